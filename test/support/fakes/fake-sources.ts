// A web of a few pages, an inbox and the stored state of sources, in memory.
import type { EntryMetadata } from '../../../functions/content/page/stated/entry-metadata.ts'
import type { HostTurn, Inbox, SourceStore, Web } from '../../../functions/source-ports.ts'
import type { KeptRobots, KnownEntry, SourceState, WebAnswer, WebRequest } from '../../../functions/sources/types.ts'
import { copyOf } from './copy.ts'
import type { FakeClock } from './fake-clock.ts'

export interface Served {
  status?: number
  headers?: Record<string, string>
  body?: string
}

/** Answers 404 for anything it does not have. */
export class FakeWeb implements Web {
  readonly pages = new Map<string, Served | WebAnswer>()
  readonly asked: WebRequest[] = []
  /** Called before each answer. */
  onGet: (request: WebRequest) => void = () => {}

  async get(request: WebRequest): Promise<WebAnswer> {
    this.asked.push(request)
    this.onGet(request)
    const page = this.pages.get(request.url)
    if (page !== undefined && ('refused' in page || 'bytes' in page)) return page
    const { status = page === undefined ? 404 : 200, headers = {}, body = '' } = page ?? {}
    return { status, headers: new Map(Object.entries(headers)), bytes: new TextEncoder().encode(body) }
  }

  /** Without those of robots.txt. */
  get addresses(): string[] {
    return this.asked.map(({ url }) => url).filter((url) => !url.endsWith('/robots.txt'))
  }
}

export class FakeInbox implements Inbox {
  readonly pages = new Map<string, { html: string; given: EntryMetadata }>()
  puts = 0
  readonly withdrawn = new Map<string, string>()
  /** Names of pages that have not been read yet. */
  readonly unread = new Set<string>()

  async put(name: string, html: string, given: EntryMetadata): Promise<void> {
    this.puts += 1
    this.pages.set(name, { html, given })
  }

  async read(name: string): Promise<{ html: string; given: EntryMetadata } | null> {
    return this.pages.get(name) ?? null
  }

  async withdraw(name: string, reason: string): Promise<boolean> {
    if (this.unread.has(name)) return false
    this.withdrawn.set(name, reason)
    return true
  }
}

export class FakeSourceStore implements SourceStore {
  readonly #clock: FakeClock
  readonly #states = new Map<string, SourceState>()
  readonly #entries = new Map<string, Map<string, KnownEntry>>()
  readonly #turns = new Map<string, number>()
  readonly #robots = new Map<string, KeptRobots>()

  constructor(clock: FakeClock) {
    this.#clock = clock
  }

  async state(source: string): Promise<SourceState | null> {
    return copyOf(this.#states.get(source) ?? null)
  }

  async states(): Promise<Map<string, SourceState>> {
    return copyOf(this.#states)
  }

  async saveState(source: string, state: SourceState, before: SourceState | null): Promise<boolean> {
    const found = this.#states.get(source) ?? null
    if ((found?.version ?? null) !== (before?.version ?? null)) return false
    this.#states.set(source, copyOf(state))
    return true
  }

  async entries(source: string): Promise<KnownEntry[]> {
    return copyOf([...(this.#entries.get(source)?.values() ?? [])])
  }

  async saveEntry(source: string, entry: KnownEntry): Promise<void> {
    const entries = this.#entries.get(source) ?? new Map<string, KnownEntry>()
    this.#entries.set(source, entries.set(entry.key, copyOf(entry)))
  }

  async robots(at: string): Promise<KeptRobots | null> {
    return copyOf(this.#robots.get(at) ?? null)
  }

  async saveRobots(at: string, kept: KeptRobots): Promise<void> {
    const found = this.#robots.get(at)
    if (found === undefined || found.askedAt < kept.askedAt) this.#robots.set(at, copyOf(kept))
  }

  async takeTurn(host: string, longestMs: number): Promise<HostTurn | null> {
    const until = this.#clock.now().getTime() + 60_000
    for (;;) {
      const waitMs = (this.#turns.get(host) ?? 0) - this.#clock.now().getTime()
      if (waitMs <= 0) break
      if (this.#clock.now().getTime() + waitMs > until) return null
      await this.#clock.sleep(waitMs)
    }
    this.#turns.set(host, this.#clock.now().getTime() + longestMs)
    return {
      end: async (gapMs) => {
        this.#turns.set(host, this.#clock.now().getTime() + gapMs)
      },
    }
  }
}
