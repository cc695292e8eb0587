// The welcome in its races: with an edition at the same moment, with itself, with a reader who leaves.
import { describe, expect, test } from 'vitest'
import type { Subscriber } from '../../functions/subscription/types.ts'
import { launchEdition } from '../../functions/use-cases/launching/launch-edition.ts'
import { Mailroom } from '../support/mailroom.ts'
import { aRoom, confirmNow, launch47, told, w47, wave47 } from '../support/welcoming.ts'
import { addEdition, aLife, tickAndSend } from '../support/world.ts'

describe('a welcome and an edition at the same moment', () => {
  /** Runs the other one between a claim and what follows it. */
  function between(room: Mailroom, delivery: RegExp, act: () => Promise<void>): void {
    const { deliveries } = room.ports
    const claim = deliveries.claim.bind(deliveries)
    let acted = false
    deliveries.claim = async (key, wanted) => {
      const outcome = await claim(key, wanted)
      if (!acted && delivery.test(`${key.request}_${key.kind}`)) {
        acted = true
        await act()
      }
      return outcome
    }
  }

  test.each([/2026-W47_edition/, /2026-W46_welcome/])(
    'whichever claims first (%s), no story of the edition before comes twice',
    async (first) => {
      const room = await aRoom('2026-11-17T09:00:00.000Z')
      await confirmNow(room, { cadence: 'fortnightly', phase: 1 })
      const atNoon = () => room.workOff('2026-11-19T12:00:00.000Z')
      await addEdition(room, w47, 'new')
      room.ports.clock.set(launch47)
      await launchEdition(room.ports, { scheduledTime: launch47 })
      room.ports.clock.set(wave47)
      if (first.test('2026-W47_edition')) {
        between(room, first, atNoon)
        await tickAndSend(room, aLife(room), wave47)
      } else {
        between(room, first, () => tickAndSend(room, aLife(room), wave47))
        await atNoon()
      }
      const withOld = told(room).filter((mail) => mail.includes('old'))
      expect(withOld.length).toBeLessThanOrEqual(1)
      expect(told(room).some((mail) => mail.includes('new'))).toBe(true)
    },
  )

  test('an edition that comes through between the choice of stories and the claim on them is seen by the last look', async () => {
    const room = await aRoom('2026-11-17T09:00:00.000Z')
    await confirmNow(room, { cadence: 'fortnightly', phase: 1 })
    await addEdition(room, w47, 'new')
    room.ports.clock.set(launch47)
    await launchEdition(room.ports, { scheduledTime: launch47 })
    room.ports.clock.set('2026-11-19T05:59:00.000Z')
    const { deliveries } = room.ports
    const claim = deliveries.claim.bind(deliveries)
    deliveries.claim = async (key, wanted) => {
      deliveries.claim = claim
      await tickAndSend(room, aLife(room), wave47)
      return claim(key, wanted)
    }
    await room.workOff('2026-11-19T12:00:00.000Z')
    expect(told(room)).toEqual(['edition: old new'])
  })

  test('a reader whom a doubled launch put into a batch after their welcome does not get the edition again', async () => {
    const room = await aRoom(launch47)
    await addEdition(room, w47, 'new')
    await launchEdition(room.ports, { scheduledTime: launch47 })
    room.ports.clock.set('2026-11-18T10:30:00.000Z')
    await confirmNow(room)
    await room.workOff()
    const batch = { edition: '2026-W47', wave: '2026-11-19T06:00', slice: 0, n: 7, done: false, lease: null }
    await room.ports.editions.saveBatches([{ ...batch, subscribers: ['Ann'] }])
    await tickAndSend(room, aLife(room), wave47)
    expect(told(room)).toEqual(['welcome: new'])
  })
})

describe('the order for a welcome', () => {
  test('however often it comes is answered once, with stories or without', async () => {
    for (const room of [await aRoom('2026-11-17T09:00:00.000Z'), new Mailroom('2026-11-17T09:00:00.000Z')]) {
      const at = room.ports.clock.now().toISOString()
      await confirmNow(room)
      for (let n = 0; n < 4; n += 1) await room.ask({ kind: 'welcome', subscriber: 'Ann', at })
      await room.workOff()
      room.ports.clock.advance(60 * 60_000)
      await room.ask({ kind: 'welcome', subscriber: 'Ann', at })
      await room.workOff()
      expect(room.mails).toHaveLength(1)
    }
  })

  test.each<[string, Partial<Subscriber>]>([
    ['left', { status: 'left' }],
    ['is paused', { pausedUntil: '2099-01-01T00:00:00.000Z' }],
    ['is suppressed', { suppressed: { reason: 'bounce', at: '2026-11-17T08:00:00.000Z' } }],
  ])('brings nothing to a reader who %s meanwhile, up to the last look (D4)', async (_, changes) => {
    const room = await aRoom('2026-11-17T09:00:00.000Z')
    await confirmNow(room, changes)
    await room.workOff()
    const late = await aRoom('2026-11-17T09:00:00.000Z')
    await confirmNow(late)
    const claim = late.ports.deliveries.claim.bind(late.ports.deliveries)
    late.ports.deliveries.claim = async (key, wanted) => {
      await late.ports.subscribers.update('Ann', (one) => ({ ...one, ...changes }))
      return claim(key, wanted)
    }
    await late.workOff()
    expect([...room.ports.mailer.attempts, ...late.ports.mailer.attempts]).toEqual([])
  })

  test('for somebody who is gone, or two days late, brings nothing', async () => {
    const room = await aRoom('2026-11-17T09:00:00.000Z')
    await room.ask({ kind: 'welcome', subscriber: 'Nobody', at: '2026-11-17T09:00:00.000Z' })
    await confirmNow(room)
    room.ports.clock.set('2026-11-19T09:00:00.000Z')
    await room.workOff()
    expect(room.ports.mailer.attempts).toEqual([])
    expect(room.aside).toEqual([])
  })

  test('is tried again where SES asks for patience', async () => {
    const room = await aRoom('2026-11-17T09:00:00.000Z')
    room.ports.mailer.answer = (_, attempt) => (attempt < 3 ? { outcome: 'transient', reason: 'slowly' } : 'accept')
    await confirmNow(room)
    await room.workOff()
    expect(told(room)).toEqual(['welcome: old'])
  })
})

test('a launch notes the instant at which the audience was completely frozen', async () => {
  const room = await aRoom(launch47)
  await addEdition(room, w47, 'new')
  const { editions } = room.ports
  const freezeSlice = editions.freezeSlice.bind(editions)
  editions.freezeSlice = async (edition, slice, readers) => {
    room.ports.clock.advance(1000)
    expect((await editions.find('2026-W47'))?.frozenAt).toBeNull()
    await freezeSlice(edition, slice, readers)
  }
  await launchEdition(room.ports, { scheduledTime: launch47 })
  expect((await editions.find('2026-W47'))?.frozenAt).toBe('2026-11-18T10:00:16.000Z')
})
