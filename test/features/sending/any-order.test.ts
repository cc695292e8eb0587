// Queues deliver again, in any order, and events arrive at any time: random histories of one edition.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordFeedback } from '../../../functions/use-cases/feedback/record-feedback.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { reconcileDeliveries } from '../../../functions/use-cases/reconciling/reconcile-deliveries.ts'
import { sendBriefings } from '../../../functions/use-cases/sending/send-briefings.ts'
import { tickWaves } from '../../../functions/use-cases/sending/tick-waves.ts'
import type { Answer } from '../../support/fakes/fake-mailer.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { idsInSlice } from '../../support/worlds/neighbours.ts'
import { aLife, aWorld, type Life, launchTime, runSchedule, sesEvent, type World } from '../../support/worlds/world.ts'

const due = '2026-11-19T06:00:00.000Z'
const ids = [...idsInSlice(2, 4), ...idsInSlice(9, 4)]

const step = fc.oneof(
  fc.record({ does: fc.constant('tick' as const) }),
  fc.record({ does: fc.constant('send' as const), order: fc.nat(7), times: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    does: fc.constant('event' as const),
    which: fc.nat(20),
    type: fc.constantFrom('Send', 'Delivery', 'Bounce', 'Complaint', 'DeliveryDelay'),
  }),
  fc.record({ does: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ does: fc.constant('reconcile' as const) }),
)

const answer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 4, arbitrary: fc.constant('accept' as const) },
  fc.constantFrom<Answer[]>(
    'throw',
    'accept-then-die',
    { outcome: 'transient', reason: 'slow' },
    { outcome: 'permanent', reason: 'bad' },
  ),
)

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function take(world: World, life: Life, one: Step): Promise<void> {
  const { ports, settings } = world
  switch (one.does) {
    case 'tick':
      await tickWaves(ports, { scheduledTime: ports.clock.now().toISOString() })
      return
    case 'send': {
      const body = ports.queue.batches[one.order % Math.max(1, ports.queue.batches.length)]
      const orders = Array.from({ length: body ? one.times : 0 }, () => ({ messageId: 'm', body: body ?? '' }))
      await Promise.all(orders.map((order) => sendBriefings(ports, settings, life.contexts, [order])))
      return
    }
    case 'event': {
      const about = ports.mailer.accepted[one.which % Math.max(1, ports.mailer.accepted.length)]
      if (about) await recordFeedback(ports, [{ messageId: 'e', body: sesEvent(one.type, about, due) }])
      return
    }
    case 'wait':
      ports.clock.advance(one.minutes * 60_000)
      return
    case 'reconcile':
      await reconcileDeliveries(ports)
  }
}

test('whatever is delivered again, late or in another order: nobody twice, and the receipt adds up (D1, D2, D3)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.array(answer, { maxLength: 30 }), async (steps, answers) => {
      const world = await aWorld(ids.map((id, n) => aSubscriber({ id, hour: n % 2 === 0 ? 7 : 6 })))
      world.ports.mailer.answer = (_, attempt) => answers[attempt - 1] ?? 'accept'
      await launchEdition(world.ports, { scheduledTime: launchTime })
      world.ports.clock.set(due)
      const life = aLife(world)
      for (const one of steps) await take(world, life, one)
      await runSchedule(world, life, due, '2026-11-21T00:00:00Z')

      const { mailer, editions } = world.ports
      for (const times of mailer.timesAccepted().values()) expect(times).toBe(1)
      const receipt = (await editions.find('2026-W47'))?.receipt
      expect(receipt).toMatchObject({
        complete: true,
        eligible: 8,
        open: 0,
        duplicates: 0,
        submitted: mailer.accepted.length,
      })
    }),
    { seed: 47, numRuns: 100 },
  )
})
