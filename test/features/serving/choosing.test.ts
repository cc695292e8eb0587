// The preference page: every change says what happens next, and can be undone.
import { beforeEach, describe, expect, test } from 'vitest'
import { leave } from '../../../functions/subscription/requests/leave.ts'
import { suppression } from '../../../functions/subscription/suppression.ts'
import { anEdition, aSubscriber } from '../../support/samples/builders.ts'
import { aReaderSite, formWith, type ReaderSite } from '../../support/worlds/reader-site.ts'

const reader = aSubscriber({ topics: ['energy', 'arts'] })
const all = { do: 'save', topics: ['energy', 'arts'], hour: '7', zone: 'Europe/Berlin', cadence: 'weekly' }
let site: ReaderSite
let path: string

beforeEach(async () => {
  site = aReaderSite()
  await site.ports.subscribers.create(reader)
  path = site.link('preferences', reader.id)
})

const stored = () => site.ports.subscribers.get(reader.id)
const lastEvent = async () => (await stored())?.consent.at(-1)

test('the page shows what is chosen, when the next briefing comes, and the way out', async () => {
  const html = await site.get(path)
  expect(html).toContain('Your next briefing is due on Thursday 19 November.')
  expect(html).toContain('value="energy" id="topics" checked')
  expect(html).not.toContain('value="sport" checked')
  expect(html).toContain('<option value="7" selected>')
  expect(html).toContain('<option value="Europe/Berlin" selected>')
  expect(html).toMatch(/value="weekly" id="cadence" checked/)
  expect(html).toContain(`href="${site.link('leave', reader.id)}"`)
  expect(html).not.toContain('<script')
})

describe('a change says what happens next, is on record (R3), and can be undone to the letter', () => {
  test.each<[string, Record<string, string | string[]>, string[], string]>([
    [
      'topics',
      { ...all, topics: ['sport'] },
      ['From your briefing on Thursday 19 November, you’ll get: Sport.'],
      'changed',
    ],
    [
      'hour',
      { ...all, hour: '18' },
      ['From Thursday 19 November, your briefing comes at 18:00 (Central European Time).'],
      'changed',
    ],
    ['zone', { ...all, zone: 'America/New_York' }, ['07:00 (Eastern Time).'], 'changed'],
    [
      'cadence',
      { ...all, cadence: 'fortnightly' },
      ['every two weeks, with both editions in it, from Thursday 19 November.'],
      'changed',
    ],
    [
      'pause',
      { do: 'pause', weeks: '2' },
      ['No briefings until 2 December 2026. Your next one is due on Thursday 3 December.'],
      'paused',
    ],
    [
      'a long pause',
      { do: 'pause', weeks: '8' },
      ['No briefings until 13 January 2027', 'Thursday 14 January'],
      'paused',
    ],
    [
      'everything at once',
      { ...all, topics: ['sport'], hour: '18', cadence: 'fortnightly' },
      ['Sport.', '18:00', 'every two weeks'],
      'changed',
    ],
  ])('%s', async (_, fields, words, act) => {
    const answer = await site.post(path, fields)
    expect(answer.status).toBe(200)
    const html = await answer.text()
    for (const one of words) expect(html).toContain(one)
    expect(await lastEvent()).toMatchObject({ act, by: 'preferences', at: '2026-11-18T08:00:00.000Z' })
    expect(await stored()).not.toMatchObject({ ...reader, consent: expect.anything() })

    const undone = await site.post(path, formWith(html, 'Undo').fields)
    expect(await undone.text()).toContain('Undone')
    expect(await stored()).toEqual({ ...reader, consent: expect.anything() })
    expect(await lastEvent()).toMatchObject({ by: 'undo' })
  })
})

test('a paused reader resumes with one press, and may undo that too', async () => {
  await site.post(path, { do: 'pause', weeks: '4' })
  const paused = await stored()
  const html = await site.get(path)
  expect(html).toContain('Paused until 16 December 2026. Your next briefing is due on Thursday 17 December.')
  const resumed = await (await site.post(path, formWith(html, 'Resume now').fields)).text()
  expect(resumed).toContain('Your briefings start again on Thursday 19 November.')
  expect(await stored()).toMatchObject({ pausedUntil: null })
  expect(await lastEvent()).toMatchObject({ act: 'resumed' })
  await site.post(path, formWith(resumed, 'Undo').fields)
  expect((await stored())?.pausedUntil).toBe(paused?.pausedUntil)
})

test('once the edition is launched, a new hour counts from the next one, new topics still from this one', async () => {
  site.ports.clock.set('2026-11-18T20:00:00.000Z')
  await site.ports.editions.create(anEdition({ status: 'sending', launchedAt: '2026-11-18T10:00:00.000Z' }))
  const html = await (await site.post(path, { ...all, topics: ['sport'], hour: '18' })).text()
  expect(html).toContain('From your briefing on Thursday 19 November, you’ll get: Sport.')
  expect(html).toContain('From Thursday 26 November, your briefing comes at 18:00')
  expect(html).toContain('Your briefing on Thursday 19 November is already scheduled, so it comes at the old time.')
})

test('saving what is there already changes nothing and says so', async () => {
  const html = await (await site.post(path, all)).text()
  expect(html).toContain('Nothing changed')
  expect(html).not.toContain('Undo')
  expect(await stored()).toEqual(reader)
})

