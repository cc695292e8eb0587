// What pages were read into: `pages/<name>.json` and `articles/<hash>.json` in the content bucket, beside the taxonomy.
import { createHash } from 'node:crypto'
import { InvalidTopics, parseTopics } from '../content/story/taxonomy.ts'
import type { ReadPage, Topic } from '../content/types.ts'
import { contentPrefix, settingsKeys, topicsFile } from '../environment.ts'
import { type ArticleStore, type PageRecord, UnreadableObject } from '../ports.ts'
import type { Bucket } from './s3.ts'
import { settingsFile } from './settings-files.ts'

/** Records read at once. */
const parallel = 16

/** S3 takes keys of 1,024 bytes; encoding a page's name may triple it. */
const longestName = 900

export function articleStore(bucket: Bucket): ArticleStore {
  return {
    pages: () => pages(bucket),
    savePage: (record) => bucket.putJson(pageKey(record.name), record),
    page: async (name) => (await bucket.getJson(pageKey(name))) as PageRecord | null,
    read: async (hash) => (await bucket.getJson(articlesKey(hash))) as ReadPage | null,
    save: (page) => bucket.putJson(articlesKey(page.hash), page),
    topics: () => topics(bucket),
  }
}

async function pages(bucket: Bucket): Promise<PageRecord[]> {
  const keys = (await bucket.list(contentPrefix.pages)).values()
  const records: PageRecord[] = []
  const worker = async () => {
    for (const key of keys) {
      const record = await pageRecord(bucket, key)
      if (record) records.push(record)
    }
  }
  await Promise.all(Array.from({ length: parallel }, worker))
  return records.sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function pageRecord(bucket: Bucket, key: string): Promise<PageRecord | null> {
  try {
    return (await bucket.getJson(key)) as PageRecord | null
  } catch (error) {
    if (!(error instanceof UnreadableObject)) throw error
    const name = key.slice(contentPrefix.pages.length).replace(/\.json$/, '')
    return { name, hash: null, status: 'unreadable', reason: error.message, articles: 0, passages: 0, dropped: 0 }
  }
}

async function topics(bucket: Bucket): Promise<Topic[]> {
  const text = await settingsFile(bucket, topicsFile)
  if (text !== null) return parseTopics(text)
  throw new InvalidTopics([
    `${settingsKeys(topicsFile).join(' and ')} are not in the content bucket; deploy, or put the topics there with "npm run topics -- push"`,
  ])
}

/** The name itself where it fits; its SHA-256 otherwise. The record carries the name in any case. */
function pageKey(name: string): string {
  const encoded = encodeURIComponent(name)
  const fits = encoded.length <= longestName
  return `${contentPrefix.pages}${fits ? encoded : createHash('sha256').update(name).digest('hex')}.json`
}

function articlesKey(hash: string): string {
  return `${contentPrefix.articles}${hash}.json`
}
