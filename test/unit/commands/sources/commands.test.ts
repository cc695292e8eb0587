// `npm run sources`: what an operator sees before anything is written, and what is written.
import { beforeEach, describe, expect, it } from 'vitest'
import { feedAt, items, rss } from '../../../support/worlds/fetch-world.ts'
import { gazette, SourcesCommand } from '../../../support/worlds/sources-command.ts'

let command: SourcesCommand
beforeEach(() => {
  command = new SourcesCommand()
})

const add = (address: string, details = {}) => command.told({ command: 'add', address, details })

describe('add', () => {
  const home = 'https://news.example.com/'
  const announcing = (...links: string[]) => ({
    body: `<html><head>${links.map((href) => `<link rel="alternate" type="application/rss+xml" href="${href}">`).join('')}</head></html>`,
  })

  it('finds the feed that a site announces, shows what it brings, and takes it into the list', async () => {
    command.world.web.pages.set(home, announcing('/comments/feed', '/feed.xml'))
    const { ok, text } = await add('news.example.com')
    expect(ok).toBe(true)
    expect(text).toContain(`Harbour Gazette: ${feedAt}, 3 entries`)
    expect(text).toContain('also announced: https://news.example.com/comments/feed')
    expect(text).toMatch(
      /new {8}2026-11-19 {2}Ferry 19\n {25}https:\/\/news\.example\.com\/19\n {25}\d+ stor(y|ies) to expect, on Ferries/,
    )
    expect(command.list).toEqual([{ id: 'news-example-com', url: feedAt, kind: 'feed' }])
  })

  it('takes nothing of what it shows, and asks for each thing once', async () => {
    await add(feedAt)
    expect([command.world.names, await command.world.sources.states()]).toEqual([[], new Map()])
    expect(command.world.web.addresses).toEqual([...new Set(command.world.web.addresses)])
  })

  it('looks where feeds commonly are, where none is announced', async () => {
    command.world.web.pages.set(home, { body: '<html><body>News</body></html>' })
    expect((await add(home)).text).toContain(`Harbour Gazette: ${feedAt}`)
  })

  it('says where it looked in vain', async () => {
    command.world.web.pages.delete(feedAt)
    command.world.web.pages.set(home, { body: '<html><body>News</body></html>' })
    const { ok, text } = await add(home)
    expect(ok).toBe(false)
    expect(text).toContain('announces none that can be read, and there is none at /feed, /rss, /feed.xml')
  })

  describe('of a site without a feed', () => {
    const article = (n: number) => `https://news.example.com/${n}`
    const listing = {
      body: `<html><head><title>News</title></head><body>${[19, 18, 17].map((n) => `<h2><a href="/${n}">The long story of the ferry ${n}</a></h2>`).join('')}</body></html>`,
    }
    const sitemap = {
      body: `<urlset>${[17, 18, 19].map((n) => `<url><loc>${article(n)}</loc><lastmod>2026-11-${n}</lastmod></url>`).join('')}</urlset>`,
    }
    const robots = { body: 'User-agent: *\nAllow: /\nSitemap: https://news.example.com/maps/new.xml\n' }
    beforeEach(() => {
      command.world.web.pages.delete(feedAt)
      command.world.web.pages.set(home, listing)
    })

    it('takes the sitemap that its robots.txt names, and says so', async () => {
      command.world.web.pages.set('https://news.example.com/robots.txt', robots)
      command.world.web.pages.set('https://news.example.com/maps/new.xml', sitemap)
      const { ok, text } = await add(home)
      expect(ok).toBe(true)
      expect(text).toContain('no feed that can be found: its sitemap is followed')
      expect(text).toMatch(/new {8}2026-11-19 .*\n {25}https:\/\/news\.example\.com\/19\n.*to expect, on Ferries/)
      expect(command.list).toEqual([
        { id: 'news-example-com', url: 'https://news.example.com/maps/new.xml', kind: 'sitemap' },
      ])
    })

    it('takes the page that lists its articles where there is no sitemap, and that of a section before any', async () => {
      expect((await add(home)).text).toContain('its page is followed by the articles that it lists')
      expect(command.list).toMatchObject([{ url: home, kind: 'page' }])
      const section = `${home}section/`
      command.world.web.pages.set('https://news.example.com/sitemap.xml', sitemap)
      command.world.web.pages.set(section, listing)
      await add(section)
      expect(command.list).toMatchObject([{}, { url: section, kind: 'page' }])
    })

    it('takes a sitemap as it is named', async () => {
      command.world.web.pages.set('https://news.example.com/s.xml', sitemap)
      await add('news.example.com/s.xml', { topics: ['ferries'], quote: 40 })
      expect(command.list).toMatchObject([{ kind: 'sitemap', topics: ['ferries'], quote: 40 }])
      expect((await add(home, { topics: ['ferry'] })).text).toContain('"ferry" is none of ferries')
    })
  })

  it('takes the address to which a feed has moved for good', async () => {
    command.world.web.pages.set('https://old.example.com/rss', { status: 301, headers: { location: feedAt } })
    await add('https://old.example.com/rss')
    expect(command.list).toMatchObject([{ url: feedAt }])
  })

  it.each([
    ['http://127.0.0.1/feed', 'http://127.0.0.1/feed: 127.0.0.1'],
    ['https://news.example.com:8080/', 'port 8080 is not fetched'],
    ['ftp://news.example.com/', 'only http and https are fetched'],
  ])('%s is refused', async (address, reason) => {
    command.world.web.pages.set('http://127.0.0.1/feed', {
      refused: 'address',
      detail: '127.0.0.1 is none of the internet',
    })
    const { ok, text } = await add(address)
    expect([ok, command.list]).toEqual([false, null])
    expect(text).toContain(reason)
  })

  it('knows a mailbox when it is given one', async () => {
    expect((await add('news@example.net')).text).toContain('add --mail <id> --from example.net')
  })

  it('respects what the site asks of programs', async () => {
    command.world.web.pages.set('https://news.example.com/robots.txt', { body: 'User-agent: *\nDisallow: /\n' })
    expect((await add(home)).text).toContain('asks programs to keep away')
    expect(command.world.web.addresses).toEqual([])
  })

  it('tells a site that cannot be reached from one that asks programs to keep away', async () => {
    const detail = 'there is no news.example.com'
    command.world.web.pages.set('https://news.example.com/robots.txt', { refused: 'unreachable', detail })
    expect((await add(home)).text).toContain(detail)
  })

  it('writes nothing without agreement, nor what is listed already', async () => {
    command.agrees = false
    expect((await add(feedAt)).text).toContain('nothing was written')
    expect(command.list).toBeNull()
    command.deploy(gazette)
    expect((await add(feedAt)).text).toContain('is in the list already, as "gazette"')
  })

  it('holds what is asked for to the rules of the list, and leaves the others as they are written', async () => {
    command.deploy({ ...gazette, url: 'https://other.example.com/', keep: 7 })
    expect((await add(feedAt, { every: '2h' })).text).toContain('every must be "1h" or "6h" or "1d"')
    expect((await add(feedAt, { id: 'gazette' })).text).toContain('the id "gazette" is that of source 1')
    await add(feedAt, { id: 'harbour', keep: 3, full: false })
    expect(command.list).toEqual([
      { ...gazette, url: 'https://other.example.com/', keep: 7 },
      { id: 'harbour', keep: 3, full: false, url: feedAt, kind: 'feed' },
    ])
  })
})