describe('a form with something wrong comes back, says what to do, and changes nothing', () => {
  test.each<[string, Record<string, string | string[]>, string]>([
    ['no topic', { ...all, topics: [] }, 'Choose at least one topic.'],
    ['no topic of this list', { ...all, topics: ['no-such'] }, 'Choose at least one topic.'],
    ['an hour that is none', { ...all, hour: '24' }, 'Choose a time from the list.'],
    ['a zone that is none', { ...all, zone: 'Mars/Olympus' }, 'Choose a time zone from the list.'],
    ['a cadence that is none', { ...all, cadence: 'daily' }, 'Choose every week or every two weeks.'],
    ['a pause of three weeks', { do: 'pause', weeks: '3' }, 'We could not tell what to change.'],
    ['nothing at all', {}, 'We could not tell what to change.'],
  ])('%s', async (_, fields, words) => {
    const answer = await site.post(path, fields)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(words)
    expect(await stored()).toEqual(reader)
  })
})

test.each([
  ['pending', { status: 'pending' as const }],
  ['left', leave(aSubscriber(), '2026-11-18T07:00:00.000Z', 'one-click') ?? {}],
])('a reader who is %s has nothing to change here', async (_, changes) => {
  const other = aSubscriber({ ...changes, id: 'Other00000000000000001', address: 'other@example.com' })
  await site.ports.subscribers.create(other)
  const own = site.link('preferences', other.id)
  const [page, answer] = [await site.request(own), await site.post(own, all)]
  expect([page.status, answer.status]).toEqual([200, 410])
  for (const one of [page, answer]) expect(await one.text()).toContain('This subscription has ended')
  expect(await site.ports.subscribers.get(other.id)).toEqual(other)
})

test('a reader whose address is barred is told so', async () => {
  await site.ports.subscribers.suppress(reader.address, 'bounce', '2026-11-01T08:00:00.000Z')
  const html = await site.get(path)
  expect(html).toContain('We are not sending to your address: an email came back')
  expect(html).not.toContain('Your next briefing')
})

describe('a zone goes by the name in use', () => {
  test.each(['Asia/Kolkata', 'Asia/Calcutta'])(
    'also for a reader who has it as %s, and saving it is no change',
    async (zone) => {
      await site.ports.subscribers.update(reader.id, (one) => ({ ...one, zone }))
      const html = await site.get(path)
      expect(html).toContain('<option value="Asia/Kolkata" selected>Kolkata')
      expect(html).not.toMatch(/Calcutta|Kiev|Saigon/)
      expect(await (await site.post(path, { ...all, zone: 'Asia/Kolkata' })).text()).toContain('Nothing changed')
      expect((await stored())?.zone).toBe(zone)
    },
  )

  test('and an older name is taken as well', async () => {
    const html = await (await site.post(path, { ...all, zone: 'Europe/Kiev' })).text()
    expect(html).toContain('07:00 (Eastern European Time).')
    expect((await stored())?.zone).toBe('Europe/Kiev')
  })
})

describe('the language of the mails', () => {
  test('is chosen by its own name, goes on record (R3), and the page answers in it; undo brings the old one back', async () => {
    const html = await site.get(path)
    expect(html).toContain('<option value="en" lang="en" dir="ltr" selected>English</option>')
    expect(html).toContain('<option value="ar" lang="ar" dir="rtl">العربية</option>')
    const changed = await (await site.post(path, { ...all, language: 'ar' })).text()
    expect(changed).toContain('<html lang="ar" dir="rtl">')
    expect(changed).toContain('تصلك الرسائل بهذه اللغة: العربية.')
    expect((await stored())?.language).toBe('ar')
    expect(await lastEvent()).toMatchObject({ act: 'changed', by: 'preferences' })
    const undone = await (await site.post(path, formWith(changed, 'التراجع عن التغيير').fields)).text()
    expect(undone).toContain('your emails are in English.')
    expect(await stored()).toEqual({ ...reader, consent: expect.anything() })
  })

  test('a form without it, as an older page has it, leaves it; one that the list has not is refused', async () => {
    await site.ports.subscribers.update(reader.id, (one) => ({ ...one, language: 'ar-EG' }))
    await site.post(path, { ...all, hour: '9' })
    await site.post(path, { ...all, hour: '10', language: 'ar' })
    expect(await stored()).toMatchObject({ hour: 10, language: 'ar-EG' })
    const answer = await site.post(path, { ...all, language: 'tlh' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('href="#language"')
    expect((await stored())?.language).toBe('ar-EG')
  })

  test('is no question where the list has only one', async () => {
    const { templates } = site.ports.templates
    site.ports.templates.templates = { ...templates, messages: { en: templates.messages['en'] ?? {} } }
    expect(await site.get(path)).not.toContain('name="language"')
  })
})

test.each([
  ['bounce', 'an email came back. To start again, subscribe again and confirm.'],
  ['listed', 'an email came back or was reported as spam. To start again, write to'],
  ['complaint', 'an email came back or was reported as spam. To start again, write to'],
  ['operator', 'We are not sending to your address at the moment. To start again, write to'],
] as const)('the preferences of a reader suppressed by a %s say who can end it', async (reason, words) => {
  const reader = aSubscriber({ suppressed: suppression(reason, '2026-11-01T08:00:00.000Z') })
  const site = aReaderSite()
  await site.ports.subscribers.create(reader)
  const html = await site.get(site.link('preferences', reader.id))
  expect(html).toContain(words)
  expect(html.includes('write to')).toBe(reason !== 'bounce')
})
