// A change of address, from the button on the preference page to the undo in the old mailbox: over the pages, the queue
// and the mails.
import { beforeEach, describe, expect, test } from 'vitest'
import { leave } from '../../../functions/subscription/requests/leave.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { recordFeedback } from '../../../functions/use-cases/feedback/record-feedback.ts'
import { bodiesOf } from '../../mail/bodies.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { asked, linkIn, MessageWorld } from '../../support/worlds/message-world.ts'
import { aReaderSite, formWith, type ReaderSite } from '../../support/worlds/reader-site.ts'
import { sesEvent } from '../../support/worlds/world.ts'

const [old, fresh, third] = ['ann@example.com', 'New@example.com', 'third@example.com']
const ann = aSubscriber({ id: 'Ann', address: old, topics: ['energy'] })
const day = 86_400_000
let world: MessageWorld
let site: ReaderSite

beforeEach(async () => {
  world = new MessageWorld()
  site = aReaderSite(asked, {}, world.ports)
  await world.ports.subscribers.create(ann)
  // No one who subscribed long ago is still on the page.
  world.ports.clock.advance(3_600_000)
})

const stored = () => world.ports.subscribers.get('Ann')
const idAt = async (address: string) => (await world.ports.subscribers.findByAddress(address))?.id ?? null
/** Processes what is due within the hour. */
const work = () => world.workOff(new Date(world.ports.clock.now().getTime() + 3_600_000).toISOString())
const mailsTo = (address: string) => world.mails.filter(({ to }) => to === address)
const lastTo = (address: string) => mailsTo(address).at(-1)?.raw ?? ''
const pathIn = (raw: string, folder: string) => new URL(linkIn(raw, folder)).pathname

async function wish(address: string, { id } = ann): Promise<void> {
  const reader = await world.ports.subscribers.get(id)
  await site.post(site.ownData('address', id, reader?.linksVersion, reader?.address), { address })
  await work()
}

/** The path in the mail to the new address. */
async function asking(address = fresh): Promise<string> {
  await wish(address)
  return pathIn(lastTo(address), 'address')
}

async function changed(address = fresh): Promise<void> {
  await site.post(await asking(address), {})
  await work()
}

test('the whole way: asked for in the old mailbox, confirmed in the new, told to the old; nothing else changes', async () => {
  const preferences = site.link('preferences', 'Ann')
  await site.post(preferences, { do: 'address' })
  await work()
  const form = pathIn(lastTo(old), 'data')
  expect(await site.get(form)).toContain('New email address')
  const sent = await site.post(form, { address: ` ${fresh} ` })
  expect(await sent.text()).toContain('New@example.com')
  expect(await stored()).toMatchObject({ address: old, linksVersion: 0 })
  await work()

  const link = pathIn(lastTo(fresh), 'address')
  const page = await site.get(link)
  expect(page).toContain('Change my address</button>')
  expect(await stored()).toMatchObject({ address: old })
  const answer = await site.post(link, formWith(page, 'Change my address').fields)
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('Your address is changed')])
  expect(await stored()).toMatchObject({
    id: 'Ann',
    address: fresh,
    linksVersion: 1,
    topics: ['energy'],
    status: 'active',
  })
  expect(await Promise.all([old, fresh].map(idAt))).toEqual([null, 'Ann'])
  await work()

  const told = bodiesOf(lastTo(old))
  for (const body of [told.text, told.html]) expect(body).toContain(linkIn(lastTo(old), 'address'))
  expect(mailsTo(old)).toHaveLength(2)
  // What the old mailbox holds opens nothing any more, nor does the link that was used do more.
  for (const path of [preferences, form]) expect((await site.request(path)).status).toBe(410)
  expect(await site.get(link)).toContain('Your address is changed')
  expect(await world.ports.subscribers.create(aSubscriber({ address: old }))).toBe(true)
})

