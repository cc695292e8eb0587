// Entries whose page cannot be had, is taken away, or may not be asked for.
import { beforeEach, describe, expect, it } from 'vitest'
import { FetchWorld, feedAt, items, rss, words } from '../../support/worlds/fetch-world.ts'

let world: FetchWorld

beforeEach(() => {
  world = new FetchWorld()
})

describe('a page that cannot be had', () => {
  it('leaves the entry’s own text, where that is an article, and the reason is said', async () => {
    world.web.pages.set('https://news.example.com/1', { status: 403 })
    world.serve(rss([{ n: 1, text: words('the pier') }]))
    const { entries } = await world.fetch()
    expect(entries).toEqual([
      {
        title: 'Ferry 1',
        url: 'https://news.example.com/1',
        stated: '2026-11-01T08:00:00.000Z',
        outcome: 'text',
        reason: 'its page answers 403',
        page: world.names[0],
      },
    ])
    expect([...world.inbox.pages.values()][0]?.html).toContain('The board says of the pier that plan 0 is ready.')
  })

  it('leaves nothing where the feed has a teaser alone, and is not asked for again', async () => {
    world.web.pages.set('https://news.example.com/1', { status: 403 })
    world.serve(rss(items(1)))
    expect(await world.outcomes()).toEqual(['passed'])
    expect(await world.outcomes()).toEqual([])
    expect(world.names).toEqual([])
  })

  it('is not replaced by its text where it was taken away', async () => {
    world.web.pages.set('https://news.example.com/1', { status: 410 })
    world.serve(rss([{ n: 1, text: words('the pier') }]))
    expect(await world.outcomes()).toEqual(['passed'])
  })

  it('for a reason that may pass is asked for three times before the entry’s own text has to do', async () => {
    world.web.pages.set('https://news.example.com/1', { status: 503 })
    world.serve(rss([{ n: 1, text: words('the pier') }]), { etag: '"a"' })
    expect(await world.outcomes()).toEqual(['later'])
    expect((await world.state()).etag).toBeNull()
    expect(await world.outcomes()).toEqual(['later'])
    expect(await world.outcomes()).toEqual(['text'])
    expect(await world.outcomes()).toEqual([])
  })

  it('is not asked for where the site asks programs to keep away', async () => {
    world.web.pages.set('https://news.example.com/robots.txt', { body: 'User-agent: *\nDisallow: /1\n' })
    world.serve(rss(items(1, 2)))
    expect((await world.fetch()).entries.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['page', null],
      ['passed', 'https://news.example.com/robots.txt asks programs to keep away'],
    ])
    expect(world.web.addresses).toEqual([feedAt, 'https://news.example.com/2'])
  })

  it('is never asked for where the feed has whole articles', async () => {
    world.serve(rss([{ n: 1, text: words('the pier') }]))
    expect(await world.outcomes({ full: false })).toEqual(['text'])
    expect(world.web.addresses).toEqual([feedAt])
  })
})

describe('a site', () => {
  it('is asked for one thing a second, whoever asks', async () => {
    const starts: number[] = []
    world.web.onGet = () => starts.push(world.clock.now().getTime())
    world.serve(rss(items(1, 2, 3)))
    await Promise.all([world.fetch(), world.fetch({ id: 'other' })])
    const gaps = starts.slice(1).map((start, n) => start - (starts[n] ?? 0))
    expect(gaps.length).toBeGreaterThan(8)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000)
  })

  it('is asked once a day what it allows, by all who fetch, and heeded while it cannot say', async () => {
    const rulesAt = 'https://news.example.com/robots.txt'
    const asked = () => world.web.asked.filter(({ url }) => url === rulesAt).length
    world.web.pages.set(rulesAt, { body: 'User-agent: *\nDisallow: /1\n' })
    world.serve(rss(items(2)))
    await world.fetch()
    await world.fetch({ id: 'other' })
    expect(asked()).toBe(1)
    world.clock.advance(25 * 3_600_000)
    world.web.pages.set(rulesAt, { status: 503 })
    world.serve(rss(items(1, 2, 3)))
    expect(await world.outcomes()).toEqual(['page', 'passed'])
    expect(asked()).toBe(2)
    await world.fetch({ id: 'other' })
    expect(asked()).toBe(2)
  })

  it('that asks for longer pauses gets them', async () => {
    world.web.pages.set('https://news.example.com/robots.txt', { body: 'User-agent: *\nCrawl-delay: 5\n' })
    const starts: number[] = []
    world.web.onGet = () => starts.push(world.clock.now().getTime())
    world.serve(rss(items(1, 2)))
    await world.fetch()
    expect(starts.map((start) => (start - (starts[0] ?? 0)) / 1_000)).toEqual([0, 1, 6, 11])
  })

  it('in trouble is asked less and less often, and the trouble has a beginning', async () => {
    world.web.pages.set(feedAt, { status: 500 })
    expect((await world.fetch()).trouble).toBe('https://news.example.com/feed.xml answers 500')
    const first = await world.state()
    world.clock.advance(3_600_000)
    await world.fetch()
    const second = await world.state()
    expect([first.failures, second.failures]).toEqual([1, 2])
    expect(second.trouble).toMatchObject({ kind: '500', since: first.trouble?.since })
    world.serve(rss(items(1)))
    await world.fetch()
    expect(await world.state()).toMatchObject({ failures: 0, trouble: null })
  })

  it('that refuses all its pages is told by its entries, until one can be read', async () => {
    const refuse = (...numbers: number[]) => {
      for (const n of numbers) world.web.pages.set(`https://news.example.com/${n}`, { status: 403 })
    }
    refuse(1, 2, 3, 4)
    world.serve(rss(items(1, 2)))
    await world.fetch()
    const { refused } = await world.state()
    expect(refused).toMatchObject({ entries: 2, why: 'its page answers 403' })
    world.clock.advance(3_600_000)
    world.serve(rss(items(1, 2, 3)))
    await world.fetch()
    expect((await world.state()).refused).toEqual({ ...refused, entries: 3 })
    world.serve(rss(items(3, 4, 5)))
    await world.fetch()
    expect((await world.state()).refused).toBeNull()
  })

  it('that moves for good is followed, and after three times asked at its new address', async () => {
    const moved = 'https://news.example.com/moved.xml'
    world.web.pages.set(feedAt, { status: 301, headers: { location: moved } })
    world.web.pages.set(moved, { body: rss(items(1)) })
    for (let n = 0; n < 3; n += 1) await world.fetch()
    expect(await world.state()).toMatchObject({ address: feedAt, url: moved })
    world.web.asked.length = 0
    await world.fetch()
    expect(world.web.addresses).toEqual([moved])
  })

  it('that answers with a page instead of a feed is in trouble, and what is known of it stays', async () => {
    world.serve(rss(items(1)))
    await world.fetch()
    world.serve('<!doctype html><html><body><h1>Down for maintenance</h1></body></html>')
    expect((await world.fetch()).trouble).toMatch(/./)
    expect(world.names).toHaveLength(1)
    expect((await world.state()).answeredAt).not.toBeNull()
  })
})
