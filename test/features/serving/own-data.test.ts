// A reader’s own copy and their own erasure: by a fresh link to the mailbox, by nothing that a forwarded mail holds.
import { beforeEach, describe, expect, test } from 'vitest'
import { deliveryStore } from '../../../functions/adapters/delivery/delivery-store.ts'
import { readerMessages } from '../../../functions/adapters/delivery/reader-messages.ts'
import { readerEntries } from '../../../functions/adapters/subscription/reader-entries.ts'
import { subscriberStore } from '../../../functions/adapters/subscription/subscriber-store.ts'
import { type OwnDataAct, ownDataActs } from '../../../functions/subscription/links/own-data-link.ts'
import { subscriptionsApi } from '../../../functions/use-cases/serving/api.ts'
import { bodiesOf } from '../../mail/bodies.ts'
import { MemoryTable } from '../../support/fakes/memory-table.ts'
import { anEdition, aSubscriber, someSettings } from '../../support/samples/builders.ts'
import { asked, linkIn, MessageWorld } from '../../support/worlds/message-world.ts'
import { aReaderSite, formWith, type ReaderSite, wednesday } from '../../support/worlds/reader-site.ts'

let site: ReaderSite
const ann = aSubscriber({ id: 'Ann', address: 'ann@example.com', topics: ['energy'] })
const facts = { submitted: { at: wednesday, messageIds: ['m1'] } }

beforeEach(async () => {
  site = aReaderSite()
  await site.ports.subscribers.create(ann)
})

const orders = () => site.ports.queue.messages.map(({ body }) => JSON.parse(body))
const stored = () => site.ports.subscribers.get('Ann')

describe('the preference page', () => {
  test.each([
    ['copy', 'Email me a link to a copy'],
    ['erase', 'Email me a link to erase it'],
    ['address', 'Email me a link to change it'],
  ])('orders one mail to the address on record for %s, and changes nothing', async (act, button) => {
    const path = site.link('preferences', 'Ann')
    expect(await site.get(path)).toContain(`name="do" value="${act}">${button}</button>`)
    const answer = await site.post(path, { do: act })
    expect(await answer.text()).toContain('Check your inbox')
    expect(orders()).toMatchObject([{ kind: 'links', subscriber: 'Ann', reason: act }])
    expect(await stored()).toEqual(ann)
  })
})

describe('the mail', () => {
  test.each(ownDataActs)('for %s holds a link good for a day, and takes part in the caps', async (reason) => {
    const world = new MessageWorld()
    await world.ports.subscribers.create({ ...ann, linksVersion: 2 })
    for (const request of ['Own1', 'Own2'])
      await world.ask({ kind: 'links', request, subscriber: 'Ann', at: asked, reason })
    await world.workOff()
    expect(world.mails.map(({ to }) => to)).toEqual(['ann@example.com'])
    const raw = world.mails[0]?.raw ?? ''
    const { text, html } = bodiesOf(raw)
    const link = linkIn(raw, 'data')
    for (const body of [text, html]) expect(body).toContain(link)
    const there = aReaderSite(asked)
    await there.ports.subscribers.create({ ...ann, linksVersion: 2 })
    const path = new URL(link).pathname
    expect((await there.request(path)).status).toBe(200)
    there.ports.clock.advance(86_400_000)
    expect(await there.get(path)).toContain('This link has expired')
  })
})

describe('a link', () => {
  test.each<[string, (act: OwnDataAct) => string]>([
    ['of a version from before a renewal', (act) => site.ownData(act, 'Ann', 3)],
    ['to an address that is no longer theirs', (act) => site.ownData(act, 'Ann', 0, 'old@example.com')],
  ])('%s opens nothing and erases nothing', async (_, pathOf) => {
    for (const act of ownDataActs)
      for (const answer of [await site.request(pathOf(act)), await site.post(pathOf(act), {})]) {
        expect(answer.status).toBe(410)
        expect(await answer.text()).not.toContain('ann@example.com')
      }
    expect(await stored()).toEqual(ann)
  })

  test('for a copy erases nothing, and one to the preferences is none', async () => {
    await site.post(site.ownData('copy', 'Ann'), { do: 'erase' })
    const other = site.link('preferences', 'Ann').replace('/preferences/', '/data/')
    expect((await site.post(other, {})).status).toBe(400)
    expect(await stored()).toEqual(ann)
  })
})

