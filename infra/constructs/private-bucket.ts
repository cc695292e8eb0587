// A private, versioned bucket that outlives its stack.

import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3'
import { RemovalPolicy } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'

/** A bucket with a fixed name is deleted if its first deployment fails, or the next attempt would find it there. One
 * without is kept even then: the files deployed into it would prevent CloudFormation from deleting it, and the failed
 * deployment from ending. */
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

/** The CDK's own types disagree under `exactOptionalPropertyTypes`: only one of them allows `isWebsite` to be
 * undefined. */
export function asInterface(bucket: Bucket): IBucket {
  return bucket as IBucket
}
