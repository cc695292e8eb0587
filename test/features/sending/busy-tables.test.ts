// A table that fails before the submission costs no reader their mail (D2): a claim without a submission is given back.
import { expect, test } from 'vitest'
import type { FakePorts } from '../../support/fakes/fake-ports.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { aLife, aWorld, runSchedule } from '../../support/worlds/world.ts'

const busy = () => Promise.reject(new Error('the table is busy'))

/** Lets the first calls of a method fail, after they took effect or without it. */
function failing<K extends 'claim' | 'giveBack' | 'get' | 'add'>(
  { deliveries }: FakePorts,
  method: K,
  times: number,
  takesEffect: boolean,
): void {
  const call = deliveries[method].bind(deliveries) as (...given: unknown[]) => Promise<unknown>
  let left = times
  Object.assign(deliveries, {
    [method]: async (...given: unknown[]) => {
      if (left === 0) return call(...given)
      left -= 1
      if (takesEffect) await call(...given)
      return busy()
    },
  })
}

const cases: [string, (ports: FakePorts) => void][] = [
  ['the claim takes effect, and its answer is lost', (ports) => failing(ports, 'claim', 1, true)],
  ['the claim fails', (ports) => failing(ports, 'claim', 1, false)],
  [
    'the claim is given back only at the fourth try',
    (ports) => {
      failing(ports, 'claim', 1, true)
      failing(ports, 'giveBack', 3, false)
    },
  ],
  [
    'the read after a definite refusal fails',
    (ports) => {
      ports.mailer.answer = (_message, attempt) =>
        attempt === 1 ? { outcome: 'transient', reason: 'slower' } : 'accept'
      failing(ports, 'get', 1, false)
    },
  ],
  ['what SES accepted is on record only at the third try', (ports) => failing(ports, 'add', 2, false)],
]

test.each(cases)('%s', async (_name, prepare) => {
  const world = await aWorld([aSubscriber()])
  prepare(world.ports)
  await runSchedule(world, aLife(world, { feedback: false }), '2026-11-19T05:45:00Z', '2026-11-19T20:00:00Z')
  const receipt = (await world.ports.editions.find('2026-W47'))?.receipt
  expect(receipt).toMatchObject({ complete: true, submitted: 1, unresolved: 0, duplicates: 0 })
  expect(world.ports.mailer.accepted).toHaveLength(1)
})
