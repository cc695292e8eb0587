// What a feed says of an article, beside what its page says.
import { expect, test } from 'vitest'
import { examinePage } from '../../../../../functions/content/page/reading/page.ts'
import type { EntryMetadata } from '../../../../../functions/content/page/stated/entry-metadata.ts'

const text = Array.from(
  { length: 6 },
  (_, n) =>
    `<p>The harbour board of Larkhaven counted ${n + 2}0 ferries a day in the spring, and it wants to count as many in the autumn of this year. Its chair calls that a modest aim, since the pier was built for twice as many.</p>`,
).join('\n')
const page = (head: string) => `<html><head>${head}</head><body><article>${text}</article></body></html>`
const given: EntryMetadata = {
  title: 'Larkhaven counts its ferries',
  authors: ['Mara Lind', 'editor@example.com'],
  publication: 'Harbour Gazette',
  published: '2026-11-20T22:30:00Z',
  url: 'https://www.example.com/ferries#top',
}

function examined(html: string, facts: EntryMetadata | null) {
  const found = examinePage({
    name: 'ferries.html',
    bytes: new TextEncoder().encode(html),
    limit: 100_000,
    given: facts,
  })
  if ('refused' in found) throw new Error(found.refused)
  const [article] = found.page.articles
  if (article === undefined) throw new Error('no article')
  return { article, page: found.page }
}

test('what a page does not say is taken from its feed, with the words and the element that say so', () => {
  const { article, page: read } = examined(page(''), given)
  expect(article).toMatchObject({
    title: { value: 'Larkhaven counts its ferries', element: 'feed title' },
    byline: [{ value: 'Mara Lind', element: 'feed author' }],
    publication: { value: 'Harbour Gazette', element: 'feed publication' },
    publishedOn: { value: '2026-11-20', element: 'feed date' },
    url: { value: 'https://www.example.com/ferries', element: 'feed link' },
  })
  expect(read.cited[String(article.publishedOn?.line)]).toBe('2026-11-20T22:30:00Z')
  expect(read.cited[String(article.byline[0]?.line)]).toBe('Mara Lind')
  expect(read.notes ?? []).toEqual([])
})

test('what the page says itself comes first, and what its feed says differently is noted', () => {
  const head =
    '<title>Ferries by the dozen</title><script type="application/ld+json">{"@type":"NewsArticle","author":"Ida Berg"}</script>' +
    '<meta property="article:published_time" content="2026-11-12">'
  const { article, page: read } = examined(page(head), given)
  expect(article.title?.value).toBe('Ferries by the dozen')
  expect(article.byline.map((one) => one?.value)).toEqual(['Ida Berg'])
  expect(article.publishedOn?.value).toBe('2026-11-12')
  expect(read.notes).toEqual([
    'its page gives its day as “2026-11-12”, the feed as “2026-11-20”; the page’s is used',
    'its page gives its author as “Ida Berg”, the feed as “Mara Lind”; the page’s is used',
  ])
})

test('a day that differs by its zone alone is no difference', () => {
  const { page: read } = examined(page('<meta property="article:published_time" content="2026-11-21">'), given)
  expect(read.notes ?? []).toEqual([])
})

test('the text of a page is the same with and without what its feed says', () => {
  const words = (facts: EntryMetadata | null) =>
    examined(page('<title>Ferries</title>'), facts).article.paragraphs.map((one) => one.text)
  expect(words(given)).toEqual(words(null))
})

test('what is no name, no day and no address is not taken', () => {
  const { article } = examined(page(''), {
    title: '',
    authors: ['', 'staff@example.com'],
    published: 'soon',
    url: 'javascript:alert(1)',
  })
  expect([article.byline, article.publishedOn, article.url ?? null]).toEqual([[], null, null])
})
