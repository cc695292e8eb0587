// What 1,000 sources with 20,000 entries a week require of AWS and cost in a month, and whether the functions that
// fetch and read stay within their limits. Calls are counted in the simulation of sources and in ingest itself; prices
// are data with a date (`infra/commands/aws-prices.json`).
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { articleStore } from '../../functions/adapters/content/article-store.ts'
import { queueDueSources } from '../../functions/use-cases/fetching/queue-due-sources.ts'
import { ingestPage } from '../../functions/use-cases/ingesting/ingest-pages.ts'
import prices from '../../infra/commands/aws-prices.json' with { type: 'json' }
import { fetchConcurrency, sourcesACall } from '../../infra/constructs/fetch-batches.ts'
import { functionLimits } from '../../infra/constructs/function-limits.ts'
import { fakePorts } from '../support/fakes/fake-ports.ts'
import { FakeSourceStore } from '../support/fakes/fake-sources.ts'
import { readingRules } from '../support/samples/reading-rules.ts'
import { aSource } from '../support/worlds/fetch-world.ts'
import { FolderBucket } from './folder-bucket.ts'
import { corpusOf } from './recombined.ts'

const [sources, entriesAWeek, days] = [1_000, 20_000, 14]
const daysAMonth = 30.4
/** Milliseconds of a call, from a function. */
const awayMs = { sqs: 10, s3: 20, table: 5 }
/** Messages that SQS takes in one call. */
const entriesACall = 10
/** Megabytes with which a function has a processor whole (`function-limits.ts`). */
const oneProcessor = 1_769
/** Pages that are read to know what one takes. */
const samplePages = 100
/** Of a stock that `compose-edition` holds (`archive.ts`). */
const stock = 10_000
/** Kilobytes that a function writes to its log in a run. */
const logged = 1

const [fetching, oneACall] = await Promise.all([
  simulated(),
  // As many sources at the same time, one per call: the simplest way to fetch each in its hour.
  simulated(['--batch', '1', '--fetchers', String(fetchConcurrency * sourcesACall)]),
])
const queueing = await queued()
const reading = await ingested()
report()

/** What the simulation prints, by the words before it. */
async function simulated(more: string[] = []) {
  const script = fileURLToPath(new URL('../simulation/sources/sources.ts', import.meta.url))
  const words = ['--sources', String(sources), '--days', String(days), '--entries', String(entriesAWeek), ...more]
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, ...words])
  const number = (pattern: RegExp): number => {
    const found = pattern.exec(stdout)?.[1]
    if (found === undefined) throw new Error(`the simulation printed nothing like ${pattern}:\n${stdout}${stderr}`)
    return Number(found.replaceAll(',', ''))
  }
  return {
    pages: number(/^pages +([\d,]+)/m) / days,
    messages: number(/([\d,]+) messages$/m),
    seconds: number(/^function seconds a day +([\d,]+)/m),
    calls: number(/^function seconds a day .* in ([\d,]+) calls/m),
    tableCalls: number(/^table calls a day +([\d,]+)/m),
    read: number(/([\d,]+) units read/),
    written: number(/([\d,]+) written/),
    late: /^asked late, hourly ones +(.*)$/m.exec(stdout)?.[1] ?? '',
  }
}

/** Of `fetch-source` in a month: waiting for hosts, as in the simulation, where the list and the table take no time. */
function gigabyteSeconds({ seconds, calls, tableCalls }: Awaited<ReturnType<typeof simulated>>): number {
  const away = (calls * 2 * awayMs.s3 + tableCalls * awayMs.table) / 1_000
  return daysAMonth * (seconds + away) * (functionLimits['fetch-source'].memory / 1_024)
}

/** Seconds of `fetch-sources` when all sources are due at once. */
async function queued() {
  const ports = fakePorts()
  const all = Array.from({ length: sources }, (_, n) => aSource({ id: `s${n}`, url: `https://host${n}.example/feed` }))
  const list = { read: async () => ({ sources: all, mistakes: [] }) }
  let sent = 0
  const sourceQueue = {
    fetch: async (ids: readonly string[]) => {
      sent += ids.length
    },
    check: async () => {},
  }
  const store = new FakeSourceStore(ports.clock)
  const [, processor] = await timed(() =>
    queueDueSources({ ...ports, list, sources: store, sourceQueue }, { scheduledTime: '2026-11-19T06:20:00Z' }),
  )
  return { sent, seconds: secondsIn('fetch-sources', processor, (sent / entriesACall) * awayMs.sqs) }
}

