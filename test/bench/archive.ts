// How composing an edition grows with the archive behind its stock: 5,000 to 50,000 articles with the same 2,000 in
// stock, then 10,000 in stock. Beside it, in the same run, the simplest other ways: to judge the stock anew, and to
// read all that was ever read.
import { spawnSync } from 'node:child_process'
import { existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { articleStore } from '../../functions/adapters/content/article-store.ts'
import type { Settings } from '../../functions/environment.ts'
import { composeEdition } from '../../functions/use-cases/composing/compose-edition.ts'
import { ingestPage } from '../../functions/use-cases/ingesting/ingest-pages.ts'
import { fakePorts } from '../support/fakes/fake-ports.ts'
import { someSettings } from '../support/samples/builders.ts'
import { readingRules } from '../support/samples/reading-rules.ts'
import { sampleTopics } from '../support/samples/sample.ts'
import { readTemplates } from '../support/samples/templates.ts'
import { FolderBucket } from './folder-bucket.ts'
import { corpusOf } from './recombined.ts'

/** What is measured: how many articles lie where, and how the stock is read. */
type Way = 'as it is kept' | 'judged anew' | 'all that was read'

interface Run {
  way: Way
  archive: number
  stock: number
  /** Processor time of composing, the collector's threads included. */
  seconds: number
  /** With every call 20 ms away, as S3 is. */
  wall: number
  megabytes: number
  calls: number
  stories: number
  hash: string
}

const inStock = 2_000
const largeStock = 10_000
const archives = [5_000, 20_000, 50_000]
const limits = { spread: 1.2, seconds: 60, megabytes: 1024 }
/** Milliseconds of a call. */
const away = 20
/** The collector works as it would in 1 GB (`corpus.ts`). */
const heap = '--max-old-space-size=800'
/** The least of so many runs counts: other work on the machine only adds. */
const runs = 2

const composedAt = '2026-11-25T05:00:00.000Z'
const settings: Settings = someSettings({ freshForDays: null, stockDays: 60 })

const [job, folder = '', way = 'as it is kept', counts = '[]'] = process.argv.slice(2)
if (job === 'ingest') await ingest(folder, Number(way))
else if (job === 'compose') console.log(JSON.stringify(await composed(folder, way as Way, JSON.parse(counts))))
else report()

function report(): void {
  const scratch = mkdtempSync(join(tmpdir(), 'broadsheet-archive-'))
  try {
    for (const size of [inStock, largeStock]) inProcess(['ingest', join(scratch, String(size)), String(size)])
    const small = archives.map((archive) => measured(scratch, 'as it is kept', archive, inStock))
    const large = measured(scratch, 'as it is kept', largeStock, largeStock)
    const others = [
      measured(scratch, 'judged anew', 50_000, inStock),
      measured(scratch, 'judged anew', largeStock, largeStock),
      measured(scratch, 'all that was read', largeStock, largeStock),
    ]
    print([...small, large, ...others])
    process.exitCode = judged(small, large, others) ? 0 : 1
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function inProcess(words: string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [heap, fileURLToPath(import.meta.url), ...words], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  if (status !== 0) throw new Error(`the benchmark broke off (${words.join(' ')}):\n${stderr}`)
  return stdout
}

function measured(scratch: string, way: Way, archive: number, stock: number): Run {
  const folder = join(scratch, String(stock))
  fill(folder, archive - stock)
  const all = Array.from(
    { length: way === 'as it is kept' ? runs : 1 },
    (): Run => JSON.parse(inProcess(['compose', folder, way, JSON.stringify([archive, stock])])),
  )
  const least = (of: (run: Run) => number) => Math.min(...all.map(of))
  const [first] = all
  if (first === undefined) throw new Error('nothing was measured')
  return {
    ...first,
    seconds: least((run) => run.seconds),
    wall: least((run) => run.wall),
    megabytes: least((run) => run.megabytes),
  }
}

/** Pages as ingest leaves them, of the last eight weeks. */
async function ingest(folder: string, size: number): Promise<void> {
  const ports = fakePorts('2026-10-01T05:00:00.000Z')
  const articles = articleStore(new FolderBucket(folder))
  const rules = readingRules(1_000_000)
  let n = 0
  for (const text of corpusOf(size)) {
    const name = `page-${String(n).padStart(6, '0')}.txt`
    ports.pages.put(name, text)
    await ingestPage({ ...ports, articles }, name, rules)
    ports.pages.files.delete(name)
    ports.log.lines.length = 0
    n += 1
    ports.clock.advance((54 * 86_400_000) / size)
  }
  await articles.saveStockState({ rules: 'one' })
}

/** What left the stock long ago: objects of the stock once more, under keys of their own. */
function fill(folder: string, count: number): void {
  const week = join(folder, 'stock/2026-W20/2026-05-12')
  const [pages, records] = ['articles', 'pages'].map((kind) =>
    readdirSync(join(folder, kind)).filter((name) => !/^(?:old-|0{32})/.test(name)),
  )
  for (let n = 0; n < count; n += 1) {
    const [name, hash] = [`old-${n}.txt.json`, String(n).padStart(64, '0')]
    if (existsSync(join(week, hash))) continue
    mkdirSync(join(week, hash), { recursive: true })
    const record = join(folder, 'pages', of(records, n))
    linkSync(record, join(week, hash, name))
    linkSync(record, join(folder, 'pages', name))
    linkSync(join(folder, 'articles', of(pages, n)), join(folder, 'articles', `${hash}.json`))
  }
}

/** A file has some ten thousand links at most. */
function of(names: readonly string[] | undefined, n: number): string {
  return names?.[n % (names.length || 1)] ?? ''
}

async function composed(folder: string, way: Way, [archive = 0, stock = 0]: number[]): Promise<Run> {
  const bucket = new FolderBucket(folder, away)
  const store = articleStore(bucket)
  const ports = fakePorts(composedAt)
  ports.templates.templates = readTemplates()
  const articles = {
    ...store,
    topics: async () => sampleTopics(),
    ...(way === 'all that was read' ? { stockState: async () => null } : {}),
    ...(way === 'as it is kept'
      ? {}
      : {
          read: async (hash: string) => {
            const { judged: _, ...page } = (await store.read(hash)) ?? { judged: null }
            return page as Awaited<ReturnType<typeof store.read>>
          },
        }),
  }
  const [cpu, began] = [process.cpuUsage(), performance.now()]
  const { outcome } = await composeEdition({ ...ports, articles }, settings, { scheduledTime: composedAt })
  const wall = (performance.now() - began) / 1e3
  const { user, system } = process.cpuUsage(cpu)
  const [record] = await ports.editions.list()
  if (outcome !== 'composed' || record === undefined)
    throw new Error(`${outcome}: ${JSON.stringify(record?.stopReason)} ${JSON.stringify(record?.findings.slice(0, 3))}`)
  return {
    way,
    archive,
    stock,
    seconds: (user + system) / 1e6,
    wall,
    megabytes: process.resourceUsage().maxRSS / 1024,
    calls: bucket.calls.get + bucket.calls.list,
    stories: record.stories + record.waiting,
    hash: record.contentHash ?? '',
  }
}

function print(all: readonly Run[]): void {
  console.log('archive   in stock   the stock is read   processor   with S3 20 ms away     MB   calls   stories')
  for (const { archive, stock, way, seconds, wall, megabytes, calls, stories } of all) {
    const cells = [
      String(archive).padStart(7),
      String(stock).padStart(11),
      way.padStart(20),
      `${seconds.toFixed(1)} s`.padStart(12),
      `${wall.toFixed(1)} s`.padStart(21),
      megabytes.toFixed(0).padStart(7),
      String(calls).padStart(8),
      String(stories).padStart(10),
    ]
    console.log(cells.join(''))
  }
}

function judged(small: readonly Run[], large: Run, others: readonly Run[]): boolean {
  const spread = (of: (run: Run) => number) => Math.max(...small.map(of)) / Math.min(...small.map(of))
  const [seconds, megabytes] = [spread((run) => run.seconds), spread((run) => run.megabytes)]
  const same = [...small, large, ...others].every((run, _, all) =>
    all.every((other) => other.stock !== run.stock || other.hash === run.hash),
  )
  const isFlat = seconds <= limits.spread && megabytes <= limits.spread
  const fits = large.seconds <= limits.seconds && large.megabytes <= limits.megabytes
  const percent = (ratio: number) => `${Math.round(100 * (ratio - 1))} %`
  const mark = (ok: boolean) => (ok ? '✓' : '✗')
  console.log(
    `${mark(isFlat)} over the archives time varies by ${percent(seconds)}, memory by ${percent(megabytes)} (limit 20 %)`,
  )
  console.log(
    `${mark(fits)} 10,000 in stock: ${large.seconds.toFixed(1)} s, ${large.megabytes.toFixed(0)} MB (limits ${limits.seconds} s, ${limits.megabytes} MB)`,
  )
  console.log(`${mark(same)} every way composes the same edition of the same stock`)
  return isFlat && fits && same
}
