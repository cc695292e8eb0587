// A change of address, and its undo, killed before and after every call of the table and the queue, and then begun
// again, or not: in the end it is made or not made, with one reader at one address who is told once.
import { expect, test } from 'vitest'
import { addressStore } from '../../../functions/adapters/subscription/address-store.ts'
import { subscriberStore } from '../../../functions/adapters/subscription/subscriber-store.ts'
import { addressToken, addressUndoToken } from '../../../functions/subscription/requests/address-link.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { subscriptionsApi } from '../../../functions/use-cases/serving/api.ts'
import { MemoryTable } from '../../support/fakes/memory-table.ts'
import { aSubscriber, someSettings } from '../../support/samples/builders.ts'
import { asked, MessageWorld } from '../../support/worlds/message-world.ts'

const [old, fresh] = ['ann@example.com', 'new@example.com']
const ann = aSubscriber({ id: 'Ann', address: old })
const minute = 60_000
const pepper = async () => 'a pepper for tests'
const wanted = { change: 'C1', version: 0, address: fresh }

type Moment = 'before' | 'after'

/** A list whose process dies at its nth call from `arm` on, before or after the call took effect; 0: never. */
async function aList(holder: Subscriber) {
  const armed = { calls: 0, at: 0, when: 'before' as Moment }
  const step = (moment: Moment) => async () => {
    if (moment === 'before') armed.calls += 1
    const isNow = armed.calls > armed.at || (armed.calls === armed.at && moment === armed.when)
    if (armed.at > 0 && isNow) throw new Error('killed')
  }
  const world = new MessageWorld()
  const { clock, queue, secrets } = world.ports
  const table = new MemoryTable({ before: step('before'), after: step('after') })
  const subscribers = subscriberStore(table, { clock, pepper })
  const dying = {
    message: async (...order: Parameters<typeof queue.message>) => {
      await step('before')()
      await queue.message(...order)
      await step('after')()
    },
  }
  const stores = { subscribers, addresses: addressStore(table, { clock, pepper }) }
  const app = subscriptionsApi(
    { ...world.ports, ...stores, queue: Object.assign(Object.create(queue), dying) },
    someSettings(),
  )
  await subscribers.create(ann)
  await subscribers.create(holder)
  clock.advance(60 * minute)
  const [key = { id: '', key: '' }] = secrets.keys
  const at = clock.now().toISOString()
  const tokens = {
    change: addressToken('Ann', wanted, asked, key),
    undo: addressUndoToken('Ann', { change: 'C1', address: old }, at, key),
  }
  return {
    world,
    table,
    stores,
    click: async (act: 'change' | 'undo') => {
      const headers = { 'x-origin-secret': 'the origin secret for tests' }
      const answer = await app.request(`/address/${tokens[act]}`, { method: 'POST', headers })
      return answer.status
    },
    /** Clicks the button and dies on the way; the number of calls. */
    dieAt: async (at: number, when: Moment, click: () => Promise<number>) => {
      Object.assign(armed, { calls: 0, at, when })
      const status = await click()
      const { calls } = armed
      Object.assign(armed, { calls: 0, at: 0 })
      return { status, calls }
    },
    /** So much time of sending, by healthy functions. */
    work: (ms = 24 * 60 * minute) =>
      world.workOff(new Date(clock.now().getTime() + ms).toISOString(), { ...world.ports, ...stores }),
  }
}

type List = Awaited<ReturnType<typeof aList>>

const idAt = async ({ stores }: List, address: string) => (await stores.subscribers.findByAddress(address))?.id ?? null

const leaver = aSubscriber({ status: 'left', expiresAt: Date.parse('2026-12-18T12:00:00Z') / 1000 })

/** One reader at one of the addresses, whose pointer is theirs; the other is free for the next. */
async function expectWholeAt(list: List, address: string, where: string): Promise<void> {
  const other = address === old ? fresh : old
  const { subscribers } = list.stores
  expect((await subscribers.get('Ann'))?.address, where).toBe(address)
  expect(await idAt(list, address), where).toBe('Ann')
  // A reader who left keeps the pointer until someone else takes it over.
  if ((await idAt(list, other)) === leaver.id) return
  expect(await idAt(list, other), where).toBeNull()
  list.world.ports.clock.advance(15 * minute)
  expect(await subscribers.create(aSubscriber({ address: other })), where).toBe(true)
  const records = list.table.under('S#') as unknown as Subscriber[]
  const mailed = records.filter(({ status }) => status === 'active').map((one) => one.address)
  expect(mailed.sort(), where).toEqual([old, fresh].sort())
}

const pointersOf = ({ table }: List) => table.under('A#').filter(({ id }) => id === 'Ann').length
const told = ({ world }: List) => world.mails.map(({ to, delivery }) => `${to} ${delivery}`)
const isTold = [`${old} C1-changed_address_Ann`]
const isUndone = [...isTold, `${fresh} C1-undone_address_Ann`]

const holders: [string, Subscriber][] = [
  ['nobody has', { ...leaver, address: 'bob@example.com' }],
  ['one has who left', { ...leaver, address: fresh }],
]

test.each(holders)('a change to an address that %s', async (_, holder) => {
  const whole = await aList(holder)
  const { calls } = await whole.dieAt(0, 'before', () => whole.click('change'))
  expect(calls).toBeGreaterThan(5)
  for (const when of ['before', 'after'] as const)
    for (let at = 1; at <= calls; at += 1)
      for (const again of [true, false]) {
        const where = `${when} call ${at}, ${again ? 'clicked again' : 'left at that'}`
        const list = await aList(holder)
        expect((await list.dieAt(at, when, () => list.click('change'))).status, where).toBe(500)
        await list.work(minute / 2)
        if (again) expect(await list.click('change'), where).toBe(200)
        await list.work()
        const isMade = (await list.stores.subscribers.get('Ann'))?.address === fresh
        if (again) expect(isMade, where).toBe(true)
        expect(told(list), where).toEqual(isMade ? isTold : [])
        if (isMade) expect(pointersOf(list), where).toBe(1)
        await expectWholeAt(list, isMade ? fresh : old, where)
      }
})

test('an undo', async () => {
  const prepare = async () => {
    const list = await aList({ ...leaver, address: 'bob@example.com' })
    await list.click('change')
    await list.work()
    list.world.ports.clock.advance(60 * minute)
    return list
  }
  const whole = await prepare()
  const { calls } = await whole.dieAt(0, 'before', () => whole.click('undo'))
  expect(calls).toBeGreaterThan(5)
  for (const when of ['before', 'after'] as const)
    for (let at = 1; at <= calls; at += 1)
      for (const again of [true, false]) {
        const where = `${when} call ${at}, ${again ? 'clicked again' : 'left at that'}`
        const list = await prepare()
        expect((await list.dieAt(at, when, () => list.click('undo'))).status, where).toBe(500)
        await list.work(minute / 2)
        if (again) expect(await list.click('undo'), where).toBe(200)
        await list.work()
        const isBack = (await list.stores.subscribers.get('Ann'))?.address === old
        if (again) expect(isBack, where).toBe(true)
        expect(told(list), where).toEqual(isBack ? isUndone : isTold)
        if (isBack) expect(pointersOf(list), where).toBe(1)
        await expectWholeAt(list, isBack ? old : fresh, where)
      }
})