test('a copy shows record, consent and emails, and is a file of all of it; nothing of it is kept or indexed', async () => {
  await site.ports.editions.create(anEdition({ id: '2026-W46', status: 'closed' }))
  await site.ports.deliveries.add({ kind: 'edition', request: '2026-W46', subscriber: 'Ann' }, facts)
  await site.ports.deliveries.add(
    { kind: 'welcome', request: 'W1', subscriber: 'Ann' },
    { ...facts, delivered: { at: wednesday } },
  )
  const verdicts = { spam: 'PASS', virus: 'PASS', spf: 'FAIL', dkim: 'PASS', dmarc: 'PASS' } as const
  const wrote = { at: wednesday, act: 'requested', by: 'email', words: null, topics: [], verdicts } as const
  const kept = { ...ann, consent: [{ ...wrote, topics: [] }, ...ann.consent] }
  await site.ports.subscribers.update('Ann', () => kept)
  const path = site.ownData('copy', 'Ann')
  expect(await site.get(path)).not.toContain('ann@example.com')
  const shown = await site.post(path, {})
  expect([shown.headers.get('cache-control'), shown.headers.get('x-robots-tag')]).toEqual(['no-store', 'noindex'])
  const page = await shown.text()
  for (const words of [
    'ann@example.com',
    'Energy &amp; trade',
    'Briefing 2026-W46',
    'Confirmed',
    'SPF FAIL',
    'Delivered',
  ])
    expect(page).toContain(words)
  const file = await site.post(path, formWith(page, 'Download as JSON').fields)
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="my-data.json"')
  expect(file.headers.get('cache-control')).toBe('no-store')
  const all = (await file.json()) as { reader: unknown; emails: { kind: string }[] }
  expect(all.reader).toEqual(kept)
  expect(all.emails.map(({ kind }) => kind)).toEqual(['edition', 'welcome'])
})

describe('an erasure', () => {
  test('says before what goes and what stays, and takes effect by the button alone', async () => {
    const path = site.ownData('erase', 'Ann')
    const page = await site.get(path)
    for (const words of ['erased at once', 'A code made from your address stays', '90 days', '35 days'])
      expect(page).toContain(words)
    expect(await stored()).toEqual(ann)
    const answer = await site.post(path, {})
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('Your data is erased')])
    expect(await stored()).toBeNull()
    expect(await site.get(path)).toContain('This subscription has ended')
  })

  test('that is killed at any call and asked for again is whole, and the address may subscribe again', async () => {
    const one = async (at: number, when: 'before' | 'after') => {
      let calls = 0
      let fatal = 0
      const step = (moment: 'before' | 'after') => async () => {
        if (moment === 'before') calls += 1
        if (fatal > 0 && (calls > fatal || (calls === fatal && moment === when))) throw new Error('killed')
      }
      const table = new MemoryTable({ before: step('before'), after: step('after') })
      const { ports } = site
      const pepper = async () => 'a pepper for tests'
      const stores = {
        subscribers: subscriberStore(table, { clock: ports.clock, pepper }),
        entries: readerEntries(table, { clock: ports.clock, pepper, remove: table.remove }),
        messages: readerMessages(table, table.remove),
        deliveries: deliveryStore(table),
      }
      await stores.subscribers.create(ann)
      await stores.deliveries.add({ kind: 'confirmation', request: 'Q1', subscriber: 'Ann' }, facts)
      const app = subscriptionsApi({ ...ports, ...stores }, someSettings())
      const send = () =>
        app.request(site.ownData('erase', 'Ann'), {
          method: 'POST',
          headers: { 'x-origin-secret': 'the origin secret for tests' },
        })
      calls = 0
      fatal = at
      const first = (await send()).status
      const made = calls
      fatal = 0
      if (at > 0) expect([first, (await send()).status]).toEqual([500, 200])
      expect([table.under('S#'), table.under('M#')]).toEqual([[], []])
      expect(await stores.subscribers.findByAddress(ann.address)).toEqual({ id: null, suppressed: null })
      expect(await stores.subscribers.create(aSubscriber({ address: ann.address }))).toBe(true)
      return made
    }
    const steps = await one(0, 'before')
    expect(steps).toBeGreaterThan(4)
    for (const when of ['before', 'after'] as const) for (let at = 1; at <= steps; at += 1) await one(at, when)
  })
})
