// What an Arabic frame needs beside its words: figures, dates, hours, zones, and lines that keep their direction.
import { describe, expect, it, test } from 'vitest'
import { regionsWith } from '../../../functions/archive/forms/zone-list.ts'
import { senderHeaders } from '../../../functions/delivery/message/sender-headers.ts'
import { compileMjml } from '../../../functions/edition/frame/email-template.ts'
import { applyTheme } from '../../../functions/edition/frame/theme.ts'
import { inFrame, isolateAs } from '../../../functions/edition/words/bidi.ts'
import {
  formatDate,
  formatDay,
  formatHour,
  formatMonth,
  messagesOf,
  sayIn,
  zoneName,
} from '../../../functions/edition/words/messages.ts'
import { wrap } from '../../../functions/edition/words/wrap-text.ts'
import { allMails } from '../../mail/mails.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const say = sayIn('ar', messagesOf(readTemplates(), 'ar'))
const [fsi, lri, rli, pdi, rlm] = ['\u2068', '\u2066', '\u2067', '\u2069', '\u200f']
const nbsp = '\u00a0'

describe('in Arabic', () => {
  test.each([0, 7, 12, 23])('hour %i has two figures and no half of the day, as in every language', (hour) => {
    for (const language of ['ar', 'ar-EG', 'en', 'en-US']) {
      expect(formatHour(language, hour)).toBe(`${String(hour).padStart(2, '0')}:00`)
    }
  })

  test.each(['ar', 'ar-EG', 'ar-SA', 'ar-DZ', 'ar-LB'])(
    'dates of %s have western figures and the months of the house',
    (language) => {
      expect(formatDate(language, '2026-01-19')).toBe(`19${nbsp}يناير${nbsp}2026`)
      expect(formatMonth(language, '2026-12-19')).toBe(`ديسمبر${nbsp}2026`)
      expect(formatDay(language, '2026-11-26')).toBe(`الخميس${nbsp}26${nbsp}نوفمبر`)
    },
  )

  test.each([
    ['Africa/Cairo', 'توقيت مصر'],
    ['Asia/Beirut', 'توقيت لبنان'],
    ['Africa/Tunis', 'توقيت تونس'],
    ['Asia/Riyadh', 'توقيت المملكة العربية السعودية'],
    ['Europe/Berlin', 'توقيت ألمانيا'],
    ['UTC', 'توقيت غرينتش'],
  ])('the zone %s has the name that the list shows', (zone, name) => {
    expect(zoneName('ar', zone, '2026-11-19')).toBe(name)
  })

  test('every zone of the platform is called the time of some place', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) expect(zoneName('ar', zone, '2026-11-19')).toMatch(/^توقيت /)
  })

  test('places that the platform’s data misnames have their names, in the list and in a sentence', () => {
    expect(zoneName('ar', 'Africa/Ceuta', '2026-11-19')).toBe('توقيت سبتة')
    expect(zoneName('ar-EG', 'Asia/Hebron', '2026-11-19')).toBe('توقيت الخليل')
    expect(zoneName('en', 'Africa/Ceuta', '2026-11-19')).toBe('Central European Time')
    const listed = regionsWith('Africa/Ceuta', 'ar', say, false).flatMap(({ zones }) => zones)
    const places = listed.map(({ place }) => place)
    expect(places).toEqual(expect.arrayContaining(['سبتة', 'الخليل', 'سامارا', 'بيرث']))
    expect(places.filter((place) => /^(?:سيتا|سمراء|برثا|ترك|استر)$/.test(place))).toEqual([])
  })

  test('quiet words are a step larger than Latin ones, and every line has more room', () => {
    const { theme } = readTemplates()
    const asked = '{{frame.textHeight}} {{frame.quietSize}} {{frame.quietHeight}}'
    expect(applyTheme(asked, 'x', theme, { language: 'ar', dir: 'rtl' })).toBe('26px 15px 23px')
    expect(applyTheme(asked, 'x', theme, { language: 'en', dir: 'ltr' })).toBe('24px 14px 20px')
  })

  test('an abbreviation is no name', () => {
    expect(zoneName('de', 'Europe/Berlin', '2026-11-19')).toBe('Mitteleuropäische Zeit')
  })

  test('a number stays on the line of its noun', () => {
    expect(say('stories', { count: 5 })).toBe(`5${nbsp}مقتطفات`)
    expect(sayIn('en', messagesOf(readTemplates(), 'en'))('stories', { count: 5 })).toBe('5 stories')
  })
})

