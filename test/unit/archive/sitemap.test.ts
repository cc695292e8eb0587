// What search engines are told: every page of the archive, no page of a reader.
import { expect, test } from 'vitest'
import { renderersFor, siteLists } from '../../../functions/archive/site/site.ts'
import { robots, sitemaps } from '../../../functions/archive/site/sitemap.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { manyEditions, recordOf } from '../../support/samples/many-editions.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const site = 'https://news.example.com'

test('every page of the archive that is to be indexed is named once, with the day of its last change', () => {
  const renderers = renderersFor(readTemplates(), someSettings())
  const editions = manyEditions(14, { topics: 2, stories: 4, publications: 2 }).map((document) => recordOf(document))
  const files = siteLists(editions, renderers, 'all')
  const map = files.find(({ key }) => key === 'sitemap.xml')?.body ?? ''
  const named = [...map.matchAll(/<loc>([^<]+)<\/loc><lastmod>\d{4}-\d\d-\d\d<\/lastmod>/g)].map(([, url = '']) => url)
  expect(new Set(named).size).toBe(named.length)
  expect(named.length).toBe(map.split('<url>').length - 1)
  const keys = new Set([
    ...files.map(({ key }) => key),
    ...['', 'ar/'].flatMap((folder) => editions.map(({ id }) => `${folder}editions/${id}/index.html`)),
  ])
  for (const url of named) expect(keys).toContain(`${url.slice(site.length + 1)}index.html`)
  expect(named).toContain(`${site}/topics/topic-0/2023-Q1/`)
  expect(named).toContain(`${site}/ar/editions/`)
  expect(map).not.toMatch(/search|preferences|confirm|leave/)
})

test('a map that is too large is cut, and an index names its parts', () => {
  const entries = Array.from({ length: 5 }, (_, n) => ({ path: `/editions/${n}&/`, date: null }))
  const files = sitemaps(entries, site, 2)
  expect([...files.keys()]).toEqual(['sitemaps/1.xml', 'sitemaps/2.xml', 'sitemaps/3.xml', 'sitemap.xml'])
  expect(files.get('sitemap.xml')?.match(/<sitemap><loc>/g)).toHaveLength(3)
  expect(files.get('sitemaps/1.xml')).toContain(`<loc>${site}/editions/0&#38;/</loc>`)
})

test('robots.txt names the map and keeps readers’ own pages out', () => {
  expect(robots(site)).toBe(
    `User-agent: *\nDisallow: /confirm/\nDisallow: /preferences/\nDisallow: /leave/\nDisallow: /data/\nDisallow: /address/\n\nSitemap: ${site}/sitemap.xml\n`,
  )
})
