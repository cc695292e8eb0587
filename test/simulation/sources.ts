// `npm run simulate:sources`: sources of many kinds over weeks of a virtual clock, fetched by the use cases themselves.
// Holds that no host is asked twice within a second or twice at a time, that no entry is missed which stood in a feed
// for two intervals, and that no page comes twice; prints what it costs.
//   npm run simulate:sources -- [--sources N] [--days D] [--seed S] [--entries of all sources in a week]
import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { dayMs, hourMs, minuteMs } from '../../functions/durations.ts'
import type { SourceStore, Web } from '../../functions/source-ports.ts'
import { intervalMs } from '../../functions/sources/next-fetch.ts'
import type { Interval, Source, WebAnswer, WebRequest } from '../../functions/sources/types.ts'
import { fetchSource } from '../../functions/use-cases/fetching/fetch-source.ts'
import { queueDueSources } from '../../functions/use-cases/fetching/queue-due-sources.ts'
import { FakeClock, FakeLog, FakeRandom } from '../support/fake-clock.ts'
import { FakeEditionStore } from '../support/fake-editions.ts'
import { FakeInbox, FakeSourceStore } from '../support/fake-sources.ts'
import { aSource, words } from '../support/fetch-world.ts'

const { values } = parseArgs({
  options: {
    sources: { type: 'string', default: '200' },
    days: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    entries: { type: 'string' },
  },
})
const [sourceCount, days, seed] = [Number(values.sources), Number(values.days), Number(values.seed)]
const startMs = Date.parse('2026-11-01T00:00:00Z')
const endMs = startMs + days * dayMs

/** A source brings 4.3 entries a day, if nothing else is asked for. */
const busier = values.entries === undefined ? 1 : Number(values.entries) / 7 / (4.3 * sourceCount)

/** Several sources share a host. */
const hostShare = 0.6
/** Entries that a feed lists. */
const listedAtOnce = 15
/** As many as `fetch-source` may run at once. */
const fetchers = 5

const hostKinds = ['ordinary', 'ordinary', 'ordinary', 'slow', 'down', 'limited', 'moved'] as const
type HostKind = (typeof hostKinds)[number]

const random = drawsOf(seed)
const clock = new FakeClock(new Date(startMs).toISOString())

interface Published {
  path: string
  atMs: number
  /** When newer ones push it out of the feed. */
  untilMs: number
}

interface Feed {
  source: Source
  kind: HostKind
  host: string
  published: Published[]
}

const feeds = Array.from({ length: sourceCount }, (_, n) => feedOf(n))
const byHost = new Map<string, Feed[]>()
for (const feed of feeds) byHost.set(feed.host, [...(byHost.get(feed.host) ?? []), feed])

function feedOf(n: number): Feed {
  const host = `host${n % Math.max(Math.floor(sourceCount * hostShare), 1)}.example`
  const kind = hostKinds[(n % Math.max(Math.floor(sourceCount * hostShare), 1)) % hostKinds.length] ?? 'ordinary'
  const every = (['1h', '6h', '1d'] as const)[n % 3] ?? '6h'
  const perDay = (0.3 + random() * 8) * busier
  const times: number[] = []
  for (let at = startMs - 5 * dayMs; at < endMs; at += (-Math.log(1 - random()) * dayMs) / perDay) times.push(at)
  const published = times.map((atMs, i) => ({
    path: `/${n}/${i}`,
    atMs,
    untilMs: times[i + listedAtOnce] ?? Number.POSITIVE_INFINITY,
  }))
  return { source: aSource({ id: `s${n}`, url: `https://${host}/${n}.xml`, every }), kind, host, published }
}

/** From the fifth to the ninth day nothing answers. */
const isDown = (kind: HostKind, ms: number) => kind === 'down' && ms >= startMs + 5 * dayMs && ms < startMs + 9 * dayMs
/** In every third hour a limited host asks to be left alone. */
const isLimited = (kind: HostKind, ms: number) => kind === 'limited' && Math.floor(ms / hourMs) % 3 === 0

const started = new Map<string, number[]>()
const running = new Map<string, number>()
let overlaps = 0
let requests = 0
let unchanged = 0
let rulesAsked = 0

