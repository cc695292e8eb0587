// What a deployment puts into the content bucket: the topics and the editor's decisions under `defaults/`, and on a
// laptop the sample pages. It deletes nothing, and writes nowhere else.

import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, type BucketDeploymentProps, Source } from 'aws-cdk-lib/aws-s3-deployment'
import { RemovalPolicy } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { contentPrefix, decisionsFolder, settingsPrefix, sourcesFile, topicsFile } from '../../functions/environment.ts'
import { repository } from '../repository.ts'
import { asInterface } from './private-bucket.ts'

export interface DeployedContentProps {
  bucket: Bucket
  /** Absolute, or relative to the repository's root. */
  seedsFolder: string
  sampleArticles: boolean
  logRetentionDays: RetentionDays
}

/** Where a deployment may write. */
const written: readonly string[] = [settingsPrefix.deployed, contentPrefix.inbox]

export class DeployedContent extends Construct {
  private readonly shared: Omit<BucketDeploymentProps, 'sources'>
  private readonly bucket: Bucket

  constructor(scope: Construct, id: string, { bucket, seedsFolder, sampleArticles, ...props }: DeployedContentProps) {
    super(scope, id)
    const retention = props.logRetentionDays
    const logGroup = new LogGroup(this, 'Log', { retention, removalPolicy: RemovalPolicy.DESTROY })
    this.shared = { destinationBucket: asInterface(bucket), prune: false, logGroup }
    this.bucket = bucket
    const seeds = resolve(repository, seedsFolder)
    const settings = this.settings(seeds)
    this.bound(settings)
    // Topics first, so that there are never pages without them.
    if (sampleArticles) this.articles(join(seeds, 'articles'))?.node.addDependency(settings)
  }

  private settings(seeds: string): BucketDeployment {
    const topics = join(seeds, topicsFile)
    if (!existsSync(topics))
      throw new Error(
        `${topics} is missing: a list needs topics that readers can choose; seeds/README.md says what stands in the file`,
      )
    const folder = decisionsFolder.replace(/\/$/, '')
    return new BucketDeployment(this, 'Settings', {
      ...this.shared,
      sources: [
        Source.asset(seeds, { exclude: ['*', `!${topicsFile}`, `!${sourcesFile}`, `!${folder}`, `!${folder}/*.json`] }),
      ],
      destinationKeyPrefix: settingsPrefix.deployed,
    })
  }

  /** `undefined` if there are no pages. */
  private articles(folder: string): BucketDeployment | undefined {
    const isThere = existsSync(folder) && readdirSync(folder).some((name) => !name.startsWith('.'))
    if (!isThere) return undefined
    return new BucketDeployment(this, 'Articles', {
      ...this.shared,
      sources: [Source.asset(folder, { exclude: ['.*'] })],
      destinationKeyPrefix: contentPrefix.inbox,
    })
  }

  /** The CDK grants its function the whole bucket, to read, write and delete; what it does not need is denied. */
  private bound({ handlerRole }: BucketDeployment): void {
    const deny = (statement: { actions: string[]; resources?: string[]; notResources?: string[] }) =>
      handlerRole.addToPrincipalPolicy(new PolicyStatement({ effect: Effect.DENY, ...statement }))
    deny({
      actions: ['s3:PutObject*', 's3:Abort*'],
      notResources: written.map((prefix) => this.bucket.arnForObjects(`${prefix}*`)),
    })
    deny({ actions: ['s3:DeleteObject*'], resources: [this.bucket.arnForObjects('*')] })
    const kept = [settingsPrefix.changed, ...Object.values(contentPrefix).filter((prefix) => !written.includes(prefix))]
    deny({ actions: ['s3:GetObject*'], resources: kept.map((prefix) => this.bucket.arnForObjects(`${prefix}*`)) })
  }
}
