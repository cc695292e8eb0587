// A source with a few articles about ferries, and everything that fetches it, in memory.
import { readSources } from '../../../functions/sources/source-list.ts'
import type { Source, SourceState } from '../../../functions/sources/types.ts'
import { type FetchPorts, type FetchReport, fetchSource } from '../../../functions/use-cases/fetching/fetch-source.ts'
import { FakeClock, FakeLog, FakeRandom } from '../fakes/fake-clock.ts'
import { FakeEditionStore } from '../fakes/fake-editions.ts'
import { FakeInbox, FakeSourceStore, FakeWeb } from '../fakes/fake-sources.ts'

export const feedAt = 'https://news.example.com/feed.xml'

/** A text long enough for an article. */
export const words = (about: string): string =>
  Array.from({ length: 12 }, (_, n) => `The board says of ${about} that plan ${n} is ready.`).join(' ')

export interface Listed {
  n: number
  title?: string
  text?: string
}

export const items = (...numbers: number[]): Listed[] => numbers.map((n) => ({ n }))

export const rss = (listed: readonly Listed[]): string =>
  `<rss version="2.0"><channel><title>Harbour Gazette</title>${listed
    .map(
      ({ n, title = `Ferry ${n}`, text = 'A teaser.' }) =>
        `<item><title>${title}</title><link>https://news.example.com/${n}</link><guid isPermaLink="false">tag:${n}</guid>` +
        `<pubDate>${new Date(Date.UTC(2026, 10, n, 8)).toUTCString()}</pubDate><description>${text}</description></item>`,
    )
    .join('')}</channel></rss>`

/** An entry of the list, with every default filled in. */
export function aSource(more: Partial<Source> = {}): Source {
  const { sources, mistakes } = readSources(JSON.stringify([{ id: 'gazette', url: feedAt, kind: 'feed', ...more }]))
  const [one] = sources
  if (one === undefined) throw new Error(`The source of the test is none: ${mistakes.join('; ')}`)
  return one
}

export class FetchWorld implements FetchPorts {
  readonly clock = new FakeClock('2026-11-20T10:00:00.000Z')
  readonly random = new FakeRandom()
  readonly log = new FakeLog()
  readonly web = new FakeWeb()
  readonly inbox = new FakeInbox()
  readonly editions = new FakeEditionStore()
  sources = new FakeSourceStore(this.clock)

  constructor() {
    for (let n = 1; n <= 9; n += 1)
      this.web.pages.set(`https://news.example.com/${n}`, {
        body: `<html><body><p>${words(`ferry ${n}`)}</p></body></html>`,
      })
  }

  serve(body: string, headers: Record<string, string> = {}): void {
    this.web.pages.set(feedAt, { body, headers })
  }

  fetch(
    more: Partial<Source> = {},
    untilMs = Number.POSITIVE_INFINITY,
    ports: FetchPorts = this,
  ): Promise<FetchReport> {
    const userAgent = 'Broadsheet (+https://list.example.com/)'
    return fetchSource(ports, aSource(more), { userAgent, pageBytes: 100_000, untilMs })
  }

  async outcomes(more: Partial<Source> = {}): Promise<string[]> {
    return (await this.fetch(more)).entries.map(({ outcome }) => outcome)
  }

  get names(): string[] {
    return [...this.inbox.pages.keys()].sort()
  }

  async state(): Promise<SourceState> {
    const found = await this.sources.state('gazette')
    if (found === null) throw new Error('The source was never fetched.')
    return found
  }
}
