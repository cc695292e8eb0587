// Pages in the shapes in which publishers print them: what is text, and what is set around it.
import { describe, expect, it } from 'vitest'
import { withoutReferences } from '../../../../../functions/content/html/character-references.ts'
import { blocksOf } from '../../../../../functions/content/page/elements/block.ts'
import { kindOf } from '../../../../../functions/content/page/lines/line-kind.ts'
import { examinePage } from '../../../../../functions/content/page/reading/page.ts'

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

  it.each(['„Wer zahlt die Brücke und den Hafen?“', '»Wer zahlt die Brücke und den Hafen?«'])(
    'is no heading for the German marks around it: %s',
    (text) => expect(kind(text)).toBe('text'),
  )

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

describe('an article', () => {
  const title = 'The old bridge goes'
  const page = (beside: string, head = '', h1 = title) =>
    read(
      `<html><head>${head}</head><body><article><h1>${h1}</h1>${beside}${prose.map((line) => `<p>${line}</p>`).join('')}</article></body></html>`,
    )

  it.each([
    ['<p>Von Ann Lee</p>', 'Ann Lee', null],
    ['<p>Por Ann Lee / Porto</p>', 'Ann Lee', null],
    ['<p>Автор: Анна Лисина</p>', 'Анна Лисина', null],
    ['<div>بقلم: سامي حداد</div>', 'سامي حداد', null],
    [
      '<p>Publié le 20 novembre 2026 à 10h12, mis à jour le 21 novembre 2026 • Par Ann Lee</p>',
      'Ann Lee',
      '2026-11-20',
    ],
    ['<div><span>By Ann Lee</span><span>20 November 2026</span><span>5 min read</span></div>', 'Ann Lee', '2026-11-20'],
    ['<div>Submitted by <span>Ann Lee</span> on Fri, 20/11/2026 - 09:12</div>', 'Ann Lee', '2026-11-20'],
  ])('is signed by lines under its title: %s', (beside, author, day) => {
    const article = page(beside)
    expect([article?.byline[0]?.value, article?.publishedOn?.value ?? null]).toEqual([author, day])
  })

  it('keeps a few words without a verb between its paragraphs as headings, end mark and all', () => {
    const [one = '', two = '', three = '', four = ''] = prose
    const lines = [title, one, two, 'Dead on arrival.', three, 'It failed.', four]
    const article = read(lines.join('\n\n'), 'a.txt')
    expect(article?.paragraphs.map(({ text }) => text)).toEqual([one, two, three, 'It failed.', four])
    expect(article?.headings?.map(({ text }) => text)).toEqual(['Dead on arrival.'])
  })

  it('is none that is a list of numbers, or the front page of a site', () => {
    const counts = ['43 -- Percent of voters', '$1.2 billion: money', '11 — Years', '1,971 - Days']
    const numbers = counts.map(
      (count) => `${count} of which the whole town had heard a good deal before the vote on the bridge.`,
    )
    expect(read([title, ...numbers].join('\n\n'), 'a.txt')?.unprintable?.kind).toBe('list')
    const counting = numbers.map((text, at) => `${at + 1}-${text.replace(/^.*?[-:—] /, '')}`)
    expect(read([title, ...counting].join('\n\n'), 'a.txt')?.unprintable?.kind, 'numbered from 1 on').toBeUndefined()
    const home =
      '<title>The Quay today</title><meta property="og:site_name" content="The Quay"><link rel="canonical" href="https://example.com/en/">'
    expect(page('', home, 'The Quay today')?.unprintable?.kind).toBe('front page')
    expect(page('', home.replace('/en/', '/en/bridge'), 'The Quay today')?.unprintable).toBeUndefined()
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
