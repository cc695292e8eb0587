// Importing, lifting and erasing readers, and reserving addresses. On the fake and on DynamoDB’s local engine.
import { beforeEach, describe, expect, test } from 'vitest'
import { deliveryStore } from '../../functions/adapters/delivery/delivery-store.ts'
import { readerMessages } from '../../functions/adapters/delivery/reader-messages.ts'
import { deleting, table } from '../../functions/adapters/services/dynamodb.ts'
import { addressStore } from '../../functions/adapters/subscription/address-store.ts'
import { readerEntries } from '../../functions/adapters/subscription/reader-entries.ts'
import { subscriberStore } from '../../functions/adapters/subscription/subscriber-store.ts'
import type { SubscriberStore } from '../../functions/ports.ts'
import type { AddressStore } from '../../functions/reader-ports.ts'
import { FakeClock } from '../support/fakes/fake-clock.ts'
import { FakeSubscriberStore } from '../support/fakes/fake-subscribers.ts'
import { aSubscriber } from '../support/samples/builders.ts'
import { startDynamo } from './engines.ts'

const now = '2026-11-18T07:00:00.000Z'
const dynamo = await startDynamo()

test('DynamoDB enters, lifts and erases as the in-memory table of the other tests does', async () => {
  const clock = new FakeClock(now)
  const pepper = async () => 'a pepper for tests'
  const name = await dynamo.emptyTable()
  const [rows, remove] = [table(name, clock, dynamo.client), deleting(name, dynamo.client)]
  const [entries, messages] = [readerEntries(rows, { clock, pepper, remove }), readerMessages(rows, remove)]
  const subscribers = subscriberStore(rows, { clock, pepper })
  const ann = aSubscriber({ address: 'ann@example.com' })

  expect([await entries.importSalt('F1', 'one'), await entries.importSalt('F1', 'two')]).toEqual(['one', 'one'])
  expect(await entries.enter(ann)).toBe(true)
  expect(await entries.enter(ann)).toBe(false)
  expect(await entries.enter(aSubscriber({ address: 'Ann@Example.com' }))).toBe(false)
  expect(await subscribers.get(ann.id)).toEqual(ann)

  await subscribers.suppress(ann.address, 'complaint', now)
  expect(await entries.lift(ann.address, now, 'Asked by phone')).toMatchObject({ reason: 'complaint' })
  expect(await entries.lift(ann.address, now, 'Asked by phone')).toBeNull()
  expect(await subscribers.get(ann.id)).toMatchObject({ suppressed: null, status: 'active' })

  const key = { kind: 'links', request: 'Q1', subscriber: ann.id } as const
  await deliveryStore(rows).add(key, { submitted: { at: now, messageIds: ['m1'] } })
  expect(await messages.ofReader(ann.id)).toMatchObject([key])
  await messages.eraseOf(ann.id)
  await entries.erase(ann)
  expect(await messages.ofReader(ann.id)).toEqual([])
  expect(await subscribers.get(ann.id)).toBeNull()
  expect(await subscribers.findByAddress(ann.address)).toEqual({ id: null, suppressed: null })
  expect(await entries.enter(aSubscriber({ address: ann.address }))).toBe(false)
  expect(await subscribers.create(aSubscriber({ address: ann.address }))).toBe(true)
})

