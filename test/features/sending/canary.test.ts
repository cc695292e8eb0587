// A large edition begins with few of its readers, and stops if too much of it bounces or is complained about.
import { describe, expect, test } from 'vitest'
import { isCanaryUnderWay, planCanary, reportsMs } from '../../../functions/delivery/pace/canary.ts'
import { excessIn, excessWords } from '../../../functions/delivery/report-limits.ts'
import type { Batch, Canary } from '../../../functions/delivery/types.ts'
import { countAndFreeze } from '../../../functions/use-cases/feedback/freeze.ts'
import { recordFeedback } from '../../../functions/use-cases/feedback/record-feedback.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { resumeEdition } from '../../../functions/use-cases/operating/edition-controls.ts'
import { tickWaves } from '../../../functions/use-cases/sending/tick-waves.ts'
import { bodiesOf } from '../../mail/bodies.ts'
import { anEdition, aSubscriber } from '../../support/samples/builders.ts'
import { later, minute } from '../../support/worlds/asking.ts'
import { MessageWorld } from '../../support/worlds/message-world.ts'
import { idsInSlice } from '../../support/worlds/neighbours.ts'
import {
  aLife,
  aWorld,
  drain,
  launchTime,
  runSchedule,
  sesEvent,
  tickAndSend,
  type World,
} from '../../support/worlds/world.ts'

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

test('an edition that stopped with its canary out is resumed: the others follow as soon', async () => {
  const world = await aLargeList()
  const { ports } = world
  await tickAndSend(world, aLife(world), due)
  ports.queue.delayed.splice(0)
  // As if it had stopped before the last of them was recorded.
  const canary = (await ports.editions.find('2026-W47'))?.canary
  if (canary) await ports.editions.change('2026-W47', ['sending'], { canary: { ...canary, doneAt: null } })
  await tickWaves(ports, { scheduledTime: due })
  expect((await ports.editions.find('2026-W47'))?.canary?.doneAt).not.toBeNull()
  expect(ports.queue.delayed).toMatchObject([{ delaySeconds: reportsMs / 1000 }])
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

test('an edition that was stopped for its day is not stopped for the same emails once it is resumed', async () => {
  const { ports } = await aLargeList()
  ports.clock.set(due)
  const canary = { batches: [], readers: 0, doneAt: launchTime }
  await ports.editions.change('2026-W47', ['sending'], { canary })
  const report = async (sends: number, bounces: number) => {
    await countAndFreeze(ports, new Map([['2026-W47', { sends, bounces, complaints: 0 }]]))
    return (await ports.editions.find('2026-W47'))?.status
  }
  // On its day more was sent than the edition itself.
  await countAndFreeze(ports, new Map([['', { sends: 100, bounces: 0, complaints: 0 }]]))
  expect(await report(450, 200)).toBe('stopped')
  await resumeEdition(ports, '2026-W47')
  expect(await report(100, 0)).toBe('sending')
  expect(await report(400, 14)).toBe('sending')
  expect(await report(5, 3)).toBe('stopped')
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

describe('what comes back once an edition is out', () => {
  /** What the operator was told, after each report. */
  async function told(...reports: [edition: string, sends: number, bounces: number, complaints: number][]) {
    const world = await aLargeList()
    const { ports } = world
    await ports.editions.change('2026-W47', ['sending'], { status: 'sent' })
    ports.clock.set(due)
    const after: number[] = []
    for (const [edition, sends, bounces, complaints] of reports) {
      await countAndFreeze(ports, new Map([[edition, { sends, bounces, complaints }]]))
      after.push(new Set(ports.queue.messages.map(({ body }) => JSON.parse(body).about)).size)
    }
    return { after, late: (await ports.editions.find('2026-W47'))?.late, orders: ports.queue.messages }
  }

  test('is reported only above the limits, from 500 emails and five events on, and changes nothing about the edition', async () => {
    const complaint: [string, number, number, number] = ['2026-W47', 0, 0, 1]
    const { after, late } = await told(['2026-W47', 6_000, 0, 0], complaint, complaint, complaint, complaint, complaint)
    expect(after).toEqual([0, 0, 0, 0, 0, 1])
    expect(late).toMatchObject({ by: 'complaints', of: 'edition', sends: 6_000, complaints: 5 })
    expect((await told(['2026-W47', 499, 499, 0])).after).toEqual([0])
    expect((await told(['2026-W47', 500, 16, 0])).after).toEqual([1])
  })

  test('is told of the account too, about the edition that went out last, which itself says more', async () => {
    expect((await told(['', 600, 20, 0])).late).toMatchObject({ by: 'bounces', of: 'day' })
    const { late, orders } = await told(['2026-W47', 600, 20, 0], ['', 0, 20, 0])
    expect(late).toMatchObject({ of: 'edition', bounces: 20 })
    expect(orders).toHaveLength(1)
  })

  test('is one email however much follows, and says what to do and what Gmail does not tell', async () => {
    const world = new MessageWorld(due)
    const late = { at: due, of: 'edition', by: 'complaints', sends: 6_000, bounces: 0, complaints: 5 } as const
    await world.ports.editions.create(anEdition({ status: 'closed', late }))
    for (const at of [due, later(minute)]) await world.ask({ kind: 'alert', edition: '2026-W47', about: 'late', at })
    await world.workOff()
    expect(world.mails.map(({ delivery }) => delivery)).toEqual(['2026-W47-late_alert_operator'])
    const words = bodiesOf(world.mails[0]?.raw ?? '').text.replace(/\s+/g, ' ')
    for (const said of [
      '5 of 6000 emails were reported as spam, 0.08% (at most 0.08%).',
      'nothing is left to stop',
      'Gmail sends no complaint events',
      'npm run edition -- close',
      'npm run edition -- show 2026-W47',
    ])
      expect(words).toContain(said)
  })
})
