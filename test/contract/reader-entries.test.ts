import { expect, test } from 'vitest'
import { deliveryStore } from '../../functions/adapters/delivery-store.ts'
import { deleting, table } from '../../functions/adapters/dynamodb.ts'
import { readerEntries } from '../../functions/adapters/reader-entries.ts'
import { readerMessages } from '../../functions/adapters/reader-messages.ts'
import { subscriberStore } from '../../functions/adapters/subscriber-store.ts'
import { aSubscriber } from '../support/builders.ts'
import { FakeClock } from '../support/fake-clock.ts'
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
