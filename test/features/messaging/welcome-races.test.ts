// The welcome racing with an edition at the same moment, with another welcome, with a reader who leaves.
import { describe, expect, test } from 'vitest'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { MessageWorld } from '../../support/worlds/message-world.ts'
import { aMessageWorld, confirmNow, launch47, told, w47, wave47 } from '../../support/worlds/welcome-world.ts'
import { addEdition, aLife, tickAndSend } from '../../support/worlds/world.ts'

describe('a welcome and an edition at the same moment', () => {
  /** Runs the other one between a claim and what follows it. */
  function between(world: MessageWorld, delivery: RegExp, act: () => Promise<void>): void {
    const { deliveries } = world.ports
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
      const world = await aMessageWorld('2026-11-17T09:00:00.000Z')
      await confirmNow(world, { cadence: 'fortnightly', phase: 1 })
      const atNoon = () => world.workOff('2026-11-19T12:00:00.000Z')
      await addEdition(world, w47, 'new')
      world.ports.clock.set(launch47)
      await launchEdition(world.ports, { scheduledTime: launch47 })
      world.ports.clock.set(wave47)
      if (first.test('2026-W47_edition')) {
        between(world, first, atNoon)
        await tickAndSend(world, aLife(world), wave47)
      } else {
        between(world, first, () => tickAndSend(world, aLife(world), wave47))
        await atNoon()
      }
      const withOld = told(world).filter((mail) => mail.includes('old'))
      expect(withOld.length).toBeLessThanOrEqual(1)
      expect(told(world).some((mail) => mail.includes('new'))).toBe(true)
    },
  )

  test('an edition that comes through between the choice of stories and the claim on them is seen by the last look', async () => {
    const world = await aMessageWorld('2026-11-17T09:00:00.000Z')
    await confirmNow(world, { cadence: 'fortnightly', phase: 1 })
    await addEdition(world, w47, 'new')
    world.ports.clock.set(launch47)
    await launchEdition(world.ports, { scheduledTime: launch47 })
    // In the moment of the welcome's turn: later it would be ordered again.
    world.ports.clock.set(wave47)
    const { deliveries } = world.ports
    const claim = deliveries.claim.bind(deliveries)
    deliveries.claim = async (key, wanted) => {
      deliveries.claim = claim
      await tickAndSend(world, aLife(world), wave47)
      return claim(key, wanted)
    }
    await world.workOff('2026-11-19T12:00:00.000Z')
    expect(told(world)).toEqual(['edition: old new'])
  })

  test('a reader whom a doubled launch put into a batch after their welcome does not get the edition again', async () => {
    const world = await aMessageWorld(launch47)
    await addEdition(world, w47, 'new')
    await launchEdition(world.ports, { scheduledTime: launch47 })
    world.ports.clock.set('2026-11-18T10:30:00.000Z')
    await confirmNow(world)
    await world.workOff()
    const batch = { edition: '2026-W47', wave: '2026-11-19T06:00', slice: 0, n: 7, done: false, lease: null }
    await world.ports.editions.saveBatches([{ ...batch, subscribers: ['Ann'] }])
    await tickAndSend(world, aLife(world), wave47)
    expect(told(world)).toEqual(['welcome: new'])
  })
})

describe('the order for a welcome', () => {
  test('however often it comes is answered once, with stories or without', async () => {
    for (const world of [
      await aMessageWorld('2026-11-17T09:00:00.000Z'),
      new MessageWorld('2026-11-17T09:00:00.000Z'),
    ]) {
      const at = world.ports.clock.now().toISOString()
      await confirmNow(world)
      for (let n = 0; n < 4; n += 1) await world.ask({ kind: 'welcome', subscriber: 'Ann', at })
      await world.workOff()
      world.ports.clock.advance(60 * 60_000)
      await world.ask({ kind: 'welcome', subscriber: 'Ann', at })
      await world.workOff()
      expect(world.mails).toHaveLength(1)
    }
  })

  test.each<[string, Partial<Subscriber>]>([
    ['left', { status: 'left' }],
    ['is paused', { pausedUntil: '2099-01-01T00:00:00.000Z' }],
    ['is suppressed', { suppressed: { reason: 'bounce', at: '2026-11-17T08:00:00.000Z' } }],
  ])('brings nothing to a reader who %s meanwhile, up to the last look (D4)', async (_, changes) => {
    const world = await aMessageWorld('2026-11-17T09:00:00.000Z')
    await confirmNow(world, changes)
    await world.workOff()
    const late = await aMessageWorld('2026-11-17T09:00:00.000Z')
    await confirmNow(late)
    const claim = late.ports.deliveries.claim.bind(late.ports.deliveries)
    late.ports.deliveries.claim = async (key, wanted) => {
      await late.ports.subscribers.update('Ann', (one) => ({ ...one, ...changes }))
      return claim(key, wanted)
    }
    await late.workOff()
    expect([...world.ports.mailer.attempts, ...late.ports.mailer.attempts]).toEqual([])
  })

  test('for somebody who is gone, or two days late, brings nothing', async () => {
    const world = await aMessageWorld('2026-11-17T09:00:00.000Z')
    await world.ask({ kind: 'welcome', subscriber: 'Nobody', at: '2026-11-17T09:00:00.000Z' })
    await confirmNow(world)
    world.ports.clock.set('2026-11-19T09:00:00.000Z')
    await world.workOff()
    expect(world.ports.mailer.attempts).toEqual([])
    expect(world.aside).toEqual([])
  })

  test('is tried again where SES asks for patience', async () => {
    const world = await aMessageWorld('2026-11-17T09:00:00.000Z')
    world.ports.mailer.answer = (_, attempt) => (attempt < 3 ? { outcome: 'transient', reason: 'slowly' } : 'accept')
    await confirmNow(world)
    await world.workOff()
    expect(told(world)).toEqual(['welcome: old'])
  })
})

test('a launch notes the instant at which the audience was completely frozen', async () => {
  const world = await aMessageWorld(launch47)
  await addEdition(world, w47, 'new')
  const { editions } = world.ports
  const freezeSlice = editions.freezeSlice.bind(editions)
  editions.freezeSlice = async (edition, slice, readers) => {
    world.ports.clock.advance(1000)
    expect((await editions.find('2026-W47'))?.frozenAt).toBeNull()
    await freezeSlice(edition, slice, readers)
  }
  await launchEdition(world.ports, { scheduledTime: launch47 })
  expect((await editions.find('2026-W47'))?.frozenAt).toBe('2026-11-18T10:00:16.000Z')
})
