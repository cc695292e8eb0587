// The words of the frame: messages, labels, subject, wrapped text.
import { describe, expect, it } from 'vitest'
import type { Source } from '../../../functions/edition/types.ts'
import { citationOf, labelOf } from '../../../functions/edition/words/label.ts'
import {
  formatDate,
  formatLanguages,
  formatMonths,
  formatWeekday,
  nameOfLanguage,
  sayIn,
} from '../../../functions/edition/words/messages.ts'
import { nameLineOf } from '../../../functions/edition/words/name-line.ts'
import { preheaderOf, shortened, subjectOf } from '../../../functions/edition/words/subject.ts'
import { wrap } from '../../../functions/edition/words/wrap-text.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const messages = readTemplates().messages['en'] ?? {}
const say = sayIn('en', messages)
const wording = { language: 'en', say, date: '2026-11-19' }

const unknown: Source = {
  article: 'p-A1',
  page: 'p.txt',
  title: null,
  byline: [],
  role: null,
  publication: null,
  publishedOn: null,
  sourceLine: null,
  language: 'en',
  words: 900,
}
const vock = {
  ...unknown,
  title: 'Russia’s hold',
  byline: ['Ido Vock'],
  publication: 'The New Statesman',
  publishedOn: '2022-01-07',
}

describe('messages', () => {
  it('choose the plural form of the language', () => {
    expect(say('stories', { count: 1 })).toBe('1 story')
    expect(say('stories', { count: 12 })).toBe('12 stories')
    const arabic = sayIn('ar', { stories: { two: 'قصتان', few: '{count} قصص', other: '{count} قصة' } })
    expect(arabic('stories', { count: 2 })).toBe('قصتان')
    expect(arabic('stories', { count: 3 })).toContain('قصص')
  })

  it('a missing key, form or value throws instead of leaving a hole', () => {
    expect(() => say('no-such-key')).toThrow('messages/en.json has no "no-such-key"')
    expect(() => say('why')).toThrow('"why" needs a value for {list}')
    expect(() => sayIn('en', { one: { one: 'x' } })('one', { count: 2 })).toThrow('"other"')
  })

  it('dates are British in the default language', () => {
    expect(formatDate('en', '2022-01-07')).toBe('7 January 2022')
  })

  it('a language, a weekday and a run of months are named in the language of the page', () => {
    expect(formatLanguages('en', ['en', 'ar', 'pt-BR'])).toBe('English, Arabic and Brazilian Portuguese')
    expect(formatLanguages('en', ['ar'])).toBe('Arabic')
    expect([nameOfLanguage('ar'), nameOfLanguage('de', 'fr')]).toEqual(['العربية', 'allemand'])
    expect([formatWeekday('en', 'thursday'), formatWeekday('ar', 'sunday')]).toEqual(['Thursday', 'الأحد'])
    expect(formatMonths('en', '2026-10-01', '2026-12-31')).toBe('October – December 2026')
  })
})

describe('a label says who speaks, as far as known (editorial rule 1, promise C3)', () => {
  it.each([
    [
      'everything known, lately',
      { ...vock, publishedOn: '2026-11-12' },
      'Ido Vock, The New Statesman, 12 November 2026',
    ],
    ['older than 90 days', vock, 'Ido Vock, The New Statesman. Written January 2022'],
    ['90 days old is not old', { ...vock, publishedOn: '2026-08-21' }, 'Ido Vock, The New Statesman, 21 August 2026'],
    ['91 days old is', { ...vock, publishedOn: '2026-08-20' }, 'Ido Vock, The New Statesman. Written August 2026'],
    [
      'two authors',
      { ...vock, byline: ['A. Lee', 'B. Roy'], publishedOn: '2026-11-12' },
      'A. Lee and B. Roy, The New Statesman, 12 November 2026',
    ],
    ['nothing at all', unknown, 'Source unknown, undated'],
    ['a title alone, which is the headline', { ...unknown, title: 'T' }, 'Source unknown, undated'],
    ['a partner', { ...unknown, title: 'T', sourceLine: 'From our partner RIAC' }, 'Partner RIAC, undated'],
    [
      'where it first appeared',
      { ...unknown, title: 'T', sourceLine: 'Author’s note: first published in cepa' },
      'First published in cepa, undated',
    ],
    [
      'a paper that writes its name small',
      { ...unknown, publication: 'hillnews.org', publishedOn: '2026-11-12' },
      'hillnews.org, 12 November 2026',
    ],
    ['an address alone', { ...unknown, url: 'https://www.example.com/a' }, 'example.com, undated'],
    [
      'an address, where the page says where it came from',
      { ...unknown, url: 'https://www.example.com/a', sourceLine: 'From our partner RIAC' },
      'Partner RIAC, undated',
    ],
    [
      'an author and an address',
      { ...vock, publication: null, url: 'https://example.com/a', publishedOn: '2026-11-12' },
      'Ido Vock, example.com, 12 November 2026',
    ],
    ['a date alone', { ...unknown, publishedOn: '2026-11-12' }, 'Source unknown, 12 November 2026'],
  ])('%s', (_, source, label) => {
    expect(labelOf(source, wording)).toBe(label)
  })

  it('names the title too, where the headline does not', () => {
    expect(labelOf(vock, wording, true)).toBe('Ido Vock, “Russia’s hold”, The New Statesman. Written January 2022')
    expect(labelOf({ ...unknown, title: 'T' }, wording, true)).toBe('“T”, undated')
  })

  it.each([
    ['en', 'The council of Eastmere voted on Monday.', '7 January 2022'],
    ['en', 'Officers said Tuesday’s storm had passed.', '7 January 2022'],
    ['en', 'The office is closed today.', '7 January 2022'],
    ['en', 'The market is held every Monday.', 'January 2022'],
    ['en', 'The bank failed on Monday, 3 March 2008, and on Black Friday.', 'January 2022'],
    ['de', 'Der Rat stimmte am Dienstag ab.', '7 January 2022'],
    ['de', 'Der Rat stimmte im Winter ab.', 'January 2022'],
    ['ru', 'Совет решил это в среду.', '7 January 2022'],
    ['ar', 'قرر المجلس والثلاثاء يوم عطلة.', '7 January 2022'],
  ])('gives the day of an old piece where its text names one: %s %s', (language, text, date) => {
    expect(labelOf({ ...vock, language }, wording, false, [{ text }])).toBe(
      `Ido Vock, The New Statesman. Written ${date}`,
    )
  })

  it('a citation of a reprint gives the full date, and nothing where nothing is known', () => {
    expect(citationOf(vock, wording)).toBe('“Russia’s hold” (Ido Vock, The New Statesman, 7 January 2022)')
    expect(citationOf({ ...unknown, title: 'T' }, wording)).toBe('“T”')
    expect(citationOf({ ...unknown, publication: 'P' }, wording)).toBe('an article, title unknown (P)')
    expect(citationOf(unknown, wording)).toBeNull()
  })
})

