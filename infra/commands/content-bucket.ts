// The content bucket that a command acts on: that of a running `npm start`, or one on AWS.
import { S3Client } from '@aws-sdk/client-s3'
import { operator } from '../local/gateway/call-authorizer.ts'
import { findRunning, nothingRuns } from '../local/run/announcement.ts'

export interface ContentBucket {
  name: string
  client: S3Client
}

/**
 * @param otherwise how the command names a bucket on AWS instead
 * @throws if nothing runs in that folder
 */
export function localContent(folder: string, otherwise: string): ContentBucket {
  const running = findRunning(folder)
  if (running === null) throw new Error(nothingRuns(folder, `${otherwise} with --profile`))
  const credentials = { accessKeyId: operator, secretAccessKey: 'laptop' }
  const reach = { endpoint: running.gateway, region: 'us-east-1', credentials, forcePathStyle: true }
  return { name: running.contentBucket, client: new S3Client(reach) }
}

/** Region and credentials are those of the profile. */
export function awsContent({ profile, bucket }: { profile: string; bucket: string }): ContentBucket {
  return { name: bucket, client: new S3Client({ profile }) }
}
