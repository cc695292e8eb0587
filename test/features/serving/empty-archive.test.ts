// Before the first edition, and in a language that was added later, the archive is a page that says what there is.
import { describe, expect, test } from 'vitest'
import { anEdition } from '../../support/samples/builders.ts'
import { aReaderSite } from '../../support/worlds/reader-site.ts'

const published = [{ id: 'st1', headline: 'A bridge is agreed', quotes: [] }]

describe('the archive that is on no disk yet', () => {
  test.each([
    ['/editions/index.html', 'No edition has been published yet.', 'text/html; charset=utf-8'],
    ['/ar/editions/index.html', 'dir="rtl"', 'text/html; charset=utf-8'],
    ['/feed.xml', '</channel></rss>', 'application/rss+xml; charset=utf-8'],
    ['/ar/feed.xml', '<language>ar</language>', 'application/rss+xml; charset=utf-8'],
    ['/feed.json', '"items":[\n\n]', 'application/feed+json; charset=utf-8'],
  ])('%s is there and empty', async (path, words, contentType) => {
    const answer = await aReaderSite().request(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, contentType])
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60')
    expect(await answer.text()).toContain(words)
  })

  test.each(['/en/feed.xml', '/fr/editions/index.html', '/leave/feed.xml', '/editions/2026-W47/index.html'])(
    '%s is no part of it',
    async (path) => {
      expect((await aReaderSite().request(path)).status).toBeGreaterThanOrEqual(400)
    },
  )

  test('names editions that were launched, in the languages they stand in, and no others', async () => {
    const site = aReaderSite()
    await site.ports.editions.create(anEdition({ status: 'closed', published, languages: ['en'] }))
    await site.ports.editions.create(anEdition({ id: '2026-W48', week: '2026-W48', status: 'composed', published }))
    expect(await site.get('/editions/index.html')).toContain('href="/editions/2026-W47/"')
    expect(await site.get('/editions/index.html')).not.toContain('2026-W48')
    expect(await site.get('/ar/editions/index.html')).not.toContain('2026-W47')
  })
})
