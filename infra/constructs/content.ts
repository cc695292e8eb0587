// The content bucket, and the queue that S3 notifies of new pages.

import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3'
import { CfnQueuePolicy } from 'aws-cdk-lib/aws-sqs'
import { Aws } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { contentPrefix, variable } from '../../functions/environment.ts'
import type { BucketName, Named } from './named.ts'
import { privateBucket } from './private-bucket.ts'
import { WorkQueue } from './work-queue.ts'

export class Content extends Construct {
  readonly bucket: Bucket
  readonly named: Named<BucketName>
  readonly ingest: WorkQueue

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.ingest = new WorkQueue(this, 'Ingest', 'ingest-pages')
    this.bucket = privateBucket(this, 'Bucket')
    this.named = {
      resource: { name: this.bucket.bucketName, arn: this.bucket.bucketArn },
      variable: variable.contentBucket,
    }
    this.announcePages()
  }

  /** A native bucket notification: the CDK's `addEventNotification` would add a custom resource. The queue's policy
   * names the account instead of the bucket, or each would wait for the other. */
  private announcePages(): void {
    const { queue } = this.ingest
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
    const bucket = this.bucket.node.defaultChild
    if (!(bucket instanceof CfnBucket)) throw new Error('The content bucket has no AWS::S3::Bucket to notify from.')
    bucket.notificationConfiguration = {
      queueConfigurations: [
        {
          event: 's3:ObjectCreated:*',
          queue: queue.queueArn,
          filter: { s3Key: { rules: [{ name: 'prefix', value: contentPrefix.inbox }] } },
        },
      ],
    }
    // S3 tests the queue when the notification is set up.
    for (const child of queue.node.findAll()) if (child instanceof CfnQueuePolicy) bucket.addResourceDependency(child)
  }
}
