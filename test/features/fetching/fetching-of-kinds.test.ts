// Index pages and sitemaps bring what feeds bring: new articles as pages, once.
import { beforeEach, expect, it } from 'vitest'
import { FakeSourceStore } from '../../support/fakes/fake-sources.ts'
import { FetchWorld, words } from '../../support/worlds/fetch-world.ts'

let world: FetchWorld

beforeEach(() => {
  world = new FetchWorld()
})

const article = (n: number) => `https://news.example.com/${n}`
const card = (n: number) => `<article><h2><a href="/${n}">The long story of ferry number ${n}</a></h2></article>`
const indexPage = (...numbers: number[]) =>
  `<html lang="en"><head><title>Economy – Gazette</title><meta property="og:site_name" content="The Gazette"></head>` +
  `<body><nav><a href="/sport/">All the sport there is</a></nav>${numbers.map(card).join('')}</body></html>`
const url = (n: number, day = n) => `<url><loc>${article(n)}</loc><lastmod>2026-11-0${day}</lastmod></url>`
const sitemap = (...urls: string[]) => `<urlset>${urls.join('')}</urlset>`

it('an index page brings the articles newly listed on it, under the name of its site', async () => {
  world.serve(indexPage(3, 2, 1))
  expect((await world.fetch({ kind: 'page', keep: 2 })).entries.map(({ url }) => url)).toEqual([article(3), article(2)])
  expect([...world.inbox.pages.values()].map(({ given }) => given)[0]).toEqual({
    title: 'The long story of ferry number 3',
    publication: 'The Gazette',
    url: article(3),
    language: 'en',
  })
  world.serve(indexPage(4, 3, 2))
  expect((await world.fetch({ kind: 'page', keep: 2 })).entries.map(({ url }) => url)).toEqual([article(4)])
})

it('a page without articles is trouble, and its articles are known when they are back', async () => {
  world.serve(indexPage(2, 1))
  await world.fetch({ kind: 'page' })
  world.serve('<html><body><p>We are working on it.</p></body></html>')
  expect(await world.fetch({ kind: 'page' })).toMatchObject({ trouble: expect.stringContaining('without links') })
  world.serve(indexPage(2, 1))
  expect(await world.outcomes({ kind: 'page' })).toEqual([])
})

it('a sitemap brings its newest, and asks again for what it says has changed', async () => {
  world.serve(sitemap(url(1), url(4), url(2), url(3)))
  expect((await world.fetch({ kind: 'sitemap', keep: 2 })).entries.map((one) => one.url)).toEqual([
    article(4),
    article(3),
  ])
  world.serve(sitemap(url(1), url(4, 9), url(2), url(3)))
  world.web.pages.set(article(4), { body: `<p>${words('another plan')}</p>` })
  expect(await world.outcomes({ kind: 'sitemap', keep: 2 })).toEqual(['update'])
})

it('an index of sitemaps is read with those that hold its news, and is never taken for unchanged', async () => {
  const part = (name: string) => `https://news.example.com/${name}.xml`
  const named = ['post-1', 'post-2', 'tags'].map((name) => `<sitemap><loc>${part(name)}</loc></sitemap>`)
  world.serve(`<sitemapindex>${named.join('')}</sitemapindex>`, { etag: '"index"' })
  world.web.pages.set(part('post-1'), { body: sitemap(url(1), url(2)) })
  world.web.pages.set(part('post-2'), { body: sitemap(url(3)) })
  expect(await world.fetch({ kind: 'sitemap' })).toMatchObject({ entries: [3, 2, 1].map((n) => ({ url: article(n) })) })
  expect(world.web.addresses).not.toContain(part('tags'))
  expect((await world.state()).etag).toBeNull()
})

it('a part of an index that cannot be had leaves all for the next time, lest it come as news', async () => {
  world.serve(`<sitemapindex><sitemap><loc>https://news.example.com/gone.xml</loc></sitemap></sitemapindex>`)
  expect(await world.fetch({ kind: 'sitemap' })).toMatchObject({
    trouble: expect.stringContaining('gone.xml answers 404'),
  })
  expect((await world.state()).answeredAt).toBeNull()
})

it('what the list says of its articles goes with each, and their language as list, feed and header say it', async () => {
  const body = `<p>${words('ferry 1')}</p>`
  world.web.pages.set(article(1), { body, headers: { 'content-language': 'de' } })
  world.web.pages.set(article(2), { body, headers: { 'content-language': 'de, fr' } })
  world.serve([1, 2].map(article).join('\n'))
  const given = async (more = {}) => {
    world.inbox.pages.clear()
    await world.fetch({ kind: 'sitemap', ...more })
    return [...world.inbox.pages.values()].map((one) => one.given)
  }
  expect((await given()).map(({ language }) => language)).toEqual(['de', undefined])
  world.sources = new FakeSourceStore(world.clock)
  const said = { language: 'sv', topics: ['ships'], freshFor: '30d', quote: 40 }
  expect((await given(said))[0]).toEqual({
    url: article(1),
    language: 'sv',
    rules: { topics: ['ships'], freshForDays: 30, quote: 40 },
  })
})
