// How long `npm start -- --once --fresh` takes, and how fast and how large `--readers 5000` is.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assemblyFolder } from '../../infra/local/template/synthesize.ts'
import { sampleFolder } from '../support/samples/sample.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
const local = join(scratch, 'local')

interface Run {
  code: number | null
  seconds: number
  peakMegabytes: number
}

const small = await measure(['--once', '--fresh'], true)
console.log(`npm start -- --once --fresh: ${small.seconds.toFixed(1)} s with synth (target 25), code ${small.code}`)
for (const { name, seconds } of steps()) console.log(`  ${name}: ${seconds.toFixed(1)} s`)

const readers = Number(process.argv[2] ?? 5000)
const large = await measure(['--once', '--readers', String(readers)], false)
const { mails, seconds } = sending()
console.log(
  `--readers ${readers}: ${mails} mails, ${(mails / seconds).toFixed(0)} a second from the first tick to the receipt (target 100), ` +
    `peak memory ${large.peakMegabytes.toFixed(0)} MB (target under 1024), ${large.seconds.toFixed(1)} s in all, code ${large.code}`,
)
for (const { name, seconds } of steps()) console.log(`  ${name}: ${seconds.toFixed(1)} s`)
rmSync(scratch, { recursive: true, force: true })
process.exitCode = small.code === 0 && large.code === 0 ? 0 : 1

async function measure(options: string[], synthesizes: boolean): Promise<Run> {
  if (synthesizes) rmSync(assemblyFolder(repository, sampleFolder), { recursive: true, force: true })
  const start = performance.now()
  const entry = join(repository, 'infra', 'local', 'start.ts')
  const child = spawn(
    process.execPath,
    [entry, '--port', '4380', '--folder', local, '--seeds', sampleFolder, ...options],
    {
      cwd: repository,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, residentMegabytes(child.pid))
  }, 100)
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  clearInterval(watch)
  return { code, seconds: (performance.now() - start) / 1000, peakMegabytes: peak }
}

/** Linux tells; elsewhere the figure is left out as 0. */
function residentMegabytes(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

function steps(): { name: string; seconds: number }[] {
  return readRun().steps
}

function sending(): { mails: number; seconds: number } {
  const { sendingSeconds } = readRun()
  const lines = readFileSync(join(local, 'accepted.jsonl'), 'utf8').split('\n').filter(Boolean)
  return { mails: lines.length, seconds: sendingSeconds }
}

function readRun(): { steps: { name: string; seconds: number }[]; sendingSeconds: number } {
  return JSON.parse(readFileSync(join(local, 'run.json'), 'utf8'))
}
