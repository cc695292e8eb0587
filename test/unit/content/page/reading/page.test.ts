// A page becomes its articles: nothing of the text lost, nothing of what surrounds it left in, nothing guessed.
import { describe, expect, it } from 'vitest'
import { fold } from '../../../../../functions/content/language/words/fold.ts'
import { examinePage, readPage } from '../../../../../functions/content/page/reading/page.ts'
import { goldSeeds, goldSentences, pairs, seedPages } from '../../../../support/samples/gold.ts'
import { samplePageBytes } from '../../../../support/samples/sample.ts'

const prose = (about: string) =>
  `${about} has changed the way people in the town talk about the river. The council met twice and heard from the engineers who had built the old bridge. Nobody in the room doubted that it had to go.`
const article = (title: string, ...paragraphs: string[]) => [title, ...paragraphs].join('\n\n')
const long = (n: number) => Array.from({ length: n }, (_, at) => prose(`Report ${at + 1}`))

describe('the seed pages', () => {
  it('hold 8 articles with the 126 paragraphs of the annotation, word for word', () => {
    expect(seedPages.map((page) => page.articles.length)).toEqual([4, 1, 1, 1, 1])
    expect(pairs).toHaveLength(8)
    for (const [gold, read] of pairs) {
      expect(read.paragraphs.map((one) => one.lines)).toEqual(gold.paragraphs.map((one) => one.lines))
      const expected = gold.paragraphs.map((_, n) => goldSentences[`${gold.id}#${n + 1}`]?.sentences.join(' '))
      expect(read.paragraphs.map((one) => one.text)).toEqual(expected)
    }
  })

  it.each(pairs)(
    '$id: what the page says of the article is read, what it does not say stays unknown (C3)',
    (gold, read) => {
      expect({
        title: read.title?.value ?? null,
        byline: read.byline.map((one) => one?.value),
        role: read.role?.value ?? null,
        publication: read.publication?.value ?? null,
        publishedOn: read.publishedOn?.value ?? null,
        sourceLine: read.sourceLine?.value ?? null,
        standfirst: read.standfirst?.value ?? null,
      }).toEqual({
        title: gold.title,
        byline: gold.authors,
        role: gold.author_role,
        publication: gold.publication,
        publishedOn: gold.publication_date,
        sourceLine: gold.source_line,
        standfirst: gold.standfirst?.text ?? null,
      })
      expect(read.title?.line).toBe(gold.title_line)
      expect(read.headings?.map(({ line, text }) => ({ line, text }))).toEqual(gold.headings ?? [])
    },
  )

  it('leave no line of their boilerplate in an article (C2)', () => {
    const bodies = new Map(seedPages.map((page) => [page.page, page.articles.flatMap((one) => one.paragraphs)]))
    for (const { file, boilerplate } of goldSeeds.files) {
      for (const block of boilerplate) {
        // A line that holds a standfirst beside its date is checked by its text alone.
        const leaked = bodies.get(file)?.filter((one) => one.text.includes(fold(block.text)))
        expect(leaked, block.text).toEqual([])
      }
    }
  })

  it('are divided where the publisher divided them, headings lost or kept', () => {
    const [gold, read] = pairs[0] ?? []
    expect(read?.sections.map((one) => [(one[0] ?? 0) + 1, (one.at(-1) ?? 0) + 1])).toEqual(
      gold?.sections.paragraph_ranges,
    )
  })
})

