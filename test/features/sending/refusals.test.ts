// What SES may answer, and what becomes of the readers.
import { describe, expect, test } from 'vitest'
import { classifySesError } from '../../../functions/delivery/pace/ses-error.ts'
import { metric } from '../../../functions/environment.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { resumeEdition } from '../../../functions/use-cases/operating/edition-controls.ts'
import { reconcileDeliveries } from '../../../functions/use-cases/reconciling/reconcile-deliveries.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { idsInSlice } from '../../support/worlds/neighbours.ts'
import { aLife, aWorld, launchTime, runSchedule, tickAndSend, type World } from '../../support/worlds/world.ts'

const from = '2026-11-19T05:45:00Z'
const until = '2026-11-19T20:00:00Z'
const due = '2026-11-19T06:00:00.000Z'

async function edition(world: World) {
  return world.ports.editions.find('2026-W47')
}

test('a permanent refusal is a failure with its reason, and is not tried again', async () => {
  const world = await aWorld([aSubscriber(), aSubscriber({ address: 'bad@example.com' })])
  world.ports.mailer.answer = ({ to }) =>
    to === 'bad@example.com' ? { outcome: 'permanent', reason: 'malformed' } : 'accept'
  await runSchedule(world, aLife(world), from, until)
  expect((await edition(world))?.receipt).toMatchObject({ submitted: 1, failed: 1, failedBy: { malformed: 1 } })
  expect(world.ports.mailer.attempts).toHaveLength(2)
})

test('a refusal for now is tried again by the next tick and then accepted once (D1, D6)', async () => {
  const world = await aWorld([aSubscriber()])
  world.ports.mailer.answer = (_, attempt) => (attempt < 3 ? { outcome: 'transient', reason: 'slower' } : 'accept')
  await runSchedule(world, aLife(world), from, until)
  expect((await edition(world))?.receipt).toMatchObject({ complete: true, submitted: 1, failed: 0 })
  expect(world.ports.mailer.attempts).toHaveLength(3)
})

test('a refusal for now that never ends is given up after five tries', async () => {
  const world = await aWorld([aSubscriber()])
  world.ports.mailer.answer = () => ({ outcome: 'transient', reason: 'slower' })
  await runSchedule(world, aLife(world), from, until)
  expect((await edition(world))?.receipt).toMatchObject({
    failed: 1,
    failedBy: { 'given up after 5 tries: slower': 1 },
  })
  expect(world.ports.mailer.attempts).toHaveLength(5)
})

test('when SES refuses many for now, the rest of the batch waits without losing a try', async () => {
  const world = await aWorld(idsInSlice(0, 40).map((id) => aSubscriber({ id })))
  world.ports.mailer.answer = () => ({ outcome: 'transient', reason: 'slower' })
  await launchEdition(world.ports, { scheduledTime: launchTime })
  await tickAndSend(world, aLife(world), due)
  expect(world.ports.mailer.attempts.length).toBeLessThanOrEqual(8)
  world.ports.mailer.answer = () => 'accept'
  await runSchedule(world, aLife(world), from, until)
  expect((await edition(world))?.receipt).toMatchObject({ submitted: 40, failed: 0 })
})

describe('a submission whose outcome is unknown is never sent again (D1, D3)', () => {
  const answers = ['throw', 'accept-then-die', { outcome: 'ambiguous', reason: 'time-out' }] as const

  test.each(answers)('%j: unresolved when no event settles it within six hours', async (answer) => {
    const world = await aWorld([aSubscriber()])
    world.ports.mailer.answer = () => answer
    await runSchedule(world, aLife(world, { feedback: false }), from, '2026-11-19T11:00:00Z')
    expect((await edition(world))?.status).toBe('sent')
    expect((await edition(world))?.receipt).toMatchObject({ complete: false, open: 1 })
    await runSchedule(world, aLife(world, { feedback: false }), from, until)
    expect((await edition(world))?.receipt).toMatchObject({ complete: true, unresolved: 1 })
    expect(world.ports.log.counts.get(metric.unresolved)).toBe(1)
    expect(world.ports.mailer.attempts).toHaveLength(1)
  })

  test('submitted when SES says that it took it, in time or late; late makes a revision', async () => {
    const world = await aWorld([aSubscriber()])
    world.ports.mailer.answer = () => 'accept-then-die'
    await runSchedule(world, aLife(world, { feedback: false }), from, until)
    expect((await edition(world))?.receipt).toMatchObject({ revision: 1, unresolved: 1 })
    await tickAndSend(world, aLife(world), '2026-11-20T05:00:00.000Z')
    await reconcileDeliveries(world.ports)
    expect((await edition(world))?.receipt).toMatchObject({ revision: 2, unresolved: 0, submitted: 1, duplicates: 0 })
    expect((await edition(world))?.status).toBe('closed')
  })
})

