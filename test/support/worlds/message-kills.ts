// Ends the run of an email outside an edition at every call it makes, then works it off again, and holds what must be
// so wherever it ended.
import { expect } from 'vitest'
import { type Ending, killing } from '../fakes/killing.ts'
import type { MessageWorld } from './message-world.ts'

/** The first run ends as the test says; the messages it had received come again, and are processed by healthy runs. All
 * calls that the first run made. */
export async function liveTwice(world: MessageWorld, at: Ending): Promise<string[]> {
  const first = killing(world.ports, at)
  await world.workOff(undefined, first.ports, first.isDead)
  await world.report()
  await world.workOff()
  return first.calls
}

/** Promise D1: sent once at most, and missed only where it was claimed already.
 * @param fewestCalls that a whole run makes */
export async function expectOneMailAtMost(
  prepare: () => Promise<MessageWorld>,
  ending: Pick<Ending, 'how' | 'when'>,
  fewestCalls: number,
): Promise<void> {
  const { length } = await liveTwice(await prepare(), { at: 0, how: 'fault', when: 'before' })
  expect(length).toBeGreaterThan(fewestCalls)
  for (let at = 1; at <= length; at += 1) {
    const world = await prepare()
    const calls = (await liveTwice(world, { at, ...ending })).slice(0, at)
    const where = `call ${at} (${calls.at(-1)})`
    expect(world.mails.length, where).toBeLessThanOrEqual(1)
    if (!calls.includes('deliveries.claim')) expect(world.mails.length, where).toBe(1)
    expect(world.aside, where).toEqual([])
  }
}
