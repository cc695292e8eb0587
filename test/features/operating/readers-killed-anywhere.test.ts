// Importing and erasing readers, killed before and after each call, and run again.
import { expect, test } from 'vitest'
import { deliveryStore } from '../../../functions/adapters/delivery/delivery-store.ts'
import { readerMessages } from '../../../functions/adapters/delivery/reader-messages.ts'
import { readerEntries } from '../../../functions/adapters/subscription/reader-entries.ts'
import { subscriberStore } from '../../../functions/adapters/subscription/subscriber-store.ts'
import type { MessageOrder } from '../../../functions/delivery/message-order.ts'
import type { ReadRow } from '../../../functions/subscription/import/import-row.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { importReaders, type RowOutcome } from '../../../functions/use-cases/operating/import-readers.ts'
import { eraseReader, findReader } from '../../../functions/use-cases/operating/reader-acts.ts'
import { FakeClock } from '../../support/fakes/fake-clock.ts'
import { MemoryTable } from '../../support/fakes/memory-table.ts'
import { aSubscriber } from '../../support/samples/builders.ts'

const now = '2026-11-18T07:00:00.000Z'
const pepper = async () => 'a pepper for tests'

/** A table that fails from its nth call after `arm` on, before or after that call took effect; 0: never. */
function aList() {
  let [calls, fatal, when] = [0, 0, 'before' as 'before' | 'after']
  const step = (moment: 'before' | 'after') => async () => {
    if (moment === 'before') calls += 1
    if (fatal > 0 && (calls > fatal || (calls === fatal && moment === when))) throw new Error('killed')
  }
  const table = new MemoryTable({ before: step('before'), after: step('after') })
  const clock = new FakeClock(now)
  const remove = table.remove
  const orders: MessageOrder[] = []
  const queue = { message: async (order: MessageOrder) => void orders.push(order) }
  return {
    table,
    clock,
    orders,
    queue,
    subscribers: subscriberStore(table, { clock, pepper }),
    entries: readerEntries(table, { clock, pepper, remove }),
    messages: readerMessages(table, remove),
    deliveries: deliveryStore(table),
    arm: (at: number, moment: 'before' | 'after') => {
      ;[calls, fatal, when] = [0, at, moment]
    },
    calls: () => calls,
  }
}

async function* rows(...addresses: string[]): AsyncIterable<{ line: number; read: ReadRow }> {
  const reader = { topics: ['energy'], language: 'en', zone: 'Europe/Berlin', hour: 7, cadence: null }
  const consent = { at: '2024-01-01T00:00:00.000Z', source: 'Old form' }
  for (const [index, address] of addresses.entries())
    yield { line: index + 2, read: { reader: { ...reader, address, consent } } }
}

type List = ReturnType<typeof aList>

async function bring(list: List, dry: boolean, ...addresses: string[]): Promise<RowOutcome[]> {
  const outcomes = new Map<number, RowOutcome>()
  const report = ({ line, outcome }: { line: number; outcome: RowOutcome }) => void outcomes.set(line, outcome)
  const options = { salt: 'a salt', dry, perSecond: 1e6, words: 'Asked.', report }
  await importReaders(list, rows(...addresses), options)
  return [...outcomes].sort(([a], [b]) => a - b).map(([, outcome]) => outcome)
}

const readersOf = ({ table }: List) => table.under('S#') as unknown as Subscriber[]

test('an import that is killed at any call and run again has everybody once', async () => {
  const addresses = ['ann@example.com', 'bob@example.com', 'Ann@Example.com']
  const whole = aList()
  expect(await bring(whole, false, ...addresses)).toEqual(['entered', 'entered', 'twice'])
  const steps = whole.calls()
  expect(steps).toBeGreaterThan(3)
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; at <= steps; at += 1) {
      const list = aList()
      list.arm(at, when)
      await expect(bring(list, false, ...addresses)).rejects.toThrow('killed')
      list.arm(0, when)
      const outcomes = await bring(list, false, ...addresses)
      expect(outcomes.map((one) => one.replace('-before', ''))).toEqual(['entered', 'entered', 'twice'])
      const found = readersOf(list)
      expect(found.map(({ address, status }) => [address.toLowerCase(), status]).sort()).toEqual([
        ['ann@example.com', 'active'],
        ['bob@example.com', 'active'],
      ])
    }
  }
})

