// The shortest schedule that still breaks a promise: faults are left out one after the other, then the second edition,
// then readers.

import type { Scenario } from './plan/scenario.ts'
import { type Finished, runScenario } from './run.ts'

export async function shortest(start: Scenario): Promise<{ scenario: Scenario; finished: Finished }> {
  let scenario = start
  let finished = await runScenario(start)
  if (finished.broken.length === 0) return { scenario, finished }
  for (let isShorter = true; isShorter; ) {
    isShorter = false
    for (const shorter of shorterOnes(scenario)) {
      const tried = await runScenario(shorter)
      if (tried.broken.length === 0) continue
      scenario = shorter
      finished = tried
      isShorter = true
      break
    }
  }
  return { scenario, finished }
}

function* shorterOnes(scenario: Scenario): Iterable<Scenario> {
  const { faults, editions, readers } = scenario
  for (const [n] of faults.entries()) yield { ...scenario, faults: faults.toSpliced(n, 1) }
  if (editions.length > 1) yield { ...scenario, editions: editions.slice(0, 1) }
  for (const count of [1, 2, 4]) if (count < readers.length) yield { ...scenario, readers: readers.slice(0, count) }
}
