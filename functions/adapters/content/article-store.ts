// What was read from pages: `pages/<name>.json` and `articles/<hash>.json` in the content bucket, with the taxonomy and
// the entries of the stock.
import { createHash } from 'node:crypto'
import pMap from 'p-map'
import { InvalidTopics, parseTopics } from '../../content/story/topics/taxonomy.ts'
import type { ReadPage, Topic } from '../../content/types.ts'
import { contentPrefix, settingsKeys, stockState, topicsFile } from '../../environment.ts'
import {
  type ArticleStore,
  type PageRecord,
  type StockEntry,
  type StockState,
  UnreadableObject,
} from '../../page-ports.ts'
import type { Bucket } from '../services/s3.ts'
import { settingsFile } from './settings-files.ts'
import { parseStockKey, stockKey, stockPrefixes } from './stock-keys.ts'

/** Records read at once. Chosen, not measured. */
const parallel = 16

/** S3 allows keys of 1,024 bytes; percent-encoding may triple the length of a page's name. */
const longestName = 900

export function articleStore(bucket: Bucket): ArticleStore {
  return {
    pages: () => pages(bucket),
    savePage: (record) => savePage(bucket, record),
    page: async (name) => (await bucket.getJson(pageKey(name))) as PageRecord | null,
    read: async (hash) => (await bucket.getJson(articlesKey(hash))) as ReadPage | null,
    save: (page) => bucket.putJson(articlesKey(page.hash), page),
    topics: () => topics(bucket),
    stock: (days) => stock(bucket, days),
    stockState: async () => (await bucket.getJson(stockState)) as StockState | null,
    saveStockState: (state) => bucket.putJson(stockState, state),
  }
}

/** The stock first: the existence of a record means that its page is done. */
async function savePage(bucket: Bucket, record: PageRecord): Promise<void> {
  const { name, status, hash, stockDay } = record
  if (stockDay !== undefined) {
    const entry = status === 'read' ? { hash } : { hash: null, ...(status === 'refused' ? { out: status } : {}) }
    const key = stockKey({ day: stockDay, ...entry, record: recordName(name) })
    await bucket.putJson(key, { name })
  }
  await bucket.putJson(pageKey(name), record)
}

async function stock(bucket: Bucket, days?: { from: string; to: string }): Promise<StockEntry[]> {
  const lists = await Promise.all(stockPrefixes(days).map((prefix) => bucket.list(prefix)))
  const found: StockEntry[] = []
  for (const key of lists.flat()) {
    const entry = parseStockKey(key)
    if (entry === null || (days !== undefined && entry.day !== null && entry.day < days.from)) continue
    const name = await nameOf(bucket, entry.record)
    const { day, hash, out } = entry
    if (name !== null) found.push(out === undefined ? { name, day, hash } : { name, day, hash, out })
  }
  return found
}

/** A name too long for a key is read from the record; `null` if there is no record yet. */
async function nameOf(bucket: Bucket, record: string): Promise<string | null> {
  const name = record.replace(/\.json$/, '')
  if (!hashed.test(name)) return decodeURIComponent(name)
  return (await pageRecord(bucket, `${contentPrefix.pages}${record}`))?.name ?? null
}

const hashed = /^[0-9a-f]{64}$/

async function pages(bucket: Bucket): Promise<PageRecord[]> {
  const keys = await bucket.list(contentPrefix.pages)
  const records = await pMap(keys, (key) => pageRecord(bucket, key), { concurrency: parallel })
  return records.filter((one) => one !== null).sort((a, b) => (a.name < b.name ? -1 : 1))
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

/** The encoded name if it fits into a key together with the rest of a stock entry, otherwise its SHA-256. The record
 * holds the name in either case. */
const pageKey = (name: string) => `${contentPrefix.pages}${recordName(name)}`

function recordName(name: string): string {
  const encoded = encodeURIComponent(name)
  const fits = encoded.length <= longestName
  return `${fits ? encoded : createHash('sha256').update(name).digest('hex')}.json`
}

function articlesKey(hash: string): string {
  return `${contentPrefix.articles}${hash}.json`
}
