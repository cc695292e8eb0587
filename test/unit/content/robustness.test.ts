// Any text at all: nothing throws, nothing takes time out of proportion, and what comes out is still the source's own
// (C1).
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { speakersOf } from '../../../functions/content/language/names/speakers.ts'
import { balanced } from '../../../functions/content/language/sentences/quotation.ts'
import { segment } from '../../../functions/content/language/sentences/segment.ts'
import { quotableUnits, splitSentences } from '../../../functions/content/language/sentences/sentence.ts'
import { standsAlone } from '../../../functions/content/language/standing-alone/standalone.ts'
import { fold } from '../../../functions/content/language/words/fold.ts'
import { examinePage, readPage } from '../../../functions/content/page/reading/page.ts'
import { checkC1, checkC5 } from '../../../functions/content/story/stories/promises.ts'
import { findStories } from '../../../functions/content/story/stories/story.ts'
import { threadSeconds } from '../../support/runs/thread-seconds.ts'
import { caps, seedText, seedTopics } from '../../support/samples/gold.ts'

const scrap = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(
    'Turkey',
    'Russia',
    'NATO',
    'the',
    '“',
    '”',
    '(',
    ')',
    "'",
    '’',
    '"',
    '. ',
    '! ',
    '? ',
    '…',
    '. . . ',
    'Mr. ',
    'U.S. ',
  ),
  fc.constantFrom(
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\u2028',
    '\t',
    '\u00a0',
    '\u200b',
    '\ufeff',
    '\ud800',
    '\udfff',
    '\u202e',
    '👩‍👩‍👧',
    'ש',
    'ع',
    '一。',
  ),
  fc.constantFrom(
    'By Ann Lee',
    '7 January 2022',
    'Continue Reading',
    'Sign up for our newsletter',
    '1. ',
    '• ',
    'Copyright © 2020',
  ),
  fc.constantFrom(
    'Turkey and Russia have clashed over Ukraine. ',
    'NATO bought missiles from Turkey in 2019. ',
    'Kazakhstan asked the CSTO for troops. ',
  ),
)
const anyText = fc.array(scrap, { maxLength: 120 }).map((parts) => parts.join(''))
const runs = { numRuns: 150 }

