// The store of subscribers and of the pointers of their addresses. On the fake and on DynamoDB’s local engine.
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Table, table } from '../../functions/adapters/services/dynamodb.ts'
import { subscriberStore } from '../../functions/adapters/subscription/subscriber-store.ts'
import type { SubscriberStore } from '../../functions/ports.ts'
import { addressPointer } from '../../functions/subscription/address.ts'
import { shardOf } from '../../functions/subscription/shard.ts'
import { moreSevere, suppression } from '../../functions/subscription/suppression.ts'
import type { Subscriber } from '../../functions/subscription/types.ts'
import { FakeClock } from '../support/fakes/fake-clock.ts'
import { FakeSubscriberStore } from '../support/fakes/fake-subscribers.ts'
import { aSubscriber } from '../support/samples/builders.ts'
import { startDynamo } from './engines.ts'

const dynamo = await startDynamo()
const pepper = 'a pepper for tests'
let clock: FakeClock
let rows: Table

async function inDynamo(): Promise<SubscriberStore> {
  rows = table(await dynamo.emptyTable(), clock, dynamo.client)
  return subscriberStore(rows, { clock, pepper: async () => pepper, pageSize: 2 })
}

async function inMemory(): Promise<SubscriberStore> {
  const store = new FakeSubscriberStore(clock)
  store.pageSize = 2
  return store
}

const seconds = (instant: string) => Date.parse(instant) / 1000
const at = '2026-11-18T11:00:00.000Z'

