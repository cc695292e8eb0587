// Topics and publications over time: what is listed where, how large it grows, and what one more edition changes of it.
import { describe, expect, it, test } from 'vitest'
import { publicationId } from '../../../functions/archive/lists/story-lists.ts'
import { periodName, periodsChangedBy } from '../../../functions/archive/period.ts'
import type { PublishedEdition } from '../../../functions/archive/published-edition.ts'
import { searchIn } from '../../../functions/archive/search/search-query.ts'
import { editionPages, renderersFor, siteLists } from '../../../functions/archive/site/site.ts'
import type { SiteFile } from '../../../functions/archive/site-file.ts'
import type { Source } from '../../../functions/edition/types.ts'
import { editionOf } from '../../support/samples/big-edition.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { manyEditions, recordOf } from '../../support/samples/many-editions.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const renderers = renderersFor(readTemplates(), someSettings())
const byKey = (files: readonly SiteFile[]) => new Map(files.map(({ key, body }) => [key, body]))
const listsOf = (editions: readonly PublishedEdition[], edition: string | null = null) =>
  byKey(siteLists(editions, renderers, edition === null ? 'all' : { edition }))

const documents = manyEditions(16, { topics: 2, stories: 4, publications: 9 })
const [latest = editionOf({ topics: 1, stories: 1 })] = documents
const editions = documents.map((document) => recordOf(document))
const all = listsOf(editions)
const [newest] = editions

