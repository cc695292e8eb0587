// The files of messages: the same words in every language, each with the forms it needs; and both directions in one
// line.
import { describe, expect, it, test } from 'vitest'
import { compileTransactionalEmails } from '../../../functions/edition/emails/compiled-emails.ts'
import { buildFrame } from '../../../functions/edition/frame/frame.ts'
import { applyTheme } from '../../../functions/edition/frame/theme.ts'
import type { Messages } from '../../../functions/edition/types.ts'
import { closed, isolate, isolateOwn } from '../../../functions/edition/words/bidi.ts'
import { labelOf } from '../../../functions/edition/words/label.ts'
import { messageFaults } from '../../../functions/edition/words/message-faults.ts'
import { formatHour, frameLanguages, messagesOf, sayIn } from '../../../functions/edition/words/messages.ts'
import { preheaderOf, shortened, subjectOf } from '../../../functions/edition/words/subject.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { sampleEdition } from '../../support/samples/sample-edition.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const templates = readTemplates()
const arabic = sayIn('ar', messagesOf(templates, 'ar'))
const frame = await buildFrame(sampleEdition(), templates, someSettings(), 'ar')
const [fsi, rli, pdi, rlm] = ['\u2068', '\u2067', '\u2069', '\u200f']

describe('the messages of the list', () => {
  it('say the same in every language, with every plural form', () => {
    expect(frameLanguages(templates)).toEqual(['en', 'ar'])
    expect(messageFaults(templates)).toEqual([])
  })

  it.each([
    ['a missing key', { a: 'x' }, 'b', 'is missing'],
    ['an extra key', { a: 'x', b: 'x', c: 'x' }, 'c', 'is not in en.json'],
    ['a value nobody gives', { a: 'x {place}', b: 'x' }, 'a', 'asks for {place}'],
    ['a value left unsaid', { a: 'x', b: 'x', said: 'x' }, 'said', 'does not say {list}'],
    ['no words', { a: ' ', b: 'x' }, 'a', 'says nothing'],
    ['words that nobody sees', { a: '\u200b\u2068', b: 'x' }, 'a', 'says nothing'],
    ['one form for all numbers', { many: '{count} x' }, 'many', 'needs plural forms: few, many, one, other, two, zero'],
    ['a number in a plain message', { a: '{count} x' }, 'a', 'counts, so it needs plural forms'],
    ['a missing form', { many: { one: 'x', other: '{count} x' } }, 'many', 'has no form "few"'],
    [
      'a form of another language',
      { many: { zero: 'x', one: 'x', two: 'x', few: 'x', many: 'x', other: 'x', some: 'x' } },
      'many',
      'has a form "some"',
    ],
  ])('%s is found', (_, own: Messages, key, reason) => {
    const model: Messages = { a: 'x', b: 'x', said: '{list}', many: { one: '{count} x', other: '{count} x' } }
    const found = messageFaults({ messages: { en: model, ar: own } })
    expect(found.filter((one) => one.language === 'ar' && one.key === key).map((one) => one.reason)).toContainEqual(
      expect.stringContaining(reason),
    )
  })

  it('are never printed empty: whoever would print one is told which', () => {
    expect(() => sayIn('en', { a: ' ' })('a')).toThrow('messages/en.json: "a" says nothing')
    expect(() => sayIn('en', { a: { one: 'x', other: '' } })('a', { count: 2 })).toThrow('"a" says nothing')
  })

  it('with a fault break the bundling, which names file, key and remedy', async () => {
    const { why: _, ...rest } = messagesOf(templates, 'ar')
    const broken = { ...templates, messages: { ...templates.messages, ar: rest } }
    await expect(compileTransactionalEmails(broken)).rejects.toThrow(
      'templates/messages/ar.json: "why" is missing; translate it',
    )
  })
})

test.each(['en', 'ar', 'fa', 'de', 'fr', 'hi', 'en-US'])('the clock of %s has 24 hours', (language) => {
  const hours = Array.from({ length: 24 }, (_, hour) => formatHour(language, hour))
  expect(new Set(hours).size).toBe(24)
  for (const hour of hours) expect(hour).toMatch(/^\p{Nd}{2}\P{L}{1,3}\p{Nd}{2}(?: Uhr)?$/u)
})