describe.each([
  ['the fake', inMemory],
  ['DynamoDB', inDynamo],
])('subscribers in %s', (_where, open) => {
  let store: SubscriberStore

  beforeEach(async () => {
    clock = new FakeClock('2026-11-18T10:00:00.000Z')
    store = await open()
  })

  it('gives a reader back as they were stored', async () => {
    const ann = aSubscriber({ pausedUntil: at, topics: [] })
    expect(await store.create(ann)).toBe(true)
    expect(await store.get(ann.id)).toEqual(ann)
    expect(await store.get('nobody')).toBeNull()
  })

  it('keeps the version of a reader’s links', async () => {
    const ann = aSubscriber({ linksVersion: 2, linksAsked: [{ id: 'L1', at }] })
    await store.create(ann)
    await store.update(ann.id, (one) => ({ ...one, linksVersion: one.linksVersion + 1 }))
    expect(await store.get(ann.id)).toEqual({ ...ann, linksVersion: 3 })
  })

  it('finds a reader by any spelling of the address', async () => {
    const ann = aSubscriber({ address: 'Ann@Example.com' })
    await store.create(ann)
    expect(await store.findByAddress('ann@example.COM')).toEqual({ id: ann.id, suppressed: null })
    expect(await store.findByAddress('bob@example.com')).toBeNull()
  })

  it('keeps what was asked for lately for a mailbox, in whatever spelling, for a day and without a reader', async () => {
    const one = { request: 'Q1', at: '2026-11-18T10:00:00.000Z' }
    await store.updateAsked('Ann+1@Example.com', () => [one])
    const seen: unknown[] = []
    const look = (asked: unknown[]) => {
      seen.push(asked)
      return null
    }
    await store.updateAsked('ann+2@example.com', look)
    await store.updateAsked('bob@example.com', look)
    clock.advance(24 * 60 * 60_000)
    await store.updateAsked('ann@example.com', look)
    expect(seen).toEqual([[one], [], []])
    expect(await store.findByAddress('ann@example.com')).toBeNull()
    const later = { request: 'Q2', at: clock.now().toISOString() }
    await store.updateAsked('ann@example.com', () => [later])
    await store.updateAsked('ann@example.com', look)
    expect(seen.at(-1)).toEqual([later])
  })

  it('loses nothing that was asked for at the same moment', async () => {
    const ask = (n: number) =>
      store.updateAsked(`ann+${n}@example.com`, (asked) => [...asked, { request: `Q${n}`, at }])
    await Promise.all([1, 2, 3, 4].map(ask))
    let found: string[] = []
    await store.updateAsked('ann@example.com', (asked) => {
      found = asked.map(({ request }) => request).sort()
      return null
    })
    expect(found).toEqual(['Q1', 'Q2', 'Q3', 'Q4'])
  })

  it('gives an address to one reader only', async () => {
    const ann = aSubscriber({ address: 'ann@example.com' })
    await store.create(ann)
    expect(await store.create(aSubscriber({ address: 'ANN@example.com' }))).toBe(false)
    expect((await store.findByAddress('ann@example.com'))?.id).toBe(ann.id)
  })

  it('gives an address to one of twenty who ask at the same time', async () => {
    const all = Array.from({ length: 20 }, () => aSubscriber({ address: 'ann@example.com' }))
    const created = await Promise.all(all.map((one) => store.create(one)))
    expect(created.filter(Boolean)).toHaveLength(1)
    const stored = await Promise.all(all.map((one) => store.get(one.id)))
    expect(stored.map((one) => one !== null)).toEqual(created)
  })

  it('lets a call that is repeated after a lost answer succeed again', async () => {
    const ann = aSubscriber()
    expect([await store.create(ann), await store.create(ann)]).toEqual([true, true])
  })

  it('lists every reader of a shard once, over several pages', async () => {
    const readers = Array.from({ length: 2_000 }, (_, n) => `Reader${n}`).filter((id) => shardOf(id) === 7)
    for (const id of readers) await store.create(aSubscriber({ id }))
    const found: string[] = []
    let pages = 0
    for await (const page of store.shard(7)) {
      pages += 1
      found.push(...page.map(({ id }) => id))
    }
    expect(found.sort()).toEqual(readers.sort())
    expect(pages).toBeGreaterThan(1)
  })

  it('leaves out a request that expired, though the row is still there', async () => {
    const pending = aSubscriber({ status: 'pending', expiresAt: seconds(at) })
    await store.create(pending)
    expect(await store.get(pending.id)).toEqual(pending)
    clock.set(at)
    expect(await store.get(pending.id)).toBeNull()
    expect(await store.update(pending.id, (one) => ({ ...one, status: 'active' }))).toBeNull()
    for await (const page of store.shard(shardOf(pending.id))) expect(page).toEqual([])
  })

  it('changes a reader, and leaves them alone where the change says so', async () => {
    const ann = aSubscriber()
    await store.create(ann)
    expect(await store.update(ann.id, (one) => ({ ...one, hour: 9 }))).toEqual({ ...ann, hour: 9 })
    expect(await store.update(ann.id, () => null)).toEqual({ ...ann, hour: 9 })
    expect(await store.get(ann.id)).toEqual({ ...ann, hour: 9 })
    expect(await store.update('nobody', (one) => one)).toBeNull()
  })

  it('loses none of eight changes made at the same time', async () => {
    const ann = aSubscriber({ topics: [] })
    await store.create(ann)
    const topics = Array.from({ length: 8 }, (_, n) => `topic${n}`)
    await Promise.all(
      topics.map((topic) => store.update(ann.id, (one) => ({ ...one, topics: [...one.topics, topic] }))),
    )
    expect((await store.get(ann.id))?.topics.sort()).toEqual(topics)
  })

  it('suppresses the pointer and the record, whatever the spelling', async () => {
    const ann = aSubscriber({ address: 'ann@example.com' })
    await store.create(ann)
    await store.suppress('Ann@example.com', 'bounce', at)
    expect(await store.findByAddress('ann@example.com')).toEqual({ id: ann.id, suppressed: suppression('bounce', at) })
    expect(await store.get(ann.id)).toEqual({ ...ann, suppressed: suppression('bounce', at) })
  })

  it('keeps the gravest reason and of two alike the earlier, in whatever order and however often they come', async () => {
    const one = fc.record({
      reason: fc.constantFrom('bounce', 'listed', 'complaint', 'operator'),
      at: fc.integer({ min: 10, max: 14 }).map((hour) => `2026-11-18T${hour}:00:00.000Z`),
    })
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 5 }), async (found) => {
        run += 1
        const ann = aSubscriber({ address: `ann${run}@example.com` })
        await store.create(ann)
        for (const { reason, at: when } of [...found, ...found.slice(0, 1)])
          await store.suppress(ann.address, reason, when)
        const expected = found.map(({ reason, at: when }) => suppression(reason, when)).reduce(moreSevere)
        expect((await store.findByAddress(ann.address))?.suppressed).toEqual(expected)
        expect((await store.get(ann.id))?.suppressed).toEqual(expected)
      }),
      { seed: 47, numRuns: 30 },
    )
  })

  it('leaves a record alone for a bounce of a mail from before the address was confirmed again', async () => {
    const ann = aSubscriber({ address: 'ann@example.com', reconfirmedAt: at })
    await store.create(ann)
    await store.suppress('ann@example.com', 'bounce', '2026-11-18T12:00:00.000Z', '2026-11-18T10:30:00.000Z')
    expect((await store.get(ann.id))?.suppressed).toBeNull()
    await store.suppress('ann@example.com', 'bounce', '2026-11-18T12:00:00.000Z', '2026-11-18T11:30:00.000Z')
    expect((await store.get(ann.id))?.suppressed?.reason).toBe('bounce')
  })

  it('lets one request in 30 days try a bounced address again, however often that request comes', async () => {
    await store.suppress('ann@example.com', 'bounce', at)
    expect(await store.takeReconfirmation('Ann@example.com', 'Q1', at)).toBe(true)
    expect(await store.takeReconfirmation('ann@example.com', 'Q1', at)).toBe(true)
    expect(await store.takeReconfirmation('ann@example.com', 'Q2', '2026-12-18T10:59:59.999Z')).toBe(false)
    expect(await store.takeReconfirmation('ann@example.com', 'Q3', '2026-12-18T11:00:00.000Z')).toBe(true)
    expect((await store.findByAddress('ann@example.com'))?.suppressed).toEqual(suppression('bounce', at))
  })

  it('remembers a suppressed address that nobody has, and hands it on to whoever subscribes with it', async () => {
    await store.suppress('ann@example.com', 'complaint', at)
    const suppressed = suppression('complaint', at)
    expect(await store.findByAddress('ann@example.com')).toEqual({ id: null, suppressed })
    const ann = aSubscriber({ address: 'ann@example.com' })
    expect(await store.create(ann)).toBe(true)
    expect(await store.get(ann.id)).toEqual({ ...ann, suppressed })
  })

  it('remembers the suppression that a reader was entered with: it outlives their record', async () => {
    const suppressed = suppression('operator', at)
    const ann = aSubscriber({ address: 'ann@example.com', suppressed })
    await store.create(ann)
    expect(await store.findByAddress('ann@example.com')).toEqual({ id: ann.id, suppressed })
    expect((await store.get(ann.id))?.suppressed).toEqual(suppressed)
  })

  it('gives a forgotten address to the next reader, after a while', async () => {
    await store.create(aSubscriber({ address: 'ann@example.com', status: 'pending', expiresAt: seconds(at) }))
    const again = aSubscriber({ address: 'ann@example.com' })
    expect(await store.create(again)).toBe(false)
    clock.set(at)
    expect(await store.create(again)).toBe(true)
    expect((await store.findByAddress('ann@example.com'))?.id).toBe(again.id)
  })

  it('leaves a record as it is when it is created once more after a change', async () => {
    const ann = aSubscriber({ address: 'ann@example.com' })
    await store.create(ann)
    await store.update(ann.id, (one) => ({ ...one, hour: 9 }))
    expect(await store.create(ann)).toBe(true)
    expect((await store.get(ann.id))?.hour).toBe(9)
  })
})

