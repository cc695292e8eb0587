// What SES reports reaches the receipt, and protects whoever must not be mailed.
import { expect, test } from 'vitest'
import { metric, shardsPerSlice } from '../../../functions/environment.ts'
import { suppression } from '../../../functions/subscription/suppression.ts'
import type { SuppressionReason } from '../../../functions/subscription/types.ts'
import { recordFeedback } from '../../../functions/use-cases/feedback/record-feedback.ts'
import { reconcileDeliveries } from '../../../functions/use-cases/reconciling/reconcile-deliveries.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { idsInSlice } from '../../support/worlds/neighbours.ts'
import { aLife, aWorld, runSchedule, sesEvent } from '../../support/worlds/world.ts'

const due = '2026-11-19T06:00:00.000Z'
const late = '2026-11-20T06:00:00.000Z'
/** Closed editions are counted again once a day. */
const nextAccount = '2026-11-21T05:05:00.000Z'

/** Neighbours: both in one slice of the audience. */
const [readerId = '', strangerId = ''] = idsInSlice(5, 2)

const hard = { bounceType: 'Permanent', bounceSubType: 'General' }

/** @param others ids of further readers */
async function aSentEdition(others: readonly string[] = []) {
  const reader = aSubscriber({ id: readerId, address: 'ann@example.com' })
  const world = await aWorld([reader, ...others.map((id) => aSubscriber({ id }))])
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
  world.ports.clock.set(late)
  expect(await recordFeedback(world.ports, [{ messageId: 'e1', body }])).toEqual({
    recorded: 1,
    ignored: 0,
    failed: [],
  })
  expect((await world.ports.subscribers.get(reader.id))?.suppressed).toEqual(suppression('bounce', late))
  const receipt = async () => (await world.ports.editions.find('2026-W47'))?.receipt
  world.ports.clock.set('2026-11-20T06:05:00.000Z')
  await reconcileDeliveries(world.ports)
  expect(await receipt()).toMatchObject({ revision: 1, bounced: 0 })
  world.ports.clock.set(nextAccount)
  await reconcileDeliveries(world.ports)
  expect(await receipt()).toMatchObject({ revision: 2, submitted: 1, bounced: 1 })
})

test('a complete receipt is counted again only where something was reported since', async () => {
  const { world, accepted } = await aSentEdition()
  const get = world.ports.deliveries.get.bind(world.ports.deliveries)
  let read = 0
  world.ports.deliveries.get = (key) => {
    read += 1
    return get(key)
  }
  const countedOn = async (day: string) => {
    read = 0
    world.ports.clock.set(`2026-11-${day}T05:05:00.000Z`)
    await reconcileDeliveries(world.ports)
    return read > 0
  }
  // What was reported close to the first count may have come after it.
  await countedOn('20')
  expect([await countedOn('21'), await countedOn('22')]).toEqual([false, false])
  await recordFeedback(world.ports, [{ messageId: 'e1', body: sesEvent('Delivery', accepted, due) }])
  expect([await countedOn('23'), await countedOn('24')]).toEqual([true, false])
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
  expect((await world.ports.subscribers.get(reader.id))?.suppressed).toEqual(suppression('complaint', due))
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
    suppressed: suppression('bounce', due),
  })
})

/** Reports of ann's delivery as they came from providers. */
const reports: [what: string, type: string, detail: object, reason: SuppressionReason | null][] = [
  [
    'a bounce at the address the mail was forwarded to',
    'Bounce',
    { ...hard, bouncedRecipients: [{ emailAddress: 'ann-new@elsewhere.example' }] },
    'bounce',
  ],
  [
    'a bounce that a reader forged to name somebody else',
    'Bounce',
    { ...hard, bouncedRecipients: [{ emailAddress: 'victim@example.com', action: 'failed', status: '5.1.1' }] },
    'bounce',
  ],
  [
    'a complaint with a redacted address',
    'Complaint',
    { complainedRecipients: [{ emailAddress: 'redacted@example.net' }], complaintFeedbackType: 'abuse' },
    'complaint',
  ],
  [
    'a complaint that names nobody',
    'Complaint',
    { complainedRecipients: [], complaintFeedbackType: 'abuse' },
    'complaint',
  ],
  [
    'a mail that the reader took out of the spam folder',
    'Complaint',
    { complainedRecipients: [{ emailAddress: 'ann@example.com' }], complaintFeedbackType: 'not-spam' },
    null,
  ],
  [
    'a mail that SES held back for its own list',
    'Complaint',
    { complainedRecipients: [{ emailAddress: 'ann@example.com' }], complaintSubType: 'OnAccountSuppressionList' },
    'listed',
  ],
]

