// Incoming emails as SES stored them in the mail bucket.
import type { MailStore } from '../../source-ports.ts'
import type { MailBucket } from '../services/s3.ts'

export function mailStore(bucket: Pick<MailBucket, 'get' | 'getFirst'>): MailStore {
  return {
    head: (key, bytes) => bucket.getFirst(key, bytes),
    async whole(key, limit) {
      const found = await bucket.get(key, limit)
      if ('bytes' in found) return found.bytes
      return found.refused === 'missing' ? null : found.refused
    },
  }
}