describe('check', () => {
  beforeEach(() => command.deploy(gazette))
  const check = () => command.told({ command: 'check', id: 'gazette' })

  it('says of each entry what would become of it, and takes nothing', async () => {
    command.world.web.pages.set('https://news.example.com/17', { status: 403 })
    const { ok, text } = await check()
    expect(ok).toBe(true)
    expect(text).toContain('gazette: 3 entries, 3 new or changed')
    expect(text).toMatch(/new {8}2026-11-19 {2}Ferry 19\n.*\n.*to expect, on Ferries/)
    expect(text).toMatch(/refused {4}2026-11-17 {2}Ferry 17\n.*\n {25}its page answers 403/)
    expect([command.world.names, await command.world.sources.states()]).toEqual([[], new Map()])
  })

  it('names what is known, left out and waiting, also where the feed says that it has not changed', async () => {
    command.deploy({ ...gazette, exclude: ['ferry 18'] })
    command.world.serve(rss(items(19, 18, 17)), { etag: '"a"' })
    await command.told({ command: 'fetch', id: 'gazette' })
    const { text } = await check()
    expect(text).toContain('gazette: 3 entries, 0 new or changed')
    expect(text).toContain('  known      2026-11-19  Ferry 19')
    expect(text).toContain('  left out   2026-11-18  Ferry 18')
    expect(command.world.web.asked.at(-1)?.headers['if-none-match']).toBeUndefined()
  })

  it('says why a source cannot be fetched, and of which ids it might have been', async () => {
    command.world.web.pages.set(feedAt, { status: 410 })
    expect(await check()).toMatchObject({
      ok: false,
      text: expect.stringContaining(`not fetched: ${feedAt} answers 410`),
    })
    await expect(command.told({ command: 'check', id: 'gazete' })).rejects.toThrow(
      'there is no source "gazete". There are gazette.',
    )
  })
})