describe('a topic over time', () => {
  const page = all.get('topics/topic-0/index.html') ?? ''

  it('has its newest stories edition by edition, each with who told it and the way to its place', () => {
    const groups = [...page.matchAll(/<h2><a href="([^"]+)">([^<]+)</g)].map(([, path]) => path)
    expect(groups).toEqual(editions.slice(0, 12).map(({ id }) => `/editions/${id}/`))
    expect(page).toContain(`href="/editions/${newest?.id}/#${newest?.id}-s0"`)
    expect(page).toMatch(/Author 0, Example Review \d, 12 November 2026/)
  })

  it('leads to its quarters, and they to one another', () => {
    expect(page).toContain('<a href="/topics/topic-0/2023-Q1/">January – March 2023</a>')
    const first = all.get('topics/topic-0/2023-Q1/index.html') ?? ''
    expect(first).toContain('<a href="/topics/topic-0/2023-Q2/" rel="next">')
    expect(first).toContain(`href="/editions/${editions.at(-1)?.id}/"`)
    expect(first).toContain('<a href="/topics/topic-0/">The newest</a>')
  })

  it('stands in every language of its editions; what is told in another language says so', () => {
    const arabic = all.get('ar/topics/topic-0/index.html') ?? ''
    expect(arabic).toContain('<html lang="ar" dir="rtl">')
    expect(arabic).toMatch(/<p class="name" lang="en" dir="ltr"><a href="\/ar\/editions/)
    expect(arabic).toContain('hreflang="en" href="https://news.example.com/topics/topic-0/"')
  })

  it('has feeds of one entry a story, known by its place, valid Atom and JSON Feed', () => {
    expect(page).toContain('rel="alternate" type="application/atom+xml"')
    const atom = all.get('topics/topic-0/feed.xml') ?? ''
    const entries = [...atom.matchAll(/<entry[^>]*><id>([^<]+)<\/id>/g)].map(([, id]) => id)
    expect(new Set(entries).size).toBe(entries.length)
    expect(entries[0]).toBe(`https://news.example.com/editions/${newest?.id}/#${newest?.id}-s0`)
    for (const part of ['<id>', '<title>', '<updated>', '<author><name>', 'rel="self"'])
      expect(atom.split('<entry')[0]).toContain(part)
    const feed = JSON.parse(all.get('topics/topic-0/feed.json') ?? '')
    expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', home_page_url: expect.any(String) })
    expect(feed.items.map((item: { id: string }) => item.id)).toEqual(entries)
  })
})

describe('publications', () => {
  it('are listed by name with the number of their stories, each with a page', () => {
    const index = all.get('publications/index.html') ?? ''
    expect(index).toMatch(/<a href="\/publications\/example-review-\d\/"><bdi>Example Review \d<\/bdi>/)
    const path = /href="\/(publications\/example-review-\d\/)"/.exec(index)?.[1]
    expect(all.get(`${path}index.html`)).toContain('Stories quoted from Example Review')
  })

  it('that tell another view of a story are listed with it, until that is withdrawn', () => {
    const [document = latest] = manyEditions(1, { topics: 1, stories: 1 })
    const view = document.sections[0]?.stories[0]?.views[0]
    const beside = { ...document.sources['page-A2'], byline: ['Ada Example'], publication: 'Beside Post' }
    const record = recordOf({ ...document, sources: { ...document.sources, 'page-A2': beside as Source } })
    const files = listsOf([record])
    const page = files.get('publications/beside-post/index.html') ?? ''
    expect(page).toContain('A different view · Ada Example, Beside Post, 12 November 2026')
    expect(page).toContain('href="/editions/2023-W0000/#2023-W0000-s0"')
    expect(files.get('publications/index.html')).toContain('<bdi>Beside Post</bdi>')
    const search = searchIn(JSON.parse(files.get('search/2023-Q1.json') ?? ''))
    expect(search('beside post')).toHaveLength(1)
    const withdrawn = { articles: [view?.article ?? ''], onSite: true }
    expect(listsOf([{ ...record, withdrawn }]).has('publications/beside-post/index.html')).toBe(false)
  })

  test.each([
    ['The Harbour Post', 'the-harbour-post'],
    ['the harbour  POST.', 'the-harbour-post'],
    ['Le Monde’s Été', 'le-mondes-été'],
    ['الشرق الأوسط', 'الشرق-الأوسط'],
    ['¿!', expect.stringMatching(/^[0-9a-f]{8}$/)],
    ['A'.repeat(300), expect.stringMatching(/^a{51}-[0-9a-f]{8}$/)],
  ])('%s is called by its letters and digits', (name, id) => {
    expect(publicationId(name)).toEqual(id)
  })
})

it('an edition from before its record said topics and sources is in no such list, and in all others', () => {
  const { topics: _, ...bare } = recordOf(latest)
  const old = { ...bare, published: bare.published.map(({ topics: __, source: ___, views: ____, ...story }) => story) }
  const files = listsOf([old])
  expect([...files.keys()].filter((key) => /^(topics|publications)\/./.test(key))).toEqual([
    'topics/index.html',
    'publications/index.html',
  ])
  expect(files.get('topics/index.html')).toContain('No stories here yet.')
  expect(files.get('editions/index.html')).toContain(`/editions/${old.id}/`)
  expect(files.get('search/2023-Q2.json')).toContain(`${old.id}-s0`)
})

it('what was withdrawn is on no page, in no feed and in no file of the search', () => {
  const [story] = latest.sections[0]?.stories ?? []
  const withdrawn = { articles: [story?.article ?? ''], onSite: false }
  const files = listsOf([{ ...recordOf(latest), withdrawn }, ...editions.slice(1)])
  for (const [key, body] of all) {
    const names = body.includes(`${story?.id}"`)
    if (names) expect([key, files.get(key)?.includes(`${story?.id}"`)]).toEqual([key, false])
  }
  expect([...all.values()].filter((body) => body.includes(`${story?.id}"`)).length).toBeGreaterThan(6)
})

describe('one more edition', () => {
  it('leaves as they are all files that do not name it', () => {
    const before = listsOf(editions.slice(1))
    const written = listsOf(editions, newest?.id)
    const merged = new Map([...before, ...written])
    expect([...merged.keys()].sort()).toEqual([...all.keys()].sort())
    expect([...all.keys()].filter((key) => merged.get(key) !== all.get(key))).toEqual([])
    expect(written.size).toBeLessThan(all.size / 2)
  })

  it('writes as many files in its hundredth week as in its thirteenth', () => {
    const many = manyEditions(100, { topics: 8, stories: 16, words: 3 }).map((document) => recordOf(document))
    const [late, early] = [many, many.slice(-26)].map((some) => listsOf(some, some[0]?.id).size)
    expect(late).toBeLessThan(150)
    expect(late).toBeLessThan((early ?? 0) * 1.5)
  })

  it('of a new quarter tells the quarter before, whenever it is published', () => {
    const days = [
      { id: 'c', date: '2026-10-08' },
      { id: 'b', date: '2026-10-01' },
      { id: 'a', date: '2026-09-24' },
    ]
    expect(periodsChangedBy(days, 'b')).toEqual(['2026-Q4', '2026-Q3'])
    expect(periodsChangedBy(days, 'c')).toEqual(['2026-Q4'])
  })
})

describe('no page and no feed is larger than 100 KB, whatever an edition holds', () => {
  const words = (n: number) => ['ساعة', 'نهر', 'اتفاق'][n % 3] ?? ''
  const large = manyEditions(14, {
    ...{ topics: 3, stories: 70, words: 3, publications: 1, headline: 60, name: 40 },
    word: words,
  }).map((document, at) => ({ ...document, date: `2026-10-${10 + at}` }))
  const records = large.map((document) => recordOf(document))
  const files = siteLists(records, renderers, { edition: records[0]?.id ?? '' })

  it('counted in bytes', () => {
    const told = files.filter(({ key }) => /(\.html|feed\.xml|feed\.json)$/.test(key))
    const sizes = told.map(({ key, body }) => [Buffer.byteLength(body), key] as const)
    expect(sizes.filter(([bytes]) => bytes > 100_000)).toEqual([])
    expect(sizes.filter(([bytes]) => bytes > 80_000).map(([, key]) => key)).toEqual(
      expect.arrayContaining(['feed.xml', 'feed.json', 'ar/feed.xml', 'ar/feed.json']),
    )
  })

  it('of an edition every story keeps its place, the last ones in their first sentence', () => {
    const [heavy = latest] = manyEditions(1, { topics: 14, stories: 70, words: 30, headline: 8, word: words })
    const [english, arabic] = editionPages([recordOf(heavy)], { document: heavy, later: [] }, renderers)
    for (const { body } of [english, arabic].filter((file) => file !== undefined)) {
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(100_000)
      expect(body.match(/<article id="2023-W0000-s\d+">/g)).toHaveLength(70)
      expect(body).toContain('2023-W0000-0.2.')
      expect(body).toContain('2023-W0000-69.0.')
      expect(body).not.toContain('2023-W0000-69.1.')
    }
  })

  it('of feeds the newest editions are there, whole and well-formed, and lead to the list of all', () => {
    const feed = JSON.parse(byKey(files).get('feed.json') ?? '')
    const urls = feed.items.map(({ url }: { url: string }) => url)
    expect(urls.length).toBeGreaterThan(3)
    expect(urls).toEqual(large.slice(0, urls.length).map(({ id }) => `https://news.example.com/editions/${id}/`))
    expect(feed.items[0].content_html).toContain('and 40 more stories in this edition</a>')
    expect(feed.home_page_url).toBe('https://news.example.com/editions/')
    const rss = byKey(files).get('feed.xml') ?? ''
    expect(rss).toContain('<link>https://news.example.com/editions/</link>')
    expect(rss).toMatch(/<\/item>\n<\/channel><\/rss>\n$/)
  })

  it('an index of long names takes more pages', () => {
    const published = Array.from({ length: 150 }, (_, n) => ({
      ...{ id: `s${n}`, headline: null, quotes: [] },
      source: { byline: [], publishedOn: null, sourceLine: null, publication: `${n} ${'ض'.repeat(200)}` },
    }))
    const index = siteLists([{ id: 'a', date: '2026-10-01', published }], renderers, 'all').filter(({ key }) =>
      /^publications\/(_\d\/)?index.html$/.test(key),
    )
    expect(index.length).toBeGreaterThan(1)
    expect(
      index.map(({ body }) => body.match(/<li><a href="\/publications/g)?.length).reduce((a = 0, b = 0) => a + b),
    ).toBe(150)
    for (const { body } of index) expect(Buffer.byteLength(body)).toBeLessThan(100_000)
  })
})

test('a quarter is named in the words of its language', () => {
  expect(periodName('en', '2026-Q4')).toBe('October – December 2026')
  expect(periodName('ar', '2026-Q1')).toMatch(/^يناير.*مارس 2026$/)
})