describe('any text', () => {
  it('is cut into sentences that are all of it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const squeezed = fold(text).replaceAll(' ', '')
        expect(splitSentences(text).join('').replaceAll(' ', '')).toBe(squeezed)
        expect(quotableUnits(text).join('').replaceAll(' ', '')).toBe(squeezed)
      }),
      runs,
    )
  })

  it('is read as a page, or refused with a reason', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const examined = examinePage({ name: 'a.txt', bytes: new TextEncoder().encode(text), limit: 100_000 })
        if ('refused' in examined) {
          expect(examined.refused).toMatch(/\w/)
          return
        }
        const pageText = fold(text.replace(/[\r\n\u0085\u2028\u2029]+/g, ' '))
        for (const { paragraphs } of examined.page.articles) {
          for (const paragraph of paragraphs) expect(pageText).toContain(paragraph.text)
        }
      }),
      runs,
    )
  })

  it('of bytes is read or refused too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(Object.keys(examinePage({ name: 'a.txt', bytes, limit: 300 }))).toHaveLength(1)
      }),
      runs,
    )
  })

  it('yields only stories that keep C1 and C5', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const pages = [seedText('001_8c7fdf9633f299b6.txt') + a, `A Title of Some Length\n\n${b}`, a + b].flatMap(
          (text, n) => {
            const examined = examinePage({ name: `p${n}.txt`, bytes: new TextEncoder().encode(text), limit: 100_000 })
            return 'page' in examined ? [examined.page] : []
          },
        )
        const articles = new Map(pages.flatMap((page) => page.articles.map((one) => [one.id, one])))
        for (const story of findStories(pages, seedTopics, caps)) {
          for (const headline of story.headlines) expect(checkC1({ ...story, headline }, articles)).toEqual([])
          expect(checkC5({ ...story, headline: null }, articles, caps)).toEqual([])
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('a page', () => {
  const sentence = 'Turkey and Russia have clashed over Ukraine since 2014, and neither side gives in. '

  it('of 1 MB without a line end is one paragraph, read in seconds', () => {
    const text = sentence.repeat(Math.ceil(1_000_000 / sentence.length))
    const seconds = threadSeconds(() => expect(readPage({ name: 'a.txt', text })[0]?.paragraphs).toHaveLength(1))
    expect(seconds).toBeLessThan(8)
  })

  it('of 10,000 one-word lines is none', () => {
    expect(readPage({ name: 'a.txt', text: 'word\n'.repeat(10_000) })).toEqual([])
  })

  it('reads the same whatever its line ends', () => {
    const text = Array.from({ length: 6 }, (_, n) => `${sentence}It is year ${n}.`).join('\n\n')
    const ends = ['\r\n', '\r', '\u2028']
    for (const end of ends) {
      const read = readPage({ name: 'a.txt', text: text.replaceAll('\n', end) })
      expect(read).toEqual(readPage({ name: 'a.txt', text }))
    }
  })

  it('in a right-to-left script is read paragraph by paragraph', () => {
    const hebrew =
      'המועצה של העיר נפגשה פעמיים ושמעה את המהנדסים שבנו את הגשר הישן ואיש לא הטיל ספק בכך שצריך להחליף אותו בגשר חדש.'
    const text = ['א', 'ב', 'ג', 'ד'].map((letter) => `${letter} ${hebrew}`).join('\n\n')
    expect(readPage({ name: 'a.txt', text })[0]?.paragraphs).toHaveLength(4)
  })
})

describe('a hostile text', () => {
  const long = (piece: string) => piece.repeat(Math.ceil(200_000 / piece.length))
  const cases: [string, string][] = [
    ['one word', long('a')],
    ['words without an end', long('word ')],
    ['short sentences', long('A. ')],
    ['full stops', long('.')],
    ['spaced dots', long('. ')],
    ['ellipses', long('…')],
    ['spaces', long(' ')],
    ['blank lines', long('\n')],
    ['one-word lines', long('word\n')],
    ['mixed line ends', long('A line of words.\r\nAnother one.\rAnd one\n\u2028more. ')],
    ['signatures', long('By Ann Lee, 7 January 2022\n')],
    ['captions', long('(Photo: a) ')],
    ['brackets', long('(')],
    ['closing brackets', long(')')],
    ['opening quotation marks', long('“')],
    ['straight quotation marks', long('"a ')],
    ['apostrophes', long("'a’")],
    ['list items', long('1) a ')],
    ['capitals', long('Aa Bb ')],
    ['names with commas', long('Ann Lee, ')],
    ['bylines', long('By Ann Lee and ')],
    ['dates', long('1 January 2020 ')],
    ['demonstratives', long('this that the those ')],
    ['commas', long(', ')],
    ['digits', long('1.')],
    ['lines of separators', long('***\n')],
    ['emoji', long('👩‍👩‍👧 ')],
    ['right-to-left letters', long('שלום. ')],
    ['lone surrogates', long('\ud800a. ')],
    ['Turkey and full stops', long('Turkey met Russia. It left. ')],
  ]

  it.each(cases)('of 200 KB of %s takes no more than seconds, all steps together', (_, text) => {
    const seconds = threadSeconds(() => {
      readPage({ name: 'a.txt', text })
      readPage({ name: 'b.txt', text: `A Title of Some Length\n\n${text}` })
      const units = quotableUnits(text)
      balanced(text)
      speakersOf([`“${text}”`])
      standsAlone(text, { paragraph: [text], index: 0 })
      standsAlone(units.at(-1) ?? '', { paragraph: units.slice(-50), index: units.slice(-50).length - 1 })
      segment(units.slice(0, 300))
    })
    expect(seconds).toBeLessThan(8)
  })
})
