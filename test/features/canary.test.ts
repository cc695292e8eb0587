// A large edition begins with few of its readers, and stops where too much of it comes back.
import { expect, test } from 'vitest'
import { isCanaryUnderWay, planCanary, reportsMs } from '../../functions/delivery/canary.ts'
import { excessIn, excessWords } from '../../functions/delivery/report-limits.ts'
import type { Batch, Canary } from '../../functions/delivery/types.ts'
import { countAndFreeze } from '../../functions/use-cases/feedback/freeze.ts'
import { recordFeedback } from '../../functions/use-cases/feedback/record-feedback.ts'
import { launchEdition } from '../../functions/use-cases/launching/launch-edition.ts'
import { resumeEdition } from '../../functions/use-cases/operating/edition-controls.ts'
import { aSubscriber } from '../support/builders.ts'
import { idsInSlice } from '../support/neighbours.ts'
import { aLife, aWorld, drain, launchTime, runSchedule, sesEvent, tickAndSend, type World } from '../support/world.ts'

const due = '2026-11-19T06:00:00.000Z'
const hard = { bounceType: 'Permanent', bounceSubType: 'General', timestamp: due }

const batch = (wave: string, slice: number, readers: number): Batch => ({
  ...{ edition: '2026-W47', wave, slice, n: 1, done: false, lease: null },
  subscribers: Array.from({ length: readers }, (_, n) => `${slice}-${n}`),
})

test('the canary is a hundredth of 2,000 readers or more, in whole batches of the earliest wave', () => {
  const batches = [batch('T06:00', 0, 12), batch('T06:00', 1, 12), batch('T06:00', 2, 12), batch('T07:00', 0, 50)]
  expect(planCanary(batches, 2_000)).toMatchObject({ readers: 24, batches: [{ slice: 0 }, { slice: 1 }] })
  expect(planCanary(batches, 1_000_000)?.readers).toBe(36)
  expect(planCanary(batches, 1_999)).toBeNull()
})

test('an edition stops at 3 % of bounces or 0.08 % of complaints, of 500 emails and five events at least', () => {
  const seen = (sends: number, bounces: number, complaints = 0, isCanary = false) =>
    excessIn({ sends, bounces, complaints }, isCanary)?.by ?? null
  expect([seen(500, 15), seen(500, 16), seen(499, 16), seen(499, 16, 0, true)]).toEqual([
    null,
    'bounces',
    null,
    'bounces',
  ])
  expect([seen(20, 4, 0, true), seen(6_000, 0, 4), seen(6_000, 0, 5), seen(6_250, 0, 5)]).toEqual([
    null,
    null,
    'complaints',
    null,
  ])
  expect(excessWords({ by: 'bounces', sends: 640, bounces: 22, complaints: 0 })).toBe(
    '22 of 640 emails bounced for good, 3.44% (at most 3%)',
  )
})

/** Forty readers in five batches, the first of which is the canary. */
async function aLargeList(): Promise<World> {
  const readers = [0, 1, 2, 3, 4].flatMap((slice) => idsInSlice(slice, 8).map((id) => aSubscriber({ id })))
  const world = await aWorld(readers)
  await launchEdition(world.ports, { scheduledTime: launchTime })
  const [first, ...others] = await world.ports.editions.batches('2026-W47')
  if (first === undefined || others.length !== 4) throw new Error('five batches were expected')
  const { wave, slice, n, subscribers } = first
  const canary: Canary = { batches: [{ wave, slice, n }], readers: subscribers.length, doneAt: null }
  await world.ports.editions.change('2026-W47', ['sending'], { canary })
  return world
}

const bounces = (world: World, count: number) =>
  recordFeedback(
    world.ports,
    world.ports.mailer.accepted
      .slice(0, count)
      .map((one, n) => ({ messageId: `b${n}`, body: sesEvent('Bounce', one, due, hard) })),
  )

test('others follow the canary once SES had time to report of it: nobody twice, nobody lost', async () => {
  const world = await aLargeList()
  const { ports } = world
  await tickAndSend(world, aLife(world), '2026-11-18T10:15:00.000Z')
  expect((await ports.editions.find('2026-W47'))?.canary?.doneAt).toBeNull()
  await tickAndSend(world, aLife(world), due)
  expect(ports.mailer.accepted).toHaveLength(8)
  expect(ports.queue.delayed).toMatchObject([{ delaySeconds: reportsMs / 1000 }])
  ports.clock.set(new Date(Date.parse(due) + reportsMs + 60_000).toISOString())
  ports.queue.batches.push(...ports.queue.delayed.splice(0).map(({ body }) => body))
  await drain(world, aLife(world))
  expect(ports.mailer.accepted).toHaveLength(40)
  await runSchedule(world, aLife(world), due, '2026-11-19T20:00:00Z')
  expect((await ports.editions.find('2026-W47'))?.receipt).toMatchObject({
    submitted: 40,
    duplicates: 0,
    complete: true,
  })
})

test('what bounced early counts once enough was sent, though nothing bounces then', async () => {
  const { ports } = await aLargeList()
  const report = (sends: number, bounces: number) =>
    countAndFreeze(ports, new Map([['2026-W47', { sends, bounces, complaints: 0 }]]))
  await ports.editions.change('2026-W47', ['sending'], { canary: { batches: [], readers: 0, doneAt: launchTime } })
  ports.clock.set(due)
  await report(400, 150)
  expect((await ports.editions.find('2026-W47'))?.status).toBe('sending')
  await report(100, 0)
  expect((await ports.editions.find('2026-W47'))?.stopReason).toContain('150 of 500 emails bounced')
})

test('a canary that bounces stops the edition and tells the operator why and what to do; resumed, it goes on', async () => {
  const world = await aLargeList()
  const { ports } = world
  await tickAndSend(world, aLife(world), due)
  await bounces(world, 4)
  expect((await ports.editions.find('2026-W47'))?.status).toBe('sending')
  await bounces(world, 5)
  await bounces(world, 5)
  expect(await ports.editions.find('2026-W47')).toMatchObject({
    status: 'stopped',
    stopReason: '5 of 8 emails bounced for good, 62.5% (at most 3%)',
    frozen: { by: 'bounces', sends: 8 },
  })
  expect(ports.queue.messages.map(({ body }) => JSON.parse(body))).toMatchObject([{ kind: 'alert', about: 'frozen' }])
  await resumeEdition(ports, '2026-W47')
  await bounces(world, 6)
  await runSchedule(world, aLife(world), due, '2026-11-19T20:00:00Z')
  expect((await ports.editions.find('2026-W47'))?.receipt).toMatchObject({ eligible: 40, submitted: 40, duplicates: 0 })
  expect(isCanaryUnderWay((await ports.editions.find('2026-W47'))?.canary, Date.parse(due) + 3_600_000)).toBe(false)
})
