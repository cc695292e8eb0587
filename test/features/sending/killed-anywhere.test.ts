// The most important test of the delivery promises: a week is run, killed at one call, and run again; once for every
// call it makes.
import { describe, expect, test } from 'vitest'
import type { Receipt } from '../../../functions/delivery/types.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { type Ending, killing } from '../../support/fakes/killing.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { idsInSlice } from '../../support/worlds/neighbours.ts'
import { aLife, aWorld, runSchedule, type World } from '../../support/worlds/world.ts'

const [a = '', b = '', c = ''] = idsInSlice(3, 3)
const [d = '', e = '', f = ''] = idsInSlice(11, 3)

/** Two waves in two slices; one reader has left, one is mailed nothing new. */
function readers(): Subscriber[] {
  return [
    aSubscriber({ id: a }),
    aSubscriber({ id: b }),
    aSubscriber({ id: c, zone: 'Africa/Algiers' }),
    aSubscriber({ id: d, status: 'left' }),
    aSubscriber({ id: e, topics: ['sport'] }),
    aSubscriber({ id: f, zone: 'Europe/Kyiv', hour: 8 }),
  ]
}

const from = '2026-11-19T05:45:00Z'
const until = '2026-11-19T15:00:00Z'

async function liveTwice(ending: Ending, feedback: boolean, between: (world: World) => Promise<void>) {
  const world = await aWorld(readers())
  const first = killing(world.ports, ending)
  await runSchedule(world, aLife(world, { ports: first.ports, feedback, isOver: first.isDead }), from, until)
  if (first.isDead()) await between(world)
  await runSchedule(world, aLife(world, { feedback }), from, until)
  return { world, calls: first.calls }
}

function receiptHolds(receipt: Receipt | null | undefined, eligible: number): void {
  expect(receipt).toMatchObject({ complete: true, open: 0, duplicates: 0, eligible })
  if (!receipt) return
  expect(receipt.submitted + receipt.failed + receipt.skipped + receipt.unresolved).toBe(eligible)
}

/** What an undisturbed week calls. */
async function callsOfAWeek(): Promise<string[]> {
  return (await liveTwice({ at: 0, when: 'before', how: 'fault' }, true, async () => {})).calls
}

/** These change nothing: killed at one, a run leaves what it leaves when killed at the next one that does. */
const reading = new Set([
  ...['listState', 'find', 'list', 'outlines', 'batches', 'batchPages', 'document', 'frames'].map(
    (of) => `editions.${of}`,
  ),
  ...['subscribers.shard', 'subscribers.get', 'deliveries.get', 'deliveries.list', 'pace.halted', 'secrets.linkKeys'],
])

/** Numbers of the calls at which a run can end in a way of its own. */
function ends(calls: readonly string[], how: Ending['how']): number[] {
  return calls.flatMap((name, n) => (how === 'kill' && reading.has(name) ? [] : [n + 1]))
}

describe.each([
  { how: 'kill', when: 'before', feedback: true },
  { how: 'kill', when: 'before', feedback: false },
  { how: 'kill', when: 'after', feedback: true },
  { how: 'kill', when: 'after', feedback: false },
  { how: 'fault', when: 'before', feedback: true },
  { how: 'fault', when: 'after', feedback: true },
] as const)('a $how $when any call of the week (events of SES arrive: $feedback)', ({ how, when, feedback }) => {
  test('mails nobody twice, loses nobody, and the receipt adds up (D1, D2)', async () => {
    const calls = await callsOfAWeek()
    expect(calls.length).toBeGreaterThan(300)
    expect(ends(calls, 'kill').length).toBeGreaterThan(60)
    for (const at of ends(calls, how)) {
      const { world } = await liveTwice({ at, how, when }, feedback, async () => {})
      const where = `${how} ${when} call ${at}`
      for (const [delivery, times] of world.ports.mailer.timesAccepted()) expect(times, `${where}: ${delivery}`).toBe(1)
      const edition = await world.ports.editions.find('2026-W47')
      expect(edition?.status, where).toBe('closed')
      receiptHolds(edition?.receipt, 6)
      // Only readers who were under way when the run ended are unresolved: two waves of at most three in a batch.
      expect(edition?.receipt?.unresolved, where).toBeLessThanOrEqual(3)
      if (feedback) expect(edition?.receipt?.submitted, where).toBe(world.ports.mailer.accepted.length)
    }
  })
})

test('a launch killed anywhere keeps every reader exactly once, also those who move or join before it goes on (D2)', async () => {
  const calls = await callsOfAWeek()
  const launched = calls.slice(0, calls.indexOf('queue.publish') + 2)
  for (const at of ends(launched, 'kill')) {
    for (const when of ['before', 'after'] as const) {
      const { world } = await liveTwice({ at, how: 'kill', when }, true, async ({ ports }) => {
        await ports.subscribers.update(a, (one) => ({ ...one, zone: 'Africa/Algiers', hour: 6 }))
        await ports.subscribers.update(c, (one) => ({ ...one, zone: 'Europe/Berlin' }))
        await ports.subscribers.create(aSubscriber({ id: idsInSlice(11, 4)[3] ?? '' }))
      })
      const edition = await world.ports.editions.find('2026-W47')
      const held = (await world.ports.editions.batches('2026-W47')).flatMap((batch) => batch.subscribers)
      expect(new Set(held).size, `call ${at}`).toBe(held.length)
      expect(held, `call ${at}`).toEqual(expect.arrayContaining([a, b, c, d, e, f]))
      expect(edition?.status, `call ${at}`).toBe('closed')
      receiptHolds(edition?.receipt, held.length)
    }
  }
})
