// Confirmations, welcomes and mails of a change of address, killed or failing at each call they make, and worked off
// again from what the queue still holds.
import { describe, expect, test } from 'vitest'
import { withAddress } from '../../../functions/subscription/requests/address-change.ts'
import { confirm } from '../../../functions/subscription/requests/confirm.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { liveTwice } from '../../support/worlds/message-kills.ts'
import { aConfirmation, asked, MessageWorld } from '../../support/worlds/message-world.ts'

const minute = 60_000
const later = (ms: number) => new Date(Date.parse(asked) + ms).toISOString()

const endings = [
  { how: 'kill', when: 'before', feedback: true },
  { how: 'kill', when: 'after', feedback: true },
  { how: 'kill', when: 'before', feedback: false },
  { how: 'kill', when: 'after', feedback: false },
  { how: 'fault', when: 'before', feedback: true },
  { how: 'fault', when: 'after', feedback: false },
] as const

async function forEachCall(
  prepare: () => Promise<MessageWorld>,
  ending: (typeof endings)[number],
  look: (world: MessageWorld, where: string, calls: string[]) => Promise<void>,
): Promise<void> {
  const { length } = await liveTwice(await prepare(), { at: 0, how: 'fault', when: 'before' })
  expect(length).toBeGreaterThan(8)
  for (let at = 1; at <= length; at += 1) {
    const world = await prepare()
    world.feedback = ending.feedback
    const calls = await liveTwice(world, { at, ...ending })
    await look(world, `${ending.how} ${ending.when} call ${at} (${calls[at - 1]})`, calls.slice(0, at))
  }
}

function neverTwice(world: MessageWorld, where: string): void {
  for (const [delivery, times] of world.ports.mailer.timesAccepted()) expect(times, `${where}: ${delivery}`).toBe(1)
}

describe.each(endings)('a $how $when any call (events of SES arrive: $feedback)', (ending) => {
  test('of a confirmation: it is noted once and never missed, and no delivery is made twice (D1, D3)', async () => {
    const prepare = async () => {
      const world = new MessageWorld()
      await world.ask(aConfirmation())
      return world
    }
    await forEachCall(prepare, ending, async (world, where) => {
      const reader = await world.readerOf('ann@example.com')
      expect(reader?.requests, where).toHaveLength(1)
      expect(reader?.consent, where).toHaveLength(1)
      neverTwice(world, where)
      expect(world.mails.length, where).toBeGreaterThanOrEqual(1)
      expect(world.mails.length, where).toBeLessThanOrEqual(ending.feedback ? 1 : 2)
      expect(world.aside, where).toEqual([])
    })
  })

  test('of a confirmation whose first submission is ambiguous: the same', async () => {
    const prepare = async () => {
      const world = new MessageWorld()
      world.ports.mailer.answer = (message) =>
        message.tags.delivery.includes('-again') ? 'accept' : { outcome: 'ambiguous', reason: 'time-out' }
      await world.ask(aConfirmation())
      return world
    }
    await forEachCall(prepare, ending, async (world, where, calls) => {
      neverTwice(world, where)
      // Two faults in one: the second claim was taken, and it is not known whether anything came after it.
      const isSecond = calls.filter((name) => name === 'deliveries.claim').length > 1
      if (!isSecond) expect(world.mails.length, where).toBe(1)
      expect((await world.readerOf('ann@example.com'))?.requests, where).toHaveLength(1)
      expect(world.aside, where).toEqual([])
    })
  })

  test('of a welcome: it is never sent twice, and is missed only where it was claimed already (D1)', async () => {
    const prepare = async () => {
      const world = new MessageWorld(later(minute))
      await world.launched(
        { id: '2026-W46', week: '2026-W46', date: '2026-11-12', frozenAt: later(-6 * minute) },
        'old',
      )
      const request = { id: 'Q1', at: later(0), topics: ['energy'], words: 'Yes.' }
      const pending = aSubscriber({ id: 'Ann', status: 'pending', consent: [], requests: [request] })
      await world.ports.subscribers.create(confirm(pending, 'Q1', later(minute)) ?? pending)
      await world.ask({ kind: 'welcome', subscriber: 'Ann', at: later(minute) })
      return world
    }
    await forEachCall(prepare, ending, async (world, where, calls) => {
      neverTwice(world, where)
      expect(world.mails.length, where).toBeLessThanOrEqual(1)
      if (!calls.includes('deliveries.claim')) expect(world.mails.length, where).toBe(1)
      for (const { delivery } of world.mails) expect(delivery, where).toBe('2026-W46_welcome_Ann')
      expect(world.aside, where).toEqual([])
    })
  })
})

const unreported = endings.filter(({ feedback }) => !feedback)

describe.each(unreported)('a $how $when any call', (ending) => {
  test('of a change of address: the earlier one is told, never missed, and free whatever comes (D1, D3)', async () => {
    const prepare = async () => {
      const world = new MessageWorld(later(minute))
      const ann = aSubscriber({ id: 'Ann', address: 'ann@example.com' })
      await world.ports.subscribers.create(ann)
      const owner = { id: 'Ann', address: 'new@example.com' }
      await world.ports.addresses.take(owner)
      const change = { change: 'C1', address: owner.address }
      await world.ports.subscribers.update('Ann', (one) => withAddress(one, change, later(minute), null))
      const told = { change: 'C1', subscriber: 'Ann', at: later(minute), address: ann.address }
      await world.ask({ kind: 'address-changed', act: 'changed', ...told })
      return world
    }
    await forEachCall(prepare, ending, async (world, where) => {
      neverTwice(world, where)
      expect(world.mails.length, where).toBeGreaterThanOrEqual(1)
      expect(world.mails.length, where).toBeLessThanOrEqual(2)
      for (const { to } of world.mails) expect(to, where).toBe('ann@example.com')
      expect(await world.ports.subscribers.create(aSubscriber({ address: 'ann@example.com' })), where).toBe(true)
      expect(world.aside, where).toEqual([])
    })
  })

  test('of the question to a new address: it is never sent twice, and missed only where it was claimed (D1)', async () => {
    const prepare = async () => {
      const world = new MessageWorld()
      await world.ports.subscribers.create(aSubscriber({ id: 'Ann', address: 'ann@example.com' }))
      const order = { request: 'C1', subscriber: 'Ann', at: asked, address: 'new@example.com', version: 0 }
      await world.ask({ kind: 'address', ...order })
      return world
    }
    await forEachCall(prepare, ending, async (world, where, calls) => {
      neverTwice(world, where)
      expect(world.mails.length, where).toBeLessThanOrEqual(1)
      if (!calls.includes('deliveries.claim')) expect(world.mails.length, where).toBe(1)
      expect((await world.ports.subscribers.get('Ann'))?.changesAsked, where).toHaveLength(1)
      expect(world.aside, where).toEqual([])
    })
  })
})
