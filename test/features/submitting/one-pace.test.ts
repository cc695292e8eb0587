// One pace for the account, for all mails (D5): mails outside an edition take turns with it, and after a stall nothing
// is sent in a bunch.
import { expect, test } from 'vitest'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { Turns } from '../../../functions/use-cases/submitting/turns.ts'
import { mostInASecond } from '../../support/runs/starts.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { idsInSlice } from '../../support/worlds/neighbours.ts'
import { aMessageWorld, confirmNow } from '../../support/worlds/welcome-world.ts'
import { aLife, aWorld, launchTime, tickAndSend } from '../../support/worlds/world.ts'

test('a welcome waits for its turn behind what an edition reserved, and takes one that the edition then lacks', async () => {
  const world = await aMessageWorld('2026-11-18T10:30:00.000Z')
  const { clock, mailer, pace } = world.ports
  mailer.limits = { maxPerSecond: 10, maxPerDay: -1, used: 0 }
  await confirmNow(world)
  const now = clock.now().getTime()
  const wanted = { count: 18, perSecond: 9, nowMs: now, latestMs: now + 60_000 }
  await pace.reserve(wanted)
  let at = 0
  mailer.answer = () => {
    at = clock.now().getTime()
    return 'accept'
  }
  await world.workOff()
  expect(world.mails).toHaveLength(1)
  expect(at - now).toBeGreaterThanOrEqual(2000)
  const next = await pace.reserve({ ...wanted, count: 1 })
  expect(next).toMatchObject({ outcome: 'reserved' })
  if (next.outcome === 'reserved') expect(next.firstMs - now).toBeGreaterThan(2100)
})

test('mails that a stall made late take other turns, and consent is read again', async () => {
  const world = await aWorld(idsInSlice(0, 40).map((id) => aSubscriber({ id })))
  const { clock, mailer, subscribers } = world.ports
  mailer.limits = { maxPerSecond: 10, maxPerDay: -1, used: 0 }
  const starts: number[] = []
  mailer.answer = () => {
    starts.push(clock.now().getTime())
    return 'accept'
  }
  const get = subscribers.get.bind(subscribers)
  let reads = 0
  subscribers.get = async (id) => {
    reads += 1
    // The table does not answer for three seconds, once.
    if (reads === 10) await clock.sleep(3000)
    return get(id)
  }
  await launchEdition(world.ports, { scheduledTime: launchTime })
  await tickAndSend(world, aLife(world), '2026-11-19T06:00:00.000Z')
  expect(starts).toHaveLength(40)
  expect(mostInASecond(starts)).toBeLessThanOrEqual(10)
  expect(reads).toBeGreaterThan(40)
  expect(Math.max(...mailer.timesAccepted().values())).toBe(1)
})

test('a welcome may have what editions leave of the day', async () => {
  const world = await aMessageWorld('2026-11-18T10:30:00.000Z')
  world.ports.mailer.limits = { maxPerSecond: 10, maxPerDay: 200, used: 185 }
  await confirmNow(world)
  await world.workOff('2026-11-18T10:31:00.000Z')
  expect(world.mails).toHaveLength(1)
})

test('a welcome waits while sending is halted, and goes on once SES takes mail again', async () => {
  const world = await aMessageWorld('2026-11-18T10:30:00.000Z')
  const { clock, mailer, pace } = world.ports
  const now = clock.now().getTime()
  await pace.halt('SES failed inside', now, now + 10 * 60_000)
  await confirmNow(world)
  await world.workOff('2026-11-18T10:39:00.000Z')
  expect([mailer.attempts.length, mailer.probes]).toEqual([0, 0])
  await world.workOff()
  expect([world.mails.length, mailer.probes, await pace.halted()]).toEqual([1, 1, null])
})

test('slots that were reserved and not used do not count against the day', async () => {
  const { clock, mailer, pace } = (await aWorld([])).ports
  const now = clock.now().getTime()
  const known = { quota: { ...mailer.limits, maxPerSecond: 10 }, readAtMs: now, reservedBefore: 0 }
  const turns = new Turns({ clock, pace }, { known, share: 0.9, latestMs: now + 60_000 })
  turns.expect(20)
  await turns.take()
  await turns.close()
  expect((await pace.reserved(now)).total).toBe(1)
})

test('who finds the day used up gets the turn that another gives back, and hears at once where none does', async () => {
  const { clock, mailer, pace } = (await aWorld([])).ports
  const now = clock.now().getTime()
  const quota = { ...mailer.limits, maxPerSecond: 10, maxPerDay: 2, used: 0 }
  const turns = new Turns(
    { clock, pace },
    { known: { quota, readAtMs: now, reservedBefore: 0 }, share: 0.9, latestMs: now + 60_000 },
  )
  turns.expect(4)
  const first = await turns.take()
  const [second, third] = [turns.take(), turns.take()]
  if ('none' in first) throw new Error('the day has a mail left')
  // Until the second one has found the day used up.
  await clock.sleep(0)
  turns.giveBack(first)
  const got = await second
  expect(got).toMatchObject({ at: first.at })
  if (!('none' in got)) turns.end(got)
  expect(await third).toMatchObject({ none: 'day' })
})
