// Pages of any shape, in any script: nothing throws, and what is read of them, and printed of it, stays their own (C1).
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quotableUnits } from '../../../functions/content/language/sentences/sentence.ts'
import { fold } from '../../../functions/content/language/words/fold.ts'
import { readPage } from '../../../functions/content/page/reading/page.ts'
import { checkC1 } from '../../../functions/content/story/stories/promises.ts'
import { findStories } from '../../../functions/content/story/stories/story.ts'
import { threadSeconds } from '../../support/runs/thread-seconds.ts'
import { caps, seedTopics } from '../../support/samples/gold.ts'

/** What a page of any shape must still keep: paragraphs that stand in it, sentences and units that are all of each
 * paragraph, stories that keep C1. */
function keepsItsWords(page: { name: string; text: string } | { name: string; html: string }): void {
  const articles = readPage(page)
  const source = 'text' in page ? fold(page.text.replace(/[\r\n\u0085\u2028\u2029]+/g, ' ')) : null
  for (const { paragraphs } of articles) {
    for (const { text } of paragraphs) {
      expect(text).toBe(fold(text))
      expect(source === null || source.includes(text)).toBe(true)
      expect(quotableUnits(text).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    }
  }
  const known = new Map(articles.map((one) => [one.id, one]))
  const pages = [{ page: page.name, hash: '', articles, passages: [], dropped: [], cited: {} }]
  for (const story of findStories(pages, seedTopics, caps)) {
    for (const headline of story.headlines) expect(checkC1({ ...story, headline }, known)).toEqual([])
  }
}

const sentences = fc.array(
  fc.constantFrom(
    'Turkey and Russia have clashed over Ukraine since 2014.',
    'NATO bought no missiles from Turkey in 2019.',
    '“The CSTO sent troops to Kazakhstan,” said Ann Lee.',
    'Dr. Bo Ek of the U.S. Navy met him (in May). 👩‍👩‍👧',
    'הספינה הגיעה לנמל אתמול.',
    'وصلت السفينة إلى الميناء أمس.',
    'Belarus \ud800 lost \udfff its \u202eplace\u202c in Moscow.',
  ),
  { minLength: 1, maxLength: 6 },
)
const lineEnd = fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\u2028', '\u2029', '\u0085', '\n\t\n', ' \r\n\u00a0\r\n')

describe('a page of any shape keeps C1', () => {
  it('with any line ends, in any script', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(sentences, lineEnd), { maxLength: 30 }), (lines) => {
        keepsItsWords({ name: 'a.txt', text: lines.map(([some, end]) => some.join(' ') + end).join('') })
      }),
      { numRuns: 60 },
    )
  })

  it('of any Unicode, letter by letter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', minLength: 200, maxLength: 400 }), { maxLength: 6 }),
        (lines) => {
          keepsItsWords({ name: 'a.txt', text: lines.join('\n\n') })
        },
      ),
      { numRuns: 15 },
    )
  })

  it('of nothing but blank lines, of any kind', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('\n', '\r\n', ' ', '\t', '\u00a0', '\u200b', '\ufeff', '\u2029')),
        (blanks) => {
          expect(readPage({ name: 'a.txt', text: blanks.join('') })).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('of 1 MB without a line end, whatever it repeats', () => {
    fc.assert(
      fc.property(sentences, (some) => {
        const text = `${some.join(' ')} `
        keepsItsWords({ name: 'a.txt', text: text.repeat(Math.ceil(1_000_000 / text.length)) })
      }),
      { numRuns: 1 },
    )
  })

  it('of 1 MB of sentences on a topic in one paragraph, in time that is as long as the text', () => {
    const [war, missiles] = [
      'Turkey and Russia have clashed over Ukraine since 2014.',
      'NATO bought no missiles in 2019.',
    ]
    const some = `${war} ${missiles} Dr. Bo Ek of the U.S. Navy met him (in May). ${war} `
    const text = some.repeat(Math.ceil(1_000_000 / some.length))
    expect(threadSeconds(() => keepsItsWords({ name: 'a.txt', text }))).toBeLessThan(8)
  })

  it('of 10,000 lines of one word, whatever the words', () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}.,“”'-]{1,12}$/u)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        const text = Array.from({ length: 10_000 }, (_, n) => words[n % words.length]).join('\n')
        keepsItsWords({ name: 'a.txt', text })
      }),
      { numRuns: 3 },
    )
  })

  it('in HTML, nested as deep and broken as it may be', () => {
    const tag = fc.constantFrom(
      'div',
      'p',
      'b',
      'a href="x',
      'table',
      'td',
      'li',
      'h2',
      'script',
      'style',
      'svg',
      '!--',
      '/p',
      '/div',
      '/x',
    )
    const part = fc.oneof(
      sentences.map((some) => `<p>${some.join(' ')}</p>`),
      fc.tuple(tag, fc.integer({ min: 1, max: 400 })).map(([one, count]) => `<${one}>`.repeat(count)),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        keepsItsWords({ name: 'a.html', html: `<!doctype html><body>${parts.join('')}` })
      }),
      { numRuns: 30 },
    )
  })

  it('in 2 MB of HTML, the most that is read', () => {
    const sentence = (n: number) =>
      `In ${n} NATO bought no missiles from Turkey, and Russia did not <b>say</b> why it had sold them. `
    const paragraph = (n: number) => `<div class="a"><p>${sentence(n).repeat(10)}</p></div>\n`
    const html = `<!doctype html><script>var a = "<p>"</script>${Array.from({ length: 2100 }, (_, n) => paragraph(n)).join('')}`
    expect(html.length).toBeGreaterThan(2_000_000)
    const seconds = threadSeconds(() => {
      const [article] = readPage({ name: 'a.html', html })
      expect(article?.paragraphs[7]?.text).toMatch(/^In \d+ NATO bought .* did not say why it had sold them\.$/)
    })
    expect(seconds).toBeLessThan(3)
  })
})
