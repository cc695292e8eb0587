// `npm test`: format and lint, types, then every test; ends with the plain line `N passed, N failed`.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = new URL('..', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-test-'))
const report = join(folder, 'vitest.json')

/** Runs a tool of `node_modules/.bin` with its output shown; resolves with true when it ended with code 0. */
function run(name: string, tool: string, args: string[]): Promise<boolean> {
  const started = Date.now()
  return new Promise((resolve) => {
    const child = spawn(join(root, 'node_modules/.bin', tool), args, { cwd: root, stdio: 'inherit' })
    child.on('error', (error) => {
      console.error(`${name}: ${error.message}; run "npm ci" first`)
      resolve(false)
    })
    child.on('close', (code) => {
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`)
      resolve(code === 0)
    })
  })
}

/** Counts of the test run; a run that left no report counts as one failure. */
function counts(): { passed: number; failed: number } {
  try {
    const json = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: json.numPassedTests, failed: json.numFailedTests + json.numPendingTests + json.numTodoTests }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

const filters = process.argv.slice(2)
const checks = [
  await run('format and lint', 'biome', ['check', '--error-on-warnings', '.']),
  await run('types', 'tsc', ['-p', '.']),
]
const tests = await run('tests', 'vitest', [
  'run',
  '--config=test/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...filters,
])
const { passed, failed } = counts()
rmSync(folder, { recursive: true, force: true })

// A suite that could not even be loaded has no failed test in it, but the run has failed all the same.
const failures = failed + checks.filter((ok) => !ok).length + (!tests && failed === 0 ? 1 : 0)
console.log(`${passed + checks.filter((ok) => ok).length} passed, ${failures} failed`)
process.exit(failures === 0 ? 0 : 1)
