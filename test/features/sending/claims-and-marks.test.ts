// What must hold so that no reader is left out without a record (D2): a claim that lasts, a batch that is not marked as
// done too early, and a suppression that does not wait for the delivery's record.
import { expect, test } from 'vitest'
import { planBatches } from '../../../functions/delivery/audience.ts'
import { recordFeedback } from '../../../functions/use-cases/feedback/record-feedback.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { batchResponse } from '../../../functions/use-cases/queue-messages.ts'
import { BatchRun } from '../../../functions/use-cases/sending/batch.ts'
import { tickWaves } from '../../../functions/use-cases/sending/tick-waves.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { aLife, aWorld, launchTime, runSchedule, sesEvent, tickAndSend } from '../../support/worlds/world.ts'

const due = '2026-11-19T06:00:00.000Z'

test('a reader whose claim is held by a sender that lives on is not counted as handled', async () => {
  const world = await aWorld([aSubscriber()])
  world.ports.mailer.answer = () => ({ outcome: 'transient', reason: 'slower' })
  const submit = world.ports.mailer.submit.bind(world.ports.mailer)
  world.ports.mailer.submit = async (message) => {
    world.ports.mailer.submit = submit
    // Its lease and its seat expired while SES was asked; another sender takes over.
    await tickAndSend(world, aLife(world), '2026-11-19T06:10:00.000Z')
    return submit(message)
  }
  await launchEdition(world.ports, { scheduledTime: launchTime })
  await tickAndSend(world, aLife(world), due)
  expect((await world.ports.editions.batches('2026-W47')).map(({ done }) => done)).toEqual([false])
  world.ports.mailer.answer = () => 'accept'
  await runSchedule(world, aLife(world), '2026-11-19T06:30:00Z', '2026-11-19T20:00:00Z')
  expect((await world.ports.editions.find('2026-W47'))?.receipt).toMatchObject({ complete: true, submitted: 1 })
})

test('a sender that finds a claim taken mails nobody (D1)', async () => {
  const reader = aSubscriber()
  const world = await aWorld([reader])
  await launchEdition(world.ports, { scheduledTime: launchTime })
  const key = { kind: 'edition', request: '2026-W47', subscriber: reader.id } as const
  await world.ports.deliveries.claim(key, { id: 'another', at: due, expiresAt: '2026-11-19T06:15:00.000Z' })
  await tickAndSend(world, aLife(world), due)
  expect(world.ports.mailer.attempts).toEqual([])
})

test('in the pause after a try nobody tries again, and the batch waits until it is over', async () => {
  const reader = aSubscriber()
  const world = await aWorld([reader])
  const { deliveries, editions, mailer } = world.ports
  const key = { kind: 'edition', request: '2026-W47', subscriber: reader.id } as const
  // By a sender whose lease had expired, and who could not record that with the batch.
  await deliveries.claim(key, { id: 'another', at: due, expiresAt: '2026-11-19T06:15:00.000Z' })
  const refused = { at: due, reason: 'slower', permanent: false, tries: 4, notBefore: '2026-11-19T06:05:00.000Z' }
  await deliveries.giveBack(key, 'another', refused)
  await launchEdition(world.ports, { scheduledTime: launchTime })
  await tickAndSend(world, aLife(world), due)
  const [batch] = await editions.batches('2026-W47')
  expect([mailer.attempts, Date.parse(batch?.lease?.until ?? '') > Date.parse(refused.notBefore)]).toEqual([[], true])
  await runSchedule(world, aLife(world), '2026-11-19T06:15:00Z', '2026-11-19T20:00:00Z')
  expect((await editions.find('2026-W47'))?.receipt).toMatchObject({ complete: true, submitted: 1 })
})

test('a batch that waits in an early wave is taken up again long before the last one', async () => {
  const early = aSubscriber({ address: 'early@example.com', zone: 'Asia/Tokyo' })
  const between = aSubscriber({ address: 'between@example.com', zone: 'Asia/Kolkata' })
  const last = aSubscriber({ address: 'last@example.com', zone: 'Pacific/Honolulu' })
  const world = await aWorld([early, between, last])
  let refused = 0
  world.ports.mailer.answer = ({ to }) => {
    if (to !== early.address || refused === 4) return 'accept'
    refused += 1
    return { outcome: 'transient', reason: 'slower' }
  }
  await runSchedule(world, aLife(world), '2026-11-18T22:00:00Z', '2026-11-19T06:00:00Z')
  expect(world.ports.mailer.accepted.map(({ to }) => to).sort()).toEqual([between.address, early.address])
  const undone = (await world.ports.editions.batches('2026-W47')).filter(({ done }) => !done)
  expect(undone.map(({ subscribers }) => subscribers)).toEqual([[last.id]])
})

test('a reader who complains is suppressed though the delivery cannot be written', async () => {
  const reader = aSubscriber({ address: 'ann@example.com' })
  const { ports } = await aWorld([reader])
  ports.deliveries.add = async () => {
    throw new Error('the table is busy')
  }
  const about = { messageId: 'm1', delivery: `2026-W47_edition_${reader.id}`, to: reader.address }
  const complaint = { complainedRecipients: [{ emailAddress: reader.address }], timestamp: due }
  const body = sesEvent('Complaint', about, due, complaint)
  expect(await recordFeedback(ports, [{ messageId: 'q1', body }])).toMatchObject({ failed: ['q1'] })
  expect((await ports.subscribers.get(reader.id))?.suppressed).toMatchObject({ reason: 'complaint' })
})

test('the last tick ends no edition while a batch before the mark is undone', async () => {
  const wave = '2026-11-19T05:00'
  const { ports } = await aWorld([], { status: 'sending', lastWave: '2026-11-19T06:00', doneThrough: wave })
  await ports.editions.saveBatches(planBatches('2026-W47', 0, [{ id: 'Ann', wave }]))
  expect(await tickWaves(ports, { scheduledTime: due })).toEqual({ queued: 1, finished: [] })
})

test('nobody of a batch is mailed in the minute before its lease runs out', () => {
  const [batch] = planBatches('2026-W47', 0, [{ id: 'Ann', wave: '2026-11-19T06:00' }])
  if (!batch) throw new Error('There is no batch.')
  const run = new BatchRun({ ...batch, lease: { owner: 'one', until: '2026-11-19T06:05:00.000Z' } }, 'one')
  const isHeld = (at: string) => run.isHeld(Date.parse(`2026-11-19T${at}Z`))
  expect([isHeld('06:03:59'), isHeld('06:04:00')]).toEqual([true, false])
})

test('Lambda is told which messages of a batch are to come again', () => {
  expect(batchResponse({ failed: ['m1'] })).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
})
