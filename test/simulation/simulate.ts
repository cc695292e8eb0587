// `npm run simulate`: the use cases of all delivery handlers in virtual time, and whatever may go wrong meanwhile; each
// run is held to the promises. A seed that fails is made as short as it goes.
//   npm run simulate -- [--runs N] [--seed S] [--only db,ses,crash,…] [--replay]
//   npm run simulate -- --mutants [--runs N] [--seed S]    faults put into the product, each to be caught
//   npm run simulate -- --baselines [--runs N] [--seed S]    doubles and losses beside two published designs
//   npm run simulate -- --kills K [--readers N] [--seed S] [--port P]    the real local run, killed (`kill.ts`)
import { parseArgs } from 'node:util'
import { designs } from './baselines.ts'
import { hunt } from './mutants/hunt.ts'
import { type Family, families, said } from './plan/faults.ts'
import { scenarioOf } from './plan/scenario.ts'
import { runDesign, runScenario } from './run.ts'
import { shortest } from './shrink.ts'

if (process.argv.includes('--kills')) {
  await import('./kill.ts')
  process.exit()
}

const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: families.join(',') },
    replay: { type: 'boolean', default: false },
    baselines: { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
  },
})
const only = values.only.split(',').map((name) => {
  const found = families.find((family) => family === name)
  if (found === undefined) throw new Error(`There is no kind of fault "${name}"; there are ${families.join(', ')}.`)
  return found
})

const seed = Number(values.seed)
if (values.replay) await replay(seed)
else if (values.baselines) await compare(Number(values.runs ?? 300), seed)
else if (values.mutants) process.exitCode = (await hunt(Number(values.runs ?? 1_000), seed)) ? 0 : 1
else await many(Number(values.runs ?? 300), seed)

async function many(runs: number, first: number): Promise<void> {
  const began = process.cpuUsage()
  let [readers, mails] = [0, 0]
  const failing: number[] = []
  for (let seed = first; seed < first + runs; seed += 1) {
    const finished = await runScenario(scenarioOf(seed, only))
    readers += finished.readers
    mails += finished.mails
    const done = seed - first + 1
    if (done % 500 === 0 && done < runs) console.error(`${done} runs, ${failing.length} broken`)
    if (finished.broken.length === 0) continue
    failing.push(seed)
    await tell(seed, only)
  }
  const { user, system } = process.cpuUsage(began)
  const seconds = (user + system) / 1_000_000
  console.log(
    `${runs} runs from seed ${first}: ${failing.length} broken${failing.length > 0 ? ` (${failing.slice(0, 20).join(', ')})` : ''}; ` +
      `${readers} readers, ${mails} mails; ${(runs / seconds).toFixed(1)} runs a second of processor time`,
  )
  process.exitCode = failing.length === 0 ? 0 : 1
}

async function tell(seed: number, only: readonly Family[]): Promise<void> {
  const { scenario, finished } = await shortest(scenarioOf(seed, only))
  console.error(
    `✗ seed ${seed}: ${scenario.readers.length} readers, ${scenario.editions.length} editions, ${scenario.perSecond}/s`,
  )
  for (const fault of scenario.faults) console.error(`    ${said(fault)}`)
  for (const words of finished.broken.slice(0, 5)) console.error(`  → ${words}`)
}

async function replay(seed: number): Promise<void> {
  const { scenario, finished } = await shortest(scenarioOf(seed, only))
  for (const fault of scenario.faults) console.log(said(fault))
  for (const line of finished.notes) console.log(line)
  for (const words of finished.broken) console.log(`→ ${words}`)
  if (finished.broken.length === 0) console.log('Nothing is broken.')
  process.exitCode = finished.broken.length === 0 ? 0 : 1
}

/** Without operators and clocks, which the designs do not know, and without refusals that are meant for one reader. */
async function compare(runs: number, first: number): Promise<void> {
  console.log(`| ${runs} runs from seed ${first} | owed | mailed twice | not mailed |`)
  console.log('|---|---|---|---|')
  for (const design of [...designs, null]) {
    const sum = { owed: 0, twice: 0, lost: 0 }
    for (let seed = first; seed < first + runs; seed += 1) {
      const { owed, twice, lost } = await runDesign(scenarioOf(seed, ['crash', 'db', 'ses', 'sqs']), design)
      sum.owed += owed
      sum.twice += twice
      sum.lost += lost
    }
    console.log(`| ${design ?? 'Broadsheet'} | ${sum.owed} | ${sum.twice} | ${sum.lost} |`)
  }
}
