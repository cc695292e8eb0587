// A mail with fresh links: to whoever gets briefings, a few times a day at most, and never twice for one order.
import { describe, expect, test } from 'vitest'
import { readPreferencesToken } from '../../functions/subscription/preferences-link.ts'
import type { Subscriber } from '../../functions/subscription/types.ts'
import { bodiesOf } from '../mail/bodies.ts'
import { aSubscriber } from '../support/builders.ts'
import { type Ending, killing } from '../support/killing.ts'
import { asked, linkIn, Mailroom } from '../support/mailroom.ts'

const order = { kind: 'links', request: 'Links1', subscriber: 'Ann', at: asked, reason: 'asked' } as const

async function aRoomWith(changes: Partial<Subscriber> = {}): Promise<Mailroom> {
  const room = new Mailroom()
  await room.ports.subscribers.create(
    aSubscriber({ id: 'Ann', address: 'ann@example.com', linksVersion: 2, ...changes }),
  )
  return room
}

async function workOff(room: Mailroom, ...orders: Parameters<Mailroom['ask']>[0][]): Promise<Mailroom> {
  for (const one of orders) await room.ask(one)
  await room.workOff()
  return room
}

const minutesOn = (minutes: number) => new Date(Date.parse(asked) + minutes * 60_000).toISOString()

describe('whoever asks', () => {
  test('gets the link to the preferences of now and the one to leave, in text and HTML, as a mail of the list', async () => {
    const room = await workOff(await aRoomWith(), order)
    const [mail, ...more] = room.mails
    expect([mail?.to, mail?.delivery, more.length]).toEqual(['ann@example.com', 'Links1_links_Ann', 0])
    const raw = mail?.raw ?? ''
    const link = linkIn(raw, 'preferences')
    const token = readPreferencesToken(link.split('/').at(-1) ?? '', room.ports.secrets.keys)
    expect(token).toEqual({ subscriber: 'Ann', request: '2', expiresAt: Date.parse(asked) / 1000 + 180 * 86_400 })
    const { text, html } = bodiesOf(raw)
    for (const body of [text, html]) {
      expect(body).toContain(link)
      expect(body).toContain('Someone, probably you, asked us to email you a link')
    }
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  })

  test('reads it in their own language', async () => {
    const room = await workOff(await aRoomWith({ language: 'ar' }), { ...order, reason: 'renewed' })
    expect(bodiesOf(room.mails[0]?.raw ?? '').text).toContain('جُددت روابطك')
  })

  test('gets one in fifteen minutes and three a day, however often somebody presses the button', async () => {
    const room = await aRoomWith()
    for (let minute = 0; minute < 24 * 60; minute += 10) {
      room.ports.clock.set(minutesOn(minute))
      await workOff(room, { ...order, request: `Links${minute}`, at: minutesOn(minute) })
    }
    expect(room.mails.map(({ delivery }) => delivery.split('_')[0])).toEqual(['Links0', 'Links20', 'Links40'])
    room.ports.clock.set(minutesOn(24 * 60 + 1))
    await workOff(room, { ...order, request: 'Tomorrow', at: minutesOn(24 * 60 + 1) })
    expect(room.mails).toHaveLength(4)
  })

  test('and renews them gets the new link, though a button was pressed a moment ago', async () => {
    const room = await workOff(await aRoomWith(), order, { ...order, request: 'Links2', reason: 'renewed' })
    expect(room.mails).toHaveLength(2)
  })

  test('gets one for one order, however often the order comes', async () => {
    const room = await workOff(await aRoomWith(), order, order)
    await workOff(room, order)
    expect(room.mails).toHaveLength(1)
  })

  test('while they pause gets it: it is the way to end the pause', async () => {
    const room = await workOff(await aRoomWith({ pausedUntil: '2026-12-24T00:00:00.000Z' }), order)
    expect(room.mails).toHaveLength(1)
  })
})

