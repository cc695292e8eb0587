// From a feed to pages in the inbox: what is taken, when, and once each.
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeSourceStore } from '../../support/fakes/fake-sources.ts'
import { FetchWorld, feedAt, items, rss, words } from '../../support/worlds/fetch-world.ts'

let world: FetchWorld

beforeEach(() => {
  world = new FetchWorld()
})

describe('a source', () => {
  it('brings its newest entries when it is new, and never what it had before', async () => {
    world.serve(rss(items(3, 1, 4, 2)))
    expect(await world.outcomes({ keep: 2 })).toEqual(['page', 'page'])
    expect(world.names).toEqual([
      expect.stringMatching(/^gazette\/2026-11-03-ferry-3-.{10}\.html$/),
      expect.stringMatching(/^gazette\/2026-11-04-ferry-4-.{10}\.html$/),
    ])
    expect(await world.outcomes({ keep: 2 })).toEqual([])
    world.serve(rss(items(5, 3, 1, 4, 2)))
    expect(await world.outcomes({ keep: 2 })).toEqual(['page'])
  })

  it('says with each page what its feed says of it', async () => {
    world.serve(rss(items(3)))
    await world.fetch({ publication: 'The Gazette' })
    expect([...world.inbox.pages.values()].map(({ given }) => given)).toEqual([
      {
        title: 'Ferry 3',
        publication: 'The Gazette',
        published: '2026-11-03T08:00:00.000Z',
        url: 'https://news.example.com/3',
      },
    ])
  })

  it('that has nothing new costs one request, which says what is known', async () => {
    world.serve(rss(items(1)), { etag: '"a"', 'last-modified': 'Fri, 20 Nov 2026 09:00:00 GMT' })
    await world.fetch()
    world.web.pages.set(feedAt, { status: 304 })
    world.web.asked.length = 0
    expect(await world.fetch()).toMatchObject({ unchanged: true, trouble: null, entries: [] })
    expect(world.web.addresses).toEqual([feedAt])
    expect(world.web.asked.at(-1)?.headers).toMatchObject({
      'if-none-match': '"a"',
      'if-modified-since': 'Fri, 20 Nov 2026 09:00:00 GMT',
      'user-agent': 'Broadsheet (+https://list.example.com/)',
    })
    await world.fetch()
    expect(world.web.asked.at(-1)?.headers['if-none-match']).toBe('"a"')
  })

  it('replaces the page of an entry that its feed has changed, and no other', async () => {
    world.serve(rss(items(1, 2)))
    await world.fetch()
    const before = world.names
    world.web.pages.set('https://news.example.com/2', { body: `<p>${words('another plan')}</p>` })
    world.serve(rss([{ n: 1 }, { n: 2, title: 'Ferry 2, corrected' }]))
    expect(await world.outcomes()).toEqual(['update'])
    expect(world.names).toEqual(before)
    expect(world.inbox.pages.get(before[1] ?? '')?.html).toContain('another plan')
  })

  it('knows an article by its address under another id, and by its id at another address', async () => {
    world.serve(rss(items(1)))
    await world.fetch()
    world.serve(rss(items(1)).replace('tag:1', 'tag:other'))
    expect(await world.outcomes()).toEqual([])
    world.serve(rss(items(1)).replace('example.com/1<', 'example.com/moved<'))
    expect(await world.outcomes()).toEqual([])
  })

  it('takes no more than its share at a time, and the rest next time', async () => {
    world.serve(rss(items(1)))
    await world.fetch({ keep: 2 })
    world.serve(rss(items(1, 2, 3, 4, 5, 6)), { etag: '"b"' })
    expect(await world.fetch({ keep: 2 })).toMatchObject({
      waiting: 3,
      entries: [{ title: 'Ferry 6' }, { title: 'Ferry 5' }],
    })
    expect((await world.state()).etag).toBeNull()
    expect(await world.fetch({ keep: 2 })).toMatchObject({
      waiting: 1,
      entries: [{ title: 'Ferry 4' }, { title: 'Ferry 3' }],
    })
    expect(await world.fetch({ keep: 2 })).toMatchObject({ waiting: 0, entries: [{ title: 'Ferry 2' }] })
    expect((await world.state()).etag).toBe('"b"')
  })

  it('brings only what it is asked for', async () => {
    world.serve(
      rss([
        { n: 1, title: 'Économie: the pier' },
        { n: 2, title: 'Sport' },
        { n: 3, title: 'Economie and sport' },
      ]),
    )
    expect(
      (await world.fetch({ include: ['economie'], exclude: ['Sport'] })).entries.map(({ title }) => title),
    ).toEqual(['Économie: the pier'])
  })

  it('takes out the page of an entry that its feed takes back, once it was read, and once alone', async () => {
    world.serve(rss(items(1, 2)))
    await world.fetch()
    const [page = ''] = world.names
    world.inbox.unread.add(page)
    world.serve(
      '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>G</title>' +
        '<at:deleted-entry ref="tag:1" when="2026-11-20T09:00:00Z"/></feed>',
      { etag: '"b"' },
    )
    expect(await world.outcomes()).toEqual([])
    expect((await world.state()).etag).toBeNull()
    world.inbox.unread.clear()
    expect(await world.outcomes()).toEqual(['withdrawn'])
    expect([...world.inbox.withdrawn]).toEqual([[page, 'withdrawn on 2026-11-20: its feed takes it back']])
    expect(await world.outcomes()).toEqual([])
  })

  it('takes out the page of an entry that was changed and leads nowhere any more', async () => {
    world.serve(rss(items(1)))
    await world.fetch()
    world.web.pages.set('https://news.example.com/1', { status: 410 })
    world.serve(rss([{ n: 1, title: 'Ferry 1, withdrawn' }]))
    expect(await world.outcomes()).toEqual(['withdrawn'])
    expect([...world.inbox.withdrawn.values()]).toEqual(['withdrawn on 2026-11-20: its page answers 410'])
  })

  it('begins again at another address', async () => {
    world.serve(rss(items(1)), { etag: '"a"' })
    await world.fetch()
    world.web.pages.set('https://news.example.com/new.xml', { body: rss(items(2)) })
    await world.fetch({ url: 'https://news.example.com/new.xml' })
    expect(world.web.asked.at(-2)?.headers).not.toHaveProperty('if-none-match')
    expect(await world.state()).toMatchObject({ address: 'https://news.example.com/new.xml' })
  })
})