test('a reader who could not be read for a moment is mailed by a later tick, not left unresolved', async () => {
  const world = await aWorld([aSubscriber()])
  const get = world.ports.subscribers.get.bind(world.ports.subscribers)
  let reads = 0
  world.ports.subscribers.get = async (id) => {
    reads += 1
    if (reads < 3) throw new Error('the table is busy')
    return get(id)
  }
  await runSchedule(world, aLife(world), from, until)
  expect((await edition(world))?.receipt).toMatchObject({ complete: true, submitted: 1, unresolved: 0 })
})

test('nobody is mailed under a lease that is about to run out (D1)', async () => {
  const world = await aWorld(idsInSlice(0, 40).map((id) => aSubscriber({ id })))
  world.ports.mailer.answer = (_, attempt) => {
    if (attempt === 1) world.ports.clock.advance(4 * 60_000)
    return 'accept'
  }
  await launchEdition(world.ports, { scheduledTime: launchTime })
  await tickAndSend(world, aLife(world, { goesOn: false }), due)
  expect(world.ports.mailer.attempts.length).toBeLessThanOrEqual(8)
  await runSchedule(world, aLife(world), from, until)
  expect((await edition(world))?.receipt).toMatchObject({ complete: true, submitted: 40, duplicates: 0 })
})

test('a claim given back after its batch was done does not keep the receipt open for ever (D2)', async () => {
  const world = await aWorld([aSubscriber()])
  await launchEdition(world.ports, { scheduledTime: launchTime })
  const [batch] = await world.ports.editions.batches('2026-W47')
  if (!batch) throw new Error('There is no batch.')
  // A sender whose lease expired long ago marks the batch as done, and the reader stays open.
  await world.ports.editions.lease(batch, 'late', due, '2026-11-19T06:05:00.000Z')
  await world.ports.editions.release(batch, 'late', true)
  await runSchedule(world, aLife(world), from, '2026-11-19T11:00:00Z')
  expect((await edition(world))?.receipt).toMatchObject({ complete: false, open: 1 })
  await runSchedule(world, aLife(world), from, until)
  expect((await edition(world))?.receipt).toMatchObject({ complete: true, unresolved: 1 })
})

describe('an error of the account', () => {
  test('stops the edition at once, says why, burns no claim and no try, and all are mailed after the resume (D5, D6)', async () => {
    const world = await aWorld(idsInSlice(0, 40).map((id) => aSubscriber({ id })))
    const { mailer, log } = world.ports
    mailer.answer = (_, attempt) => (attempt > 12 ? { outcome: 'systemic', reason: 'sending is paused' } : 'accept')
    await launchEdition(world.ports, { scheduledTime: launchTime })
    await tickAndSend(world, aLife(world), due)
    expect(await edition(world)).toMatchObject({ status: 'stopped', stopReason: 'sending is paused' })
    expect(log.counts.get(metric.editionStopped)).toBe(1)
    expect(mailer.attempts.length).toBeLessThanOrEqual(12 + 8)
    const tried = mailer.attempts.length
    await tickAndSend(world, aLife(world), '2026-11-19T06:15:00.000Z')
    expect(mailer.attempts).toHaveLength(tried)

    mailer.answer = () => 'accept'
    expect(await resumeEdition(world.ports, '2026-W47')).toEqual({ ok: true, status: 'sending' })
    await runSchedule(world, aLife(world), from, until)
    expect((await edition(world))?.receipt).toMatchObject({
      complete: true,
      submitted: 40,
      failed: 0,
      unresolved: 0,
      duplicates: 0,
    })
    expect((await edition(world))?.stopReason).toBeNull()
  })

  test('may come as often as the operator needs to mend it, and takes no try from a refusal for now', async () => {
    const world = await aWorld([aSubscriber()])
    world.ports.mailer.answer = (_, attempt) => {
      if (attempt <= 10) return { outcome: 'systemic', reason: 'role' }
      return attempt <= 14 ? { outcome: 'transient', reason: 'slower' } : 'accept'
    }
    await launchEdition(world.ports, { scheduledTime: launchTime })
    for (let n = 0; n <= 14; n += 1) {
      await tickAndSend(world, aLife(world), new Date(Date.parse(due) + n * 15 * 60_000).toISOString())
      await resumeEdition(world.ports, '2026-W47')
    }
    expect(world.ports.mailer.accepted).toHaveLength(1)
  })
})