describe('fetch', () => {
  it('puts what is new into the inbox, of those that are due', async () => {
    command.deploy(gazette, { ...gazette, id: 'other', url: 'https://other.example.com/', paused: true })
    expect((await command.told({ command: 'fetch', id: null })).text).toContain('gazette: 3 entries, 3 new or changed')
    expect(command.world.names).toHaveLength(3)
    expect((await command.told({ command: 'fetch', id: null })).text).toBe('No source is due.')
    expect((await command.told({ command: 'fetch', id: 'gazette' })).text).toContain(
      'gazette: 3 entries, 0 new or changed',
    )
  })

  it('says what to do where it fails, and claims nothing', async () => {
    command.deploy({ ...gazette, url: 'https://news.example.com/gone' })
    const { ok, text } = await command.told({ command: 'fetch', id: 'gazette' })
    expect(ok).toBe(false)
    expect(text).toMatch(/answers 404\n {6}There is nothing at this address any more\..*\nNothing was taken\.$/)
  })
})

describe('list', () => {
  it('tells when each was fetched, brought something and is next, and its trouble', async () => {
    const dead = 'https://dead.example.com/feed'
    command.deploy(
      gazette,
      { ...gazette, id: 'dead', url: dead },
      { ...gazette, id: 'new', url: 'https://new.example.com/' },
      { id: 'x' },
    )
    command.world.web.pages.set(dead, { status: 410 })
    await command.told({ command: 'fetch', id: 'gazette' })
    await command.told({ command: 'fetch', id: 'dead' })
    const { ok, text } = await command.told({ command: 'list' })
    expect(ok).toBe(false)
    expect(text.split('\n')).toEqual([
      expect.stringMatching(/^ {2}source {3}last asked {8}something new {5}next {14}trouble$/),
      expect.stringMatching(/^ {2}gazette {2}2026-11-20 10:00 {2}2026-11-20 10:00 {2}2026-11-20 16:00$/),
      expect.stringMatching(
        /^ {2}dead {5}2026-11-20 10:00 {2}never {13}2026-11-20 1\d:\d\d {2}dead: it is gone for good \(410\)$/,
      ),
      '      The publisher has closed this feed for good. Look for its successor: npm run sources -- add https://dead.example.com/; then npm run sources -- remove dead.',
      expect.stringMatching(/^ {2}new {6}never {13}never {13}within the hour$/),
      expect.stringContaining('left out: source 4 ("x"): url is missing'),
      expect.stringContaining('kind is missing'),
    ])
  })

  it('that is empty says what to do', async () => {
    expect((await command.told({ command: 'list' })).text).toContain('"add <address>" adds a source')
  })
})
