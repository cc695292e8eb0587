// One mutant until it is caught; prints after how many runs.
//   node test/simulation/mutants/mutant-run.ts <number> <runs> <seed>
import { families } from '../plan/faults.ts'
import { putIn } from './hunt.ts'
import { mutants } from './mutants.ts'

const [n, runs, first] = process.argv.slice(2).map(Number)
const mutant = mutants[n ?? -1]
if (mutant === undefined || runs === undefined || first === undefined)
  throw new Error('Give a number, runs and a seed.')
putIn(mutant)
const { runScenario } = await import('../run.ts')
const { scenarioOf } = await import('../plan/scenario.ts')

console.log(JSON.stringify(await caught(runs, first)))

async function caught(runs: number, first: number) {
  for (let seed = first; seed < first + runs; seed += 1) {
    const { broken } = await runScenario(scenarioOf(seed, families))
    if (broken.length > 0) return { after: seed - first + 1, words: `seed ${seed}: ${broken[0]}` }
  }
  return null
}
