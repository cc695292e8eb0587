// `npm run simulate:sources`: sources of many kinds over weeks of a virtual clock, fetched by the use cases themselves.
// Holds that no host is asked twice within a second or twice at a time, that no entry is missed which stood in a feed
// for two intervals, that no page comes twice, and that what is taken back is found by the check once a week, which
// takes nothing else out; prints what it costs.
//   npm run simulate:sources -- [--sources N] [--days D] [--seed S] [--entries of all sources in a week]
//     [--fetchers that run at once] [--batch messages that one gets]
import { parseArgs } from 'node:util'
import { dayMs, hourMs, minuteMs } from '../../../functions/durations.ts'
import type { SourceQueue, SourceStore, Web } from '../../../functions/source-ports.ts'
import { intervalMs } from '../../../functions/sources/next-fetch.ts'
import type { Interval } from '../../../functions/sources/types.ts'
import { fetchQueued } from '../../../functions/use-cases/fetching/fetch-queued.ts'
import { queueChecks, queueDueSources } from '../../../functions/use-cases/fetching/queue-due-sources.ts'
import { fetchConcurrency, sourcesACall } from '../../../infra/constructs/fetch-batches.ts'
import { FakeClock, FakeLog, FakeRandom } from '../../support/fakes/fake-clock.ts'
import { FakeEditionStore } from '../../support/fakes/fake-editions.ts'
import { FakeInbox, FakeSourceStore } from '../../support/fakes/fake-sources.ts'
import { type Feed, type Published, SourceHosts } from './source-hosts.ts'

const { values } = parseArgs({
  options: {
    sources: { type: 'string', default: '200' },
    days: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    entries: { type: 'string' },
    fetchers: { type: 'string', default: String(fetchConcurrency) },
    batch: { type: 'string', default: String(sourcesACall) },
  },
})
const [sourceCount, days, seed] = [Number(values.sources), Number(values.days), Number(values.seed)]
const startMs = Date.parse('2026-11-01T00:00:00Z')
const endMs = startMs + days * dayMs

const [fetchers, batch] = [Number(values.fetchers), Number(values.batch)]

/** Between two runs of `fetch-sources`. */
const runEveryMs = hourMs / 2

/** Days that stories wait: what is older is not checked. */
const freshForDays = 14
/** In the week: Tuesdays at six, the day before an edition is composed. */
const checkDay = 2
const checkHour = 6

const clock = new FakeClock(new Date(startMs).toISOString())
const hosts = new SourceHosts({
  sources: sourceCount,
  startMs,
  endMs,
  seed,
  entries: values.entries === undefined ? undefined : Number(values.entries),
})
const { feeds, byHost, goneAt } = hosts

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
    const nowMs = clock.now().getTime()
    requests += 1
    if (url.pathname === '/robots.txt') rulesAsked += 1
    started.set(host, [...(started.get(host) ?? []).slice(-1), nowMs])
    noteGap(host)
    running.set(host, (running.get(host) ?? 0) + 1)
    if ((running.get(host) ?? 0) > 1) overlaps += 1
    const takesMs = hosts.takesMs(host, nowMs)
    await clock.sleep(Math.min(takesMs, request.limits.ms))
    running.set(host, (running.get(host) ?? 0) - 1)
    if (takesMs > request.limits.ms) return { refused: 'timeout', detail: 'no answer in time' }
    const answer = hosts.answer(request, nowMs)
    if ('status' in answer && answer.status === 304) unchanged += 1
    return answer
  },
}

let shortestGapMs = Number.POSITIVE_INFINITY
function noteGap(host: string): void {
  const [before, now] = started.get(host) ?? []
  if (before !== undefined && now !== undefined) shortestGapMs = Math.min(shortestGapMs, now - before)
}

let tableCalls = 0
/** As DynamoDB counts: 4 KB read, 1 KB written; an item of ours has about half a kilobyte. */
const units = { read: 0, written: 0 }
const store = new FakeSourceStore(clock)
const sources = counted(store)