describe('none of its emails', () => {
  test('holds another link of the reader, and the log no address', async () => {
    await changed()
    for (const { raw } of world.mails) {
      const { text } = bodiesOf(raw)
      expect(text).not.toMatch(/\/(preferences|leave)\//)
      expect(raw).not.toContain('List-Unsubscribe')
    }
    const links = world.mails.map(({ raw }) => pathIn(raw, 'address'))
    const token = (path = '') => Buffer.from(path.split('.').at(-2) ?? '', 'base64url').toString()
    // Neither mailbox is told the address of the other.
    expect(links.map(token)).toEqual([fresh, old])
    expect(JSON.stringify(world.ports.log.lines)).not.toMatch(/example\.com/i)
  })
})

describe('the form', () => {
  test('answers the same for every kind of address, and looks none up (R2)', async () => {
    const at = '2026-11-18T07:59:00.000Z'
    const people: Record<string, Partial<Subscriber>> = {
      active: {},
      pending: { status: 'pending', consent: [], requests: [] },
      left: leave(aSubscriber(), at, 'one-click') ?? {},
      suppressed: { suppressed: { reason: 'complaint', at } },
    }
    for (const [name, one] of Object.entries(people)) {
      const { id: _, ...kind } = one
      await world.ports.subscribers.create(aSubscriber({ ...kind, address: `${name}@example.com` }))
    }
    const erased = aSubscriber({ address: 'erased@example.com' })
    await world.ports.subscribers.create(erased)
    world.ports.subscribers.erase(erased.id)
    const looked: string[] = []
    const find = world.ports.subscribers.findByAddress.bind(world.ports.subscribers)
    world.ports.subscribers.findByAddress = async (address) => {
      looked.push(address)
      return find(address)
    }
    const answers = new Set<string>()
    for (const name of [...Object.keys(people), 'erased', 'fresh']) {
      const answer = await site.post(site.ownData('address', 'Ann'), { address: `${name}@example.com` })
      const text = (await answer.text()).replaceAll(`${name}@example.com`, 'it')
      answers.add(JSON.stringify([answer.status, [...answer.headers], text]))
    }
    expect(answers.size).toBe(1)
    expect(looked).toEqual([])
    expect(world.ports.queue.messages).toHaveLength(6)
  })

  test.each([
    ['no address', 'This address needs an @ between two parts'],
    ['ANN@Example.com', 'Your briefings go to this address already'],
  ])('shows again what was typed where it is %j', async (typed, words) => {
    const answer = await site.post(site.ownData('address', 'Ann'), { address: typed })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain(words)
    expect(page).toContain(`value="${typed}"`)
    expect(world.ports.queue.messages).toEqual([])
  })

  test('mails three addresses a day for one reader, and one mailbox as often as any form', async () => {
    for (const n of [1, 2, 3, 4]) await wish(`new${n}@example.com`)
    expect(world.mails).toHaveLength(3)
    const full = await site.post(site.ownData('address', 'Ann'), { address: fresh })
    expect([full.status, await full.text()]).toEqual([422, expect.stringContaining('three new addresses today')])
    const bob = aSubscriber({ id: 'Bob' })
    await world.ports.subscribers.create(bob)
    await wish('new1+tag@example.com', bob)
    await wish('new1@example.com', bob)
    expect(world.mails.map(({ to }) => to)).toEqual(['new1@example.com', 'new2@example.com', 'new3@example.com'])
  })

  test('takes its place in the queue and the share of its network', async () => {
    for (let n = 0; n < 60; n += 1) {
      const reader = aSubscriber()
      await world.ports.subscribers.create(reader)
      await site.post(site.ownData('address', reader.id), { address: `new${n}@example.com` })
    }
    await work()
    expect(world.mails.length).toBeLessThan(50)
    expect(world.ports.log.counts.get('RequestDropped')).toBeGreaterThan(0)
  })
})

describe('a new address', () => {
  test('that is suppressed gets nothing, and cannot be had', async () => {
    const link = await asking()
    await world.ports.subscribers.suppress(fresh, 'complaint', asked)
    const answer = await site.post(link, {})
    expect([answer.status, await answer.text()]).toEqual([
      409,
      expect.stringContaining('We cannot send to this address'),
    ])
    expect(await stored()).toMatchObject({ address: old })
    await world.ports.subscribers.suppress(third, 'bounce', asked)
    await wish(third)
    expect(mailsTo(third)).toEqual([])
  })

  test('of another reader stays theirs: only their mailbox hears of it', async () => {
    const bob = aSubscriber({ id: 'Bob', address: third })
    const link = await asking(third)
    await world.ports.subscribers.create(bob)
    const answer = await site.post(link, {})
    expect([answer.status, await answer.text()]).toEqual([
      409,
      expect.stringContaining('This address has a subscription'),
    ])
    world.ports.clock.advance(day)
    await wish(third)
    const { text } = bodiesOf(lastTo(third))
    expect(text).toContain('subscription of its own, so nothing was changed')
    expect(text).not.toContain('/address/')
    expect([await stored(), await world.ports.subscribers.get('Bob')]).toMatchObject([{ address: old }, bob])
  })

  test('that bounces does its reader no harm', async () => {
    await wish(fresh)
    const [mail] = mailsTo(fresh)
    if (mail === undefined) throw new Error('nothing was mailed')
    const detail = { bounceType: 'Permanent', bounceSubType: 'General', timestamp: asked }
    await recordFeedback(world.ports, [{ messageId: 'm', body: sesEvent('Bounce', mail, asked, detail) }])
    expect((await stored())?.suppressed).toBeNull()
    expect((await world.ports.subscribers.findByAddress(fresh))?.suppressed).toMatchObject({ reason: 'bounce' })
  })

  test('is void once the links were renewed, the reader left, or two days are over', async () => {
    const link = await asking()
    for (const change of [{ linksVersion: 5 }, { status: 'left' as const }]) {
      await world.ports.subscribers.update('Ann', () => ({ ...ann, ...change }))
      expect((await site.post(link, {})).status).toBe(410)
    }
    await world.ports.subscribers.update('Ann', () => ann)
    world.ports.clock.advance(2 * day)
    expect((await site.post(link, {})).status).toBe(410)
    expect(await stored()).toEqual(ann)
  })
})

describe('from the old mailbox', () => {
  test('it is undone for seven days: the address is back, newer links are void, the other address gets a notice', async () => {
    await changed()
    const undo = pathIn(lastTo(old), 'address')
    world.ports.clock.advance(7 * day - 7_200_000)
    expect(await site.get(undo)).toContain('Undo this change</button>')
    const newer = site.ownData('copy', 'Ann', 1, fresh)
    expect((await site.request(newer)).status).toBe(200)
    const answer = await site.post(undo, {})
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('The change is undone')])
    await work()
    expect((await site.request(newer)).status).toBe(410)
    expect(await stored()).toMatchObject({ address: old, linksVersion: 2, status: 'active', topics: ['energy'] })
    expect(await Promise.all([old, fresh].map(idAt))).toEqual(['Ann', null])
    expect(bodiesOf(lastTo(fresh)).text).toContain('The change of address was undone')
    expect((await site.post(pathIn(mailsTo(fresh)[0]?.raw ?? '', 'address'), {})).status).toBe(410)
    expect(await stored()).toMatchObject({ address: old })
  })

  test('it is undone also where the address was changed once more, which is undone with it', async () => {
    await changed()
    const undo = pathIn(lastTo(old), 'address')
    world.ports.clock.advance(day)
    await changed(third)
    const theirs = pathIn(lastTo(fresh), 'address')
    world.ports.clock.advance(3_600_000)
    await site.post(undo, {})
    await work()
    expect(await stored()).toMatchObject({ address: old })
    expect((await site.post(theirs, {})).status).toBe(410)
    expect(await Promise.all([old, fresh, third].map(idAt))).toEqual(['Ann', null, null])
  })

  test('it is not undone after seven days, nor where the old address has a subscription by then', async () => {
    await changed()
    const undo = pathIn(lastTo(old), 'address')
    await world.ports.subscribers.create(aSubscriber({ id: 'Other', address: old }))
    expect((await site.post(undo, {})).status).toBe(409)
    world.ports.subscribers.erase('Other')
    world.ports.clock.advance(7 * day)
    expect((await site.post(undo, {})).status).toBe(410)
    expect(await stored()).toMatchObject({ address: fresh })
  })

  test('whoever holds it reaches nothing else: the button for a link mails the address on record', async () => {
    await changed()
    const undo = pathIn(lastTo(old), 'address')
    await site.post(undo, { do: 'links' })
    await work()
    expect(world.mails.at(-1)).toMatchObject({ to: fresh })
  })
})

test('erasing after a change leaves both pointers without an id, and nothing of the reader’s mails', async () => {
  await changed()
  expect(await world.ports.messages.ofReader('Ann')).toHaveLength(2)
  await site.post(site.ownData('erase', 'Ann', 1, fresh), {})
  expect(await Promise.all([old, fresh].map(idAt))).toEqual([null, null])
  expect(await world.ports.messages.ofReader('Ann')).toEqual([])
})
