// The simulator over a fixed number of runs; `npm run simulate` makes as many as one likes.
import { expect, it } from 'vitest'
import { families } from './plan/faults.ts'
import { scenarioOf } from './plan/scenario.ts'
import { runScenario } from './run.ts'

/** Of each kind of fault alone, then of all together. */
const runs = [...families.map((family) => [family]), ...Array.from({ length: 42 }, () => [...families])]

it('keeps the promises of delivery whatever goes wrong meanwhile', async () => {
  const failing: string[] = []
  for (const [n, only] of runs.entries()) {
    const { broken } = await runScenario(scenarioOf(n + 1, only))
    if (broken.length > 0)
      failing.push(`npm run simulate -- --seed ${n + 1} --only ${only.join()} --replay: ${broken[0]}`)
  }
  expect(failing).toEqual([])
})

it('makes the same run of the same seed', async () => {
  const [one, other] = [await runScenario(scenarioOf(7, families)), await runScenario(scenarioOf(7, families))]
  expect(one.notes).toEqual(other.notes)
  expect(one.calls).toEqual(other.calls)
})
