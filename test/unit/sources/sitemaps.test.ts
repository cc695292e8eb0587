// Sitemaps in the states in which sites have them give their addresses, titles and days.
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { followable } from '../../../functions/sources/listing.ts'
import { chosenSitemaps } from '../../../functions/sources/sitemap/chosen-sitemaps.ts'
import { readSitemap } from '../../../functions/sources/sitemap/sitemap.ts'
import { feedData } from '../../../infra/commands/sources/print.ts'
import { listingCases } from '../../support/samples/listing-cases.ts'

const cases = listingCases('sitemaps', '.sitemap')
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('of a sitemap with', () => {
  it.each(cases)('$shows: its entries are read ($name)', ({ bytes, base, contentType, expected }) => {
    const read = readSitemap({ bytes, base, contentType })
    const { publication, sitemaps, ...data } = expected
    expect(feedData(read)).toMatchObject(data)
    expect((feedData(read) as typeof expected).entries).toHaveLength(expected.entries.length)
    if (publication !== undefined) expect(read).toMatchObject({ publication })
    if (sitemaps !== undefined) expect(read).toMatchObject({ sitemaps })
  })

  it('any such oddity, each in a file of its own, there are at least 12', () => {
    expect(new Set(cases.map(({ shows }) => shows)).size).toBeGreaterThanOrEqual(12)
  })
})

it('a packed sitemap that would grow beyond measure is refused, unpacked to the limit alone', () => {
  const bytes = gzipSync(new Uint8Array(17 * 1024 * 1024))
  expect(bytes.length).toBeLessThan(20_000)
  expect(readSitemap({ bytes })).toMatchObject({ refused: expect.stringContaining('larger than 16 MB') })
  expect(readSitemap({ bytes: bytes.subarray(0, 500) })).toMatchObject({ refused: expect.stringContaining('broken') })
})

describe('of an index', () => {
  const named = (...paths: string[]) =>
    paths.map((path) => {
      const [at = '', changed = null] = path.split(' ')
      return { url: `https://www.example.com/${at}`, changed }
    })
  const chosen = (...paths: string[]) => chosenSitemaps(named(...paths)).map(({ url }) => url.slice(24))

  it('those of news are read first, and those of tags, authors and pictures not at all', () => {
    expect(chosen('tag-sitemap.xml', 'page-sitemap.xml', 'post-sitemap.xml', 'author-sitemap.xml')).toEqual([
      'post-sitemap.xml',
    ])
    expect(chosen('sitemap-1.xml', 'news-sitemap.xml')).toEqual(['news-sitemap.xml', 'sitemap-1.xml'])
  })

  it('those that changed last are read, else those that are counted highest', () => {
    expect(chosen('a.xml 2026-11-01', 'b.xml 2026-11-20', 'c.xml 2026-10-01')).toEqual(['b.xml', 'a.xml', 'c.xml'])
    expect(chosen(...Array.from({ length: 12 }, (_, n) => `post-sitemap${n + 1}.xml`))).toEqual(
      [12, 11, 10, 9].map((n) => `post-sitemap${n}.xml`),
    )
  })
})

describe('of what a sitemap lists', () => {
  const listing = (count: number, lastmod: (n: number) => string) => {
    const urls = Array.from(
      { length: count },
      (_, n) => `<url><loc>https://www.example.com/s-${n}</loc>${lastmod(n)}</url>`,
    )
    const read = readSitemap({ bytes: utf8(`<urlset>${urls.join('')}</urlset>`), base: null })
    return 'refused' in read ? [] : read.entries
  }
  const all = { include: [], exclude: [] }
  const dated = (n: number) =>
    `<lastmod>${new Date(Date.UTC(2026, 10, 20) - (n * 86_400_000) / 4).toISOString()}</lastmod>`

  it('the newest thousand are followed', () => {
    const found = followable(all, listing(1_500, dated).toReversed(), null)
    expect('entries' in found && [found.entries.length, found.entries[0]?.url]).toEqual([
      1_000,
      'https://www.example.com/s-0',
    ])
  })

  it('what was changed a month before the last fetch is no news of this one', () => {
    const found = followable(all, listing(200, dated), '2026-11-20T00:00:00.000Z')
    expect('entries' in found && found.entries.length).toBe(121)
  })

  it('thousands of addresses without a day are refused, unless the words of the source choose among them', () => {
    const many = listing(1_200, () => '')
    expect(followable(all, many, null)).toMatchObject({ refused: expect.stringContaining('lists 1200 addresses') })
    expect(followable({ include: ['s-11'], exclude: [] }, many, null)).toMatchObject({
      entries: expect.objectContaining({ length: 111 }),
    })
  })

  it('an address that names its day is ordered by it and dated by nothing', () => {
    const urls = ['/2026/11/03/a', '/2026/11/19/b', '/2025/12/31/c', '/contact']
    const text = urls.map((url) => `https://www.example.com${url}`).join('\n')
    const read = readSitemap({ bytes: utf8(text) })
    const found = followable(all, 'entries' in read ? read.entries : [], null)
    expect('entries' in found && found.entries.map(({ url, published }) => [url?.slice(23), published])).toEqual([
      ['/2026/11/19/b', null],
      ['/2026/11/03/a', null],
      ['/2025/12/31/c', null],
      ['/contact', null],
    ])
  })
})