async function ingested() {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-cost-'))
  try {
    const bucket = new FolderBucket(folder)
    const ports = { ...fakePorts(), articles: articleStore(bucket) }
    const rules = readingRules(2_000_000)
    let [total, most, n] = [0, 0, 0]
    for (const text of corpusOf(samplePages)) {
      const name = `page-${n++}.html`
      ports.pages.put(name, pageOf(text))
      const [, processor] = await timed(() => ingestPage(ports, name, rules))
      total += processor
      most = Math.max(most, processor)
    }
    const perPage = (count: number) => count / samplePages
    const { get, put, list } = bucket.calls
    // The page itself is one more.
    const calls = { get: perPage(get) + 1, put: perPage(put), list: perPage(list) }
    const away = (calls.get + calls.put) * awayMs.s3
    return {
      calls,
      seconds: secondsIn('ingest-pages', total / samplePages, away),
      most: secondsIn('ingest-pages', most, away),
      bytes: perPage(bytesIn(ports.pages.files) * 2),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** As a site has it: an article among navigation, pictures and what else there is to read. */
function pageOf(text: string): string {
  const [title = '', byline = '', date = '', ...paragraphs] = text.split('\n\n')
  const links = Array.from({ length: 60 }, (_, n) => `<li><a href="/section/${n}">Section ${n}</a></li>`).join('')
  const cards = Array.from(
    { length: 20 },
    (_, n) => `<div class="card"><img src="/${n}.jpg"><h3>Read on ${n}</h3></div>`,
  )
  return `<!doctype html><html lang="en"><head><title>${title}</title><meta name="author" content="${byline.slice(3)}">
<style>nav{display:flex}.card{width:30%}</style></head><body><nav><ul>${links}</ul></nav>
<article><h1>${title}</h1><p>${byline}</p><time>${date}</time>${paragraphs.map((one) => `<p>${one}</p>`).join('')}</article>
<aside>${cards.join('')}</aside><footer><ul>${links}</ul></footer></body></html>`
}

function bytesIn(files: ReadonlyMap<string, Uint8Array>): number {
  return [...files.values()].reduce((sum, { length }) => sum + length, 0)
}

/** Seconds of processor time, the collector's threads included. */
async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return [result, (user + system) / 1e6]
}

function secondsIn(handler: keyof typeof functionLimits, processor: number, away: number): number {
  return processor / Math.min(1, functionLimits[handler].memory / oneProcessor) + away / 1_000
}

interface Share {
  name: string
  count: number
  unit: string
  price: number
}

function report(): void {
  const month = (perDay: number) => perDay * daysAMonth
  const [messages, pages, weeks] = [month(fetching.messages), month(fetching.pages), daysAMonth / 7]
  const calls = month(fetching.calls)
  const gigabytes = (handler: keyof typeof functionLimits) => functionLimits[handler].memory / 1_024
  const runs = 48 * daysAMonth
  const shares: Share[] = [
    share('fetch-source, GB-seconds', gigabyteSeconds(fetching), 'lambdaGigabyteSecondArm'),
    share('fetch-sources, GB-seconds', runs * queueing.seconds * gigabytes('fetch-sources'), 'lambdaGigabyteSecondArm'),
    share('ingest-pages, GB-seconds', pages * reading.seconds * gigabytes('ingest-pages'), 'lambdaGigabyteSecondArm'),
    share('compose-edition, GB-seconds', weeks * 60 * gigabytes('compose-edition'), 'lambdaGigabyteSecondArm'),
    share('calls of functions', calls + pages + runs, 'lambdaRequest'),
    share('objects written or listed', pages * (1 + reading.calls.put) + weeks * (stock / 1_000 + 20), 's3PutOrList'),
    share('objects read', pages * reading.calls.get + calls * 2 + weeks * stock, 's3Get'),
    share('gigabytes kept, after a year', (pages * 12 * reading.bytes) / 1e9, 's3GigabyteMonth'),
    share('table units read', month(fetching.read), 'dynamoReadUnit'),
    share('table units written', month(fetching.written), 'dynamoWriteUnit'),
    share('requests of queues', messages / entriesACall + 2 * calls + 3 * pages, 'sqsRequest'),
    share('gigabytes of logs', ((messages + pages) * logged) / 1e6, 'logGigabyte'),
  ]
  console.log(
    `${sources.toLocaleString('en')} sources, ${entriesAWeek.toLocaleString('en')} entries a week; prices of ${prices.asOf}, us-east-1`,
  )
  for (const { name, count, price } of shares)
    console.log(
      `${name.padEnd(30)}${Math.round(count).toLocaleString('en').padStart(12)}${`$${(count * price).toFixed(2)}`.padStart(9)}`,
    )
  const total = shares.reduce((sum, { count, price }) => sum + count * price, 0)
  console.log(`${'a month'.padEnd(42)}${`$${total.toFixed(2)}`.padStart(9)}`)
  const [limit, pageLimit] = (['fetch-sources', 'ingest-pages'] as const).map((one) =>
    functionLimits[one].time.toSeconds(),
  )
  console.log(`fetch-sources, all ${queueing.sent} due at once: ${queueing.seconds.toFixed(1)} s of ${limit}`)
  console.log(
    `ingest-pages: ${reading.seconds.toFixed(2)} s a page, ${reading.most.toFixed(2)} s the longest, of ${pageLimit}`,
  )
  console.log(
    `two at once read ${Math.round((2 * 3_600) / reading.seconds).toLocaleString('en')} pages an hour; ${Math.round(fetching.pages / 24)} arrive`,
  )
  console.log(`hourly sources, asked after they were due: ${fetching.late}`)
  const [ours, simplest] = [fetching, oneACall].map(gigabyteSeconds)
  const dollars = (seconds = 0) => `$${(seconds * prices.lambdaGigabyteSecondArm).toFixed(2)}`
  console.log(`one source a call, as many at a time: ${oneACall.late}`)
  console.log(`fetch-source alone: ${dollars(ours)} a month, ${dollars(simplest)} with one source a call`)
  if (queueing.seconds > (limit ?? 0) || reading.most > (pageLimit ?? 0)) process.exitCode = 1
}

function share(name: string, count: number, price: Exclude<keyof typeof prices, 'about' | 'asOf' | 'sources'>): Share {
  return { name, count, unit: price, price: prices[price] }
}
