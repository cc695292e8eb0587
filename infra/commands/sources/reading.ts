// What becomes of a source's entries, as they are fetched: which yield stories, which do not, and why.
import { examinePage } from '../../../functions/content/page/reading/page.ts'
import type { Topic } from '../../../functions/content/types.ts'
import type { Settings } from '../../../functions/environment.ts'
import type { Clock, Log, Random } from '../../../functions/ports.ts'
import type { SourcePorts } from '../../../functions/source-ports.ts'
import type { Source, WebAnswer } from '../../../functions/sources/types.ts'
import { type FetchPorts, type FetchReport, fetchSource } from '../../../functions/use-cases/fetching/fetch-source.ts'
import { userAgent } from '../../../functions/use-cases/fetching/polite-web.ts'
import { storiesToExpect } from '../stories-to-expect.ts'

export interface ReadingPorts extends SourcePorts, Pick<FetchPorts, 'editions'> {
  clock: Clock
  random: Random
  /** Empty if they cannot be read. */
  topics: Topic[]
  settings: Pick<Settings, 'caps' | 'freshForDays' | 'listName' | 'siteUrl' | 'mailDomain'>
}

/** What a page yields, in words, or why it is refused. */
export type PageWords = { gives: string[] } | { refused: string }

export interface Reading {
  report: FetchReport
  /** By name of the page in the inbox. */
  pages: ReadonlyMap<string, PageWords>
}

/** The command itself prints what there is to say. */
const silent: Log = { info() {}, warn() {}, error() {}, count() {} }

/** Takes new entries into the inbox, as the hourly fetch does. */
export async function fetchNow(ports: ReadingPorts, source: Source): Promise<Reading> {
  const pages = new Map<string, PageWords>()
  const { clock, random, web, sources, settings, editions } = ports
  const inbox: SourcePorts['inbox'] = {
    read: (name) => ports.inbox.read(name),
    withdraw: (name, reason) => ports.inbox.withdraw(name, reason),
    async put(name, html, given) {
      await ports.inbox.put(name, html, given)
      const bytes = new TextEncoder().encode(html)
      pages.set(name, wordsOf(examinePage({ name, bytes, limit: settings.caps.pageBytes, given }), ports))
    },
  }
  const report = await fetchSource({ clock, random, log: silent, web, sources, inbox, editions }, source, {
    userAgent: userAgent(settings.listName, settings.siteUrl),
    pageBytes: settings.caps.pageBytes,
    untilMs: Number.POSITIVE_INFINITY,
  })
  return { report, pages }
}

/** The same without storing anything; also if the feed would say that it has not changed. */
export function tryOut(ports: ReadingPorts, source: Source): Promise<Reading> {
  const { sources } = ports
  return fetchNow(
    {
      ...ports,
      editions: { list: async () => [], find: async () => null, change: async () => false },
      inbox: { put: async () => {}, read: async () => null, withdraw: async () => true },
      sources: {
        async state(id) {
          const found = await sources.state(id)
          return found && { ...found, etag: null, lastModified: null }
        },
        states: () => sources.states(),
        saveState: async () => true,
        entries: (id) => sources.entries(id),
        saveEntry: async () => {},
        takeTurn: (host, longestMs) => sources.takeTurn(host, longestMs),
        robots: (at) => sources.robots(at),
        saveRobots: (at, kept) => sources.saveRobots(at, kept),
      },
    },
    source,
  )
}

function wordsOf(examined: ReturnType<typeof examinePage>, { clock, topics, settings }: ReadingPorts): PageWords {
  if ('refused' in examined) return examined
  const page = { ...examined.page, readAt: clock.now().toISOString() }
  const held = page.held === undefined ? [] : [`held for you: ${page.held}`]
  return { gives: [...held, ...storiesToExpect(page, topics, settings)] }
}

/** For a command that looks at a feed twice but should request it once. */
export function remembering(web: SourcePorts['web']): SourcePorts['web'] {
  const known = new Map<string, WebAnswer>()
  return {
    ...web,
    async get(request) {
      const answer = known.get(request.url) ?? (await web.get(request))
      if (!('refused' in answer)) known.set(request.url, answer)
      return answer
    },
  }
}