describe('nothing goes', () => {
  const suppressed = { suppressed: { reason: 'bounce', at: '2026-11-01T00:00:00.000Z' } } as const

  test.each<[string, Partial<Subscriber>]>([
    ['to a suppressed address', suppressed],
    ['to somebody who left', { status: 'left' }],
    ['to somebody who has not confirmed', { status: 'pending', consent: [] }],
  ])('%s, for whatever reason, and nothing is noted', async (_, changes) => {
    const room = await aRoomWith(changes)
    const before = await room.ports.subscribers.get('Ann')
    await workOff(room, order, { ...order, request: 'Links2', reason: 'renewed' })
    expect(room.ports.mailer.attempts).toEqual([])
    expect(await room.ports.subscribers.get('Ann')).toEqual(before)
    expect(room.ports.log.text()).not.toContain('ann@example.com')
  })

  test.each<[string, Partial<Subscriber>]>([
    ['left', { status: 'left' }],
    ['bounced', suppressed],
  ])('to somebody who %s while the mail was being made: that is read last (D4)', async (_, changes) => {
    const room = await aRoomWith()
    const { claim } = room.ports.deliveries
    room.ports.deliveries.claim = async (...all) => {
      await room.ports.subscribers.update('Ann', (one) => ({ ...one, ...changes }))
      return claim.apply(room.ports.deliveries, all)
    }
    await workOff(room, order)
    expect(room.ports.mailer.attempts).toEqual([])
  })

  test('for an order of yesterday, or for nobody', async () => {
    const late = { ...order, at: minutesOn(-24 * 60) }
    const room = await workOff(await aRoomWith(), late, { ...order, subscriber: 'Nobody' })
    expect([room.ports.mailer.attempts, room.aside]).toEqual([[], []])
  })

  test.each([
    ['a reason that there is none of', { reason: 'curious' }],
    ['no subscriber', { subscriber: '' }],
    ['no request', { request: 7 }],
    ['no instant', { at: 'now' }],
  ])('for an order with %s', async (_, changes) => {
    const room = await aRoomWith()
    room.ports.queue.messages.push({ body: JSON.stringify({ ...order, ...changes }), delaySeconds: 0 })
    await room.workOff()
    expect(room.ports.mailer.attempts).toEqual([])
    expect(room.ports.log.text()).toContain('A message holds no order')
  })
})

test('what SES refuses for now comes later; what nobody knows of is not sent again', async () => {
  const busy = await aRoomWith()
  let refusals = 0
  busy.ports.mailer.answer = () => (++refusals < 3 ? { outcome: 'transient', reason: 'busy' } : 'accept')
  await workOff(busy, order)
  expect(busy.mails).toHaveLength(1)
  const unclear = await aRoomWith()
  unclear.ports.mailer.answer = () => ({ outcome: 'ambiguous', reason: 'time-out' })
  await workOff(unclear, order, order)
  expect(unclear.ports.mailer.attempts).toHaveLength(1)
})

const endings = (['kill', 'fault'] as const).flatMap((how) =>
  (['before', 'after'] as const).map((when) => ({ how, when })),
)

test.each(endings)(
  'a $how $when any call: it is never sent twice, and missed only where it was claimed already (D1)',
  async (ending) => {
    const liveTwice = async (room: Mailroom, at: Ending): Promise<string[]> => {
      const first = killing(room.ports, at)
      await room.workOff(undefined, first.ports, first.isDead)
      await room.report()
      await room.workOff()
      return first.calls
    }
    const prepare = async () => {
      const room = await aRoomWith()
      await room.ask(order)
      return room
    }
    const { length } = await liveTwice(await prepare(), { at: 0, how: 'fault', when: 'before' })
    expect(length).toBeGreaterThan(6)
    for (let at = 1; at <= length; at += 1) {
      const room = await prepare()
      const calls = (await liveTwice(room, { at, ...ending })).slice(0, at)
      const where = `call ${at} (${calls.at(-1)})`
      expect(room.mails.length, where).toBeLessThanOrEqual(1)
      if (!calls.includes('deliveries.claim')) expect(room.mails.length, where).toBe(1)
      expect(room.aside, where).toEqual([])
    }
  },
)