describe('the name line', () => {
  const told = [{ text: 'Nobody asked the fishermen before the harbour was closed for good.' }]

  it.each([
    ['is the headline', 'A harbour closes', { ...unknown, publication: 'P' }, 'A harbour closes'],
    ['else source and opening words', null, vock, 'The New Statesman: Nobody asked the fishermen before…'],
    [
      'an author where no publication is known',
      null,
      { ...unknown, byline: ['Bo Roy'] },
      'Bo Roy: Nobody asked the fishermen before the harbour…',
    ],
    [
      'the words alone of an unknown source',
      null,
      unknown,
      'Nobody asked the fishermen before the harbour was closed…',
    ],
    [
      'a long name of a source leaves room for words',
      null,
      { ...unknown, publication: 'The Quarterly of Everything that Floats on Rivers' },
      'The Quarterly of Everything…: Nobody asked the fishermen…',
    ],
  ])('%s', (_, headline, source, name) => {
    expect(nameLineOf(headline, told, source)).toBe(name)
    expect([...name].length).toBeLessThanOrEqual(60)
  })
})

describe('subject and preheader', () => {
  const long = 'A headline that is a good deal longer than a phone can show in the list of an inbox'

  it.each([
    ['a single story', ['Grain moves again'], 'Grain moves again'],
    ['more than one', ['Grain moves again', 'b', 'c'], 'Grain moves again – and 2 more'],
    ['a long lead is cut at a word', [long, 'b', 'c'], 'A headline that is a good deal longer than… – and 2 more'],
    [
      'what is cut keeps no article of what is gone',
      ['Kittiwake carries her first cars across the Narrow', 'b', 'c'],
      'Kittiwake carries her first cars across… – and 2 more',
    ],
    ['a long single story too', [long], 'A headline that is a good deal longer than a phone can show…'],
    [
      'and keeps no small word at its cut either',
      ['Russia’s operation in Kazakhstan has revealed that its problem is not the West'],
      'Russia’s operation in Kazakhstan has revealed that…',
    ],
  ])('%s', (_, headlines, subject) => {
    expect(subjectOf(headlines, headlines.length, say)).toBe(subject)
    expect([...subject].length).toBeLessThanOrEqual(60)
  })

  it('a script without spaces is cut between characters, never inside one', () => {
    expect(shortened('𠮷'.repeat(20), 10)).toBe(`${'𠮷'.repeat(9)}…`)
  })

  it('the preheader names the next two headlines, or the label of the only story', () => {
    expect(preheaderOf(['a', 'b', 'c', 'd'], 'label', 'ltr')).toBe('b · c')
    expect(preheaderOf(['a'], 'Ido Vock', 'ltr')).toBe('Ido Vock')
  })
})

describe('plain text in a terminal', () => {
  const words = Array.from({ length: 40 }, (_, n) => `word${n}`).join(' ')

  it('no line is wider than 76 columns, and no word is lost', () => {
    for (const line of wrap(words).split('\n')) expect(line.length).toBeLessThanOrEqual(76)
    expect(wrap(words).replaceAll('\n', ' ')).toBe(words)
  })

  it('what follows a bullet or a quotation rule hangs behind it', () => {
    expect(wrap(`* ${words}`).split('\n')[1]).toMatch(/^ {2}word/)
    expect(wrap(`  | ${words}`).split('\n')[1]).toMatch(/^ {2}\| word/)
  })

  it('a URL is never cut, however long', () => {
    const url = `https://news.example.com/leave/${'x'.repeat(120)}`
    expect(wrap(`Leave: ${url}`).split('\n')).toEqual(['Leave:', url])
  })

  it('a script of wide characters without spaces breaks at 76 columns', () => {
    const lines = wrap('語'.repeat(100)).split('\n')
    expect(lines.map((line) => line.length)).toEqual([38, 38, 24])
  })
})