test('nobody is brought back who left, was erased or must not be emailed, with this file or another', async () => {
  const list = aList()
  const [left, gone, bad] = ['left@example.com', 'gone@example.com', 'bad@example.com']
  expect(await bring(list, false, left, gone)).toEqual(['entered', 'entered'])
  await list.subscribers.suppress(bad, 'complaint', now)
  const { id } = await findReader(list, left)
  await list.subscribers.update(id ?? '', (one) => ({ ...one, status: 'left' }))
  const erased = await findReader(list, gone)
  await eraseReader(list, { id: erased.id ?? '', address: gone })
  for (const dry of [true, false])
    expect(await bring(list, dry, left, gone, bad)).toEqual(['left', 'gone', 'suppressed'])
  expect(readersOf(list).map(({ status }) => status)).toEqual(['left'])
})

test('a dry run writes nothing', async () => {
  const list = aList()
  expect(await bring(list, true, 'ann@example.com')).toEqual(['entered'])
  expect(readersOf(list)).toEqual([])
})

test('a file that is imported again says whom an earlier run has brought in', async () => {
  const list = aList()
  await bring(list, false, 'ann@example.com')
  for (const dry of [true, false])
    expect(await bring(list, dry, 'ann@example.com', 'bob@example.com')).toEqual(['entered-before', 'entered'])
})

test('an erasure that is killed at any call and run again leaves the keyed pointer alone, and the way back is open', async () => {
  const prepare = async () => {
    const list = aList()
    const ann = aSubscriber({ address: 'ann@example.com' })
    await list.subscribers.create(ann)
    const key = { kind: 'confirmation', request: 'Q1', subscriber: ann.id } as const
    await list.deliveries.add(key, { submitted: { at: now, messageIds: ['m1'] } })
    return { list, ann, key }
  }
  const { list: whole, ann: one } = await prepare()
  whole.arm(0, 'before')
  await eraseReader(whole, one)
  const steps = whole.calls()
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; at <= steps; at += 1) {
      const { list, ann, key } = await prepare()
      list.arm(at, when)
      await expect(eraseReader(list, ann)).rejects.toThrow('killed')
      list.arm(0, when)
      const { id } = await findReader(list, ann.address)
      if (id !== null) await eraseReader(list, { id, address: ann.address })
      expect(readersOf(list)).toEqual([])
      expect(await list.deliveries.get(key)).toBeNull()
      expect(await list.subscribers.findByAddress(ann.address)).toEqual({ id: null, suppressed: null })
      expect(await list.subscribers.create(aSubscriber({ address: ann.address }))).toBe(true)
    }
  }
})

test('what is lifted is noted with its reason, also where the first try was killed', async () => {
  for (let at = 1; at <= 6; at += 1) {
    const list = aList()
    const ann = aSubscriber({ address: 'ann@example.com' })
    await list.subscribers.create(ann)
    await list.subscribers.suppress(ann.address, 'complaint', '2026-11-01T00:00:00.000Z')
    list.arm(at, 'after')
    await list.entries.lift(ann.address, now, 'She asked by phone').catch(() => null)
    list.arm(0, 'after')
    await list.entries.lift(ann.address, now, 'She asked by phone')
    const record = await list.subscribers.get(ann.id)
    expect(record?.suppressed).toBeNull()
    expect(record?.consent.filter(({ act }) => act === 'lifted')).toEqual([
      { at: now, act: 'lifted', by: 'operator', words: 'She asked by phone', topics: ann.topics },
    ])
    expect((await list.subscribers.findByAddress(ann.address))?.suppressed).toBeNull()
  }
})

test('who is asked by email is asked once by one file, and by a confirmation like any other', async () => {
  const list = aList()
  const outcomes: RowOutcome[] = []
  async function* asked() {
    for await (const row of rows('ann@example.com'))
      if ('reader' in row.read) yield { ...row, read: { reader: { ...row.read.reader, consent: null } } }
  }
  const report = ({ outcome }: { outcome: RowOutcome }) => void outcomes.push(outcome)
  const options = { salt: 'a salt', dry: false, perSecond: 1e6, words: 'Asked.', report }
  await importReaders(list, asked(), options)
  await importReaders(list, asked(), options)
  expect(outcomes).toEqual(['asked', 'asked'])
  expect(new Set(list.orders.map((order) => ('request' in order ? order.request : '')))).toHaveLength(1)
  expect(readersOf(list)).toEqual([])
})
