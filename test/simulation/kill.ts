// `npm run simulate -- --kills 6`: kills a run of 2,000 readers (SIGKILL, no warning) again and again, starts it anew
// on the same folder, and holds promises D1 and D2 against what is left: no delivery accepted twice, every eligible
// reader in exactly one column of the receipt, unresolved no more than were in flight when a kill came.
//   npm run simulate -- --kills K [--readers N] [--seed S] [--port P]
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Receipt } from '../../functions/delivery/types.ts'
import { lanes } from '../../functions/use-cases/sending/seat.ts'
import { sampleFolder } from '../support/samples/sample.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const local = join(mkdtempSync(join(tmpdir(), 'broadsheet-simulation-')), 'local')

/** Readers that may be in the middle of a submission when a kill comes, where two senders have a seat. */
const inFlight = 2 * lanes

const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '6' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    port: { type: 'string', default: '4280' },
  },
})
const [readers, kills, seed] = [Number(values.readers), Number(values.kills), Number(values.seed)]

console.log(`${readers} readers, ${kills} kills, seed ${seed}`)
const random = drawsOf(seed)
const moments = Array.from({ length: kills }, () => Math.floor(random() * readers * 0.95)).sort((a, b) => a - b)
for (const [at, moment] of moments.entries()) {
  const child = start(at === 0 ? ['--readers', String(readers)] : [])
  const reached = await untilAccepted(child, moment, random)
  console.log(`kill ${at + 1} of ${kills}: at ${reached} accepted mails`)
  await killed(child)
}
const code = await ended(start([]))
const failures = judge(code)
for (const failure of failures) console.error(`✗ ${failure}`)
console.log(failures.length === 0 ? '✓ D1 and D2 hold' : `${failures.length} broken; again with --seed ${seed}`)
if (failures.length === 0) rmSync(dirname(local), { recursive: true, force: true })
else console.log(`what is left stands in ${local}`)
process.exitCode = failures.length === 0 ? 0 : 1

function start(more: string[]): ChildProcess {
  const entry = join(repository, 'infra', 'local', 'start.ts')
  const where = ['--port', values.port, '--folder', local, '--seeds', sampleFolder]
  return spawn(process.execPath, [entry, '--once', ...where, ...more], {
    cwd: repository,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** Waits until so many mails are accepted, then a little more: kills shall fall into any part of the work. */
async function untilAccepted(child: ChildProcess, count: number, random: () => number): Promise<number> {
  for (;;) {
    await pause(20)
    const accepted = existsSync(local) ? acceptedLines().length : 0
    if (child.exitCode !== null) return accepted
    if (accepted < count || (count === 0 && !existsSync(join(local, 'state.json')))) continue
    await pause(random() * 400)
    return acceptedLines().length
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = ended(child)
  child.kill('SIGKILL')
  await gone
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)))
}

function judge(code: number | null): string[] {
  const demo = confirmedDemoReaders()
  const run = JSON.parse(readFileSync(join(local, 'run.json'), 'utf8')) as { receipt: Receipt | null }
  const accepted = acceptedLines().map((line) => (JSON.parse(line) as { delivery: string }).delivery)
  const { receipt } = run
  if (receipt === null) return [`there is no receipt (code ${code})`]
  const { eligible, submitted, failed, skipped, unresolved, complete, duplicates } = receipt
  console.log(
    `accepted ${accepted.length}; receipt ${eligible} = ${submitted} + ${failed} + ${skipped} + ${unresolved}`,
  )
  // The operator's proof is in no receipt.
  const briefings = accepted.filter((delivery) => delivery.includes('_edition_')).length
  const twice = accepted.length - new Set(accepted).size
  const checks: [boolean, string][] = [
    [code === 0, `the last run ended with code ${code}`],
    [complete, 'the receipt is not complete'],
    [twice === 0, `${twice} deliveries were accepted twice`],
    [duplicates === 0, `the receipt counts ${duplicates} duplicates`],
    [eligible === readers + demo, `${eligible} are eligible, not the ${readers} readers and ${demo} demo readers`],
    [eligible === submitted + failed + skipped + unresolved, 'the receipt does not add up'],
    [submitted === briefings, `${submitted} submitted in the receipt, ${briefings} briefings accepted`],
    [unresolved <= kills * inFlight, `${unresolved} unresolved, more than ${kills} kills × ${inFlight} in flight`],
  ]
  return checks.flatMap(([holds, words]) => (holds ? [] : [words]))
}

function confirmedDemoReaders(): number {
  const entries = JSON.parse(readFileSync(join(sampleFolder, 'readers.json'), 'utf8')) as { state?: string }[]
  return entries.filter(({ state }) => state !== 'pending').length
}

function acceptedLines(): string[] {
  const file = join(local, 'accepted.jsonl')
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.endsWith('}'))
    : []
}

/** Mulberry32, so that a run can be repeated. */
function drawsOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
