// The operator pauses, resumes and cancels while mails go out (D6).
import { describe, expect, test } from 'vitest'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { cancelEdition, pauseEdition, resumeEdition } from '../../../functions/use-cases/operating/edition-controls.ts'
import { reconcileDeliveries } from '../../../functions/use-cases/reconciling/reconcile-deliveries.ts'
import { tickWaves } from '../../../functions/use-cases/sending/tick-waves.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { idsInSlice } from '../../support/worlds/neighbours.ts'
import { aLife, aWorld, launchTime, runSchedule, tickAndSend, type World } from '../../support/worlds/world.ts'

const from = '2026-11-19T05:45:00Z'
const until = '2026-11-19T20:00:00Z'
const due = '2026-11-19T06:00:00.000Z'

/** Forty readers in one batch, two mails a second: the operator acts after the tenth mail. */
async function inMidFlight(act: (world: World) => Promise<unknown>): Promise<World> {
  const world = await aWorld(idsInSlice(0, 40).map((id) => aSubscriber({ id })))
  world.ports.mailer.limits = { maxPerSecond: 2 / 0.9, maxPerDay: -1, used: 0 }
  const submit = world.ports.mailer.submit.bind(world.ports.mailer)
  world.ports.mailer.submit = async (message) => {
    const said = await submit(message)
    if (world.ports.mailer.attempts.length === 10) await act(world)
    return said
  }
  await launchEdition(world.ports, { scheduledTime: launchTime })
  await tickAndSend(world, aLife(world), due)
  return world
}

/** Two seconds until the status is read again, and the readers under way. */
const mostAfter = 10 + 2 * 2 + 8

test('a pause holds within two seconds, and a resume goes on where it was: nobody twice, nobody lost (D1, D2)', async () => {
  const world = await inMidFlight((here) => pauseEdition(here.ports, '2026-W47'))
  const mailed = world.ports.mailer.accepted.length
  expect(mailed).toBeGreaterThanOrEqual(10)
  expect(mailed).toBeLessThanOrEqual(mostAfter)
  expect(await tickWaves(world.ports, { scheduledTime: '2026-11-19T06:15:00.000Z' })).toEqual({
    queued: 0,
    finished: [],
  })
  expect(world.ports.mailer.accepted).toHaveLength(mailed)
  expect(await resumeEdition(world.ports, '2026-W47')).toEqual({ ok: true, status: 'sending' })
  await runSchedule(world, aLife(world), from, until)
  expect((await world.ports.editions.find('2026-W47'))?.receipt).toMatchObject({
    complete: true,
    submitted: 40,
    duplicates: 0,
  })
  expect(Math.max(...world.ports.mailer.timesAccepted().values())).toBe(1)
})

test('a work order for a paused edition is set aside, not retried into a dead letter', async () => {
  const world = await aWorld([aSubscriber()])
  await launchEdition(world.ports, { scheduledTime: launchTime })
  const life = aLife(world)
  const send = world.ports.queue.send.bind(world.ports.queue)
  world.ports.queue.send = async (batches) => {
    await send(batches)
    await pauseEdition(world.ports, '2026-W47')
  }
  await tickAndSend(world, life, due)
  expect(world.ports.queue.batches).toEqual([])
  expect(world.ports.mailer.attempts).toEqual([])
})

test('a cancelled edition mails nobody else, and its receipt adds up with them as skipped (D2)', async () => {
  const world = await inMidFlight((here) => cancelEdition(here.ports, '2026-W47'))
  const mailed = world.ports.mailer.accepted.length
  expect(mailed).toBeLessThanOrEqual(mostAfter)
  await reconcileDeliveries(world.ports)
  await runSchedule(world, aLife(world), from, '2026-11-19T12:00:00Z')
  const edition = await world.ports.editions.find('2026-W47')
  expect(edition?.status).toBe('cancelled')
  expect(edition?.receipt).toMatchObject({
    complete: true,
    eligible: 40,
    submitted: mailed,
    skipped: 40 - mailed,
    skippedBy: { cancelled: 40 - mailed },
  })
  expect(world.ports.mailer.accepted).toHaveLength(mailed)
})

describe('what cannot be done is refused with the reason', () => {
  test.each([
    ['pause', pauseEdition, 'composed', 'Edition 2026-W47 is composed. Only one that is sending can be paused.'],
    [
      'resume',
      resumeEdition,
      'cancelled',
      'Edition 2026-W47 is cancelled. Only one that is paused or stopped can be resumed.',
    ],
    [
      'cancel',
      cancelEdition,
      'closed',
      /^Edition 2026-W47 is closed. Only one that is composed, .* or stopped can be cancelled.$/,
    ],
  ] as const)('%s', async (_, control, status, reason) => {
    const world = await aWorld([], { status })
    expect(await control(world.ports, '2026-W47')).toEqual({ ok: false, reason: expect.stringMatching(reason) })
  })

  test('for an edition that is not there', async () => {
    const world = await aWorld([])
    expect(await pauseEdition(world.ports, '2020-W01')).toEqual({
      ok: false,
      reason: expect.stringContaining('no edition 2020-W01'),
    })
  })

  test('for an edition that is in that status already: nothing changes', async () => {
    const world = await aWorld([], { status: 'paused' })
    expect(await pauseEdition(world.ports, '2026-W47')).toEqual({ ok: true, status: 'paused' })
  })
})