describe.each(['the fake', 'DynamoDB'])('addresses in %s', (where) => {
  const [old, fresh] = ['ann@example.com', 'new@example.com']
  const later = '2026-11-18T07:20:00.000Z'
  const leftAt = { status: 'left', expiresAt: Date.parse('2026-12-18T07:00:00Z') / 1000 } as const
  let clock: FakeClock
  let subscribers: SubscriberStore
  let addresses: AddressStore

  beforeEach(async () => {
    clock = new FakeClock(now)
    const fake = new FakeSubscriberStore(clock)
    const options = { clock, pepper: async () => 'a pepper for tests' }
    const rows = where === 'DynamoDB' ? table(await dynamo.emptyTable(), clock, dynamo.client) : null
    subscribers = rows === null ? fake : subscriberStore(rows, options)
    addresses = rows === null ? fake : addressStore(rows, options)
  })

  const idAt = async (address: string) => (await subscribers.findByAddress(address))?.id ?? null
  const move = (id: string, address: string) => subscribers.update(id, (one) => ({ ...one, address }))

  test('are reserved, owned and released in turn, each any number of times', async () => {
    const ann = aSubscriber({ address: old })
    await subscribers.create(ann)
    const owner = { id: ann.id, address: 'New@Example.com' }
    const taken = { outcome: 'taken', suppressed: null }
    expect([await addresses.take(owner), await addresses.take(owner)]).toEqual([taken, taken])
    // Until the record has the address, it belongs to no reader, and no one else can take it.
    expect(await idAt(fresh)).toBeNull()
    expect(await subscribers.create(aSubscriber({ address: fresh }))).toBe(false)
    await move(ann.id, fresh)
    expect([await idAt(fresh), await idAt(old)]).toEqual([ann.id, null])
    for (const _ of [1, 2]) await addresses.release({ id: ann.id, address: old }, now)
    const next = aSubscriber({ address: old })
    expect(await subscribers.create(next)).toBe(true)
    await addresses.release({ id: ann.id, address: old }, later)
    expect([await idAt(fresh), await idAt(old)]).toEqual([ann.id, next.id])
  })

  test('that were reserved and never owned are free after a quarter of an hour', async () => {
    const ann = aSubscriber({ address: old })
    await subscribers.create(ann)
    await addresses.take({ id: ann.id, address: fresh })
    const bob = aSubscriber({ address: 'bob@example.com' })
    await expect(addresses.take({ id: bob.id, address: fresh })).rejects.toThrow()
    clock.set(later)
    expect(await addresses.take({ id: bob.id, address: fresh })).toMatchObject({ outcome: 'taken' })
    expect(await subscribers.get(ann.id)).toEqual(ann)
  })

  test('that have been reserved again since are not released', async () => {
    const ann = aSubscriber({ address: old })
    await subscribers.create(ann)
    clock.set(later)
    await addresses.take(ann)
    await addresses.release(ann, now)
    expect(await idAt(old)).toBe(ann.id)
  })

  test('of a reader stay theirs; those of a mere request, or of somebody who left, can be had', async () => {
    const mover = { id: 'Mover', address: fresh }
    const request = { id: 'Q1', at: now, topics: ['sport'], words: 'Yes.' }
    const had = aSubscriber({ address: fresh })
    await subscribers.create(had)
    expect(await addresses.take(mover)).toEqual({ outcome: 'held' })
    await subscribers.update(had.id, (one) => ({ ...one, ...leftAt, requests: [request] }))
    expect(await addresses.take(mover)).toMatchObject({ outcome: 'taken' })
    expect(await subscribers.get(had.id)).toEqual({ ...had, ...leftAt, addressGivenUp: now })
    const asked = aSubscriber({ address: old, status: 'pending', requests: [request] })
    await subscribers.create(asked)
    expect(await addresses.take({ ...mover, address: old })).toMatchObject({ outcome: 'taken' })
    expect(await subscribers.get(asked.id)).toBeNull()
  })

  test('keep their own suppressions: a report on one leaves alone a reader who has another by now', async () => {
    const ann = aSubscriber({ address: old })
    await subscribers.create(ann)
    await subscribers.suppress(fresh, 'complaint', now)
    const { outcome, suppressed } = { suppressed: null, ...(await addresses.take({ id: ann.id, address: fresh })) }
    expect([outcome, suppressed]).toEqual(['taken', expect.objectContaining({ reason: 'complaint' })])
    await subscribers.suppress(fresh, 'operator', now)
    expect(await subscribers.get(ann.id)).toEqual(ann)
    await move(ann.id, fresh)
    await subscribers.suppress(old, 'bounce', now)
    expect((await subscribers.get(ann.id))?.suppressed).toBeNull()
  })
})