describe('Arabic', () => {
  it.each([
    [0, 'لا مقتطفات'],
    [1, 'مقتطف واحد'],
    [2, 'مقتطفان'],
    [3, '3\u00a0مقتطفات'],
    [11, '11\u00a0مقتطفًا'],
    [100, '100\u00a0مقتطف'],
  ])('%i stories', (count, words) => {
    expect(arabic('stories', { count })).toBe(words)
  })

  it('keeps a Latin headline apart in a subject, also where it is cut', () => {
    expect(subjectOf(['Grain moves again', 'b'], 2, arabic)).toBe(`${fsi}Grain moves again${pdi} – ومقتطف آخر`)
    const cut = subjectOf(
      ['A headline that is a good deal longer than a phone can show to anyone', 'b', 'c'],
      3,
      arabic,
    )
    expect(cut).toMatch(new RegExp(`^${fsi}A headline[^${pdi}]+…${pdi} – ومقتطفان آخران$`))
    expect(subjectOf(['خبر', 'b'], 2, arabic)).not.toContain(fsi)
  })

  it('keeps the two headlines of the preheader apart from each other', () => {
    expect(preheaderOf(['a', 'One', 'Two'], '', 'rtl')).toBe(`${rlm}${fsi}One${pdi} · ${fsi}Two${pdi}`)
    expect(preheaderOf(['a', 'One', 'Two'], '', 'ltr')).toBe('One · Two')
    const long = preheaderOf(['a', 'x '.repeat(150), 'Two'], '', 'rtl')
    expect(long.split(fsi)).toHaveLength(long.split(pdi).length)
  })

  it('names everyone in a label apart, with its own signs between them', () => {
    const [source] = Object.values(sampleEdition().sources)
    if (source === undefined) throw new Error('the sample has no source')
    expect(labelOf(source, { language: 'ar', say: arabic, date: '2026-11-19' })).toBe(
      `${fsi}Ann Lee${pdi} و${fsi}Bo Roy${pdi}، ${fsi}Example Review${pdi}، 12\u00a0نوفمبر\u00a02026`,
    )
  })

  it.each([
    ['first published in cepa', `نُشر أولًا في ${fsi}cepa${pdi}، بلا تاريخ`],
    ['From our partner River Watch', `عن الجهة الشريكة ${fsi}River Watch${pdi}، بلا تاريخ`],
    ['courtesy of River Watch', `${fsi}Courtesy of River Watch${pdi}، بلا تاريخ`],
  ])('says in its own words where a piece came from: %s', (sourceLine, words) => {
    const { partner } = sampleEdition().sources
    if (partner === undefined) throw new Error('the sample has no partner')
    expect(labelOf({ ...partner, sourceLine }, { language: 'ar', say: arabic, date: '2026-11-19' })).toBe(words)
  })

  it('mirrors the view’s rule and its gutter, every column and every line of the frame', () => {
    const html = Object.values(frame.html).join('')
    expect(html).toContain('padding-right:14px;border-right:3px')
    expect(html).not.toMatch(/direction:ltr|border-left:3px|padding-left:14px/)
    expect(frame.html['open']).toContain('<html lang="ar" dir="rtl"')
    expect(frame.html['open']).toMatch(/font-family:[^;"]*Noto Sans Arabic/)
  })

  it('lets a story keep its own language, direction and side, whether it has a headline or not', () => {
    expect(frame.html['story:bridge:rivers']).toContain('text-align:left" lang="en" dir="ltr">Both towns')
    expect(frame.html['story:market:arts']).toMatch(/<p style="margin:10px 0 0">عادت/)
    expect(frame.html['story:dam:energy']).toMatch(/lang="en" dir="ltr"><h3[^>]*><a[^>]*>Behind the dam/)
    expect(frame.html['line:bridge']).toMatch(/<h3[^>]* lang="en" dir="ltr"/)
  })
})

describe('topics that are translated', () => {
  const labels: Record<string, string> = { rivers: 'الأنهار', energy: 'OPEC وأسواق الطاقة' }
  const sample = sampleEdition()
  const topics = sample.topics.map((one) => ({
    ...one,
    ...(labels[one.id] ? { labels: { ar: labels[one.id] ?? '' } } : {}),
  }))
  const translated = buildFrame({ ...sample, topics }, templates, someSettings(), 'ar')

  it('are called so over sections, in the contents, in “also in” and in the footer', async () => {
    const { html, text, topics: names } = await translated
    for (const part of ['section:rivers', 'contents-topic:rivers']) {
      expect(html[part]).toContain('الأنهار')
      expect(text[part]).toContain('الأنهار')
    }
    expect(html['story:bridge:rivers']).toContain(`يندرج أيضًا ضمن ${rli}OPEC وأسواق الطاقة${pdi}`)
    expect(names['rivers']).toBe('الأنهار')
  })

  it('keep their own label where nobody translated them, set apart, and in every other language', async () => {
    const { topics: names } = await translated
    const label = sample.topics.find(({ id }) => id === 'arts')?.label ?? ''
    expect(names['arts']).toBe(`${fsi}${label}${pdi}`)
    const english = await buildFrame({ ...sample, topics }, templates, someSettings(), 'en')
    expect(english.topics).toEqual(Object.fromEntries(sample.topics.map(({ id, label: own }) => [id, own])))
  })

  it('lead to the edition in the reader’s language', async () => {
    const { html, text } = await translated
    expect(html['open']).toContain(`href="https://news.example.com/ar/editions/${sample.id}/"`)
    expect(html['story:bridge:rivers']).toContain(`/ar/editions/${sample.id}/#bridge"`)
    expect(text['line:bridge']).toContain(`https://news.example.com/ar/editions/${sample.id}/#bridge`)
    expect(html['close']).toContain('https://news.example.com/?lang')
  })
})

describe('both directions in one line', () => {
  it('what runs against the frame is set apart, once', () => {
    expect(isolate('مجلة', 'ltr')).toBe(`${fsi}مجلة${pdi}`)
    expect(isolate('Größe', 'rtl')).toBe(`${fsi}Größe${pdi}`)
    expect(isolate('2026', 'rtl')).toBe('2026')
    expect(isolate(isolateOwn('NATO والغرب', 'rtl'), 'rtl')).toBe(`${rli}NATO والغرب${pdi}`)
    expect(isolateOwn('الغرب', 'rtl')).toBe('الغرب')
    expect(isolate(isolate('A', 'rtl'), 'rtl')).toBe(`${fsi}A${pdi}`)
    expect(sayIn('en', { x: 'by {name}' })('x', { name: 'ليلى' })).toBe(`by ${fsi}ليلى${pdi}`)
  })

  it('a cut never leaves one open', () => {
    expect(closed(`${fsi}A`)).toBe(`${fsi}A${pdi}`)
    expect(closed(`${rli}A${pdi} ${fsi}B`)).toBe(`${rli}A${pdi} ${fsi}B${pdi}`)
    expect(shortened(`${fsi}${'word '.repeat(9)}${pdi} x`, 12)).toBe(`${fsi}word word…${pdi}`)
  })
})

describe('the theme', () => {
  it('names fonts and measures for every script that needs other ones', () => {
    const own = { font: 'Naskh', heights: { lead: '44px' } }
    const theme = { font: 'Plain', sizes: { lead: '29px' }, heights: { lead: '35px' }, scripts: { Arab: own } }
    const source = '{{frame.font}} {{frame.sizes.lead}}/{{frame.heights.lead}} {{frame.start}} {{frame.end}}'
    const lettersOf = (language: string, dir: 'ltr' | 'rtl') => applyTheme(source, 'x', theme, { language, dir })
    expect(lettersOf('fa', 'rtl')).toBe('Naskh 29px/44px right left')
    expect(lettersOf('de', 'ltr')).toBe('Plain 29px/35px left right')
  })
})
