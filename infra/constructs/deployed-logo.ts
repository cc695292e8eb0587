// Deploys the list's logo, and nothing else, into the bucket of the site.

import { dirname } from 'node:path'
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { logoPath } from '../../functions/environment.ts'
import { asInterface } from './private-bucket.ts'

export interface DeployedLogoProps {
  bucket: Bucket
  /** Absolute path. */
  file: string
  logRetentionDays: RetentionDays
}

export class DeployedLogo extends Construct {
  constructor(scope: Construct, id: string, { bucket, file, logRetentionDays }: DeployedLogoProps) {
    super(scope, id)
    const key = logoPath.slice(1)
    const { handlerRole } = new BucketDeployment(this, 'File', {
      sources: [Source.asset(dirname(file), { exclude: ['*', `!${key}`] })],
      destinationBucket: asInterface(bucket),
      prune: false,
      contentType: 'image/png',
      // A new logo has the same address as the old one: everyone has it within a day.
      cacheControl: [CacheControl.maxAge(Duration.days(1))],
      logGroup: new LogGroup(this, 'Log', { retention: logRetentionDays, removalPolicy: RemovalPolicy.DESTROY }),
    })
    // The CDK grants its function the whole bucket, which also holds the editions.
    const deny = (actions: string[], resources: { resources: string[] } | { notResources: string[] }) =>
      handlerRole.addToPrincipalPolicy(new PolicyStatement({ effect: Effect.DENY, actions, ...resources }))
    deny(['s3:PutObject*', 's3:Abort*'], { notResources: [bucket.arnForObjects(key)] })
    deny(['s3:DeleteObject*', 's3:GetObject*'], { resources: [bucket.arnForObjects('*')] })
  }
}
