// Where the topics of a list lie: the content bucket of a running `npm start`, or one on AWS.
import { type Bucket, bucket } from '../../../functions/adapters/s3.ts'
import { awsContent, type ContentBucket, localContent } from '../content-bucket.ts'
import type { Aws } from './arguments.ts'

export interface Target {
  bucket: Bucket
  close(): void
}

/** @throws where nothing runs in that folder */
export function localTarget(folder: string): Target {
  return targetIn(localContent(folder, 'name a list on AWS'))
}

export function awsTarget(aws: Aws): Target {
  return targetIn(awsContent(aws))
}

function targetIn({ name, client }: ContentBucket): Target {
  return { bucket: bucket(name, { client }), close: () => client.destroy() }
}
