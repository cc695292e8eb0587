// Raw pages in the content bucket, under `inbox/`, each with what its feed says about it as object metadata. Sets the
// size limit (bytes) of an object that is read.
import { isRecord, jsonRecord } from '../../content/language/words/json-record.ts'
import type { EntryMetadata } from '../../content/page/stated/entry-metadata.ts'
import type { SourceRules } from '../../content/types.ts'
import { contentPrefix } from '../../environment.ts'
import type { PageSource } from '../../page-ports.ts'
import type { Inbox, NewsletterInbox } from '../../source-ports.ts'
import type { Bucket, MailBucket } from '../services/s3.ts'
import { articleStore } from './article-store.ts'

/** S3 allows 2 KB of metadata, names included, in ASCII. */
const mostMetadata = 1_900

const metadataName = 'given'

/** Pages of ours are never larger. */
const mostBytes = 20_000_000

export function pageSource(bucket: Bucket): PageSource {
  return {
    async read(name, limit) {
      const found = await bucket.get(`${contentPrefix.inbox}${name}`, limit)
      if ('refused' in found) return found
      const given = unpacked(found.metadata[metadataName])
      return given === null ? { bytes: found.bytes } : { bytes: found.bytes, given }
    },
  }
}

export function inbox(bucket: Bucket): Inbox {
  return {
    put: (name, html, given) =>
      bucket.put(`${contentPrefix.inbox}${name}`, html, {
        contentType: 'text/html; charset=utf-8',
        metadata: { [metadataName]: packed(given) },
      }),
    async read(name) {
      const found = await bucket.get(`${contentPrefix.inbox}${name}`, mostBytes)
      if ('refused' in found) return null
      return { html: new TextDecoder().decode(found.bytes), given: unpacked(found.metadata[metadataName]) ?? {} }
    },
    async withdraw(name, reason) {
      const articles = articleStore(bucket)
      const record = await articles.page(name)
      if (record === null) return false
      if (record.status === 'read') await articles.savePage({ ...record, status: 'withdrawn', reason })
      return true
    },
  }
}

export function newsletterInbox(bucket: Pick<MailBucket, 'putBytes'>): NewsletterInbox {
  return {
    put: (name, mail, given) =>
      bucket.putBytes(`${contentPrefix.inbox}${name}`, mail, {
        contentType: 'message/rfc822',
        metadata: { [metadataName]: packed(given) },
      }),
  }
}

/** Fields to leave out, in this order, while the metadata are too long: the page itself may well state them. */
const spare = ['title', 'authors', 'publication', 'url'] as const

function packed(given: EntryMetadata): string {
  const rest = { ...given }
  let text = encoded(rest)
  for (const field of spare) {
    if (text.length <= mostMetadata) break
    delete rest[field]
    text = encoded(rest)
  }
  return text
}

const encoded = (given: EntryMetadata) => Buffer.from(JSON.stringify(given)).toString('base64url')

/** Anyone who may put a page into the bucket may add any metadata: what is not in our form is ignored. */
function unpacked(metadata: string | undefined): EntryMetadata | null {
  const fields = jsonRecord(Buffer.from(metadata ?? '', 'base64url').toString())
  if (fields === null) return null
  const given: EntryMetadata = {}
  for (const key of ['title', 'publication', 'published', 'url', 'language'] as const) {
    const text = fields[key]
    if (typeof text === 'string') given[key] = text
  }
  const { authors } = fields
  if (Array.isArray(authors)) given.authors = authors.filter((one) => typeof one === 'string')
  const rules = rulesIn(fields['rules'])
  return rules === null ? given : { ...given, rules }
}

function rulesIn(value: unknown): SourceRules | null {
  if (!isRecord(value)) return null
  const { topics, freshForDays: days, quote } = value
  return {
    ...(Array.isArray(topics) ? { topics: topics.filter((one) => typeof one === 'string') } : {}),
    ...(typeof days === 'number' || days === null ? { freshForDays: days } : {}),
    ...(typeof quote === 'number' ? { quote } : {}),
  }
}
