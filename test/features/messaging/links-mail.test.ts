// A mail with fresh links: to whoever gets briefings, a few times a day at most, and never twice for one order.
import { describe, expect, test } from 'vitest'
import { readPreferencesToken } from '../../../functions/subscription/links/preferences-link.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { bodiesOf } from '../../mail/bodies.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { expectOneMailAtMost } from '../../support/worlds/message-kills.ts'
import { asked, linkIn, MessageWorld } from '../../support/worlds/message-world.ts'

const order = { kind: 'links', request: 'Links1', subscriber: 'Ann', at: asked, reason: 'asked' } as const

async function aRoomWith(changes: Partial<Subscriber> = {}): Promise<MessageWorld> {
  const world = new MessageWorld()
  await world.ports.subscribers.create(
    aSubscriber({ id: 'Ann', address: 'ann@example.com', linksVersion: 2, ...changes }),
  )
  return world
}

async function workOff(world: MessageWorld, ...orders: Parameters<MessageWorld['ask']>[0][]): Promise<MessageWorld> {
  for (const one of orders) await world.ask(one)
  await world.workOff()
  return world
}

const minutesOn = (minutes: number) => new Date(Date.parse(asked) + minutes * 60_000).toISOString()

describe('whoever asks', () => {
  test('gets the link to the preferences of now and the one to leave, in text and HTML, as a mail of the list', async () => {
    const world = await workOff(await aRoomWith(), order)
    const [mail, ...more] = world.mails
    expect([mail?.to, mail?.delivery, more.length]).toEqual(['ann@example.com', 'Links1_links_Ann', 0])
    const raw = mail?.raw ?? ''
    const link = linkIn(raw, 'preferences')
    const token = readPreferencesToken(link.split('/').at(-1) ?? '', world.ports.secrets.keys)
    expect(token).toEqual({ subscriber: 'Ann', request: '2', expiresAt: Date.parse(asked) / 1000 + 180 * 86_400 })
    const { text, html } = bodiesOf(raw)
    for (const body of [text, html]) {
      expect(body).toContain(link)
      expect(body).toContain('Someone, probably you, asked us to email you a link')
    }
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  })

  test('reads it in their own language', async () => {
    const world = await workOff(await aRoomWith({ language: 'ar' }), { ...order, reason: 'renewed' })
    expect(bodiesOf(world.mails[0]?.raw ?? '').text).toContain('جُددت روابطك')
  })

  test('gets one in fifteen minutes and three a day, however often somebody presses the button', async () => {
    const world = await aRoomWith()
    for (let minute = 0; minute < 24 * 60; minute += 10) {
      world.ports.clock.set(minutesOn(minute))
      await workOff(world, { ...order, request: `Links${minute}`, at: minutesOn(minute) })
    }
    expect(world.mails.map(({ delivery }) => delivery.split('_')[0])).toEqual(['Links0', 'Links20', 'Links40'])
    world.ports.clock.set(minutesOn(24 * 60 + 1))
    await workOff(world, { ...order, request: 'Tomorrow', at: minutesOn(24 * 60 + 1) })
    expect(world.mails).toHaveLength(4)
  })

  test('and renews them gets the new link, though a button was pressed a moment ago', async () => {
    const world = await workOff(await aRoomWith(), order, { ...order, request: 'Links2', reason: 'renewed' })
    expect(world.mails).toHaveLength(2)
  })

  test('gets one for one order, however often the order comes', async () => {
    const world = await workOff(await aRoomWith(), order, order)
    await workOff(world, order)
    expect(world.mails).toHaveLength(1)
  })

  test('while they pause gets it: it is the way to end the pause', async () => {
    const world = await workOff(await aRoomWith({ pausedUntil: '2026-12-24T00:00:00.000Z' }), order)
    expect(world.mails).toHaveLength(1)
  })
})

describe('nothing goes', () => {
  const suppressed = { suppressed: { reason: 'bounce', at: '2026-11-01T00:00:00.000Z' } } as const

  test.each<[string, Partial<Subscriber>]>([
    ['to a suppressed address', suppressed],
    ['to somebody who left', { status: 'left' }],
    ['to somebody who has not confirmed', { status: 'pending', consent: [] }],
  ])('%s, for whatever reason, and nothing is noted', async (_, changes) => {
    const world = await aRoomWith(changes)
    const before = await world.ports.subscribers.get('Ann')
    await workOff(world, order, { ...order, request: 'Links2', reason: 'renewed' })
    expect(world.ports.mailer.attempts).toEqual([])
    expect(await world.ports.subscribers.get('Ann')).toEqual(before)
    expect(world.ports.log.text()).not.toContain('ann@example.com')
  })

  test.each<[string, Partial<Subscriber>]>([
    ['left', { status: 'left' }],
    ['bounced', suppressed],
  ])('to somebody who %s while the mail was being made: that is read last (D4)', async (_, changes) => {
    const world = await aRoomWith()
    const { claim } = world.ports.deliveries
    world.ports.deliveries.claim = async (...all) => {
      await world.ports.subscribers.update('Ann', (one) => ({ ...one, ...changes }))
      return claim.apply(world.ports.deliveries, all)
    }
    await workOff(world, order)
    expect(world.ports.mailer.attempts).toEqual([])
  })

  test('for an order of yesterday, or for nobody', async () => {
    const late = { ...order, at: minutesOn(-24 * 60) }
    const world = await workOff(await aRoomWith(), late, { ...order, subscriber: 'Nobody' })
    expect([world.ports.mailer.attempts, world.aside]).toEqual([[], []])
  })

  test.each([
    ['a reason that there is none of', { reason: 'curious' }],
    ['no subscriber', { subscriber: '' }],
    ['no request', { request: 7 }],
    ['no instant', { at: 'now' }],
  ])('for an order with %s', async (_, changes) => {
    const world = await aRoomWith()
    world.ports.queue.messages.push({ body: JSON.stringify({ ...order, ...changes }), delaySeconds: 0 })
    await world.workOff()
    expect(world.ports.mailer.attempts).toEqual([])
    expect(world.ports.log.text()).toContain('A message holds no order')
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
    const prepare = async () => {
      const world = await aRoomWith()
      await world.ask(order)
      return world
    }
    await expectOneMailAtMost(prepare, ending, 6)
  },
)
