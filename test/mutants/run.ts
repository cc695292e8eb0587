// `npm run mutants`: faults put into the product on purpose, each against a promise of delivery; the tests named for it
// must notice. In a copy of the working tree, one fault at a time.
//   npm run mutants -- [--only WORDS]…    those whose promise or file holds the words
//   npm run mutants -- --list
import { parseArgs } from 'node:util'
import { mutants } from './list.ts'
import { type Mutant, sourceOf, testsOf, withFault } from './mutant.ts'
import { type Outcome, tryOut } from './trial.ts'
import { WorkingCopy } from './working-copy.ts'

/** Some hundred times as long as these tests take. */
const longestMs = 180_000

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true, default: [''] }, list: { type: 'boolean', default: false } },
})
const wanted = values.only.map((words) => words.toLowerCase())
const chosen = mutants.filter(({ promise, file }) => {
  const name = `${promise} ${file}`.toLowerCase()
  return wanted.some((words) => name.includes(words))
})
if (chosen.length === 0)
  throw new Error(`No mutant is named like "${values.only.join('", "')}"; --list names them all.`)

if (values.list) for (const { promise, file } of chosen) console.log(`${file}: ${promise}`)
else process.exitCode = (await hunt()) ? 0 : 1

/** True where every fault was noticed. */
async function hunt(): Promise<boolean> {
  const began = performance.now()
  const stop = new AbortController()
  const abort = () => stop.abort()
  process.on('SIGINT', abort).on('SIGTERM', abort)
  const copy = new WorkingCopy(new URL('../..', import.meta.url).pathname)
  try {
    const tests = testsOf(chosen)
    const before = await tryOut({ root: copy.root, tests, signal: stop.signal })
    if (before.outcome !== 'passed') {
      console.error(`Without any fault the tests fail already; mend that first.\n  ${wordsOf(before)}`)
      return false
    }
    console.log(`${tests.length} test files pass without a fault (${seconds(began)} s).`)
    const left: string[] = []
    for (const [n, mutant] of chosen.entries()) {
      const since = performance.now()
      const tried = await tryMutant(copy, mutant, stop.signal)
      if (!tried.isCaught) left.push(`${mutant.promise}: ${tried.words}`)
      console.log(
        `${tried.isCaught ? '✓' : '✗'} ${n + 1}. ${mutant.promise} (${seconds(since)} s)\n     ${tried.words}`,
      )
    }
    console.log(
      `${chosen.length - left.length} of ${chosen.length} mutants caught, ${left.length} left, in ${seconds(began)} s.`,
    )
    for (const one of left) console.log(`✗ ${one}`)
    return left.length === 0
  } catch (error) {
    if (!stop.signal.aborted) throw error
    console.error('Broken off.')
    return false
  } finally {
    copy.remove()
  }
}

async function tryMutant(
  copy: WorkingCopy,
  mutant: Mutant,
  signal: AbortSignal,
): Promise<{ isCaught: boolean; words: string }> {
  const file = sourceOf(mutant)
  const source = copy.read(file)
  const faulty = withFault(mutant, source)
  if (faulty === null)
    return { isCaught: false, words: `no longer applies: its text stands not once in ${file}; mend the mutant` }
  copy.write(file, faulty)
  try {
    const tried = await tryOut({ root: copy.root, tests: testsOf([mutant]), signal, longestMs })
    return { isCaught: tried.outcome === 'failed', words: wordsOf(tried) }
  } finally {
    copy.write(file, source)
  }
}

function wordsOf(tried: Outcome): string {
  if (tried.outcome === 'failed') return tried.test
  return tried.outcome === 'passed' ? 'SURVIVED' : `no test could say anything: ${tried.reason}`
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1)
}