const web: Web = {
  async get(request) {
    const url = new URL(request.url)
    const host = url.hostname
    const kind = byHost.get(host)?.[0]?.kind ?? 'ordinary'
    const nowMs = clock.now().getTime()
    requests += 1
    if (url.pathname === '/robots.txt') rulesAsked += 1
    started.set(host, [...(started.get(host) ?? []).slice(-1), nowMs])
    noteGap(host)
    running.set(host, (running.get(host) ?? 0) + 1)
    if ((running.get(host) ?? 0) > 1) overlaps += 1
    const takesMs = isDown(kind, nowMs)
      ? Number.POSITIVE_INFINITY
      : kind === 'slow'
        ? 8_000 + random() * 4_000
        : 100 + random() * 400
    await clock.sleep(Math.min(takesMs, request.limits.ms))
    running.set(host, (running.get(host) ?? 0) - 1)
    if (takesMs > request.limits.ms) return { refused: 'timeout', detail: 'no answer in time' }
    const answer = answerOf(request, url, kind, nowMs)
    if ('status' in answer && answer.status === 304) unchanged += 1
    return answer
  },
}

let shortestGapMs = Number.POSITIVE_INFINITY
function noteGap(host: string): void {
  const [before, now] = started.get(host) ?? []
  if (before !== undefined && now !== undefined) shortestGapMs = Math.min(shortestGapMs, now - before)
}

function answerOf(request: WebRequest, url: URL, kind: HostKind, nowMs: number): WebAnswer {
  if (isLimited(kind, nowMs) && url.pathname !== '/robots.txt') return reply(429, '', { 'retry-after': '1800' })
  if (url.pathname === '/robots.txt') return reply(404, '')
  if (!url.pathname.endsWith('.xml'))
    return reply(200, `<html><body><article><p>${words(url.pathname)}</p></article></body></html>`)
  if (kind === 'moved' && !url.pathname.startsWith('/new')) return reply(301, '', { location: `/new${url.pathname}` })
  const feed = feeds.find(({ source }) => url.pathname.replace('/new', '') === new URL(source.url).pathname)
  const listed = (feed?.published ?? []).filter(({ atMs, untilMs }) => atMs <= nowMs && nowMs < untilMs)
  const etag = `"${createHash('sha256')
    .update(listed.map(({ path }) => path).join())
    .digest('base64url')}"`
  if (request.headers['if-none-match'] === etag) return reply(304, '')
  const items = listed.map(
    ({ path, atMs }) =>
      `<item><title>Entry ${path}</title><link>https://${url.hostname}${path}</link><guid>${path}</guid>` +
      `<pubDate>${new Date(atMs).toUTCString()}</pubDate></item>`,
  )
  return reply(200, `<rss version="2.0"><channel><title>Feed</title>${items.join('')}</channel></rss>`, { etag })
}

function reply(status: number, body: string, headers: Record<string, string> = {}): WebAnswer {
  return { status, headers: new Map(Object.entries(headers)), bytes: new TextEncoder().encode(body) }
}

let tableCalls = 0
/** As DynamoDB counts: 4 KB read, 1 KB written; an item of ours has about half a kilobyte. */
const units = { read: 0, written: 0 }
const sources = counted(new FakeSourceStore(clock))

function counted(store: SourceStore): SourceStore {
  return new Proxy(store, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      return (...given: unknown[]) => {
        tableCalls += 1
        return counting(String(key), value.apply(target, given))
      }
    },
  })
}

/** A turn is taken and ended by a write each. */
async function counting(method: string, answer: unknown): Promise<unknown> {
  const found: unknown = await answer
  const items = Array.isArray(found) ? found.length : found instanceof Map ? found.size : 1
  if (method.startsWith('save')) units.written += 1
  else if (method === 'takeTurn') units.written += 2
  else units.read += Math.max(1, Math.ceil(items / 8))
  return found
}

class CountingInbox extends FakeInbox {
  readonly times = new Map<string, number>()

  override async put(...page: Parameters<FakeInbox['put']>): Promise<void> {
    const url = page[2].url ?? page[0]
    this.times.set(url, (this.times.get(url) ?? 0) + 1)
  }
}

const inbox = new CountingInbox()
const editions = new FakeEditionStore()
const ports = { clock, random: new FakeRandom(), log: new FakeLog(), web, inbox, sources, editions }
let fetches = 0
const hoursMs: number[] = []

