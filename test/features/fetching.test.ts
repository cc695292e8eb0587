import { beforeEach, describe, expect, it } from 'vitest'
import { parseSources } from '../../functions/sources/source-list.ts'
import type { Source } from '../../functions/sources/types.ts'
import { type FetchPorts, fetchSource } from '../../functions/use-cases/fetching/fetch-source.ts'
import { FakeClock, FakeLog, FakeRandom } from '../support/fake-clock.ts'
import { FakeInbox, FakeSourceStore, FakeWeb } from '../support/fake-sources.ts'

const feedAt = 'https://news.example.com/feed.xml'
const words = (about: string) =>
  Array.from({ length: 12 }, (_, n) => `The board says of ${about} that plan ${n} is ready.`).join(' ')

interface Listed {
  n: number
  title?: string
  text?: string
}

const rss = (items: readonly Listed[]) =>
  `<rss version="2.0"><channel><title>Harbour Gazette</title>${items
    .map(
      ({ n, title = `Ferry ${n}`, text = 'A teaser.' }) =>
        `<item><title>${title}</title><link>https://news.example.com/${n}</link><guid isPermaLink="false">tag:${n}</guid>` +
        `<pubDate>${new Date(Date.UTC(2026, 10, n, 8)).toUTCString()}</pubDate><description>${text}</description></item>`,
    )
    .join('')}</channel></rss>`

const items = (...numbers: number[]): Listed[] => numbers.map((n) => ({ n }))

let ports: FetchPorts & { clock: FakeClock; log: FakeLog; web: FakeWeb; inbox: FakeInbox; sources: FakeSourceStore }

beforeEach(() => {
  const clock = new FakeClock('2026-11-20T10:00:00.000Z')
  ports = {
    clock,
    random: new FakeRandom(),
    log: new FakeLog(),
    web: new FakeWeb(),
    inbox: new FakeInbox(),
    sources: new FakeSourceStore(clock),
  }
  for (let n = 1; n <= 9; n += 1)
    ports.web.pages.set(`https://news.example.com/${n}`, {
      body: `<html><body><p>${words(`ferry ${n}`)}</p></body></html>`,
    })
})

function source(more: Partial<Source> = {}): Source {
  const [one] = parseSources(JSON.stringify([{ id: 'gazette', url: feedAt, kind: 'feed', ...more }]), ['ferries'])
  if (one === undefined) throw new Error('no source')
  return one
}

const serve = (body: string, headers: Record<string, string> = {}) => ports.web.pages.set(feedAt, { body, headers })
const fetch = (more: Partial<Source> = {}, untilMs = Number.POSITIVE_INFINITY) =>
  fetchSource(ports, source(more), {
    userAgent: 'Broadsheet (+https://list.example.com/)',
    pageBytes: 100_000,
    untilMs,
  })
const outcomes = async (more: Partial<Source> = {}) => (await fetch(more)).entries.map(({ outcome }) => outcome)
const names = () => [...ports.inbox.pages.keys()].sort()
const state = async () => {
  const found = await ports.sources.state('gazette')
  if (found === null) throw new Error('no state')
  return found
}

