// What the machine gives: ids and the clock.
import { describe, expect, it } from 'vitest'
import { systemClock } from '../../../functions/adapters/clock.ts'
import { cryptoRandom } from '../../../functions/adapters/random.ts'
import type { Random } from '../../../functions/ports.ts'
import { FakeRandom } from '../../support/fakes/fake-clock.ts'

describe.each<[string, () => Random]>([
  ['the fake', () => new FakeRandom()],
  ['the machine', cryptoRandom],
])('ids from %s', (_where, open) => {
  it('have the length asked for, letters and digits only, and do not repeat', () => {
    const random = open()
    const ids = Array.from({ length: 1_000 }, () => random.id(22))
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9]{22}$/)
    expect(new Set(ids).size).toBe(1_000)
  })
})

describe('ids from the machine', () => {
  it('use every letter and digit', () => {
    expect(new Set(cryptoRandom().id(5_000)).size).toBe(62)
  })
})

describe('the machine’s clock', () => {
  it('tells the time and wakes a sleeper, at once for a time in the past', async () => {
    const clock = systemClock()
    const [before, now, after] = [Date.now(), clock.now().getTime(), Date.now()]
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(after)
    await clock.sleep(1)
    await clock.sleep(-1_000)
  })
})
