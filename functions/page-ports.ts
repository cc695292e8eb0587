// What reading pages needs from outside: the pages as they came, and what they were read into.
import type { EntryMetadata } from './content/page/entry-metadata.ts'
import type { ReadPage, Topic } from './content/types.ts'

/** A page as it came, and what its feed says of it. */
export interface RawPage {
  bytes: Uint8Array
  given?: EntryMetadata
}

/** Raw pages as they came. */
export interface PageSource {
  /** `too-large` without reading the bytes when the object exceeds `limit`; `missing` when it is gone. */
  read(name: string, limit: number): Promise<RawPage | { refused: 'too-large' | 'missing'; size: number }>
}

/** What became of one page name. */
export interface PageRecord {
  name: string
  /** SHA-256 of the bytes; `null` where they were never read. */
  hash: string | null
  /** `unreadable`: the record itself cannot be read; `withdrawn`: the operator took the page out. */
  status: 'read' | 'duplicate' | 'refused' | 'unreadable' | 'withdrawn'
  /** For a refused page: the reason and what to do. For a duplicate: the page that has the same content. For a
   * withdrawn one: the day on which it was. */
  reason: string | null
  articles: number
  passages: number
  dropped: number
  /** Hashes of what was read under its name before, the oldest first; absent where it never changed. */
  before?: string[]
  /** Why an editor must look at the page before a story of it is printed; absent where there is no reason. */
  held?: string
  /** ISO date from which its days in the stock are counted: that of its first reading, or a later one where its source
   * lets its stories wait longer than pages stay. `null`: it stays, for its stories wait for ever, or it is not known
   * when it was first read. Absent of pages that were never in the stock. */
  stockDay?: string | null
}

/** That a page is in the stock by what was read of it or, without a hash, is not. Nothing is ever taken back: where
 * there are several of one page, its record says which one holds. */
export interface StockEntry {
  name: string
  /** ISO date, the `stockDay` of its record. */
  day: string | null
  hash: string | null
  /** Why it is not in the stock. */
  out?: 'refused' | 'withdrawn'
}

/** What is known of all entries of the stock together. */
export interface StockState {
  /** Version of the rules that all pages in the stock were read by, or are queued to be. */
  rules: string
}

/** Something kept in the content bucket is not what was written there: a fault of that object, not of the store. */
export class UnreadableObject extends Error {
  override name = 'UnreadableObject'
}

export interface ArticleStore {
  pages(): Promise<PageRecord[]>
  /** A record with a day (`stockDay`) enters the stock first. Throws nothing where that is said again. */
  savePage(record: PageRecord): Promise<void>
  /** Throws `UnreadableObject`. */
  page(name: string): Promise<PageRecord | null>
  /** Entries of these days (ISO dates, both included), and of pages that stay; all where no days are given. */
  stock(days?: { from: string; to: string }): Promise<StockEntry[]>
  /** `null` as long as pages may be missing in the stock that were read before there was one. */
  stockState(): Promise<StockState | null>
  saveStockState(state: StockState): Promise<void>
  /** `null` where no page with that content was read. Throws `UnreadableObject`. */
  read(hash: string): Promise<ReadPage | null>
  save(page: ReadPage): Promise<void>
  /** The operator's taxonomy; throws `InvalidTopics` (see `content/taxonomy.ts`) when it is missing or malformed. */
  topics(): Promise<Topic[]>
}