for (let hourAt = startMs + 20 * minuteMs; hourAt < endMs; hourAt += hourMs) {
  if (clock.now().getTime() < hourAt) clock.set(new Date(hourAt).toISOString())
  const queue: string[] = []
  const list = { read: async () => ({ sources: feeds.map(({ source }) => source), mistakes: [] }) }
  const sourceQueue = { fetch: async (id: string) => void queue.push(id), check: async () => {} }
  await queueDueSources({ ...ports, list, sourceQueue }, { scheduledTime: new Date(hourAt).toISOString() })
  const began = clock.now().getTime()
  await Promise.all(Array.from({ length: fetchers }, () => worker(queue)))
  hoursMs.push(clock.now().getTime() - began)
}

async function worker(queue: string[]): Promise<void> {
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const feed = feeds.find(({ source }) => source.id === id)
    if (feed === undefined) continue
    fetches += 1
    const untilMs = clock.now().getTime() + 3.5 * minuteMs
    await fetchSource(ports, feed.source, { userAgent: 'simulation', pageBytes: 100_000, untilMs })
    ports.log.lines.length = 0
  }
}

const missed = feeds.flatMap((feed) =>
  feed.published.filter((entry) => isMissed(feed, entry)).map((entry) => ({ ...entry, kind: feed.kind })),
)
const twice = [...inbox.times.values()].filter((times) => times > 1).length
const entries = feeds.reduce((sum, { published }) => sum + published.length, 0)

/** It stood in the feed, which answered, for two intervals (after an outage for a day longer: the longest wait), since
 * the source was first fetched. */
function isMissed({ source, kind, host }: Feed, { path, atMs, untilMs }: Published): boolean {
  const from = Math.max(atMs, startMs + dayMs)
  const until = Math.min(untilMs, endMs - intervalMs[source.every as Interval] * 2)
  const outage = kind === 'down' && from < startMs + 10.5 * dayMs && until > startMs + 5 * dayMs
  const stood = outage ? until - Math.max(from, startMs + 10.5 * dayMs) : until - from
  const limit = 2 * intervalMs[source.every as Interval] + (kind === 'limited' ? dayMs : 0)
  return atMs >= startMs && stood >= limit && !inbox.times.has(`https://${host}${path}`)
}

const perDay = (count: number) => Math.round(count / days).toLocaleString('en')
console.log(
  `${sourceCount} sources on ${byHost.size} hosts, ${days} days, ${entries.toLocaleString('en')} entries, seed ${seed}`,
)
console.log(`pages                    ${inbox.times.size.toLocaleString('en')}`)
console.log(`fetches a day            ${perDay(fetches)}`)
console.log(`requests a day           ${perDay(requests)}, of which ${perDay(unchanged)} say “not changed”`)
console.log(
  `for rules of sites       ${perDay(rulesAsked)} a day, ${Math.round((100 * rulesAsked) / requests)} % of the requests`,
)
// A turn is taken and ended for each request.
console.log(
  `table calls a day        ${perDay(tableCalls + requests)}: ${perDay(units.read)} units read, ${perDay(units.written)} written`,
)
const minutesOf = (share: number) =>
  Math.round((hoursMs.toSorted((a, b) => a - b)[Math.floor(share * (hoursMs.length - 1))] ?? 0) / minuteMs)
console.log(
  `longest hour             ${minutesOf(1)} minutes with ${fetchers} at once; half of them take up to ${minutesOf(0.5)}`,
)
console.log(`shortest gap on a host   ${shortestGapMs} ms`)
const broken = [
  ...(shortestGapMs < 1_000 ? [`a host was asked again after ${shortestGapMs} ms`] : []),
  ...(overlaps > 0 ? [`a host was asked two things at a time, ${overlaps} times`] : []),
  ...(missed.length > 0
    ? [
        `${missed.length} entries were missed, of hosts that are ${[...new Set(missed.map(({ kind }) => kind))].join(', ')}, e.g. ${missed[0]?.path}`,
      ]
    : []),
  ...(twice > 0 ? [`${twice} pages came twice`] : []),
]
for (const one of broken) console.error(`✗ ${one}`)
if (broken.length === 0)
  console.log('✓ one request a second and one at a time for each host; nothing missed, nothing twice')
process.exitCode = broken.length === 0 ? 0 : 1

/** Mulberry32: the same draws for the same seed. */
function drawsOf(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
