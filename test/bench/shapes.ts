// `npm run bench -- shapes`: documents of extreme shapes, made from seeds, at three sizes, each twice the one before:
// processor time and memory that reading takes, and the power of the size with which they grow. Each shape is read in a
// process of its own. `node test/bench/shapes.ts --only quotes --size 2000000` reads those whose name matches.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { htmlPages } from './shapes/html-pages.ts'
import { mails } from './shapes/mails.ts'
import { otherDocuments } from './shapes/other-documents.ts'
import { readDocuments, type Stage } from './shapes/reading.ts'
import { Random, type Shape } from './shapes/shape.ts'
import { textPages } from './shapes/text-pages.ts'

/** A shape is at fault if it takes more, or grows faster: N log N is about the size to the power of 1.1. Ordinary prose
 * takes 3.7 s/MB of a quiet processor: no shape may take twice as much. */
const limits = { secondsPerMegabyte: 7.5, growth: 1.35, megabytes: 1024 }
/** Less than this, in seconds, is too short to tell growth from noise. */
const leastTold = 0.4
/** A shape that takes longer is not read at the next size. */
const mostSeconds = 30
/** By the clock, for one shape on a busy machine. */
const givenUpMs = 400_000
/** A stock is of pages of this many bytes. */
const pageOfStock = 10_000

interface Measured {
  bytes: number
  seconds: Record<string, number>
  megabytes: number
  outcome: string
}

const single: Shape[] = [...textPages, ...htmlPages]
const stocks = single.map((shape): Shape => ({ ...shape, name: `stock of ${shape.name}`, path: 'stock' }))
const shapes = [...single, ...mails, ...otherDocuments, ...stocks]

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    size: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    one: { type: 'string' },
  },
})
const sizesOf = ({ most }: Shape) =>
  [4, 2, 1].map((part) => Math.floor(Math.min(Number(values.size), most ?? Number.POSITIVE_INFINITY) / part))

if (values.one === undefined) report()
else await measure(values.one)

async function measure(name: string): Promise<void> {
  const shape = shapes.find((one) => one.name === name)
  if (shape === undefined) throw new Error(`there is no shape "${name}"`)
  await read(shape, 20_000, async (_, work) => work())
  for (const size of sizesOf(shape)) {
    const seconds: Measured['seconds'] = {}
    const { bytes, outcome } = await read(shape, size, async (stage, work) => {
      const before = process.cpuUsage()
      const result = await work()
      const { user, system } = process.cpuUsage(before)
      seconds[stage] = (user + system) / 1e6
      return result
    })
    const megabytes = process.resourceUsage().maxRSS / 1024
    console.log(JSON.stringify({ bytes, seconds, megabytes, outcome } satisfies Measured))
    if (total(seconds) > mostSeconds) return
  }
}

async function read(shape: Shape, size: number, stage: Stage): Promise<{ bytes: number; outcome: string }> {
  const count = shape.path === 'stock' ? Math.max(1, Math.floor(size / pageOfStock)) : 1
  const documents = Array.from({ length: count }, (_, n) => {
    const made = shape.make(Math.floor(size / count), new Random(Number(values.seed) + n))
    return { name: `page-${n}.${shape.form}`, bytes: typeof made === 'string' ? Buffer.from(made) : made }
  })
  const bytes = documents.reduce((sum, one) => sum + one.bytes.length, 0)
  return { bytes, outcome: await readDocuments(shape.path, documents, stage) }
}

function total(seconds: Measured['seconds']): number {
  return Object.values(seconds).reduce((sum, one) => sum + one, 0)
}

function report(): void {
  const only = new RegExp(values.only, 'i')
  const wanted = shapes.filter(({ name }) => only.test(name))
  const width = Math.max(...wanted.map(({ name }) => name.length))
  console.log(`${'shape'.padEnd(width)}     KB       s    s/MB   time     MB  memory  outcome, faults`)
  const faulty = wanted.filter((shape) => {
    const { row, faults } = judged(shape, measured(shape))
    console.log(`${shape.name.padEnd(width)}${row}${faults.map((fault) => `  ! ${fault}`).join('')}`)
    return faults.length > 0
  })
  console.log(`\n${wanted.length - faulty.length} of ${wanted.length} shapes within bounds`)
  if (faulty.length > 0) process.exitCode = 1
}

function measured({ name }: Shape): { runs: Measured[]; error: string | null } {
  const script = fileURLToPath(import.meta.url)
  const args = ['--one', name, '--size', values.size, '--seed', values.seed]
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--max-old-space-size=1500', script, ...args], {
    encoding: 'utf8',
    timeout: givenUpMs,
    maxBuffer: 1e8,
  })
  const runs = stdout.split('\n').flatMap((line): Measured[] => (line.startsWith('{') ? [JSON.parse(line)] : []))
  const why = /^\s*(\w*Error.*|FATAL.*)$/m.exec(stderr)?.[1] ?? 'no end'
  return { runs, error: status === 0 ? null : why }
}

function judged({ path }: Shape, { runs, error }: ReturnType<typeof measured>): { row: string; faults: string[] } {
  const [last, before] = [runs.at(-1), runs.at(-2)]
  if (last === undefined) return { row: '', faults: [error ?? 'nothing measured'] }
  const seconds = total(last.seconds)
  const perMegabyte = seconds / (last.bytes / 1e6)
  const power = (now: number, then: number) => Math.log(now / then) / Math.log(last.bytes / (before?.bytes ?? 1))
  const growth = before === undefined ? Number.NaN : power(seconds, total(before.seconds))
  const memory = before === undefined ? Number.NaN : power(last.megabytes, before.megabytes)
  const [slowest, longest = 0] = Object.entries(last.seconds).toSorted(([, a], [, b]) => b - a)[0] ?? []
  const slow = `${slowest} ${longest.toFixed(1)} s`
  const faults = [
    ...(error === null ? [] : [error]),
    ...(growth > limits.growth && seconds > leastTold ? [`grows (${slow})`] : []),
    ...(perMegabyte > limits.secondsPerMegabyte && path !== 'stock' ? [`slow (${slow})`] : []),
    ...(last.megabytes > limits.megabytes ? ['memory'] : []),
  ]
  const figures = [(last.bytes / 1e3).toFixed(0), seconds.toFixed(2), perMegabyte.toFixed(2), `n^${growth.toFixed(2)}`]
  const sizes = [last.megabytes.toFixed(0), `n^${memory.toFixed(2)}`]
  const row = [...figures.map((one, n) => one.padStart([7, 8, 8, 7][n] ?? 0)), ...sizes.map((one) => one.padStart(7))]
  return { row: `${row.join('')}  ${last.outcome}`, faults }
}
