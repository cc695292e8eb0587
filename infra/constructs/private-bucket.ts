// A bucket that nobody outside reaches, whose objects can be had back, and which outlives its stack.

import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3'
import { RemovalPolicy } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'

/** One with a fixed name goes with a first deployment that fails, else the next try would find it there. One without
 * stays also then: what the deployment put in keeps CloudFormation from deleting it, and the failed deployment from
 * ending. */
export function privateBucket(scope: Construct, id: string, name?: string): Bucket {
  return new Bucket(scope, id, {
    ...(name === undefined ? {} : { bucketName: name }),
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    removalPolicy: name === undefined ? RemovalPolicy.RETAIN : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  })
}

/** The CDK's own types disagree under `exactOptionalPropertyTypes`: `isWebsite` may be undefined in the one only. */
export function asInterface(bucket: Bucket): IBucket {
  return bucket as IBucket
}
