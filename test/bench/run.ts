// `npm run bench`: every benchmark, one after another, each in a process of its own. `npm run bench -- assembly` runs
// one; `--record` writes what was measured into docs/figures.md. Figures are for comparing on one machine, in one run.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { circumstances, record } from '../support/runs/figures.ts'

const benchmarks = [
  'bundle',
  'assembly',
  'subscribe',
  'flood',
  'preview',
  'start',
  'corpus',
  'archive',
  'site',
  'sources-cost',
  'feeds',
  'hostile',
  'shapes',
  'rate',
  'cost',
  'launch',
] as const

const words = process.argv.slice(2)
const isRecorded = words.includes('--record')
const wanted = words.filter((word) => word !== '--record')
const where = isRecorded ? circumstances() : ''
const unknown = wanted.filter((name) => !benchmarks.some((one) => one === name))
if (unknown.length > 0) {
  console.error(`There is no benchmark "${unknown.join('", "')}"; there are ${benchmarks.join(', ')}.`)
  process.exit(2)
}

const failed = benchmarks.filter((name) => {
  if (wanted.length > 0 && !wanted.includes(name)) return false
  console.log(`\n── ${name} ──`)
  const script = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  const { status, stdout } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    stdio: ['inherit', isRecorded ? 'pipe' : 'inherit', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  })
  if (isRecorded) process.stdout.write(stdout)
  if (isRecorded && status === 0)
    record({ name: `bench: ${name}`, command: `npm run bench -- ${name} --record`, output: stdout }, where)
  return status !== 0
})
if (failed.length > 0) {
  console.error(`\nNot measured to the end: ${failed.join(', ')}.`)
  process.exit(1)
}
