// GetSendQuota is answered once a second for the whole account: that never makes a batch wait (D5).
import { beforeEach, expect, test } from 'vitest'
import type { Quota } from '../../../functions/pace-ports.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { QuotaCache } from '../../../functions/use-cases/submitting/quota-cache.ts'
import { type FakePorts, fakePorts } from '../../support/fakes/fake-ports.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { idsInSlice } from '../../support/worlds/neighbours.ts'
import { aLife, aWorld, launchTime, tickAndSend } from '../../support/worlds/world.ts'

const account: Quota = { maxPerSecond: 14, maxPerDay: 50_000, used: 12 }
let ports: FakePorts
/** Instants at which SES was asked; how often it answered. */
let asked: number[]
let answered: number

/** SES as it is: one answer a second, for all callers together. */
function answeringOnceASecond(quota = account): void {
  let answeredAt = Number.NEGATIVE_INFINITY
  ports.mailer.quota = async () => {
    const now = ports.clock.now().getTime()
    asked.push(now)
    if (now - answeredAt < 1000) throw Object.assign(new Error('Rate exceeded'), { name: 'Throttling' })
    answeredAt = now
    answered += 1
    return { ...quota }
  }
}

function silent(): void {
  ports.mailer.quota = async () => {
    asked.push(ports.clock.now().getTime())
    throw new Error('Rate exceeded')
  }
}

beforeEach(() => {
  ports = fakePorts()
  asked = []
  answered = 0
  answeringOnceASecond()
})

test('one answer serves every call of a process, and every other process, for a minute', async () => {
  const [mine, another] = [new QuotaCache(), new QuotaCache()]
  expect(await Promise.all([mine.read(ports), mine.read(ports), mine.read(ports)])).toEqual([account, account, account])
  expect(await another.read(ports)).toEqual(account)
  ports.clock.advance(59_999)
  await Promise.all([mine.read(ports), another.read(ports)])
  expect(asked).toHaveLength(1)
  ports.clock.advance(1)
  await Promise.all([mine.read(ports), another.read(ports)])
  expect(asked.length).toBeGreaterThan(1)
})

test('eight senders that ask in the same moment all have an answer within seconds, by one call that SES answers', async () => {
  const start = ports.clock.now().getTime()
  const senders = Array.from({ length: 8 }, () => new QuotaCache())
  expect(await Promise.all(senders.map((one) => one.read(ports)))).toEqual(senders.map(() => account))
  expect(ports.clock.now().getTime() - start).toBeLessThan(3_000)
  expect(answered).toBe(1)
})

test('senders that SES refused the quota ask again at different moments', async () => {
  silent()
  await new QuotaCache().read(ports)
  const pauses = asked.slice(1).map((at, n) => at - (asked[n] ?? 0))
  expect(pauses).toHaveLength(5)
  expect(new Set(pauses).size).toBe(5)
  for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(500)
})

test('where SES says nothing, its last answer counts; where it never said anything, the smallest quota of any account', async () => {
  silent()
  expect(await new QuotaCache().read(ports)).toMatchObject({ maxPerSecond: 1 })
  await ports.pace.shareQuota({ quota: account, readAtMs: ports.clock.now().getTime() - 3_600_000, reservedBefore: 0 })
  expect(await new QuotaCache().read(ports)).toEqual(account)
  expect(ports.log.lines.map(({ level }) => level)).toEqual(['warn', 'warn'])
})

test('an answer that is not fresh is asked for again after some seconds', async () => {
  const quota = new QuotaCache()
  silent()
  await quota.read(ports)
  answeringOnceASecond()
  ports.clock.advance(5_000)
  expect(await quota.read(ports)).toEqual(account)
})

test('a small daily quota is asked for more often: others may have spent of it since', async () => {
  answeringOnceASecond({ ...account, maxPerDay: 280 })
  const quota = new QuotaCache()
  await quota.read(ports)
  ports.clock.advance(1_000)
  await quota.read(ports)
  expect(answered).toBe(2)
})

test('a batch is sent though SES does not tell the quota, and does not go back to the queue', async () => {
  const world = await aWorld(idsInSlice(0, 5).map((id) => aSubscriber({ id })))
  world.ports.mailer.quota = async () => {
    throw new Error('Rate exceeded')
  }
  await launchEdition(world.ports, { scheduledTime: launchTime })
  await tickAndSend(world, aLife(world), '2026-11-19T06:00:00.000Z')
  expect(world.ports.mailer.accepted).toHaveLength(5)
})
