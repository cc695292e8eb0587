// Characters that show nothing, and addresses that email clients make a link of: neither reaches a reader.
import { describe, expect, it } from 'vitest'
import { fold } from '../../../functions/content/language/words/fold.ts'
import { holdsAddress } from '../../../functions/content/language/words/web-address.ts'
import { examinePage } from '../../../functions/content/page/reading/page.ts'
import { checkC1 } from '../../../functions/content/story/stories/promises.ts'
import { findStories } from '../../../functions/content/story/stories/story.ts'
import { encodePiece } from '../../../functions/delivery/message/mime-body.ts'
import { caps, seedTopics } from '../../support/samples/gold.ts'

describe('invisible characters', () => {
  it.each([
    ['an override', 'in \u202eUzbekistan', 'in Uzbekistan'],
    ['embeddings and their end', '\u202aone\u202c \u202btwo\u202c', 'one two'],
    ['isolates', '\u2066one\u2069 \u2067two\u2069 \u2068three\u2069', 'one two three'],
    ['marks of direction', 'one\u200e\u200f\u061c two', 'one two'],
    ['fillers and tags', 'a\u3164b\uffa0c\u{e0041}d', 'abcd'],
    ['a joiner in a Latin word', 'pass\u200dword, pass\u200cword', 'password, password'],
    ['what turns the colours of a terminal', 'red \u001b[31malert\u0007 and \u009b2J', 'red [31malert and 2J'],
    ['annotation signs', 'a\ufff9b\ufffac\ufffb', 'abc'],
  ])('%s goes', (_, text, printed) => {
    expect(fold(text)).toBe(printed)
  })

  it.each([
    ['a Persian word', 'می\u200cخواهم'],
    ['a Hindi word', 'क्\u200dष'],
    ['a family', '👩\u200d👧\u200d👦'],
    ['a tinted one', '🧑🏽\u200d🚀'],
    ['a heart on fire', '❤\ufe0f\u200d🔥'],
  ])('a joiner that %s is spelt with stays', (_, text) => {
    expect(fold(text)).toBe(text)
  })
})

describe('web and email addresses', () => {
  it.each([
    'confirm at login.example.com/verify before March',
    'see http://login.example.com',
    'see HTTPS://example.com/a',
    'www.example.com',
    'write to ann@example.com',
    'write to ann@localhost',
    'pay at pay.example.museum today',
    'LOGIN.EXAMPLE.COM',
    'at пример.рф',
    'mailto:ann',
    'the shop (booking.example.travel)',
  ])('are found in “%s”', (text) => {
    expect(holdsAddress(text)).toBe(true)
  })

  it.each([
    'The U.S. and the U.K. agreed at 3 p.m. on 4.5 million, i.e. less than before.',
    'It ended.The next week it began again.',
    'They wrote it in Node.js and read report.pdf.',
    'St.Petersburg lost 3:1 to Ph.D. students of No.10',
    'He asked: why? (See note 3.)',
    'At 10:30 he left; the ratio was 2:1.',
    'Dr. A.B.Smith came.',
    'a.k.a. the “dot com” years …and after',
  ])('are not found in “%s”', (text) => {
    expect(holdsAddress(text)).toBe(false)
  })

  it('keep a sentence out of every story and view', () => {
    const stories = findStories([read(addresses)], seedTopics, caps)
    const printed = stories.flatMap(({ sentences, views, headlines }) =>
      [...sentences, ...views, ...headlines].map(({ text }) => text),
    )
    expect(printed.length).toBeGreaterThan(0)
    expect(printed.filter(holdsAddress)).toEqual([])
  })

  it('hold an edition in which one would be printed', () => {
    const [article] = read(addresses).articles
    if (article === undefined) throw new Error('no article was read')
    const at = article.paragraphs.findIndex(({ text }) => text.includes('pay.example.com'))
    const text = article.paragraphs[at]?.text.match(/[^.]*pay\.example\.com[^.]*\./)?.[0].trim() ?? ''
    const story = {
      id: 's',
      article: article.id,
      sentences: [{ article: article.id, paragraph: at, text }],
      views: [],
      headline: null,
    }
    const reasons = checkC1(story, { [article.id]: article }).map(({ reason }) => reason)
    expect(reasons).toEqual([expect.stringContaining('web or email address')])
  })
})

describe('a line that begins with “From ”', () => {
  it.each([
    ['at the start', 'From Bishkek\n', '=46rom Bishkek\r\n'],
    ['after a line end', 'a\nFrom Osh', 'a\r\n=46rom Osh=\r\n'],
    ['not within a line', 'x From Osh\n', 'x From Osh\r\n'],
    ['not another word', 'Fromage\n', 'Fromage\r\n'],
  ])('is hidden %s', (_, text, encoded) => {
    expect(encodePiece(text)).toBe(encoded)
  })

  it('is hidden after a soft break as well, wherever it falls', () => {
    for (let before = 60; before < 80; before += 1) {
      const lines = encodePiece(`${'x'.repeat(before)}From Osh From Osh From Osh\n`).split('\r\n')
      expect(lines.filter((line) => line.startsWith('From ') || line.length > 76)).toEqual([])
    }
  })
})

function read(text: string) {
  const examined = examinePage({ name: 'a.txt', bytes: Buffer.from(text), limit: 3_000_000 })
  if (!('page' in examined)) throw new Error(examined.refused)
  return examined.page
}

describe('a page that is nothing but short pieces', () => {
  it.each([
    ['bylines', '', 'By Ann Lee\n\n'],
    ['line breaks', '<!doctype html><html><body><div>', 'a, b<br>'],
  ])('of %s is refused with its reason: more of them than a call takes arguments', (_, head, piece) => {
    const bytes = Buffer.from(head + piece.repeat(130_000))
    expect(examinePage({ name: 'a.txt', bytes, limit: 3_000_000 })).toMatchObject({ refused: expect.any(String) })
  })
})

const addresses = `Turkey told Russian grain buyers to register

By Ann Lee

26 November 2026

The Turkish ministry told Russia in Ankara on Monday that grain buyers must confirm their account at login.example.com/verify before March. The Kremlin told Turkey on Tuesday that the harvest of the southern provinces was sold out. President Putin asked Turkey in Moscow to pay the Russian gas bill before the first of March.

Russia and Turkey agreed in Moscow that the gas bill of Turkey would be paid in March at https://pay.example.com/bill?id=7. The Kremlin said that Turkey had asked for the delay at pay.example.com in a letter of President Erdogan. Ankara told Russia that the second payment would follow in June after the harvest.

Turkey buys a third of its gas from Russia and the rest from Azerbaijan and Iran. Russia lowers that share in the coming years, the Turkish ministry said in Ankara on Friday. Ankara hopes to sell more gas to Europe through the Black Sea pipeline in March.

Turkish officials told Russia on Sunday that the price was fair for both countries in every season. Russian officials told Turkey on Sunday that they would look at the numbers again in the winter. President Erdogan told Russian reporters that the route through Ankara was safe for Turkey.
`
