// Runs tests in a copy of the tree, up to the first that fails.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** `failed`: with the name of a test. `broken`: no test said anything, for the run itself came to nothing. */
export type Outcome =
  | { outcome: 'passed' }
  | { outcome: 'failed'; test: string }
  | { outcome: 'broken'; reason: string }

export interface Trial {
  root: string
  /** Paths from the root. */
  tests: readonly string[]
  /** Ends the run. */
  signal: AbortSignal
  /** A fault may make a test run for ever. */
  longestMs?: number
}

/** Where two files fail in the same moment, each may be cut short by the other, and neither names its test: then all of
 * them are run to their end. */
export async function tryOut(trial: Trial): Promise<Outcome> {
  return (
    (await run(trial, ['--bail', '1'])) ?? (await run(trial, [])) ?? { outcome: 'broken', reason: 'no test failed' }
  )
}

const report = 'trial.json'

/** `null` where the run failed and no test says why. */
async function run({ root, tests, ...limits }: Trial, how: string[]): Promise<Outcome | null> {
  const path = join(root, report)
  rmSync(path, { force: true })
  const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'test/vitest.config.ts', ...how]
  const said = await ended(root, [...vitest, '--reporter', 'json', '--outputFile', path, ...tests], limits)
  if (!existsSync(path)) return { outcome: 'broken', reason: said }
  return read(JSON.parse(readFileSync(path, 'utf8')) as Report, root)
}

interface Report {
  success: boolean
  testResults: { name: string; message: string; assertionResults: { fullName: string; status: string }[] }[]
}

function read({ success, testResults }: Report, root: string): Outcome | null {
  for (const { name, assertionResults } of testResults) {
    const failed = assertionResults.find(({ status }) => status === 'failed')
    if (failed) return { outcome: 'failed', test: `${name.slice(root.length + 1)}: ${failed.fullName.trim()}` }
  }
  if (success && testResults.length > 0) return { outcome: 'passed' }
  const reason = testResults.find(({ message }) => message !== '')?.message
  return reason === undefined ? null : { outcome: 'broken', reason }
}

/** Answers the last that was said. */
function ended(root: string, command: string[], limits: Pick<Trial, 'signal' | 'longestMs'>): Promise<string> {
  const { signal, longestMs: timeout } = limits
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: root, signal, timeout, killSignal: 'SIGKILL' })
    let said = ''
    const listen = (text: Buffer) => {
      said = (said + text.toString()).slice(-2_000)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('error', reject)
    child.on('close', (code) => resolve(code === null ? 'it came to no end' : said))
  })
}
