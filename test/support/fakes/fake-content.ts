// Raw pages, read pages, templates and the public site, kept in memory.
import type { EntryMetadata } from '../../../functions/content/page/stated/entry-metadata.ts'
import type { ReadPage, Topic } from '../../../functions/content/types.ts'
import type { DecisionsFile } from '../../../functions/edition/decisions/decisions.ts'
import type { Templates } from '../../../functions/edition/types.ts'
import { isoWeek } from '../../../functions/edition/week.ts'
import type {
  ArticleStore,
  PageRecord,
  PageSource,
  RawPage,
  StockEntry,
  StockState,
} from '../../../functions/page-ports.ts'
import type { DecisionSource, SiteStore, TemplateSource } from '../../../functions/ports.ts'
import { copyOf } from './copy.ts'

export class FakePageSource implements PageSource {
  readonly files = new Map<string, Uint8Array>()
  readonly given = new Map<string, EntryMetadata>()

  put(name: string, text: string, given?: EntryMetadata): void {
    this.files.set(name, new TextEncoder().encode(text))
    if (given === undefined) this.given.delete(name)
    else this.given.set(name, given)
  }

  async read(name: string, limit: number): Promise<RawPage | { refused: 'too-large' | 'missing'; size: number }> {
    const bytes = this.files.get(name)
    if (!bytes) return { refused: 'missing', size: 0 }
    if (bytes.length > limit) return { refused: 'too-large', size: bytes.length }
    const given = this.given.get(name)
    return given === undefined ? { bytes } : { bytes, given }
  }
}

export class FakeArticleStore implements ArticleStore {
  readonly #records = new Map<string, PageRecord>()
  readonly #contents = new Map<string, ReadPage>()
  readonly #stock = new Map<string, StockEntry>()
  state: StockState | null = null
  /** The result of `topics()`, or the error it throws. */
  taxonomy: Topic[] | Error = []

  async pages(): Promise<PageRecord[]> {
    return copyOf([...this.#records.values()].sort((a, b) => (a.name < b.name ? -1 : 1)))
  }

  async savePage(record: PageRecord): Promise<void> {
    const { name, status, hash, stockDay: day } = record
    if (day !== undefined) {
      const out = { out: status === 'refused' ? status : ('withdrawn' as const) }
      const entry = status === 'read' ? { day, name, hash } : { day, name, hash: null, ...out }
      this.#stock.set(JSON.stringify(entry), entry)
    }
    this.#records.set(name, copyOf(record))
  }

  async stock(days?: { from: string; to: string }): Promise<StockEntry[]> {
    const isWithin = (day: string | null) =>
      days === undefined || day === null || (day >= days.from && isoWeek(day) <= isoWeek(days.to))
    return [...this.#stock.values()].filter(({ day }) => isWithin(day))
  }

  async stockState(): Promise<StockState | null> {
    return this.state
  }

  async saveStockState(state: StockState): Promise<void> {
    this.state = state
  }

  async page(name: string): Promise<PageRecord | null> {
    return copyOf(this.#records.get(name) ?? null)
  }

  async read(hash: string): Promise<ReadPage | null> {
    return copyOf(this.#contents.get(hash) ?? null)
  }

  async save(page: ReadPage): Promise<void> {
    this.#contents.set(page.hash, copyOf(page))
  }

  async topics(): Promise<Topic[]> {
    if (this.taxonomy instanceof Error) throw this.taxonomy
    return copyOf(this.taxonomy)
  }
}

export class FakeDecisionSource implements DecisionSource {
  /** By name, e.g. `2026-W47.json`. */
  readonly byName = new Map<string, string>()

  async files(): Promise<DecisionsFile[]> {
    return [...this.byName].map(([name, text]) => ({ name, text })).sort((a, b) => (a.name < b.name ? -1 : 1))
  }
}

/** Frozen, so that any change would throw and cached results stay valid. */
function frozen<T extends object>(one: T): T {
  if (!Object.isFrozen(one))
    for (const value of Object.values(Object.freeze(one)))
      if (typeof value === 'object' && value !== null) frozen(value)
  return one
}

export class FakeTemplateSource implements TemplateSource {
  templates: Templates = { emails: {}, partials: {}, text: {}, pages: {}, messages: {}, theme: {} }

  async load(): Promise<Templates> {
    return frozen(this.templates)
  }
}

export class FakeSiteStore implements SiteStore {
  readonly files = new Map<string, { body: string; contentType: string; cacheSeconds: number }>()

  async get(key: string): Promise<string | null> {
    return this.files.get(key)?.body ?? null
  }

  async put(key: string, body: string, contentType: string, cacheSeconds: number): Promise<void> {
    this.files.set(key, { body, contentType, cacheSeconds })
  }
}
