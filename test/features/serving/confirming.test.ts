// Confirming: one click of a button, once; a second page for hour, zone and cadence.
import { beforeEach, describe, expect, test } from 'vitest'
import { leave } from '../../../functions/subscription/requests/leave.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { aReaderSite, formWith, type ReaderSite } from '../../support/worlds/reader-site.ts'

const requests = [
  { id: 'Q1', at: '2026-11-18T07:00:00.000Z', topics: ['energy', 'arts'], words: 'Yes, the first time.' },
  { id: 'Q2', at: '2026-11-18T07:30:00.000Z', topics: ['sport'], words: 'Yes, again.' },
]
const pending = aSubscriber({ status: 'pending', topics: ['sport'], consent: [], requests, expiresAt: 1_795_600_000 })
let site: ReaderSite

beforeEach(async () => {
  site = aReaderSite()
  await site.ports.subscribers.create(pending)
})

function linkTo(request: string, reader: Subscriber = pending, hours = 48) {
  const expiresAt = Date.parse('2026-11-18T07:00:00Z') / 1000 + hours * 3600
  return `/confirm/${site.timed('confirm', { subscriber: reader.id, request, expiresAt })}`
}

const stored = (id = pending.id) => site.ports.subscribers.get(id)
const orders = () => site.ports.queue.messages.map(({ body }) => JSON.parse(body))

test('the link opens a page with one button and the topics that were asked for', async () => {
  const html = await site.get(linkTo('Q1'))
  expect(html.match(/<button/g)).toHaveLength(1)
  expect(html).toContain('<form method="post">')
  expect(html).toContain('<li>Energy &amp; trade</li>\n<li>Arts</li>')
  expect(html).not.toContain(pending.address)
})

test('the button makes the reader active with those topics, on record with the words (R3), and orders a welcome', async () => {
  const answer = await site.post(linkTo('Q1'), {})
  expect(answer.status).toBe(200)
  expect(await stored()).toMatchObject({ status: 'active', topics: ['energy', 'arts'], expiresAt: null })
  expect((await stored())?.consent).toEqual([
    {
      at: '2026-11-18T08:00:00.000Z',
      act: 'confirmed',
      by: 'confirm-link',
      words: 'Yes, the first time.',
      topics: ['energy', 'arts'],
    },
  ])
  expect(orders()).toEqual([{ kind: 'welcome', subscriber: pending.id, at: '2026-11-18T08:00:00.000Z' }])
})

test('the second page names no day while the list is closed (O3)', async () => {
  await site.ports.editions.setListState(false, '2026-11-17T08:00:00.000Z')
  const html = await (await site.post(linkTo('Q1'), {})).text()
  expect(html).not.toContain('is due')
  expect(html).not.toContain('19 November')
  expect(await stored()).toMatchObject({ status: 'active' })
})

test('the second page says when the first briefing comes and offers hour, zone and cadence', async () => {
  const html = await (await site.post(linkTo('Q1'), {})).text()
  expect(html).toContain('Your first briefing is due on Thursday 19 November.')
  expect(html).toContain('<option value="7" selected>07:00</option>')
  expect(html).toContain('<option value="Europe/Berlin" selected>Berlin')
  // For the script: some browsers report the older name.
  expect(html).toContain('<option value="Asia/Kolkata" data-formerly="Asia/Calcutta">Kolkata')
  expect(html).toContain('<script src="/form.js" defer></script>')
  const { fields } = formWith(html, 'Save')
  const chosen = { hour: '18', zone: 'Asia/Kolkata', cadence: 'fortnightly' }
  const saved = await site.post(linkTo('Q1'), { ...fields, ...chosen })
  expect(await saved.text()).toContain('18:00 (India Standard Time)')
  expect(await stored()).toMatchObject({
    hour: 18,
    zone: 'Asia/Kolkata',
    cadence: 'fortnightly',
    topics: ['energy', 'arts'],
  })
})

test('asking again does not kill the first link; each works once', async () => {
  await site.post(linkTo('Q2'), {})
  expect(await stored()).toMatchObject({ topics: ['sport'], requests: [requests[0]] })
  await site.post(linkTo('Q1'), {})
  expect(await stored()).toMatchObject({ topics: ['energy', 'arts'], requests: [] })
  const after = await stored()
  const again = await site.post(linkTo('Q1'), {})
  expect(again.status).toBe(200)
  expect(await again.text()).toContain('You have already used this link')
  expect(await stored()).toEqual(after)
})

test('a used link says so however old it is, where a link that nobody used has expired', async () => {
  await site.post(linkTo('Q1'), {})
  const used = await site.get(linkTo('Q1', pending, 1))
  expect(used).toContain('You have already used this link')
  const answer = await site.post(linkTo('Q1', pending, 1), formWith(used, 'Email me a link').fields)
  expect(answer.status).toBe(200)
  expect(orders().map(({ kind }) => kind)).toContain('links')
})