describe('a source', () => {
  it('brings its newest entries when it is new, and what it had before never', async () => {
    serve(rss(items(3, 1, 4, 2)))
    expect(await outcomes({ keep: 2 })).toEqual(['page', 'page'])
    expect(names()).toEqual([
      expect.stringMatching(/^gazette\/2026-11-03-ferry-3-.{10}\.html$/),
      expect.stringMatching(/^gazette\/2026-11-04-ferry-4-.{10}\.html$/),
    ])
    expect(await outcomes({ keep: 2 })).toEqual([])
    serve(rss(items(5, 3, 1, 4, 2)))
    expect(await outcomes({ keep: 2 })).toEqual(['page'])
  })

  it('says with each page what its feed says of it', async () => {
    serve(rss(items(3)))
    await fetch({ publication: 'The Gazette' })
    expect([...ports.inbox.pages.values()].map(({ given }) => given)).toEqual([
      {
        title: 'Ferry 3',
        publication: 'The Gazette',
        published: '2026-11-03T08:00:00.000Z',
        url: 'https://news.example.com/3',
      },
    ])
  })

  it('that has nothing new costs one request, which says what is known', async () => {
    serve(rss(items(1)), { etag: '"a"', 'last-modified': 'Fri, 20 Nov 2026 09:00:00 GMT' })
    await fetch()
    ports.web.pages.set(feedAt, { status: 304 })
    ports.web.asked.length = 0
    expect(await fetch()).toMatchObject({ unchanged: true, trouble: null, entries: [] })
    expect(ports.web.addresses).toEqual([feedAt])
    expect(ports.web.asked.at(-1)?.headers).toMatchObject({
      'if-none-match': '"a"',
      'if-modified-since': 'Fri, 20 Nov 2026 09:00:00 GMT',
      'user-agent': 'Broadsheet (+https://list.example.com/)',
    })
    await fetch()
    expect(ports.web.asked.at(-1)?.headers['if-none-match']).toBe('"a"')
  })

  it('replaces the page of an entry that its feed has changed, and no other', async () => {
    serve(rss(items(1, 2)))
    await fetch()
    const before = names()
    ports.web.pages.set('https://news.example.com/2', { body: `<p>${words('another plan')}</p>` })
    serve(rss([{ n: 1 }, { n: 2, title: 'Ferry 2, corrected' }]))
    expect(await outcomes()).toEqual(['update'])
    expect(names()).toEqual(before)
    expect(ports.inbox.pages.get(before[1] ?? '')?.html).toContain('another plan')
  })

  it('knows an article by its address under another id, and by its id at another address', async () => {
    serve(rss(items(1)))
    await fetch()
    serve(rss(items(1)).replace('tag:1', 'tag:other'))
    expect(await outcomes()).toEqual([])
    serve(rss(items(1)).replace('example.com/1<', 'example.com/moved<'))
    expect(await outcomes()).toEqual([])
  })

  it('takes no more than its share at a time, and the rest next time', async () => {
    serve(rss(items(1)))
    await fetch({ keep: 2 })
    serve(rss(items(1, 2, 3, 4, 5, 6)), { etag: '"b"' })
    expect(await fetch({ keep: 2 })).toMatchObject({
      waiting: 3,
      entries: [{ title: 'Ferry 6' }, { title: 'Ferry 5' }],
    })
    expect((await state()).etag).toBeNull()
    expect(await fetch({ keep: 2 })).toMatchObject({
      waiting: 1,
      entries: [{ title: 'Ferry 4' }, { title: 'Ferry 3' }],
    })
    expect(await fetch({ keep: 2 })).toMatchObject({ waiting: 0, entries: [{ title: 'Ferry 2' }] })
    expect((await state()).etag).toBe('"b"')
  })

  it('brings only what it is asked for', async () => {
    serve(
      rss([
        { n: 1, title: 'Économie: the pier' },
        { n: 2, title: 'Sport' },
        { n: 3, title: 'Economie and sport' },
      ]),
    )
    expect((await fetch({ include: ['economie'], exclude: ['Sport'] })).entries.map(({ title }) => title)).toEqual([
      'Économie: the pier',
    ])
  })

  it('begins anew at another address', async () => {
    serve(rss(items(1)), { etag: '"a"' })
    await fetch()
    ports.web.pages.set('https://news.example.com/new.xml', { body: rss(items(2)) })
    await fetch({ url: 'https://news.example.com/new.xml' })
    expect(ports.web.asked.at(-2)?.headers).not.toHaveProperty('if-none-match')
    expect(await state()).toMatchObject({ address: 'https://news.example.com/new.xml' })
  })
})

describe('a page that cannot be had', () => {
  it('leaves the entry’s own text, where that is an article, and the reason is said', async () => {
    ports.web.pages.set('https://news.example.com/1', { status: 403 })
    serve(rss([{ n: 1, text: words('the pier') }]))
    expect((await fetch()).entries).toEqual([
      { title: 'Ferry 1', url: 'https://news.example.com/1', outcome: 'text', reason: 'its page answers 403' },
    ])
    expect([...ports.inbox.pages.values()][0]?.html).toContain('The board says of the pier that plan 0 is ready.')
  })

  it('leaves nothing where the feed has a teaser alone, and is not asked for again', async () => {
    ports.web.pages.set('https://news.example.com/1', { status: 403 })
    serve(rss(items(1)))
    expect(await outcomes()).toEqual(['passed'])
    expect(await outcomes()).toEqual([])
    expect(names()).toEqual([])
  })

  it('is not replaced by its text where it was taken away', async () => {
    ports.web.pages.set('https://news.example.com/1', { status: 410 })
    serve(rss([{ n: 1, text: words('the pier') }]))
    expect(await outcomes()).toEqual(['passed'])
  })

  it('for a passing reason is asked for three times before its text must do', async () => {
    ports.web.pages.set('https://news.example.com/1', { status: 503 })
    serve(rss([{ n: 1, text: words('the pier') }]), { etag: '"a"' })
    expect(await outcomes()).toEqual(['later'])
    expect((await state()).etag).toBeNull()
    expect(await outcomes()).toEqual(['later'])
    expect(await outcomes()).toEqual(['text'])
    expect(await outcomes()).toEqual([])
  })

  it('is not asked for where the site asks programs to keep away', async () => {
    ports.web.pages.set('https://news.example.com/robots.txt', { body: 'User-agent: *\nDisallow: /1\n' })
    serve(rss(items(1, 2)))
    expect((await fetch()).entries.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['page', null],
      ['passed', 'https://news.example.com/robots.txt asks programs to keep away'],
    ])
    expect(ports.web.addresses).toEqual([feedAt, 'https://news.example.com/2'])
  })

  it('is never asked for where the feed has whole articles', async () => {
    serve(rss([{ n: 1, text: words('the pier') }]))
    expect(await outcomes({ full: false })).toEqual(['text'])
    expect(ports.web.addresses).toEqual([feedAt])
  })
})

