// How reading and composing grow with the stock: 1,000 to 10,000 articles, each size in a process of its own.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { countWords } from '../../functions/content/language/fold.ts'
import { examinePage } from '../../functions/content/page/page.ts'
import { mattersOf } from '../../functions/content/story/matter.ts'
import { findStories } from '../../functions/content/story/story.ts'
import type { ReadPage } from '../../functions/content/types.ts'
import { chooseStories } from '../../functions/edition/choose.ts'
import type { Caps } from '../../functions/environment.ts'
import { sampleTopics } from '../support/sample.ts'
import { corpusOf } from './recombined.ts'

interface Run {
  articles: number
  ingest: number
  stories: number
  matters: number
  choose: number
  candidates: number
  megabytes: number
}

const sizes = [1000, 2000, 5000, 10_000]
/** Seconds for reading and composing 10,000 articles on one core, megabytes, and the power with which time may grow. */
const limits = { seconds: 60, megabytes: 1024, growth: 1.2 }

/** A heap that is larger than needed is left to grow: this one makes the collector work as it would in 1 GB. */
const heap = '--max-old-space-size=800'

const [size] = process.argv.slice(2)
if (size === undefined) report(sizes.map(inProcess))
else console.log(JSON.stringify(measure(Number(size))))

function inProcess(articles: number): Run {
  const script = fileURLToPath(import.meta.url)
  const { stdout, stderr, status } = spawnSync(process.execPath, [heap, script, String(articles)], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  if (status !== 0) throw new Error(`the benchmark of ${articles} articles failed:\n${stderr}`)
  return JSON.parse(stdout)
}

function measure(articles: number): Run {
  const { topics, caps } = settings()
  const pages: ReadPage[] = []
  let ingest = 0
  let n = 0
  const read = (bytes: Uint8Array) => examinePage({ name: `page-${n++}.txt`, bytes, limit: caps.pageBytes })
  for (const block of blocksOf(corpusOf(articles))) {
    const [examined, seconds] = timed(() => block.map(read))
    ingest += seconds
    for (const one of examined) if ('page' in one) pages.push(one.page)
  }
  const [candidates, stories] = timed(() => findStories(pages, topics, caps))
  const stock = pages.flatMap((page) => page.articles)
  const byId = new Map(stock.map((article) => [article.id, article]))
  const [, matters] = timed(() => mattersOf(candidates, byId))
  const words = new Map(
    stock.map(({ id, paragraphs }) => [id, paragraphs.reduce((sum, one) => sum + countWords(one.text), 0)]),
  )
  const [, choose] = timed(() => chooseStories({ candidates, words, ledger: [] }, caps))
  const megabytes = process.resourceUsage().maxRSS / 1024
  return { articles: words.size, ingest, stories, matters, choose, candidates: candidates.length, megabytes }
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
  const { user, system } = process.cpuUsage(before)
  return [result, (user + system) / 1e6]
}

function settings() {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
  const caps: Caps = JSON.parse(read('cdk.json')).context.caps
  return { topics: sampleTopics(), caps }
}

function report(runs: Run[]): void {
  const total = (run: Run) => run.ingest + run.stories + run.matters + run.choose
  console.log('articles   ingest  stories  matters   choose    total  growth   stories found    MB')
  for (const [n, run] of runs.entries()) {
    const before = runs[n - 1]
    const growth =
      before === undefined ? null : Math.log(total(run) / total(before)) / Math.log(run.articles / before.articles)
    const cells = [run.ingest, run.stories, run.matters, run.choose, total(run)].map((one) =>
      `${one.toFixed(1)} s`.padStart(9),
    )
    const power = growth === null ? '–' : `n^${growth.toFixed(2)}`
    console.log(
      `${String(run.articles).padStart(8)}${cells.join('')}${power.padStart(8)}${String(run.candidates).padStart(16)}${run.megabytes.toFixed(0).padStart(6)}`,
    )
  }
  console.log(`limits at 10,000: ${limits.seconds} s, ${limits.megabytes} MB, growth n^${limits.growth}`)
  const last = runs.at(-1)
  if (last === undefined || total(last) > limits.seconds || last.megabytes > limits.megabytes) process.exitCode = 1
}
