// What 1,000 sources with 20,000 entries a week ask of AWS and cost in a month, and whether the functions that fetch
// and read stay within their limits. Calls are counted in the simulation of sources and in ingest itself; prices are
// data with a date (`prices.json`).
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { articleStore } from '../../functions/adapters/article-store.ts'
import { queueDueSources } from '../../functions/use-cases/fetching/queue-due-sources.ts'
import { ingestPage } from '../../functions/use-cases/ingesting/ingest-pages.ts'
import { functionLimits } from '../../infra/constructs/function-limits.ts'
import { fakePorts } from '../support/fake-ports.ts'
import { FakeSourceStore } from '../support/fake-sources.ts'
import { aSource } from '../support/fetch-world.ts'
import { readingRules } from '../support/reading-rules.ts'
import { FolderBucket } from './folder-bucket.ts'
import prices from './prices.json' with { type: 'json' }
import { corpusOf } from './recombined.ts'

const [sources, entriesAWeek, days] = [1_000, 20_000, 28]
const daysAMonth = 30.4
/** Milliseconds of a call of SQS or S3, from a function. */
const awayMs = { sqs: 10, s3: 20 }
/** Megabytes with which a function has a processor whole (`function-limits.ts`). */
const oneProcessor = 1_769
/** Pages that are read to know what one takes. */
const samplePages = 100
/** Of a stock that `compose-edition` holds (`archive.ts`). */
const stock = 10_000
/** Kilobytes that a function writes to its log in a run. */
const logged = 1

const fetching = simulated()
const queueing = await queued()
const reading = await ingested()
report()

/** What the simulation prints, by the words before it. */
function simulated() {
  const script = fileURLToPath(new URL('../simulation/sources.ts', import.meta.url))
  const words = ['--sources', String(sources), '--days', String(days), '--entries', String(entriesAWeek)]
  const { stdout, stderr } = spawnSync(process.execPath, [script, ...words], { encoding: 'utf8' })
  const number = (pattern: RegExp): number => {
    const found = pattern.exec(stdout)?.[1]
    if (found === undefined) throw new Error(`the simulation printed nothing like ${pattern}:\n${stdout}${stderr}`)
    return Number(found.replaceAll(',', ''))
  }
  return {
    pages: number(/^pages +([\d,]+)/m) / days,
    fetches: number(/^fetches a day +([\d,]+)/m),
    requests: number(/^requests a day +([\d,]+)/m),
    read: number(/([\d,]+) units read/),
    written: number(/([\d,]+) written/),
    longest: number(/^wait in the queue +at most ([\d,]+)/m),
    usual: number(/99 % up to ([\d,]+)/),
  }
}

/** Seconds of `fetch-sources` when all sources are due at once. */
async function queued() {
  const ports = fakePorts()
  const all = Array.from({ length: sources }, (_, n) => aSource({ id: `s${n}`, url: `https://host${n}.example/feed` }))
  const list = { read: async () => ({ sources: all, mistakes: [] }) }
  let sent = 0
  const sourceQueue = {
    fetch: async () => {
      sent += 1
    },
    check: async () => {},
  }
  const store = new FakeSourceStore(ports.clock)
  const [, processor] = await timed(() =>
    queueDueSources({ ...ports, list, sources: store, sourceQueue }, { scheduledTime: '2026-11-19T06:20:00Z' }),
  )
  return { sent, seconds: secondsIn('fetch-sources', processor, sent * awayMs.sqs) }
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
  const [fetches, pages, weeks] = [month(fetching.fetches), month(fetching.pages), daysAMonth / 7]
  const gigabytes = (handler: keyof typeof functionLimits) => functionLimits[handler].memory / 1_024
  // A fetch waits for its host most of the time: what the simulation's usual answers take, and a second between two.
  const fetchSeconds = month(fetching.requests) * 1.1 + fetches * 2 * (awayMs.s3 / 1_000)
  const shares: Share[] = [
    share('fetch-source, GB-seconds', fetchSeconds * gigabytes('fetch-source'), 'lambdaGigabyteSecondArm'),
    share(
      'fetch-sources, GB-seconds',
      24 * daysAMonth * queueing.seconds * 0.2 * gigabytes('fetch-sources'),
      'lambdaGigabyteSecondArm',
    ),
    share('ingest-pages, GB-seconds', pages * reading.seconds * gigabytes('ingest-pages'), 'lambdaGigabyteSecondArm'),
    share('compose-edition, GB-seconds', weeks * 60 * gigabytes('compose-edition'), 'lambdaGigabyteSecondArm'),
    share('calls of functions', fetches + pages + 25 * daysAMonth, 'lambdaRequest'),
    share('objects written or listed', pages * (1 + reading.calls.put) + weeks * (stock / 1_000 + 20), 's3PutOrList'),
    share('objects read', pages * reading.calls.get + fetches * 2 + weeks * stock, 's3Get'),
    share('gigabytes kept, after a year', (pages * 12 * reading.bytes) / 1e9, 's3GigabyteMonth'),
    share('table units read', month(fetching.read), 'dynamoReadUnit'),
    share('table units written', month(fetching.written), 'dynamoWriteUnit'),
    share('requests of queues', 3 * (fetches + pages), 'sqsRequest'),
    share('gigabytes of logs', ((fetches + pages) * logged) / 1e6, 'logGigabyte'),
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
  console.log(`a source waits up to ${fetching.longest} minutes in the queue, and 99 % up to ${fetching.usual}`)
  if (queueing.seconds > (limit ?? 0) || reading.most > (pageLimit ?? 0)) process.exitCode = 1
}

function share(name: string, count: number, price: Exclude<keyof typeof prices, 'about' | 'asOf' | 'sources'>): Share {
  return { name, count, unit: price, price: prices[price] }
}
