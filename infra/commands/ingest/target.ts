// Where pages go: the content bucket of a running `npm start`, or one on AWS.
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { articleStore } from '../../../functions/adapters/article-store.ts'
import { bucket } from '../../../functions/adapters/s3.ts'
import { contentPrefix } from '../../../functions/environment.ts'
import type { ArticleStore } from '../../../functions/ports.ts'
import { awsContent, type ContentBucket, localContent } from '../content-bucket.ts'

export interface Target {
  /** Puts a page into the inbox. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** Where its record and its articles appear. */
  articles: Pick<ArticleStore, 'page' | 'read' | 'topics'>
  close(): void
}

/** @throws where nothing runs in that folder */
export function localTarget(folder: string): Target {
  return targetIn(localContent(folder, 'add the pages to a bucket on AWS'))
}

export function awsTarget(aws: { profile: string; bucket: string }): Target {
  return targetIn(awsContent(aws))
}

function targetIn({ name, client }: ContentBucket): Target {
  return {
    put: async (page, bytes) => {
      const object = { Bucket: name, Key: `${contentPrefix.inbox}${page}`, ContentType: 'text/plain; charset=utf-8' }
      await client.send(new PutObjectCommand({ ...object, Body: bytes }))
    },
    articles: articleStore(bucket(name, { client })),
    close: () => client.destroy(),
  }
}
