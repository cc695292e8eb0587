// Ports for reading pages: the pages as they came, and the records of what was read from them.
import type { EntryMetadata } from './content/page/stated/entry-metadata.ts'
import type { ReadPage, Topic } from './content/types.ts'

/** A page as it came, with what its feed says about it. */
export interface RawPage {
  bytes: Uint8Array
  given?: EntryMetadata
}

/** Raw pages as they came. */
export interface PageSource {
  /** `too-large` without reading the bytes if the object exceeds `limit`; `missing` if it is gone. */
  read(name: string, limit: number): Promise<RawPage | { refused: 'too-large' | 'missing'; size: number }>
}

/** What became of one page name. */
export interface PageRecord {
  name: string
  /** SHA-256 of the bytes; `null` if they were never read. */
  hash: string | null
  /** `unreadable`: the record itself cannot be read; `withdrawn`: the operator removed the page. */
  status: 'read' | 'duplicate' | 'refused' | 'unreadable' | 'withdrawn'
  /** Refused pages: the reason and what to do. Duplicates: the page with the same content. Withdrawn pages: the day of
   * withdrawal. */
  reason: string | null
  articles: number
  passages: number
  dropped: number
  /** Hashes of earlier contents of the page, oldest first; absent if it never changed. */
  before?: string[]
  /** Why an editor must check the page before a story of it is printed; absent if there is no reason. */
  held?: string
  /** ISO date from which the page's days in the stock are counted: that of its first reading, or a later one if its
   * source lets stories wait longer than pages stay. `null`: the page stays, because its stories wait for ever or
   * because the date of its first reading is unknown. Absent for pages that were never in the stock. */
  stockDay?: string | null
}

/** Says that a page is in the stock with the content read from it or, without a hash, that it is not. Entries are never
 * removed: if there are several of one page, the page's record says which one counts. */
export interface StockEntry {
  name: string
  /** ISO date, the `stockDay` of its record. */
  day: string | null
  hash: string | null
  /** Why the page is not in the stock. */
  out?: 'refused' | 'withdrawn'
}

/** What is known about all entries of the stock together. */
export interface StockState {
  /** Version of the rules by which all pages in the stock were read, or are queued to be read. */
  rules: string
}

/** An object in the content bucket is not what was written there: a fault of that object, not of the store. */
export class UnreadableObject extends Error {
  override name = 'UnreadableObject'
}

export interface ArticleStore {
  pages(): Promise<PageRecord[]>
  /** A record with a day (`stockDay`) is entered into the stock first. May be repeated. */
  savePage(record: PageRecord): Promise<void>
  /** Throws `UnreadableObject`. */
  page(name: string): Promise<PageRecord | null>
  /** Entries of these days (ISO dates, both included), and of pages that stay; all where no days are given. */
  stock(days?: { from: string; to: string }): Promise<StockEntry[]>
  /** `null` as long as the stock may lack pages that were read before there was one. */
  stockState(): Promise<StockState | null>
  saveStockState(state: StockState): Promise<void>
  /** `null` if no page with that content was read. Throws `UnreadableObject`. */
  read(hash: string): Promise<ReadPage | null>
  save(page: ReadPage): Promise<void>
  /** The operator's taxonomy; throws `InvalidTopics` (see `content/story/topics/taxonomy.ts`) when it is missing or
   * malformed. */
  topics(): Promise<Topic[]>
}
