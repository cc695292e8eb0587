// Where the topics of a list lie: the content bucket of a running `npm start`, or one on AWS.
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import { type Bucket, bucket } from '../../../functions/adapters/s3.ts'
import { operator } from '../../local/gateway/call-authorizer.ts'
import { findRunning } from '../../local/run/announcement.ts'
import type { Aws } from './arguments.ts'

export interface Target {
  bucket: Bucket
  close(): void
}

/** @throws where nothing runs in that folder */
export function localTarget(folder: string): Target {
  const running = findRunning(folder)
  if (running === null)
    throw new Error(
      `No local cloud runs in ${folder}: start one with "npm start" in another terminal and try again, ` +
        'name its --folder, or name a list on AWS with --profile and --bucket.',
    )
  const credentials = { accessKeyId: operator, secretAccessKey: 'laptop' }
  const reach = { endpoint: running.gateway, region: 'us-east-1', credentials, forcePathStyle: true }
  return targetIn(running.contentBucket, reach)
}

/** Region and credentials are those of the profile. */
export function awsTarget({ profile, bucket: name }: Aws): Target {
  return targetIn(name, { profile })
}

function targetIn(name: string, reach: S3ClientConfig): Target {
  const client = new S3Client(reach)
  return { bucket: bucket(name, { client }), close: () => client.destroy() }
}
