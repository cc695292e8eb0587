// A link opens what it is for, and never more: from each kind of link every page and form within reach is read, and
// every token on them allows the same or less (R4).
import { beforeEach, describe, expect, test } from 'vitest'
import { readTimedLink, type TimedPurpose, verifyLink } from '../../../functions/subscription/links/link.ts'
import { preferencesToken } from '../../../functions/subscription/links/preferences-link.ts'
import { addressToken, addressUndoToken } from '../../../functions/subscription/requests/address-link.ts'
import { leave } from '../../../functions/subscription/requests/leave.ts'
import { readUndo } from '../../../functions/subscription/requests/undo.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { aReaderSite, formsOn, formWith, type ReaderSite } from '../../support/worlds/reader-site.ts'

const asked = { id: 'Q1', at: '2026-11-18T07:30:00.000Z', topics: ['sport'], words: 'Yes.' }
const reader = aSubscriber({ topics: ['energy', 'arts'], linksVersion: 1, requests: [asked] })
let site: ReaderSite

beforeEach(async () => {
  site = aReaderSite()
  await site.ports.subscribers.create(reader)
})

const stored = () => site.ports.subscribers.get(reader.id)
const orders = () => site.ports.queue.messages.map(({ body }) => JSON.parse(body))
const leaving = () => site.link('leave', reader.id)
const choosing = (version = 1, at = site.ports.clock.now()) => {
  const [key = { id: '', key: '' }] = site.ports.secrets.keys
  return `/preferences/${preferencesToken({ id: reader.id, linksVersion: version }, at, key)}`
}
const confirming = () =>
  `/confirm/${site.timed('confirm', { subscriber: reader.id, request: 'Q1', expiresAt: Date.parse('2026-11-20T07:30:00Z') / 1000 })}`

const addressing = (act: 'change' | 'undo') => {
  const [key = { id: '', key: '' }] = site.ports.secrets.keys
  const at = site.ports.clock.now().toISOString()
  const mailed = { change: 'C1', version: 1, address: 'new@example.com' }
  return `/address/${act === 'change' ? addressToken(reader.id, mailed, at, key) : addressUndoToken(reader.id, mailed, at, key)}`
}

type Scope = 'leave' | 'undo' | TimedPurpose
const timed: TimedPurpose[] = ['preferences', 'confirm', 'timing', 'return', 'form']

/** What a token is good for: it is tried for every purpose there is. */
function scopesOf(token: string): Scope[] {
  const { keys } = site.ports.secrets
  return [
    ...(verifyLink('leave', token, keys) === null ? [] : ['leave' as const]),
    ...timed.filter((purpose) => readTimedLink(purpose, token, keys) !== null),
    ...(readUndo(token, reader.id, keys, site.ports.clock.now()) === null ? [] : ['undo' as const]),
  ]
}

/** Everything on a page that a signature of ours could be the end of. */
function tokensOn(html: string): string[] {
  return html.match(/[\w-]+(?:\.[\w-]+)+\.[\w-]{43}(?![\w-])/g) ?? []
}

/** Every page within reach: links are followed and each form is sent with each of its buttons, as it stands and with
 * another hour where it has one. */