describe('a line of plain text', () => {
  it('that would be cut inside a name ends the name and begins it again', () => {
    const line = `${'كلمة '.repeat(13)}${fsi}Harbour Post${pdi}، 7${nbsp}يناير${nbsp}2022`
    expect(wrap(line, 'rtl').split('\n')).toEqual([
      `${'كلمة '.repeat(13)}${fsi}Harbour${pdi}`,
      `${fsi}Post${pdi}، 7${nbsp}يناير${nbsp}2022`,
    ])
  })

  it('of names that run against the frame is held in it; words of the frame, quotations and URLs need nothing', () => {
    expect(inFrame(`${fsi}Canals${pdi} · ${fsi}Arts${pdi}`, 'rtl')).toBe(`${rlm}${fsi}Canals${pdi} · ${fsi}Arts${pdi}`)
    expect(inFrame(`* ${fsi}Canals${pdi}`, 'rtl')).toBe(`${rlm}* ${fsi}Canals${pdi}`)
    expect(inFrame(`من ${fsi}Canals${pdi}`, 'rtl')).toBe(`من ${fsi}Canals${pdi}`)
    expect(inFrame('https://example.com/', 'rtl')).toBe('https://example.com/')
    expect(inFrame(`${fsi}Canals${pdi}`, 'ltr')).toBe(`${fsi}Canals${pdi}`)
  })

  it('is as long as it is seen: marks and vowel signs take no room', () => {
    const words = 'يُرسَل '.repeat(15).trim()
    expect(wrap(words, 'rtl')).toBe(words)
    expect(wrap(`${fsi}${'x'.repeat(74)}${pdi} y`)).toBe(`${fsi}${'x'.repeat(74)}${pdi} y`)
  })
})

test('a title runs the way of its own language, whichever script it begins with', () => {
  expect(isolateAs('F-35 لتركيا؟', 'rtl', 'rtl')).toBe(`${rli}F-35 لتركيا؟${pdi}`)
  expect(isolateAs('أنقرة تنتظر', 'rtl', 'rtl')).toBe('أنقرة تنتظر')
  expect(isolateAs('Ankara waits', 'ltr', 'rtl')).toBe(`${lri}Ankara waits${pdi}`)
  expect(isolateAs('F-35 لتركيا؟', 'rtl', 'ltr')).toBe(`${rli}F-35 لتركيا؟${pdi}`)
  expect(isolateAs('Ankara waits', 'ltr', 'ltr')).toBe('Ankara waits')
})

test('the mails of a language name its archive, and speak no English to a screen reader', async () => {
  const head = senderHeaders(someSettings())
  expect(head.list('ar')).toContain('<https://news.example.com/ar/editions/>')
  expect(head.list('en')).toContain('<https://news.example.com/editions/>')
  const source = '<mjml><mj-body><mj-section><mj-column><mj-text>x</mj-text></mj-column></mj-section></mj-body></mjml>'
  expect(await compileMjml(source, 'x.mjml')).not.toContain('aria-roledescription')
})

describe('every line of an Arabic text part', async () => {
  const arabic = (await allMails()).filter(({ language }) => language === 'ar')

  test.each(arabic.map(({ name, text }) => [name, text] as const))(
    '%s: ends what it begins, and has one colon',
    (_, text) => {
      const lines = text.split('\n').filter((line) => !line.includes('https://'))
      expect(lines.length).toBeGreaterThan(5)
      for (const line of lines) {
        expect((line.match(/[\u2066-\u2068]/g) ?? []).length).toBe((line.match(/\u2069/g) ?? []).length)
        const own = line.replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/g, '').replace(/\d\d:\d\d/g, '')
        if (/[\u0600-\u06ff]/.test(own)) expect(own.split(':').length).toBeLessThan(3)
        expect(line).not.toMatch(/\d\d:\d\d\s[صم](?:\s|$)/)
      }
    },
  )

  test.each(arabic.map(({ name, text }) => [name, text] as const))('%s: a URL has a line to itself', (_, text) => {
    for (const line of text.split('\n').filter((one) => one.includes('://'))) expect(line.trim()).toMatch(/^\S+$/)
  })
})