function counted(inner: SourceStore): SourceStore {
  return new Proxy(inner, {
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
  readonly paths = new Map<string, string>()
  /** Paths of articles that were taken out, and when. */
  readonly out = new Map<string, number>()

  override async put(...page: Parameters<FakeInbox['put']>): Promise<void> {
    const url = page[2].url ?? page[0]
    this.times.set(url, (this.times.get(url) ?? 0) + 1)
    this.paths.set(page[0], new URL(url).pathname)
  }

  override async withdraw(name: string): Promise<boolean> {
    this.out.set(this.paths.get(name) ?? name, clock.now().getTime())
    return true
  }
}

const inbox = new CountingInbox()
const editions = new FakeEditionStore()
const ports = { clock, random: new FakeRandom(), log: new FakeLog(), web, inbox, sources, editions }
let fetches = 0
let checks = 0
let calls = 0
let secondsOfCalls = 0
/** From when a source was due until it was asked. */
const lateMs = { hourly: [] as number[], all: [] as number[] }
const intervalOf = new Map(feeds.map(({ source }) => [source.id, source.every]))
const checkedAt: number[] = []
let checkedUntil = 0

/** One queue, as it is on AWS: what is due comes behind what is still in it. */
const queue: { body: string; dueMs: number | null; fromMs?: number }[] = []
const list = { read: async () => ({ sources: feeds.map(({ source }) => source), mistakes: [] }) }
const sourceQueue: SourceQueue = {
  async fetch(ids, due) {
    const states = await store.states()
    for (const source of ids) {
      const state = states.get(source)
      const dueMs = state === undefined ? Date.parse(due) : Date.parse(state.nextAt)
      queue.push({ body: JSON.stringify({ source, due }), dueMs })
    }
  },
  async check(ids, check, afterSeconds = 0) {
    const fromMs = clock.now().getTime() + afterSeconds * 1000
    for (const source of ids) queue.push({ body: JSON.stringify({ source, check }), dueMs: null, fromMs })
  },
}

let runAt = startMs + 20 * minuteMs
while (runAt < endMs || queue.length > 0) {
  const nowMs = clock.now().getTime()
  const earliestMs = Math.min(
    runAt < endMs ? runAt : Number.POSITIVE_INFINITY,
    ...queue.map(({ fromMs = 0 }) => fromMs),
  )
  if (earliestMs > nowMs) clock.set(new Date(earliestMs).toISOString())
  await queueWhatIsDue()
  await Promise.all(Array.from({ length: fetchers }, worker))
}

async function queueWhatIsDue(): Promise<void> {
  while (runAt <= clock.now().getTime() && runAt < endMs) {
    const at = new Date(runAt)
    runAt += runEveryMs
    await queueDueSources({ ...ports, list, sourceQueue }, { scheduledTime: at.toISOString() })
    if (at.getUTCDay() !== checkDay || at.getUTCHours() !== checkHour || at.getUTCMinutes() !== 20) continue
    await queueChecks({ log: ports.log, list, sourceQueue }, { checkTime: at.toISOString() })
    checkedAt.push(at.getTime())
  }
}

/** A call of the function after another, until nothing waits. */
async function worker(): Promise<void> {
  for (let some = nextBatch(); some.length > 0; some = nextBatch()) {
    const nowMs = clock.now().getTime()
    const messages = some.map(({ body }, n) => ({ messageId: String(n), body }))
    for (const { body, dueMs } of some) note(body, dueMs, nowMs)
    const options = { userAgent: 'simulation', pageBytes: 100_000, untilMs: nowMs + 3.5 * minuteMs, freshForDays }
    await fetchQueued({ ...ports, list, sourceQueue }, messages, options)
    calls += 1
    secondsOfCalls += (clock.now().getTime() - nowMs) / 1_000
    if (some.some(({ dueMs }) => dueMs === null))
      checkedUntil = Math.max(checkedUntil, clock.now().getTime() - (checkedAt.at(-1) ?? 0))
    ports.log.lines.length = 0
    await queueWhatIsDue()
  }
}

/** What may be taken now, in its order. */
function nextBatch(): typeof queue {
  const nowMs = clock.now().getTime()
  const some = queue.filter(({ fromMs = 0 }) => fromMs <= nowMs).slice(0, batch)
  for (const one of some) queue.splice(queue.indexOf(one), 1)
  return some
}

function note(body: string, dueMs: number | null, nowMs: number): void {
  if (dueMs === null) {
    checks += 1
    return
  }
  fetches += 1
  lateMs.all.push(nowMs - dueMs)
  if (intervalOf.get(JSON.parse(body).source) === '1h') lateMs.hourly.push(nowMs - dueMs)
}

const missed = feeds.flatMap((feed) =>
  feed.published.filter((entry) => isMissed(feed, entry)).map((entry) => ({ ...entry, kind: feed.kind })),
)
const twice = [...inbox.times.values()].filter((times) => times > 1).length
const entries = feeds.reduce((sum, { published }) => sum + published.length, 0)

/** It stood in the feed and was there, and the feed answered, for two intervals (after an outage for a day longer: the
 * longest wait), since the source was first fetched. */
function isMissed({ source, kind, host }: Feed, { path, atMs, untilMs, goneMs }: Published): boolean {
  const from = Math.max(atMs, startMs + dayMs)
  const until = Math.min(untilMs, goneMs, endMs - intervalMs[source.every as Interval] * 2)
  const outage = kind === 'down' && from < startMs + 10.5 * dayMs && until > startMs + 5 * dayMs
  const stood = outage ? until - Math.max(from, startMs + 10.5 * dayMs) : until - from
  const limit = 2 * intervalMs[source.every as Interval] + (kind === 'limited' ? dayMs : 0)
  return atMs >= startMs && stood >= limit && !inbox.times.has(`https://${host}${path}`)
}

/** Taken back while they waited, and not found by the check that came after: it was asked for, and its host answers. */
const [lastCheck = 0] = checkedAt.slice(-1)
const read = new Set(inbox.paths.values())
const kept = feeds.flatMap(({ published, kind }) =>
  published.filter(
    ({ path, atMs, goneMs }) =>
      ['ordinary', 'moved', 'slow', 'limited'].includes(kind) &&
      read.has(path) &&
      goneMs < lastCheck &&
      checkedAt.some((at) => at > goneMs && at < atMs + freshForDays * dayMs) &&
      !inbox.out.has(path),
  ),
)
const wrongly = [...inbox.out].filter(([path, at]) => at < (goneAt.get(path) ?? Number.POSITIVE_INFINITY))

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
const minutesOf = (all: readonly number[], share: number) =>
  Math.round((all.toSorted((a, b) => a - b)[Math.floor(share * (all.length - 1))] ?? 0) / minuteMs)
const lateness = (all: readonly number[]) =>
  `half up to ${minutesOf(all, 0.5)} minutes, 99 % up to ${minutesOf(all, 0.99)}, at most ${minutesOf(all, 1)}`
console.log(`asked late, hourly ones  ${lateness(lateMs.hourly)} (${fetchers} at once, ${batch} messages each)`)
console.log(`asked late, all          ${lateness(lateMs.all)}`)
console.log(
  `function seconds a day   ${perDay(secondsOfCalls)} in ${perDay(calls)} calls; ${perDay(fetches + checks)} messages`,
)
console.log(
  `checked                  ${checkedAt.length} times before composing: ${Math.round(checks / Math.max(checkedAt.length, 1)).toLocaleString('en')} messages each, ` +
    `at most ${Math.round(checkedUntil / minuteMs)} minutes; ${inbox.out.size} articles taken back`,
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
  ...(kept.length > 0 ? [`${kept.length} articles that were taken back stayed in, e.g. ${kept[0]?.path}`] : []),
  ...(wrongly.length > 0 ? [`${wrongly.length} articles were taken out that were there, e.g. ${wrongly[0]?.[0]}`] : []),
  ...(twice > 0 ? [`${twice} pages came twice`] : []),
]
for (const one of broken) console.error(`✗ ${one}`)
if (broken.length === 0)
  console.log('✓ one request a second and one at a time for each host; nothing missed, nothing twice')
process.exitCode = broken.length === 0 ? 0 : 1