test('a used link opens nothing: it offers to mail a link while the subscription lasts, then leads to the subscribe page', async () => {
  await site.post(linkTo('Q1'), {})
  const used = await site.get(linkTo('Q1'))
  expect(used).not.toContain('/preferences/')
  const answer = await site.post(linkTo('Q1'), formWith(used, 'Email me a link').fields)
  expect(await answer.text()).toContain('Check your inbox')
  expect(orders().slice(1)).toMatchObject([{ kind: 'links', subscriber: pending.id, reason: 'asked' }])
  await site.ports.subscribers.update(pending.id, (reader) => leave(reader, '2026-11-18T09:00:00.000Z', 'leave-page'))
  const ended = await site.get(linkTo('Q1'))
  expect(ended).toContain('/?lang&#x3D;en#subscribe')
  expect(ended).not.toContain('Email me a link')
})

describe('hour, zone and cadence right after confirming', () => {
  const chosen = { hour: '18', zone: 'Asia/Kolkata', cadence: 'weekly' }
  const timing = async () => formWith(await (await site.post(linkTo('Q1'), {})).text(), 'Save').fields

  test('can be set and set back for an hour, and nothing else by the same page', async () => {
    const fields = await timing()
    const html = await (await site.post(linkTo('Q1'), { ...fields, ...chosen, topics: 'sport', language: 'ar' })).text()
    expect(await stored()).toMatchObject({ hour: 18, topics: ['energy', 'arts'], language: 'en' })
    expect((await stored())?.consent.at(-1)).toMatchObject({ act: 'changed', by: 'confirm-link' })
    // Topics that the reader chose meanwhile stay.
    await site.ports.subscribers.update(pending.id, (reader) => ({ ...reader, topics: ['sport'] }))
    await site.post(linkTo('Q1'), formWith(html, 'Undo').fields)
    expect(await stored()).toMatchObject({ hour: 7, zone: 'Europe/Berlin', topics: ['sport'] })
  })

  test('within one hour in all: undoing an undo makes it no longer', async () => {
    const fields = await timing()
    site.ports.clock.advance(50 * 60_000)
    const saved = await (await site.post(linkTo('Q1'), { ...fields, ...chosen })).text()
    const undone = await (await site.post(linkTo('Q1'), formWith(saved, 'Undo').fields)).text()
    site.ports.clock.advance(9 * 60_000)
    const again = await site.post(linkTo('Q1'), formWith(undone, 'Undo').fields)
    expect([again.status, (await stored())?.hour]).toEqual([200, 18])
    const { fields: last } = formWith(await again.text(), 'Undo')
    site.ports.clock.advance(60_000)
    for (const one of [fields, last]) expect((await site.post(linkTo('Q1'), { ...one, ...chosen })).status).toBe(410)
    expect((await stored())?.hour).toBe(18)
  })

  test('come back for correction where something is wrong in them', async () => {
    const answer = await site.post(linkTo('Q1'), { ...(await timing()), ...chosen, hour: '25' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Choose a time from the list.')
    await site.post(linkTo('Q1'), { ...formWith(html, 'Save').fields, ...chosen })
    expect(await stored()).toMatchObject({ hour: 18 })
  })

  test('also where the link itself expires in that hour', async () => {
    site.ports.clock.set('2026-11-20T06:59:00.000Z')
    const fields = await timing()
    site.ports.clock.advance(30 * 60_000)
    expect((await site.post(linkTo('Q1'), { ...fields, ...chosen })).status).toBe(200)
    expect((await site.post(linkTo('Q1'), {})).status).toBe(410)
  })

  test.each<[string, number, (good: string) => string]>([
    ['after an hour', 60, (good) => good],
    ['without a token', 0, () => ''],
    ['by the token of the link', 0, () => linkTo('Q1').replace('/confirm/', '')],
    [
      'by a token for another request',
      0,
      () => site.timed('timing', { subscriber: pending.id, request: 'Q2', expiresAt: 1_795_600_000 }),
    ],
    [
      'by somebody else’s token',
      0,
      () => site.timed('timing', { subscriber: 'Other', request: 'Q1', expiresAt: 1_795_600_000 }),
    ],
  ])('are not changed %s', async (_, minutes, token) => {
    const fields = await timing()
    const before = await stored()
    site.ports.clock.advance(minutes * 60_000)
    const answer = await site.post(linkTo('Q1'), { ...fields, ...chosen, timing: token(String(fields['timing'])) })
    expect(answer.status).toBe(410)
    expect(await answer.text()).toContain('Nothing was changed.')
    expect(await stored()).toEqual(before)
  })
})

test('a reader who was active before is not welcomed again; one who had left is', async () => {
  const active = aSubscriber({ requests, pausedUntil: '2027-01-01T00:00:00.000Z' })
  const gone = leave(aSubscriber({ requests }), '2026-11-10T08:00:00.000Z', 'one-click') ?? active
  for (const reader of [active, gone]) await site.ports.subscribers.create(reader)
  await site.post(linkTo('Q1', active), {})
  expect(orders()).toEqual([])
  expect(await stored(active.id)).toMatchObject({ topics: ['energy', 'arts'], pausedUntil: null })
  await site.post(linkTo('Q1', gone), {})
  expect(orders()).toMatchObject([{ kind: 'welcome', subscriber: gone.id }])
  expect(await stored(gone.id)).toMatchObject({ status: 'active', expiresAt: null })
})

test('confirming lifts no suppression', async () => {
  await site.ports.subscribers.suppress(pending.address, 'complaint', '2026-11-01T08:00:00.000Z')
  await site.post(linkTo('Q1'), {})
  expect((await stored())?.suppressed).toMatchObject({ reason: 'complaint' })
})

test('a welcome whose order failed is ordered when the reader tries again, under the same instant', async () => {
  const { message } = site.ports.queue
  site.ports.queue.message = async () => {
    throw new Error('the queue is busy')
  }
  expect((await site.post(linkTo('Q1'), {})).status).toBe(500)
  site.ports.queue.message = message
  site.ports.clock.advance(60_000)
  expect((await site.post(linkTo('Q1'), {})).status).toBe(200)
  expect(orders()).toEqual([{ kind: 'welcome', subscriber: pending.id, at: '2026-11-18T08:00:00.000Z' }])
})

describe('a link that is no good changes nothing and says what to do', () => {
  test.each<[string, () => string, number, string]>([
    ['too old', () => linkTo('Q1', pending, 1), 410, 'Subscribe again'],
    ['of a reader whose request was forgotten', () => linkTo('Q1', aSubscriber()), 410, 'Subscribe again'],
    ['of another request', () => linkTo('Q9'), 200, 'already used this link'],
    ['forged', () => linkTo('Q1').replace('.Q1.', '.Q2.'), 400, 'latest email'],
    ['cut', () => linkTo('Q1').slice(0, -4), 400, 'latest email'],
    [
      'with its expiry changed',
      () => linkTo('Q1', pending, 1).replace(/\.([0-9a-z]+)\.([^.]+)$/, '.zzzzzz.$2'),
      400,
      'latest email',
    ],
    ['for another purpose', () => site.link('leave', pending.id).replace('/leave/', '/confirm/'), 400, 'latest email'],
  ])('%s', async (_, link, status, words) => {
    for (const method of ['GET', 'POST']) {
      const answer = await site.request(link(), { method })
      expect(answer.status).toBe(status)
      expect(await answer.text()).toContain(words)
    }
    expect(await stored()).toEqual(pending)
    expect(orders()).toEqual([])
  })
})

describe('the zone that the form said', () => {
  const asked = { id: 'Q3', at: '2026-11-18T07:45:00.000Z', topics: ['arts'], words: 'Yes.', zone: 'America/New_York' }

  test('is the reader’s from the confirmation on, and the first briefing is due at their hour', async () => {
    await site.ports.subscribers.update(pending.id, (one) => ({ ...one, requests: [asked] }))
    const html = await (await site.post(linkTo('Q3'), {})).text()
    expect(await stored()).toMatchObject({ status: 'active', zone: 'America/New_York', hour: 7 })
    expect(html).toContain('your briefing comes at 07:00 (Eastern Time)')
    expect(html).toContain('<option value="America/New_York" selected>')
    // Another device may be in another zone; what was chosen stays.
    expect(html).not.toContain('data-guess')
  })

  test('does not move a reader who gets briefings already', async () => {
    await site.ports.subscribers.update(pending.id, (one) => ({ ...one, status: 'active', requests: [asked] }))
    await site.post(linkTo('Q3'), {})
    expect(await stored()).toMatchObject({ status: 'active', topics: ['arts'], zone: pending.zone })
  })
})

test('to a reader who is not emailed, neither the page after the button nor a used link promises an email', async () => {
  const complaint = { reason: 'complaint', at: '2026-11-18T07:10:00.000Z', liftedBy: 'operator' } as const
  await site.ports.subscribers.update(pending.id, (before) => ({ ...before, suppressed: complaint }))
  const pages = [await (await site.post(linkTo('Q1'), {})).text(), await site.get(linkTo('Q1'))]
  for (const html of pages) {
    expect(html).toContain('We are not sending to your address')
    expect(html).toContain('editor@')
    expect(html).not.toMatch(/on its way|is due|<button/)
  }
})