it('a fetch whose time is over stops between two pages and goes on next time', async () => {
  world.serve(rss(items(1, 2, 3)), { etag: '"a"' })
  const report = await world.fetch({}, world.clock.now().getTime() + 1_500)
  expect(report.waiting).toBe(2)
  expect((await world.state()).etag).toBeNull()
  expect(await world.outcomes()).toEqual(['page', 'page'])
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
    const killable = {
      clock: world.clock,
      random: world.random,
      log: world.log,
      editions: world.editions,
      web: guarded(world.web, 'web'),
      inbox: guarded(world.inbox, 'inbox'),
      sources: guarded(world.sources, 'sources'),
    }
    await world.fetch({ keep: 3 }, undefined, killable)
  }
  const fresh = () => {
    world.inbox.pages.clear()
    world.inbox.puts = 0
    world.sources = new FakeSourceStore(world.clock)
  }
  world.serve(rss(items(1, 2, 3, 4, 5)), { etag: '"a"' })
  await killedAt(0, all)
  const whole = world.names
  expect(whole).toHaveLength(3)
  for (let nth = 1; nth <= all.length; nth += 1) {
    fresh()
    await expect(killedAt(nth, [])).rejects.toThrow('killed')
    await world.fetch({ keep: 3 })
    expect(world.names, `killed at ${nth}: ${all[nth - 1]}`).toEqual(whole)
    expect(world.inbox.puts).toBeLessThanOrEqual(4)
    expect((await world.state()).etag).toBe('"a"')
  }
})
