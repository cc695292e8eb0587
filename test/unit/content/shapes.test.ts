// Pages in the shapes in which publishers print them: what is text, and what is set around it.
import { describe, expect, it } from 'vitest'
import { withoutReferences } from '../../../functions/content/html/character-references.ts'
import { blocksOf } from '../../../functions/content/page/block.ts'
import { kindOf } from '../../../functions/content/page/line-kind.ts'
import { examinePage } from '../../../functions/content/page/page.ts'

const kind = (text: string) => blocksOf(text).map(kindOf)[0]
const prose = ['Rain', 'Snow', 'Wind', 'Frost'].map(
  (about) =>
    `${about} has changed the way people in the town talk about the river, and nobody doubted that it had to go.`,
)
const read = (html: string, name = 'a.html') => {
  const found = examinePage({ name, bytes: new TextEncoder().encode(html), limit: 100_000 })
  return 'refused' in found ? null : (found.page.articles[0] ?? null)
}

describe('a line around an article', () => {
  it.each([
    [
      'navigation',
      ['5 min read', '— 4 min', 'Lesezeit: 3 Min.', 'Temps de lecture : 3 min', '2 minuti di lettura', '1.2K shares'],
    ],
    [
      'navigation',
      [
        '1 of 12',
        'View Gallery',
        '1:39 PM ET',
        '3 hours ago',
        'Story continues below advertisement',
        'Síguenos en Twitter',
      ],
    ],
    [
      'teaser',
      [
        'Listen: our talk on the harbour law of 1971.',
        'READ: Owners ask for a survey.',
        'WATCH | The bridge in numbers.',
        'Lire aussi : La fin des bacs',
      ],
    ],
    [
      'teaser',
      [
        'Lesen Sie auch: Das Ende der Fähren',
        'Читайте также: Конец паромов',
        'اقرأ أيضا: نهاية العبارات',
        'Leggi anche: La fine',
      ],
    ],
    ['caption', ['Gallery: The landing | 9 Photos', '12 Images']],
    ['sign-up', ['[What to know today: Get the Herald in your inbox.]']],
    [
      'footer',
      ['A version of this article appears in print on page 4.', 'Do you have an opinion on the issues raised here?'],
    ],
    [
      'text',
      [
        'Listen, she said, to what the river tells you.',
        'Video had killed the radio star, he said in 1981.',
        'Read the letter, the mayor wrote to him.',
      ],
    ],
  ])('is known as what it is: %s', (expected, lines) => expect(lines.map(kind)).toEqual(lines.map(() => expected)))

  it('is no text where a page sets it above its first paragraph', () => {
    const above =
      '<p>Transport</p><h1>The bridge goes</h1><p>By Ann Lee</p><div>5 min read</div><p>The long way round</p>'
    const body = (lines: string[]) => lines.map((line) => `<p>${line}</p>`).join('')
    const item = 'a line of a poem'
    const texts = read(`<article>${above}${body(prose)}${body([item, ...prose])}</article>`)?.paragraphs.map(
      ({ text }) => text,
    )
    expect(texts).toEqual([...prose, item, ...prose])
  })
})

describe('a character reference that lost a part of itself', () => {
  it.each([
    ['QNN&apost;s report', "QNN's report"],
    ['the mayor&apos s plan', "the mayor's plan"],
    ['the mayor&#39 s plan', "the mayor's plan"],
    ['a &quot good &quot plan', 'a " good " plan'],
    ['Bell &amp Co', 'Bell & Co'],
    ['AT&T and R&D', 'AT&T and R&D'],
    ['a?x=1&quot=2', 'a?x=1&quot=2'],
  ])('%s', (written, read) => expect(withoutReferences(written)).toBe(read))
})