test.each(reports)('%s concerns its own reader alone, and no stranger is noted', async (_, type, detail, reason) => {
  const { world, reader, accepted } = await aSentEdition()
  await recordFeedback(world.ports, [{ messageId: 'e1', body: sesEvent(type, accepted, due, detail) }])
  expect((await world.ports.subscribers.get(reader.id))?.suppressed?.reason ?? null).toBe(reason)
  expect((await world.ports.subscribers.findByAddress(reader.address))?.suppressed?.reason ?? null).toBe(reason)
  for (const stranger of ['ann-new@elsewhere.example', 'victim@example.com', 'redacted@example.net'])
    expect(await world.ports.subscribers.findByAddress(stranger)).toBeNull()
})

test('without a delivery id a listing at SES marks the reader it names', async () => {
  const { world, reader, accepted } = await aSentEdition()
  const body = sesEvent('Complaint', { ...accepted, delivery: '' }, due, {
    complainedRecipients: [{ emailAddress: 'ann@example.com' }],
    complaintSubType: 'OnAccountSuppressionList',
  })
  await recordFeedback(world.ports, [{ messageId: 'e1', body }])
  expect((await world.ports.subscribers.get(reader.id))?.suppressed).toEqual(suppression('listed', due))
})

test('what comes back from an address the reader gave up leaves them on the list', async () => {
  const { world, reader, accepted } = await aSentEdition()
  await world.ports.subscribers.update(reader.id, (one) => ({ ...one, address: 'ann@work.example' }))
  await recordFeedback(world.ports, [{ messageId: 'e1', body: sesEvent('Bounce', accepted, due, hard) }])
  expect((await world.ports.subscribers.findByAddress('ann@example.com'))?.suppressed?.reason).toBe('bounce')
})

test('a listing and a mail reported as no spam are no complaints in the receipt, and the operator sees what they are', async () => {
  const { world, accepted } = await aSentEdition()
  const events = [
    sesEvent('Complaint', accepted, due, { complaintSubType: 'OnAccountSuppressionList' }),
    sesEvent('Complaint', accepted, due, { complaintFeedbackType: 'not-spam' }),
  ]
  await recordFeedback(
    world.ports,
    events.map((body, n) => ({ messageId: `e${n}`, body })),
  )
  world.ports.clock.set(nextAccount)
  await reconcileDeliveries(world.ports)
  expect((await world.ports.editions.find('2026-W47'))?.receipt).toMatchObject({
    complained: 0,
    listed: 1,
    reports: { 'listed at SES (account)': 1, 'reported as no spam': 1 },
  })
})

test('a bounce from a clock that is ahead is dated when it was heard of', async () => {
  const { world, reader, accepted } = await aSentEdition()
  const body = sesEvent('Bounce', accepted, due, { ...hard, timestamp: '2031-01-01T00:00:00.000Z' })
  await recordFeedback(world.ports, [{ messageId: 'e1', body }])
  const now = world.ports.clock.now().toISOString()
  expect((await world.ports.subscribers.get(reader.id))?.suppressed).toEqual(suppression('bounce', now))
})

test('a mail that SES rejects after taking it counts as a failed delivery', async () => {
  const { world, accepted } = await aSentEdition()
  await recordFeedback(world.ports, [
    { messageId: 'e1', body: sesEvent('Reject', accepted, due, { reason: 'Bad content' }) },
  ])
  expect(world.ports.log.counts.get(metric.deliveryFailed)).toBe(1)
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

test('a complaint that comes together with a bounce stands above it, whichever is first', async () => {
  for (const order of [(body: string[]) => body, (body: string[]) => body.toReversed()]) {
    const { world, reader, accepted } = await aSentEdition()
    const complaint = sesEvent('Complaint', accepted, due, { timestamp: due })
    const events = order([complaint, sesEvent('Bounce', accepted, due, { ...hard, timestamp: due })])
    await recordFeedback(
      world.ports,
      events.map((body, n) => ({ messageId: `e${n}`, body })),
    )
    expect((await world.ports.subscribers.get(reader.id))?.suppressed).toMatchObject({ reason: 'complaint' })
  }
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

// Few readers of a slice are asked for one by one, more by their shards.
test.each([
  ['few', 0],
  ['many', shardsPerSlice],
])('an event for a reader who is not in the audience does not enter the sums (D2): %s', async (_, beside) => {
  const others = idsInSlice(5, beside + 2).slice(2)
  const { world, accepted } = await aSentEdition(others)
  const stray = { ...accepted, delivery: `2026-W47_edition_${strangerId}`, messageId: 'stray' }
  await recordFeedback(world.ports, [{ messageId: 'e1', body: sesEvent('Send', stray, due) }])
  world.ports.clock.set(nextAccount)
  await reconcileDeliveries(world.ports)
  expect((await world.ports.editions.find('2026-W47'))?.receipt).toMatchObject({
    revision: 1,
    eligible: beside + 1,
    submitted: beside + 1,
  })
})
