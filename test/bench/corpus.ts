// How reading and composing grow with the stock: 1,000 to 10,000 articles. As in production pages are read and judged
// one by one as they come in, and an edition is composed from what was kept of them: each in a process of its own.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { countWords } from '../../functions/content/language/words/fold.ts'
import { examinePage } from '../../functions/content/page/reading/page.ts'
import { judgementOf } from '../../functions/content/story/excerpts/kept-judgement.ts'
import { mattersOf } from '../../functions/content/story/matters/matter.ts'
import { findStories } from '../../functions/content/story/stories/story.ts'
import type { ReadPage } from '../../functions/content/types.ts'
import { chooseStories } from '../../functions/edition/choosing/choose.ts'
import type { Caps } from '../../functions/environment.ts'
import { sampleTopics } from '../support/samples/sample.ts'
import { corpusOf } from './recombined.ts'

/** Seconds of processor time. */
interface Ingested {
  read: number
  judge: number
}

interface Composed {
  load: number
  stories: number
  matters: number
  choose: number
  candidates: number
  /** Of all stories: the same before and after a change that is to change none. */
  hash: string
  megabytes: number
}

type Run = Ingested & Composed & { articles: number }

/** Seconds for composing from 10,000 articles on one core, megabytes, and the power with which time may grow. */
const limits = { seconds: 60, megabytes: 1024, growth: 1.2 }

/** A heap that is larger than needed is left to grow: this one makes the collector work as it would in 1 GB. */
const heap = '--max-old-space-size=800'

const [step, size, file = ''] = process.argv.slice(2)
if (step === 'ingest') console.log(JSON.stringify(ingest(Number(size), file)))
else if (step === 'compose') console.log(JSON.stringify(await compose(file)))
else report((step === undefined ? ['1000', '2000', '5000', '10000'] : [step]).map((one) => run(Number(one))))

function run(articles: number): Run {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'))
  try {
    const stock = join(folder, 'stock.jsonl')
    const ingested: Ingested = inProcess('ingest', articles, stock)
    const composed: Composed = inProcess('compose', articles, stock)
    return { articles, ...ingested, ...composed }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function inProcess(step: 'ingest' | 'compose', articles: number, stock: string) {
  const script = fileURLToPath(import.meta.url)
  const { stdout, stderr, status } = spawnSync(process.execPath, [heap, script, step, String(articles), stock], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  if (status !== 0) throw new Error(`the benchmark failed to ${step} ${articles} articles:\n${stderr}`)
  return JSON.parse(stdout)
}

/** Writes what is kept of each page to a line of `stock`. */
function ingest(articles: number, stock: string): Ingested {
  const { caps } = settings()
  const seconds = { read: 0, judge: 0 }
  let n = 0
  const readPage = (bytes: Uint8Array) => examinePage({ name: `page-${n++}.txt`, bytes, limit: caps.pageBytes })
  const judgePage = (page: ReadPage) => JSON.stringify({ ...page, judged: judgementOf(page, caps, 'benchmark') })
  for (const block of blocksOf(corpusOf(articles))) {
    const [examined, read] = timed(() => block.map(readPage))
    const pages = examined.flatMap((one) => ('page' in one ? [one.page] : []))
    const [kept, judge] = timed(() => pages.map(judgePage))
    appendFileSync(stock, kept.map((line) => `${line}\n`).join(''))
    seconds.read += read
    seconds.judge += judge
  }
  return seconds
}

async function compose(file: string): Promise<Composed> {
  const { topics, caps } = settings()
  const before = process.cpuUsage()
  const pages: ReadPage[] = []
  for await (const line of createInterface({ input: createReadStream(file) })) pages.push(JSON.parse(line))
  const load = secondsSince(before)
  const [candidates, stories] = timed(() => findStories(pages, topics, caps))
  const stock = pages.flatMap((page) => page.articles)
  const byId = new Map(stock.map((article) => [article.id, article]))
  const [, matters] = timed(() => mattersOf(candidates, byId))
  const words = new Map(
    stock.map(({ id, paragraphs }) => [id, paragraphs.reduce((sum, one) => sum + countWords(one.text), 0)]),
  )
  const [, choose] = timed(() => chooseStories({ candidates, words, ledger: [] }, caps))
  const megabytes = process.resourceUsage().maxRSS / 1024
  const sum = createHash('sha256')
  for (const story of candidates) sum.update(JSON.stringify(story))
  const hash = sum.digest('hex').slice(0, 12)
  return { load, stories, matters, choose, candidates: candidates.length, hash, megabytes }
}

/** Looking at the clock takes as long as a good part of reading a page: a hundred are read between two looks. */
function* blocksOf(texts: Iterable<string>): Generator<Uint8Array[]> {
  let block: Uint8Array[] = []
  for (const text of texts) {
    block.push(new TextEncoder().encode(text))
    if (block.length === 100) {
      yield block
      block = []
    }
  }
  yield block
}

/** Seconds of processor time, the garbage collector's threads included: a busy machine does not change them. */
function timed<T>(work: () => T): [T, number] {
  const before = process.cpuUsage()
  const result = work()
  return [result, secondsSince(before)]
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

function settings() {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
  const caps: Caps = JSON.parse(read('cdk.json')).context.caps
  return { topics: sampleTopics(), caps }
}

function ingesting({ read, judge }: Run): number {
  return read + judge
}

function composing({ load, stories, matters, choose }: Run): number {
  return load + stories + matters + choose
}

function report(runs: Run[]): void {
  console.log(
    'articles     read    judge |    load  stories  matters   choose  composing  growth    MB | found, hash of the stories',
  )
  for (const [n, run] of runs.entries()) {
    const before = runs[n - 1]
    const power =
      before === undefined
        ? '–'
        : `n^${(Math.log(composing(run) / composing(before)) / Math.log(run.articles / before.articles)).toFixed(2)}`
    const [read, judge, load, ...rest] = [run.read, run.judge, run.load, run.stories, run.matters, run.choose].map(
      (one) => `${one.toFixed(1)} s`.padStart(9),
    )
    console.log(
      `${String(run.articles).padStart(8)}${read}${judge} |${load?.slice(1)}${rest.join('')}${`${composing(run).toFixed(1)} s`.padStart(11)}${power.padStart(8)}${run.megabytes.toFixed(0).padStart(6)} | ${run.candidates}, ${run.hash}`,
    )
  }
  const last = runs.at(-1)
  if (last === undefined) return
  const page = ((1000 * ingesting(last)) / last.articles).toFixed(1)
  console.log(
    `a page is read and judged in ${page} ms, once; all of it: ${(ingesting(last) + composing(last)).toFixed(1)} s`,
  )
  console.log(`limits of composing from 10,000: ${limits.seconds} s, ${limits.megabytes} MB; growth n^${limits.growth}`)
  if (composing(last) > limits.seconds || last.megabytes > limits.megabytes) process.exitCode = 1
}
