// Raw pages in the content bucket, under `inbox/`.
import { contentPrefix } from '../environment.ts'
import type { PageSource } from '../ports.ts'
import type { Bucket } from './s3.ts'

export function pageSource(bucket: Bucket): PageSource {
  return { read: (name, limit) => bucket.get(`${contentPrefix.inbox}${name}`, limit) }
}
