// The demonstration's site on days of its clock, and the links to it as a browser is shown them.
import { describe, expect, onTestFinished, test } from 'vitest'
import { webClient } from '../../../functions/adapters/services/web.ts'
import { encodePiece } from '../../../functions/delivery/message/mime-body.ts'
import { dayMs } from '../../../functions/durations.ts'
import { demoAddress } from '../../../functions/sources/demo-site.ts'
import { readFeed } from '../../../functions/sources/feed/feed.ts'
import { mailWithDemoLinks, withDemoLinks } from '../../../infra/local/demo/links.ts'
import { readDemonstration } from '../../../infra/local/demo/publications.ts'
import { answerOf, openDemoSite } from '../../../infra/local/demo/site.ts'

const folder = new URL('../../fixtures/demo', import.meta.url).pathname
const monday = Date.parse('2026-11-16T00:00:00Z')
const demonstration = readDemonstration(folder, monday)
const asked = (path: string, day: number) => answerOf(demonstration, path, monday + day * dayMs + dayMs / 2)
const pipeline = '/gazette.example/articles/gas-pipeline-under-the-bay'
const costs = '/review.example/articles/what-a-pipeline-costs'

function feed(host: string, day: number) {
  const { contentType, text } = asked(`/${host}/feed`, day)
  const read = readFeed({ bytes: new TextEncoder().encode(text), contentType, base: `https://${host}/feed` })
  return 'refused' in read ? { refused: read.refused } : read
}

describe('The site of the demonstration', () => {
  test('has an article from its day on, and in the feed what was published by then', () => {
    expect(asked(costs, -1).status).toBe(404)
    expect(asked(costs, 0).status).toBe(200)
    expect(feed('gazette.example', -1)).toMatchObject({
      title: 'The Gazette',
      entries: [{ title: 'Gas pipeline under the bay will close for the winter', author: 'Orla Finch' }],
    })
    expect(feed('gazette.example', -2)).toMatchObject({ entries: [] })
    expect(feed('bulletin.example', 5)).toMatchObject({ title: 'The Bulletin', entries: [] })
  })

  test('changes an article on the day of its update', () => {
    expect(asked(pipeline, 8).text).not.toContain('by April')
    expect(asked(pipeline, 9).text).toContain('by April')
  })

  test('answers 410 for what was withdrawn, and its feed says so', () => {
    expect(asked(costs, 3).status).toBe(410)
    expect(feed('review.example', 3)).toMatchObject({
      entries: [],
      withdrawn: [{ id: 'tag:review.example/articles/what-a-pipeline-costs' }],
    })
  })

  test('has a feed that is none', () => {
    expect(feed('parish.example', 0)).toEqual({ refused: expect.stringMatching(/.{10}/) })
  })
})

describe('The exception for the demonstration', () => {
  test('leads hosts under .example to its site and nobody else to the loopback', async () => {
    const site = await openDemoSite({ folder, from: monday, now: () => monday, port: 0, say: () => undefined })
    onTestFinished(() => site.close())
    const web = webClient({ demoSite: site.url, resolve: async () => ['127.0.0.1'] })
    const get = (url: string) => web.get({ url, headers: {}, limits: { bytes: 100_000, ms: 60_000 } })
    expect(await get('https://gazette.example/feed')).toMatchObject({ status: 200 })
    const { port } = new URL(site.url)
    const inside = [
      `${site.url}/gazette.example/feed`,
      `https://gazette.example:${port}/`,
      'http://127.0.0.1/',
      'https://gazette.example.com/',
      'http://localhost/',
      'https://example/',
    ]
    for (const url of inside) expect(await get(url), url).toMatchObject({ refused: 'address' })
    expect([web.isOurs?.('https://gazette.example/a'), web.isOurs?.('https://example.com/a')]).toEqual([true, false])
  })

  test('is not for any other machine', () => {
    for (const site of [
      'http://10.0.0.7:80',
      'https://127.0.0.1:4182',
      'http://127.0.0.1',
      'http://127.0.0.1:80/x',
      'http://example.com:80',
    ])
      expect(() => demoAddress('https://gazette.example/a', site), site).toThrow('on the loopback')
  })

  test('opens links of pages and mails on this machine, wherever the mail breaks them', () => {
    const site = 'http://127.0.0.1:4182'
    expect(withDemoLinks('<a href="https://gazette.example/a?b">https://news.example.com/c', site)).toBe(
      `<a href="${site}/gazette.example/a?b">https://news.example.com/c`,
    )
    for (let before = 0; before < 80; before += 1) {
      const line = `${'x'.repeat(before)} https://gazette.example/articles/a and https://news.example.com/b\n`
      const shown = mailWithDemoLinks(Buffer.from(encodePiece(line)), site)
        .toString()
        .replaceAll('=\r\n', '')
      expect(shown.replaceAll('=2E', '.')).toBe(
        `${'x'.repeat(before)} ${site}/gazette.example/articles/a and https://news.example.com/b\r\n`,
      )
    }
  })
})