describe('a site', () => {
  it('is asked for one thing a second, whoever asks', async () => {
    const starts: number[] = []
    ports.web.onGet = () => starts.push(ports.clock.now().getTime())
    serve(rss(items(1, 2, 3)))
    await Promise.all([fetch(), fetch({ id: 'other' })])
    const gaps = starts.slice(1).map((start, n) => start - (starts[n] ?? 0))
    expect(gaps.length).toBeGreaterThan(8)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000)
  })

  it('that asks for longer pauses gets them', async () => {
    ports.web.pages.set('https://news.example.com/robots.txt', { body: 'User-agent: *\nCrawl-delay: 5\n' })
    const starts: number[] = []
    ports.web.onGet = () => starts.push(ports.clock.now().getTime())
    serve(rss(items(1, 2)))
    await fetch()
    expect(starts.map((start) => (start - (starts[0] ?? 0)) / 1_000)).toEqual([0, 1, 6, 11])
  })

  it('in trouble is asked less and less often, and the trouble has a beginning', async () => {
    ports.web.pages.set(feedAt, { status: 500 })
    expect((await fetch()).trouble).toBe('https://news.example.com/feed.xml answers 500')
    const first = await state()
    ports.clock.advance(3_600_000)
    await fetch()
    const second = await state()
    expect([first.failures, second.failures]).toEqual([1, 2])
    expect(second.trouble).toMatchObject({ kind: '500', since: first.trouble?.since })
    serve(rss(items(1)))
    await fetch()
    expect(await state()).toMatchObject({ failures: 0, trouble: null })
  })

  it('that moves for good is followed, and after three times asked at its new address', async () => {
    const moved = 'https://news.example.com/moved.xml'
    ports.web.pages.set(feedAt, { status: 301, headers: { location: moved } })
    ports.web.pages.set(moved, { body: rss(items(1)) })
    for (let n = 0; n < 3; n += 1) await fetch()
    expect(await state()).toMatchObject({ address: feedAt, url: moved })
    ports.web.asked.length = 0
    await fetch()
    expect(ports.web.addresses).toEqual([moved])
  })

  it('that answers with a page instead of a feed is in trouble, and what is known of it stays', async () => {
    serve(rss(items(1)))
    await fetch()
    serve('<!doctype html><html><body><h1>Down for maintenance</h1></body></html>')
    expect((await fetch()).trouble).toMatch(/./)
    expect(names()).toHaveLength(1)
    expect((await state()).answeredAt).not.toBeNull()
  })
})

it('a fetch whose time is over stops between two pages and goes on next time', async () => {
  serve(rss(items(1, 2, 3)), { etag: '"a"' })
  const report = await fetch({}, ports.clock.now().getTime() + 1_500)
  expect(report.waiting).toBe(2)
  expect((await state()).etag).toBeNull()
  expect(await outcomes()).toEqual(['page', 'page'])
})

it('a fetch that is killed at any call loses no entry, and repeats at most the page in flight', async () => {
  const all: string[] = []
  const killedAt = async (nth: number, log: string[]) => {
    let count = 0
    const guarded = <T extends object>(port: T, name: string): T =>
      new Proxy(port, {
        get(target, key) {
          const value = Reflect.get(target, key)
          if (typeof value !== 'function') return value
          return async (...given: unknown[]) => {
            count += 1
            log.push(`${name}.${String(key)}`)
            if (count === nth) throw new Error('killed')
            return value.apply(target, given)
          }
        },
      })
    const guardedPorts = {
      ...ports,
      web: guarded(ports.web, 'web'),
      inbox: guarded(ports.inbox, 'inbox'),
      sources: guarded(ports.sources, 'sources'),
    }
    await fetchSource(guardedPorts, source({ keep: 3 }), {
      userAgent: 'x',
      pageBytes: 100_000,
      untilMs: Number.POSITIVE_INFINITY,
    })
  }
  const fresh = () => {
    ports.inbox.pages.clear()
    ports.inbox.puts = 0
    ports.sources = new FakeSourceStore(ports.clock)
  }
  serve(rss(items(1, 2, 3, 4, 5)), { etag: '"a"' })
  await killedAt(0, all)
  const whole = names()
  expect(whole).toHaveLength(3)
  for (let nth = 1; nth <= all.length; nth += 1) {
    fresh()
    await expect(killedAt(nth, [])).rejects.toThrow('killed')
    await fetch({ keep: 3 })
    expect(names(), `killed at ${nth}: ${all[nth - 1]}`).toEqual(whole)
    expect(ports.inbox.puts).toBeLessThanOrEqual(4)
    expect((await state()).etag).toBe('"a"')
  }
})
