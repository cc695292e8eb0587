// Limits on requests for a subscription: by form, proof of work, network, flood. On the fake and on the local engine.
import { beforeEach, describe, expect, it } from 'vitest'
import { type Table, table } from '../../functions/adapters/services/dynamodb.ts'
import { requestLimits } from '../../functions/adapters/subscription/request-limits.ts'
import type { RequestLimits } from '../../functions/ports.ts'
import { FakeClock } from '../support/fakes/fake-clock.ts'
import { FakeRequestLimits } from '../support/fakes/fake-limits.ts'
import { startDynamo } from './engines.ts'

const dynamo = await startDynamo()
const noon = '2026-11-18T12:00:00.000Z'
const hour = 60 * 60_000
let clock: FakeClock
let rows: Table

async function inDynamo(): Promise<RequestLimits> {
  rows = table(await dynamo.emptyTable(), clock, dynamo.client)
  return requestLimits(rows, clock)
}

describe.each([
  ['the fake', async () => new FakeRequestLimits(clock)],
  ['DynamoDB', inDynamo],
])('limits on requests in %s', (_where, open) => {
  let limits: RequestLimits

  beforeEach(async () => {
    clock = new FakeClock(noon)
    limits = await open()
  })

  it('lets a form order five times, whoever asks at the same time, and each of the five again', async () => {
    const requests = Array.from({ length: 20 }, (_, n) => `Q${n}`)
    const taken = await Promise.all(requests.map((request) => limits.takeForm('F', request)))
    expect(taken.filter(Boolean)).toHaveLength(5)
    expect(await Promise.all(requests.map((request) => limits.takeForm('F', request)))).toEqual(taken)
    expect(await limits.takeForm('G', 'Q0')).toBe(true)
  })

  it('lets a proof of work order once, and the same order again', async () => {
    const taken = await Promise.all(['Q1', 'Q2', 'Q3'].map((request) => limits.takeProof('N', request)))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await Promise.all(['Q1', 'Q2', 'Q3'].map((request) => limits.takeProof('N', request)))).toEqual(taken)
  })

  it('reports a flood once, from 121 requests in a minute on, until a quarter of an hour after the last such minute', async () => {
    const began: number[] = []
    for (let n = 1; n <= 125; n += 1) if ((await limits.countRequest()).began) began.push(n)
    expect(began).toEqual([121])
    clock.advance(14 * 60_000)
    expect(await limits.isFlood()).toBe(true)
    expect(await limits.countRequest()).toEqual({ isFlood: true, began: false })
    clock.advance(61_000)
    expect(await limits.isFlood()).toBe(false)
    expect(await limits.countRequest()).toEqual({ isFlood: false, began: false })
  })

  it('gives the requests of a network places further and further ahead, and none once it has had its share', async () => {
    const places = await Promise.all(Array.from({ length: 60 }, () => limits.takePlace('N')))
    const given = places.filter((place) => place !== null).toSorted((a, b) => a.nth - b.nth)
    expect(given.map(({ nth }) => nth)).toEqual(Array.from({ length: 47 }, (_, n) => n + 1))
    expect([9, 10, 19].map((n) => Date.parse(given[n]?.at ?? '') - Date.parse(noon))).toEqual([0, 10_000, 550_000])
    expect(await limits.takePlace('other')).toEqual({ nth: 1, at: noon })
  })

  it('gives some more as time goes by, and starts again after a day', async () => {
    for (let n = 0; n < 50; n += 1) await limits.takePlace('N')
    clock.advance(hour)
    expect((await limits.takePlace('N'))?.nth).toBe(48)
    clock.advance(23 * hour + 1000)
    expect((await limits.takePlace('N'))?.nth).toBe(1)
  })
})

describe.each([
  ['the fake', async () => new FakeRequestLimits(clock)],
  ['DynamoDB', inDynamo],
])('the confirmations of late in %s', (_where, open) => {
  let limits: RequestLimits
  const sent = async (count: number) => {
    for (let n = 0; n < count; n += 1) await limits.confirmationSent()
  }

  beforeEach(async () => {
    clock = new FakeClock(noon)
    limits = await open()
  })

  it('are counted with each that bounced once, over a stretch of a hundred and the one before', async () => {
    expect(await limits.confirmationBounced('early')).toEqual({ sent: 0, bounced: 1 })
    await sent(100)
    clock.advance(1000)
    for (const delivery of ['a', 'b', 'a']) await limits.confirmationBounced(delivery)
    expect((await limits.confirmationBounced('b')).sent).toBe(100)
    await sent(150)
    expect(await limits.confirmationBounced('c')).toEqual({ sent: 150, bounced: 1 })
    await sent(40)
    expect(await limits.confirmationBounced('d')).toEqual({ sent: 190, bounced: 2 })
  })

  it('are forgotten after a day', async () => {
    await sent(20)
    for (let n = 0; n < 20; n += 1) await limits.confirmationBounced(`d${n}`)
    clock.advance(24 * hour)
    await sent(1)
    expect(await limits.confirmationBounced('x')).toEqual({ sent: 1, bounced: 1 })
  })

  it('go out slowly for an hour, and are counted afresh', async () => {
    await sent(20)
    expect(await limits.isSlow()).toBe(false)
    await limits.slowDown()
    clock.advance(hour - 1)
    expect(await limits.isSlow()).toBe(true)
    await sent(1)
    expect(await limits.confirmationBounced('x')).toEqual({ sent: 1, bounced: 1 })
    clock.advance(1)
    expect(await limits.isSlow()).toBe(false)
  })

  it('are all counted, whoever counts at the same time', async () => {
    await sent(1)
    await Promise.all(Array.from({ length: 20 }, () => limits.confirmationSent()))
    const seen = await Promise.all(Array.from({ length: 10 }, (_, n) => limits.confirmationBounced(`d${n}`)))
    expect(Math.max(...seen.map(({ bounced }) => bounced))).toBe(10)
    expect(seen.every((one) => one.sent === 21)).toBe(true)
  })
})

describe('limits on requests in DynamoDB', () => {
  it('are kept for a day, and hold no address (R4)', async () => {
    clock = new FakeClock(noon)
    const limits = await inDynamo()
    await limits.takeForm('F', 'Q0')
    await limits.takePlace('N')
    const day = Date.parse('2026-11-19T12:00:00.000Z') / 1000
    expect(await rows.get({ pk: 'FORM#F', sk: 'ORDERS' })).toMatchObject({ expiresAt: day, orders: new Set(['Q0']) })
    expect(await rows.get({ pk: 'NETWORK#N', sk: 'SHARE' })).toMatchObject({ expiresAt: day, places: 1 })
  })

  it('start a share afresh that an earlier version counted', async () => {
    clock = new FakeClock(noon)
    const limits = await inDynamo()
    const old = { since: Date.parse(noon), taken: 40, expiresAt: Date.parse(noon) / 1000 + 60 }
    await rows.put({ pk: 'NETWORK#N', sk: 'SHARE', ...old })
    expect(await limits.takePlace('N')).toEqual({ nth: 1, at: noon })
    expect((await limits.takePlace('N'))?.nth).toBe(2)
  })
})