describe('a refusal that no table knows', () => {
  const refusal = { outcome: 'permanent', unlisted: true, reason: 'SES refused the request (Invented)' } as const

  test('of one reader after the other stops the edition: nobody fails, and all are mailed after the resume (D5)', async () => {
    const world = await aWorld(idsInSlice(0, 40).map((id) => aSubscriber({ id })))
    const { mailer, log } = world.ports
    mailer.answer = () => refusal
    await launchEdition(world.ports, { scheduledTime: launchTime })
    await tickAndSend(world, aLife(world), due)
    expect(await edition(world)).toMatchObject({
      status: 'stopped',
      stopReason: `one reader after the other is refused: ${refusal.reason}`,
    })
    expect(log.counts.get(metric.editionStopped)).toBe(1)
    expect(log.counts.get(metric.deliveryFailed)).toBeUndefined()
    expect(mailer.attempts.length).toBeLessThanOrEqual(5 + 16)

    mailer.answer = () => 'accept'
    await resumeEdition(world.ports, '2026-W47')
    await runSchedule(world, aLife(world), from, until)
    expect((await edition(world))?.receipt).toMatchObject({ complete: true, submitted: 40, failed: 0 })
  })

  test('of readers in batches of their own is a streak as well', async () => {
    const world = await aWorld(
      Array.from({ length: 12 }, (_, slice) => aSubscriber({ id: idsInSlice(slice, 1)[0] ?? '' })),
    )
    world.ports.mailer.answer = () => refusal
    await launchEdition(world.ports, { scheduledTime: launchTime })
    await tickAndSend(world, aLife(world), due)
    expect((await edition(world))?.status).toBe('stopped')
    expect(world.ports.mailer.attempts).toHaveLength(5)
  })

  test('of one reader among many is theirs alone: tried again, then failed, and counted for the alarm', async () => {
    const ids = idsInSlice(0, 12)
    const world = await aWorld(
      ids.map((id, n) => aSubscriber({ id, address: n === 0 ? 'bad@example.com' : `r${n}@example.com` })),
    )
    world.ports.mailer.answer = ({ to }) => (to === 'bad@example.com' ? refusal : 'accept')
    await runSchedule(world, aLife(world), from, until)
    expect((await edition(world))?.receipt).toMatchObject({
      complete: true,
      submitted: 11,
      failed: 1,
      failedBy: { [`given up after 5 tries: ${refusal.reason}`]: 1 },
    })
    expect(world.ports.log.counts.get(metric.deliveryFailed)).toBe(1)
  })

  test('is one of the kinds that SES may invent: an unknown code, or a rejection in words of its own', () => {
    const error = (name: string, message = '') => ({ name, message, $metadata: { httpStatusCode: 400 } })
    expect(classifySesError(error('Invented'))).toMatchObject({ outcome: 'permanent', unlisted: true })
    expect(classifySesError(error('MessageRejected', 'Because.'))).toMatchObject({
      outcome: 'permanent',
      unlisted: true,
    })
    expect(classifySesError(error('InvalidParameterValue'))).not.toHaveProperty('unlisted')
  })
})

test('when SES fails inside, the rest of the batch waits: what is unknown cannot be mailed again (D3)', async () => {
  const world = await aWorld(idsInSlice(0, 40).map((id) => aSubscriber({ id })))
  world.ports.mailer.answer = () => ({ outcome: 'ambiguous', reason: 'SES failed inside' })
  await launchEdition(world.ports, { scheduledTime: launchTime })
  await tickAndSend(world, aLife(world), due)
  const lost = world.ports.mailer.attempts.length
  expect(lost).toBeLessThanOrEqual(8)
  world.ports.mailer.answer = () => 'accept'
  await runSchedule(world, aLife(world), from, until)
  expect((await edition(world))?.receipt).toMatchObject({ submitted: 40 - lost, unresolved: lost })
})

test('when SES refuses for the day, nobody else asks it, and the edition waits until the day is over (D5)', async () => {
  const world = await aWorld(idsInSlice(0, 9).map((id) => aSubscriber({ id })))
  const { clock, mailer } = world.ports
  mailer.answer = () => {
    clock.advance(100)
    return { outcome: 'day', reason: 'the daily quota of the account is used up' }
  }
  await launchEdition(world.ports, { scheduledTime: launchTime })
  await tickAndSend(world, aLife(world), due)
  const asked = mailer.attempts.length
  // Another process, in the same minute.
  await tickAndSend(world, aLife(world), clock.now().toISOString())
  expect(mailer.attempts).toHaveLength(asked)
  expect(await edition(world)).toMatchObject({ status: 'sending', waits: { for: 'the daily quota' } })
  mailer.answer = () => 'accept'
  await runSchedule(world, aLife(world), from, '2026-11-20T12:00:00Z')
  expect((await edition(world))?.receipt).toMatchObject({ complete: true, submitted: 9, failed: 0 })
})