async function crawl(start: string): Promise<{ tokens: Map<string, Scope[]>; acts: Set<string> }> {
  const acts = new Set<string>()
  const found = new Map<string, Scope[]>()
  const sent = new Set<string>()
  const open: { path: string; fields?: Record<string, string | string[]> }[] = [{ path: start }]
  for (let next = open.shift(); next !== undefined && sent.size < 200; next = open.shift()) {
    const { path, fields } = next
    const name = JSON.stringify([path, fields])
    if (sent.has(name)) continue
    sent.add(name)
    if (fields !== undefined) acts.add(String(fields['do'] ?? ''))
    const html = await (fields === undefined ? site.get(path) : (await site.post(path, fields)).text())
    for (const token of tokensOn(html)) found.set(token, scopesOf(token))
    for (const [, href = ''] of html.matchAll(/href="(\/(?:leave|confirm|preferences|data|address)\/[^"#]+)"/g))
      open.push({ path: href })
    for (const { action, fields: filled } of formsOn(html))
      for (const other of 'hour' in filled ? [{}, { hour: '18' }] : [{}])
        open.push({ path: action ?? path, fields: { ...filled, ...other } })
  }
  expect(open).toEqual([])
  return { tokens: found, acts }
}

const scopes = ({ tokens }: { tokens: Map<string, Scope[]> }) => [...new Set([...tokens.values()].flat())].sort()

describe('from a link', () => {
  test.each<[string, () => string, Scope[]]>([
    ['to a copy of one’s data', () => site.ownData('copy', reader.id, 1), []],
    ['to give another address', () => site.ownData('address', reader.id, 1), []],
    ['to a new address', () => addressing('change'), []],
    ['to take a change back', () => addressing('undo'), []],
    ['to leave', leaving, ['return']],
    ['to confirm', confirming, ['timing', 'undo']],
    ['to the preferences', choosing, ['leave', 'preferences', 'return', 'undo']],
    ['to the preferences, renewed since', () => choosing(0), []],
    ['to the preferences, of a version to come', () => choosing(2), []],
    ['to the preferences, expired', () => choosing(1, new Date('2026-05-01T08:00:00Z')), []],
  ])('%s no page holds a token that is good for more', async (_, start, within) => {
    const found = await crawl(start())
    for (const [token, good] of found.tokens) expect([token, good.length]).toEqual([token, 1])
    expect(scopes(found)).toEqual(within)
    // More is only allowed by a link in a mail.
    if (!/^\/(data|address)\//.test(start())) expect(found.acts).toContain(start === choosing ? 'renew' : 'links')
  })

  test('to confirm that is used no page holds a token at all', async () => {
    await site.post(confirming(), {})
    expect(scopes(await crawl(confirming()))).toEqual([])
  })

  test('to the preferences no page holds one of a later version or expiry', async () => {
    const start = choosing(1, new Date('2026-06-01T08:00:00Z'))
    const found = await crawl(start)
    const own = [...found.tokens].filter(([, [scope]]) => scope === 'preferences').map(([token]) => token)
    expect(own).toEqual([start.replace('/preferences/', '')])
  })

  test('to leave no page says anything of the reader, before or after', async () => {
    await site.ports.subscribers.update(reader.id, (one) => ({ ...one, pausedUntil: '2026-12-02T08:00:00.000Z' }))
    const pages = [await site.get(leaving()), await (await site.post(leaving(), {})).text(), await site.get(leaving())]
    for (const html of pages) expect(html).not.toMatch(/Energy|Arts|Europe\/Berlin|Paused|@example\.com/)
  })
})

describe('a form cannot be made up', () => {
  const fields = {
    do: 'undo',
    topics: ['energy', 'arts'],
    hour: '6',
    zone: 'Europe/London',
    cadence: 'weekly',
    phase: '0',
    language: 'en',
    until: '9999-01-01T00:00:00.000Z',
  }

  test('that pauses a reader without end: an undo is what we signed, or nothing', async () => {
    const answer = await site.post(choosing(), fields)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('This change can no longer be undone.')
    expect(await site.get(choosing())).not.toContain('9999')
    expect(await stored()).toEqual(reader)
  })

  test('of another reader’s undo, of one that is too old, or with another link’s token', async () => {
    const other = aSubscriber({ topics: ['energy'] })
    await site.ports.subscribers.create(other)
    const change = { do: 'pause', weeks: '2' }
    const theirs = formWith(await (await site.post(site.link('preferences', other.id), change)).text(), 'Undo').fields
    const own = formWith(await (await site.post(choosing(), change)).text(), 'Undo').fields
    const paused = await stored()
    for (const undo of [
      String(theirs['undo']),
      leaving().replace('/leave/', ''),
      choosing().replace('/preferences/', ''),
    ])
      expect((await site.post(choosing(), { do: 'undo', undo })).status).toBe(422)
    site.ports.clock.advance(60 * 60_000)
    expect((await site.post(choosing(), own)).status).toBe(422)
    expect(await stored()).toEqual(paused)
  })

  test('by which the holder of a link to leave changes anything else', async () => {
    for (const act of ['save', 'pause', 'resume', 'renew', 'timing', 'undo']) {
      await site.ports.subscribers.update(reader.id, () => reader)
      await site.post(leaving(), { ...fields, do: act, weeks: '8' })
      expect(await stored()).toEqual({
        ...reader,
        status: 'left',
        consent: expect.anything(),
        expiresAt: expect.anything(),
      })
    }
    for (const act of ['save', 'pause', 'renew', 'return']) {
      const answer = await site.post(leaving().replace('/leave/', '/preferences/'), { ...fields, do: act })
      expect(answer.status).toBe(400)
    }
  })
})

describe('renewing the links', () => {
  const renew = async () => {
    const html = await site.get(choosing())
    return site.post(choosing(), formWith(html, 'Renew my links').fields)
  }

  test('voids the ones from before and mails the new one: no page holds it', async () => {
    const old = choosing()
    const answer = await renew()
    expect(tokensOn(await answer.text())).toEqual([])
    expect(await stored()).toMatchObject({ linksVersion: 2 })
    expect((await stored())?.consent.at(-1)).toMatchObject({ act: 'renewed', at: '2026-11-18T08:00:00.000Z' })
    expect(orders()).toMatchObject([{ kind: 'links', subscriber: reader.id, reason: 'renewed' }])
    for (const attempt of [
      await site.request(old),
      await site.post(old, { do: 'pause', weeks: '8' }),
      await site.post(old, { do: 'renew' }),
    ]) {
      expect(attempt.status).toBe(410)
      expect(await attempt.text()).toContain('This link has expired')
    }
    expect(await stored()).toMatchObject({ linksVersion: 2, pausedUntil: null })
    expect(await site.get(choosing(2))).toContain('Your preferences')
  })

  test('leaves nobody locked in: the link to leave and the one-click of an old mail go on working (R1)', async () => {
    const old = leaving()
    await renew()
    expect(await site.get(old)).toContain('<button type="submit">Unsubscribe</button>')
    const answer = await site.post(old, { 'List-Unsubscribe': 'One-Click' })
    expect(answer.status).toBe(200)
    expect((await stored())?.consent.at(-1)).toMatchObject({ act: 'left', by: 'one-click' })
  })

  test('pressed twice at once renews once', async () => {
    const fields = formWith(await site.get(choosing()), 'Renew my links').fields
    await Promise.all([site.post(choosing(), fields), site.post(choosing(), fields)])
    expect(await stored()).toMatchObject({ linksVersion: 2 })
    expect(orders()).toHaveLength(1)
  })

  test('is not offered, and refused, where the new one could not be mailed', async () => {
    await site.ports.subscribers.suppress(reader.address, 'bounce', '2026-11-01T08:00:00.000Z')
    expect(await site.get(choosing())).not.toContain('Renew my links')
    const answer = await site.post(choosing(), { do: 'renew' })
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('we cannot email you a new link'),
    ])
    expect(await stored()).toMatchObject({ linksVersion: 1 })
  })

  test('four times a day is refused', async () => {
    const at = '2026-11-18T07:00:00.000Z'
    const renewed = { at, act: 'renewed', by: 'preferences', words: null, topics: [] as string[] } as const
    await site.ports.subscribers.update(reader.id, (one) => ({ ...one, consent: [renewed, renewed, renewed] }))
    expect(await (await renew()).text()).toContain('You have renewed your links three times today.')
    expect(await stored()).toMatchObject({ linksVersion: 1 })
  })
})

describe('a link to the preferences that is no longer good', () => {
  test.each<[string, () => string]>([
    ['renewed', () => choosing(0)],
    ['expired', () => choosing(1, new Date('2026-05-01T08:00:00Z'))],
  ])('because it is %s offers a new one by mail', async (_, path) => {
    const html = await site.get(path())
    expect(html).toContain('This link has expired')
    const answer = await site.post(path(), formWith(html, 'Email me a new link').fields)
    expect(await answer.text()).toContain('Check your inbox')
    expect(orders()).toMatchObject([{ kind: 'links', subscriber: reader.id, reason: 'asked' }])
    expect(await stored()).toEqual(reader)
  })
})

describe('the answer to the button', () => {
  test('is the same for whoever is mailed, over the cap, suppressed, gone or unknown, whatever their language (R2)', async () => {
    const at = '2026-11-18T07:59:00.000Z'
    const people = {
      capped: aSubscriber({ linksAsked: [{ id: 'L0', at }] }),
      suppressed: aSubscriber({ suppressed: { reason: 'complaint', at } }),
      arabic: aSubscriber({ language: 'ar' }),
      left: leave(aSubscriber(), at, 'one-click') ?? aSubscriber(),
      pending: aSubscriber({ status: 'pending', consent: [] }),
    }
    for (const one of Object.values(people)) await site.ports.subscribers.create(one)
    const answers: string[] = []
    for (const { id } of [reader, ...Object.values(people), aSubscriber()]) {
      const answer = await site.post(site.link('leave', id), { do: 'links', lang: 'en' })
      answers.push(JSON.stringify([answer.status, [...answer.headers], await answer.text()]))
    }
    expect(new Set(answers).size).toBe(1)
    expect(orders().map(({ subscriber }) => subscriber)).toEqual([reader.id, people.arabic.id])
  })
})