describe('any page', () => {
  it('is split at a separator and a title, never at a heading', () => {
    const text = [
      article('The River and Its Bridge', ...long(3), 'What the Engineers Said', ...long(2)),
      'Continue Reading',
      article('A Report on the Town Council', ...long(3)),
    ].join('\n\n')
    const articles = readPage({ name: 'two.txt', text })
    expect(articles.map((one) => one.title?.value)).toEqual([
      'The River and Its Bridge',
      'A Report on the Town Council',
    ])
    expect(articles.map((one) => one.id)).toEqual(['two-A1', 'two-A2'])
    expect(articles[0]?.headings).toEqual([{ text: 'What the Engineers Said', line: 9, paragraph: 3 }])
  })

  it('is split at a signed title without a separator too', () => {
    const text = [
      article('The River and Its Bridge', ...long(3)),
      article('A Report on the Town Council', 'By Ann Lee', ...long(3)),
    ]
    const articles = readPage({ name: 'two.txt', text: text.join('\n\n') })
    expect(articles.map((one) => [one.title?.value, one.byline[0]?.value])).toEqual([
      ['The River and Its Bridge', undefined],
      ['A Report on the Town Council', 'Ann Lee'],
    ])
  })

  it('joins a line broken in mid-sentence and lines wrapped at a width', () => {
    const broken = article(
      'The River and Its Bridge',
      'The council of the town met and\n\nheard from the engineers about it.',
      ...long(2),
    )
    expect(readPage({ name: 'a.txt', text: broken })[0]?.paragraphs[0]).toEqual({
      text: 'The council of the town met and heard from the engineers about it.',
      lines: [3, 5],
    })
    const wrapped = prose('The flood').replace(/(.{50,60}) /g, '$1\n')
    const read = readPage({ name: 'b.txt', text: `The Flood in the Town\n\n${wrapped}\n\n${wrapped}` })
    expect(read[0]?.paragraphs.map((one) => one.text)).toEqual([prose('The flood'), prose('The flood')])
  })

  it('loses teasers, captions and sign-up lines inside an article, and nothing else', () => {
    const [first = '', second = '', third = ''] = long(3)
    const text = article(
      'The River and Its Bridge',
      first,
      'Image source: Town Archive',
      second,
      'More from our partners\nTen ways to cross a river\nWhy bridges fall down',
      'Sign up for our newsletter and get the best of the week in your inbox. Unsubscribe at any time.',
      third,
    )
    expect(readPage({ name: 'a.txt', text })[0]?.paragraphs.map((one) => one.text)).toEqual([first, second, third])
  })

  it.each([
    ['an English date', '7 January 2022', '2022-01-07'],
    ['an American date', 'Published on January 7, 2022', '2022-01-07'],
    ['an ISO date', 'Updated 2022-01-07', '2022-01-07'],
    ['a date that reads two ways', '03/05/2021', undefined],
    ['a date that does not exist', '31 February 2021', undefined],
    ['half a date', 'January 2022', undefined],
    ['a relative date', 'Posted two days ago', undefined],
  ])('dates an article by %s', (_, line, expected) => {
    const [read] = readPage({ name: 'a.txt', text: article('The River and Its Bridge', line, ...long(3)) })
    expect(read?.publishedOn?.value).toBe(expected)
  })

  it('takes no date from the text of an article', () => {
    const text = article(
      'The River and Its Bridge',
      'On 7 January 2022 the council of the town met to hear the engineers.',
      ...long(3),
    )
    expect(readPage({ name: 'a.txt', text })[0]?.publishedOn).toBeNull()
  })

  it('folds Unicode spaces and keeps composed letters', () => {
    const text = article(
      'The River and Its Bridge',
      'Mr.\u00a0Ek\u2009of the cafe\u0301\u200b met the council of the town on that day.',
      ...long(3),
    )
    expect(readPage({ name: 'a.txt', text })[0]?.paragraphs[0]?.text).toBe(
      'Mr. Ek of the café met the council of the town on that day.',
    )
  })
})

describe('a page that is none', () => {
  const examine = (bytes: Uint8Array, limit = 10_000) => examinePage({ name: 'a.txt', bytes, limit })
  const encode = (text: string) => new TextEncoder().encode(text)

  it.each([
    ['empty', encode(''), /^empty/],
    ['blank', encode('\n \u00a0\n\r\n'), /^empty/],
    ['binary', new Uint8Array([0x41, 0, 0, 3, 4, 0, 0, 0]), /^binary/],
    ['in another encoding', new Uint8Array([0x63, 0x61, 0x66, 0xe9]), /^not UTF-8/],
    ['too large', encode('word. '.repeat(2000)), /^too large: 12000 bytes, the limit is 10000/],
    ['without an article', encode('Home\nContact us\nPrivacy policy'), /^no article/],
    ['HTML without an article', encode('<!DOCTYPE html><html><body><p>Text.</p></body></html>'), /^no article/],
    ['a feed', encode('<?xml version="1.0"?><rss><channel><title>News</title></channel></rss>'), /^XML/],
  ])('is refused when %s, with the reason and what to do', (_, bytes, reason) => {
    expect(examine(bytes)).toEqual({ refused: expect.stringMatching(reason) })
  })

  it('is not one that is merely untitled', () => {
    const read = examine(encode(long(3).join('\n')))
    expect('page' in read && read.page.articles[0]?.title).toBeNull()
  })

  it('is told by its bytes: the same bytes give the same hash', () => {
    const bytes = samplePageBytes('001_8c7fdf9633f299b6.txt')
    expect(examine(bytes)).toEqual(examine(bytes))
  })
})