describe('subscribers in DynamoDB alone', () => {
  beforeEach(() => {
    clock = new FakeClock('2026-11-18T10:00:00.000Z')
  })

  it('does not take an address from a reader whose record is about to be written', async () => {
    const store = await inDynamo()
    const pk = `A#${addressPointer('ann@example.com', pepper)}`
    await rows.put({ pk, sk: 'A', id: 'Halfway', heldSince: clock.now().toISOString() })
    expect(await store.create(aSubscriber({ address: 'ann@example.com' }))).toBe(false)
  })

  it('makes a change once, though the answer to the write was lost', async () => {
    const ann = aSubscriber({ topics: [] })
    await (await inDynamo()).create(ann)
    const losing: Table = { ...rows, put: async (item, condition) => (await rows.put(item, condition)) && false }
    const store = subscriberStore(losing, { clock, pepper: async () => pepper })
    await store.update(ann.id, (one) => ({ ...one, topics: [...one.topics, 'energy'] }))
    expect((await store.get(ann.id))?.topics).toEqual(['energy'])
  })

  it('reads version 0 of the links where a record from before says none', async () => {
    const store = await inDynamo()
    const { linksVersion: _, ...before } = aSubscriber()
    await store.create(before as Subscriber)
    expect((await store.get(before.id))?.linksVersion).toBe(0)
    for await (const page of store.shard(shardOf(before.id))) expect(page[0]?.linksVersion).toBe(0)
    expect(await store.update(before.id, (one) => ({ ...one, hour: 9 }))).toEqual({
      ...before,
      linksVersion: 0,
      hour: 9,
    })
  })

  it('keeps no address in the pointer', async () => {
    const store = await inDynamo()
    await store.create(aSubscriber({ address: 'ann@example.com' }))
    const pointer = await rows.get({ pk: `A#${addressPointer('ann@example.com', pepper)}`, sk: 'A' })
    expect(JSON.stringify(pointer)).not.toMatch(/ann/i)
  })
})
