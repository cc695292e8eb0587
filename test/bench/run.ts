// `npm run bench`: every benchmark, one after another, each in a process of its own. `npm run bench -- assembly` runs one.
// Figures are for comparing on one machine, in one run.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const benchmarks = ['bundle', 'assembly', 'subscribe', 'flood', 'preview', 'start', 'corpus'] as const

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !benchmarks.some((one) => one === name))
if (unknown.length > 0) {
  console.error(`There is no benchmark "${unknown.join('", "')}"; there are ${benchmarks.join(', ')}.`)
  process.exit(2)
}

const failed = benchmarks.filter((name) => {
  if (wanted.length > 0 && !wanted.includes(name)) return false
  console.log(`\n── ${name} ──`)
  const script = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  return (
    spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script], { stdio: 'inherit' }).status !== 0
  )
})
if (failed.length > 0) {
  console.error(`\nNot measured to the end: ${failed.join(', ')}.`)
  process.exit(1)
}
