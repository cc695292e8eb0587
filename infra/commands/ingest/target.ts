// Where pages go: the content bucket of a running `npm start`, or one on AWS.
import { PutObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import { articleStore } from '../../../functions/adapters/article-store.ts'
import { bucket } from '../../../functions/adapters/s3.ts'
import { contentPrefix } from '../../../functions/environment.ts'
import type { ArticleStore } from '../../../functions/ports.ts'
import { operator } from '../../local/gateway/call-authorizer.ts'
import { findRunning } from '../../local/run/announcement.ts'

export interface Target {
  /** Puts a page into the inbox. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** Where its record and its articles appear. */
  articles: Pick<ArticleStore, 'page' | 'read' | 'topics'>
  close(): void
}

/** @throws where nothing runs in that folder */
export function localTarget(folder: string): Target {
  const running = findRunning(folder)
  if (running === null)
    throw new Error(
      `No local cloud runs in ${folder}: start one with "npm start" in another terminal and try again, ` +
        'name its --folder, or add the pages to a bucket on AWS with --profile and --bucket.',
    )
  const credentials = { accessKeyId: operator, secretAccessKey: 'laptop' }
  const reach = { endpoint: running.gateway, region: 'us-east-1', credentials, forcePathStyle: true }
  return targetIn(running.contentBucket, reach)
}

/** Region and credentials are those of the profile. */
export function awsTarget({ profile, bucket: name }: { profile: string; bucket: string }): Target {
  return targetIn(name, { profile })
}

function targetIn(name: string, reach: S3ClientConfig): Target {
  const client = new S3Client(reach)
  return {
    put: async (page, bytes) => {
      const object = { Bucket: name, Key: `${contentPrefix.inbox}${page}`, ContentType: 'text/plain; charset=utf-8' }
      await client.send(new PutObjectCommand({ ...object, Body: bytes }))
    },
    articles: articleStore(bucket(name, { client })),
    close: () => client.destroy(),
  }
}
