// `npm test`: format and lint, types and the synthesis side by side, then every test; ends with `N passed, N failed`.
// `npm test -- <file>`: the tests of that file alone (or of all whose paths hold the words), without the other checks.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve as resolvePath } from 'node:path'
import { keepCompiledCode } from '../infra/command-line/compile-cache.ts'
import { countsOf, readReport, slowestFiles } from './support/runs/test-report.ts'

// Every file of tests loads the same packages anew, and so does every process that one starts.
keepCompiledCode()
const root = new URL('..', import.meta.url).pathname
/** A browser's socket stands below it, and its path may have 103 characters: on some systems half of them are spent on
 * the folder for temporary files. */
const folder = mkdtempSync(join(existsSync('/tmp') ? '/tmp' : tmpdir(), 'broadsheet-test-'))
const file = join(folder, 'vitest.json')
/** The folder for temporary files in the tests, so that whatever a test leaves there is found and removed. */
const temporary = join(folder, 'temporary')
mkdirSync(temporary)

interface Stage {
  name: string
  seconds: number
  isGood: boolean
}

/** The compiler of types and esbuild are written in Go, live for seconds and end: collecting garbage less often takes
 * the first of them a tenth less processor time, and a tenth more memory. */
const forGo = { GOGC: '400' }

/** For all threads of the tests, together a tenth less processor time: regular expressions are compiled once, as in
 * `npm start` (`restart-with-settings.mjs`), and a larger young generation is copied less often. */
const forV8 = ['--no-regexp-tier-up', '--min-semi-space-size=16', '--max-semi-space-size=64']

/** Runs a tool of `node_modules/.bin`, or one of a whole path, with its output shown; good when it ends with code 0. */
function run(name: string, tool: string, args: string[]): Promise<Stage> {
  const started = performance.now()
  return new Promise((resolve) => {
    const end = (isGood: boolean) => resolve({ name, seconds: (performance.now() - started) / 1000, isGood })
    const env = { ...process.env, ...forGo, TMPDIR: temporary }
    const child = spawn(resolvePath(root, 'node_modules/.bin', tool), args, { cwd: root, stdio: 'inherit', env })
    child.on('error', (error) => {
      console.error(`${name}: ${error.message}; run "npm ci" first`)
      end(false)
    })
    child.on('close', (code) => end(code === 0))
  })
}

/** On one thread, a third less work than on four, beside two checks that fill the other core; what did not change since
 * the last time is not checked again. */
const types = ['-p', '.', '--singleThreaded', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/types.json']

const filters = process.argv.slice(2)
const checks: Stage[] = []
if (filters.length === 0) {
  checks.push(
    ...(await Promise.all([
      run('format and lint', 'biome', ['check', '--error-on-warnings', '.']),
      run('types', 'tsc', types),
      run('synthesis', process.execPath, ['test/support/runs/sample-assembly.ts']),
    ])),
  )
}
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
const vitest = [...forV8, 'node_modules/vitest/vitest.mjs', 'run', '--config=test/vitest.config.ts']
const tests = await run('tests', process.execPath, [...vitest, ...reporters, ...filters])
const report = readReport(file)
/** Chromium leaves empty files under hidden names. */
const forgotten = readdirSync(temporary).filter((name) => !name.startsWith('.'))
if (forgotten.length > 0) console.log(`\nTests left in the folder for temporary files: ${forgotten.join(', ')}`)
if (tests.isGood && (filters.length === 0 || forgotten.length > 0))
  checks.push({ name: 'nothing left behind', seconds: 0, isGood: forgotten.length === 0 })
rmSync(folder, { recursive: true, force: true })

const time = (seconds: number) => `${seconds.toFixed(1).padStart(7)} s`
console.log('\nThe slowest files:')
for (const slow of slowestFiles(report, 10)) console.log(`${time(slow.seconds)}  ${slow.name.replace(root, '')}`)
console.log('\nThe stages:')
for (const { name, seconds, isGood } of [...checks, tests])
  console.log(`${time(seconds)}  ${isGood ? '✓' : '✗'} ${name}`)

const { passed, failed } = countsOf(report, tests.isGood)
const failures = failed + checks.filter(({ isGood }) => !isGood).length
console.log(`\n${passed + checks.filter(({ isGood }) => isGood).length} passed, ${failures} failed`)
process.exit(failures === 0 ? 0 : 1)
