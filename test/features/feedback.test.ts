// What SES reports reaches the receipt, and protects whoever must not be mailed.
import { expect, test } from 'vitest'
import { reconcileDeliveries } from '../../functions/handlers/reconcile-deliveries.ts'
import { recordFeedback } from '../../functions/handlers/record-feedback.ts'
import { aSubscriber } from '../support/builders.ts'
import { idsInSlice } from '../support/neighbours.ts'
import { aLife, aWorld, runSchedule, sesEvent } from '../support/world.ts'

const due = '2026-11-19T06:00:00.000Z'
const late = '2026-11-20T06:00:00.000Z'
/** Closed editions are counted again once a day. */
const nextAccount = '2026-11-21T05:05:00.000Z'

/** Neighbours: both in one slice of the audience. */
const [readerId = '', strangerId = ''] = idsInSlice(5, 2)

async function aSentEdition() {
  const reader = aSubscriber({ id: readerId, address: 'ann@example.com' })
  const world = await aWorld([reader])
  await runSchedule(world, aLife(world), '2026-11-19T05:45:00Z', '2026-11-19T15:00:00Z')
  const [accepted] = world.ports.mailer.accepted
  if (!accepted) throw new Error('Nothing was accepted.')
  return { world, reader, accepted }
}

test('a permanent bounce suppresses the address, and the closed receipt gets a revision', async () => {
  const { world, reader, accepted } = await aSentEdition()
  const body = sesEvent('Bounce', accepted, due, {
    bounceType: 'Permanent',
    timestamp: late,
    bouncedRecipients: [{ emailAddress: 'ANN@example.com' }],
  })
  expect(await recordFeedback(world.ports, [{ messageId: 'e1', body }])).toEqual({
    recorded: 1,
    ignored: 0,
    failed: [],
  })
  expect((await world.ports.subscribers.get(reader.id))?.suppressed).toEqual({ reason: 'bounce', at: late })
  const receipt = async () => (await world.ports.editions.find('2026-W47'))?.receipt
  world.ports.clock.set('2026-11-20T06:05:00.000Z')
  await reconcileDeliveries(world.ports)
  expect(await receipt()).toMatchObject({ revision: 1, bounced: 0 })
  world.ports.clock.set(nextAccount)
  await reconcileDeliveries(world.ports)
  expect(await receipt()).toMatchObject({ revision: 2, submitted: 1, bounced: 1 })
})

test('a full mailbox suppresses nobody, a complaint does', async () => {
  const { world, reader, accepted } = await aSentEdition()
  const recipients = [{ emailAddress: 'ann@example.com' }]
  await recordFeedback(world.ports, [
    {
      messageId: 'e1',
      body: sesEvent('Bounce', accepted, due, { bounceType: 'Transient', bouncedRecipients: recipients }),
    },
  ])
  expect((await world.ports.subscribers.get(reader.id))?.suppressed).toBeNull()
  await recordFeedback(world.ports, [
    { messageId: 'e2', body: sesEvent('Complaint', accepted, due, { complainedRecipients: recipients }) },
  ])
  expect((await world.ports.subscribers.get(reader.id))?.suppressed).toEqual({ reason: 'complaint', at: due })
})

test('the suppression of an address nobody has here is kept all the same', async () => {
  const { world, accepted } = await aSentEdition()
  const body = sesEvent('Bounce', { ...accepted, delivery: 'of-somebody-else' }, due, {
    bounceType: 'Permanent',
    bouncedRecipients: [{ emailAddress: 'eve@example.com' }],
  })
  await recordFeedback(world.ports, [{ messageId: 'e1', body }])
  expect(await world.ports.subscribers.findByAddress('eve@example.com')).toEqual({
    id: null,
    suppressed: { reason: 'bounce', at: due },
  })
})

test('events that cannot be read are counted and acknowledged; the ones beside them are recorded', async () => {
  const { world, accepted } = await aSentEdition()
  const events = ['no json', sesEvent('Open', accepted, due), sesEvent('Delivery', accepted, due)]
  const outcome = await recordFeedback(
    world.ports,
    events.map((body, n) => ({ messageId: `e${n}`, body })),
  )
  expect(outcome).toEqual({ recorded: 1, ignored: 2, failed: [] })
  expect(world.ports.log.text()).not.toContain('@')
})

test('events that a store refuses are delivered again, those of other deliveries are not', async () => {
  const { world, accepted } = await aSentEdition()
  const add = world.ports.deliveries.add.bind(world.ports.deliveries)
  world.ports.deliveries.add = async (key, facts) => {
    if (facts.delivered) throw new Error('the table is busy')
    await add(key, facts)
  }
  const other = { ...accepted, delivery: `2026-W47_edition_${strangerId}`, messageId: 'other' }
  const events = [sesEvent('Delivery', accepted, due), sesEvent('Send', accepted, due), sesEvent('Send', other, due)]
  const outcome = await recordFeedback(
    world.ports,
    events.map((body, n) => ({ messageId: `e${n}`, body })),
  )
  expect(outcome).toEqual({ recorded: 1, ignored: 0, failed: ['e0', 'e1'] })
})

test('what SES reports of one delivery at once is one write', async () => {
  const { world, accepted } = await aSentEdition()
  const written: unknown[] = []
  world.ports.deliveries.add = async (_, facts) => {
    written.push(facts)
  }
  const events = [sesEvent('Send', accepted, due), sesEvent('Delivery', accepted, due)]
  await recordFeedback(
    world.ports,
    events.map((body, n) => ({ messageId: `e${n}`, body })),
  )
  expect(written).toEqual([{ submitted: { at: due, messageIds: [accepted.messageId] }, delivered: { at: due } }])
})

test('an event for a reader who is not in the audience does not enter the sums (D2)', async () => {
  const { world, accepted } = await aSentEdition()
  const stray = { ...accepted, delivery: `2026-W47_edition_${strangerId}`, messageId: 'stray' }
  await recordFeedback(world.ports, [{ messageId: 'e1', body: sesEvent('Send', stray, due) }])
  await reconcileDeliveries(world.ports)
  expect((await world.ports.editions.find('2026-W47'))?.receipt).toMatchObject({
    revision: 1,
    eligible: 1,
    submitted: 1,
  })
})
