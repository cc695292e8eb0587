// The day before an edition is composed, the articles that the sources brought are checked once more.
import { beforeEach, expect, it } from 'vitest'
import type { SourceQueue } from '../../../functions/source-ports.ts'
import { fetchQueued } from '../../../functions/use-cases/fetching/fetch-queued.ts'
import type { FetchPorts } from '../../../functions/use-cases/fetching/fetch-source.ts'
import { queueChecks } from '../../../functions/use-cases/fetching/queue-due-sources.ts'
import { aSource, FetchWorld, feedAt, items, rss, words } from '../../support/worlds/fetch-world.ts'

const due = '2026-11-24T06:00:00.000Z'
const articleAt = (n: number) => `https://news.example.com/${n}`
let world: FetchWorld
let queued: string[]

beforeEach(() => prepare())

/** Five articles were taken; their pages and their feed have not changed since. */
async function prepare(): Promise<void> {
  world = new FetchWorld()
  queued = []
  for (const n of [1, 2, 3, 4, 5])
    world.web.pages.set(articleAt(n), { body: articleOf(n), headers: { etag: `"${n}"` } })
  world.serve(rss(items(1, 2, 3, 4, 5)), { etag: '"feed"' })
  await world.fetch()
  world.web.pages.set(feedAt, { status: 304 })
  for (const n of [1, 2, 3, 4, 5]) world.web.pages.set(articleAt(n), { status: 304 })
  world.clock.set(due)
  world.web.asked.length = 0
  world.inbox.puts = 0
}

const articleOf = (n: number, more = '') =>
  `<html><body><h1>The ferry number ${n} is late</h1><p>${words(`ferry ${n}`)}</p><p>${more}</p></body></html>`

const sourceQueue: SourceQueue = {
  fetch: async () => {},
  check: async (sources, at, afterSeconds = 0) => {
    queued.push(...sources.map((source) => JSON.stringify({ source, check: at })))
    world.clock.set(new Date(world.clock.now().getTime() + afterSeconds * 1000).toISOString())
  },
}

/** Every message until none is left. */
async function check(
  ports: FetchPorts = world,
  untilMs = Number.POSITIVE_INFINITY,
  more = {},
  to = sourceQueue,
): Promise<string[]> {
  const list = { read: async () => ({ sources: [aSource(more)], mistakes: [] }) }
  if (queued.length === 0) await queueChecks({ log: world.log, list, sourceQueue }, { checkTime: due })
  const failed: string[] = []
  for (let rounds = 0; queued.length > 0 && rounds < 40; rounds += 1) {
    const [body = ''] = queued.splice(0, 1)
    const options = { userAgent: 'Broadsheet', pageBytes: 100_000, untilMs, freshForDays: 14 }
    const answer = await fetchQueued({ ...ports, list, sourceQueue: to }, [{ messageId: body, body }], options)
    failed.push(...answer.failed)
  }
  return failed
}

const asked = () => world.web.addresses.filter((url) => url !== feedAt)

it('an article that is gone leaves, one that was changed is read again, and the others cost one short request', async () => {
  world.web.pages.set(articleAt(1), { status: 410 })
  world.web.pages.set(articleAt(2), { status: 404 })
  world.web.pages.set(articleAt(3), { body: articleOf(3, 'The board has changed its plan since.') })
  await check()
  expect([...world.inbox.withdrawn.values()].toSorted()).toEqual([
    'withdrawn on 2026-11-24: its page answers 404',
    'withdrawn on 2026-11-24: its page answers 410',
  ])
  expect(world.inbox.puts).toBe(1)
  const [, third] = [...world.inbox.pages].find(([, { html }]) => html.includes('changed its plan')) ?? []
  expect(third?.given).toMatchObject({ title: 'Ferry 3', url: articleAt(3) })
  expect(world.web.asked.at(-1)?.headers['if-none-match']).toMatch(/^"\d"$/)
  expect((await world.state()).check).toEqual({
    at: due,
    unchanged: 2,
    updated: 1,
    withdrawn: 2,
    unanswered: 0,
    why: null,
  })
})

it('the feed is asked first, and what it withdraws is withdrawn', async () => {
  world.serve(
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>G</title>' +
      '<at:deleted-entry ref="tag:4" when="2026-11-24T05:00:00Z"/></feed>',
  )
  await check()
  expect(world.inbox.withdrawn.size).toBe(1)
  expect(asked()).not.toContain(articleAt(4))
})

it('when a host is down nothing is withdrawn, three pages are asked for in each quarter of four hours, and it is reported', async () => {
  for (const n of [1, 2, 3, 4, 5]) world.web.pages.set(articleAt(n), { status: 503 })
  await check()
  expect(asked()).toHaveLength(17 * 3)
  expect([world.inbox.withdrawn.size, world.inbox.puts]).toEqual([0, 0])
  expect((await world.state()).check).toMatchObject({ unanswered: 5, why: 'its page answers 503' })
})

it('what a host withdraws that asked to be left alone is found a quarter of an hour later', async () => {
  for (const n of [1, 2, 3, 4, 5]) world.web.pages.set(articleAt(n), { status: 429 })
  const later: SourceQueue['check'] = async (...order) => {
    await sourceQueue.check(...order)
    for (const n of [1, 2, 3, 4, 5]) world.web.pages.set(articleAt(n), { status: n === 4 ? 410 : 304 })
  }
  await check(world, Number.POSITIVE_INFINITY, {}, { ...sourceQueue, check: later })
  expect(world.inbox.withdrawn.size).toBe(1)
  expect((await world.state()).check).toMatchObject({ unchanged: 4, withdrawn: 1, unanswered: 0 })
})

it('a host for which other fetches of ours wait is asked in another message: nothing of it counts as asked', async () => {
  world.web.pages.set(articleAt(1), { status: 410 })
  let busy = 4
  const takeTurn: FetchPorts['sources']['takeTurn'] = async (host, longestMs) =>
    busy-- > 0 ? null : await world.sources.takeTurn(host, longestMs)
  const sources = new Proxy(world.sources, {
    get: (store, key) => (key === 'takeTurn' ? takeTurn : Reflect.get(store, key).bind(store)),
  })
  await check({ ...world, sources, web: world.web, inbox: world.inbox, clock: world.clock })
  expect(world.inbox.withdrawn.size).toBe(1)
  expect((await world.state()).check).toMatchObject({ unchanged: 4, withdrawn: 1, unanswered: 0 })
})

it('a page that refuses, and one in whose place something else stands, stay as they were read', async () => {
  world.web.pages.set(articleAt(1), { status: 403 })
  world.web.pages.set(articleAt(2), {
    body: '<h1>We are down for maintenance</h1><p>Come back in an hour, please.</p>',
  })
  world.web.pages.set(articleAt(3), { status: 302, headers: { location: 'https://news.example.com/' } })
  world.web.pages.set('https://news.example.com/', { body: articleOf(3, 'And other articles of today.') })
  await check()
  expect([world.inbox.withdrawn.size, world.inbox.puts]).toEqual([0, 0])
  expect((await world.state()).check).toMatchObject({ unchanged: 2, unanswered: 3 })
})

it('a check whose time is over goes on in another message; a paused source is not asked', async () => {
  let calls = 0
  const clock = { now: () => new Date(Date.parse(due) + (calls++ % 9) * 1_000), sleep: async () => {} }
  await check({ ...world, clock, web: world.web, sources: world.sources, inbox: world.inbox }, Date.parse(due) + 7_000)
  expect(asked().toSorted()).toEqual([1, 2, 3, 4, 5].map(articleAt))
  expect((await world.state()).check).toMatchObject({ unchanged: 5 })
  world.web.asked.length = 0
  world.clock.advance(7 * 86_400_000)
  await check(world, undefined, { paused: true })
  expect(world.web.asked).toEqual([])
})

it('a check that is killed at any call loses nothing, and asks again for one page at most', async () => {
  for (let at = 1; ; at += 1) {
    await prepare()
    world.web.pages.set(articleAt(1), { status: 410 })
    world.web.pages.set(articleAt(2), { body: articleOf(2, 'The board has changed its plan since.') })
    let count = 0
    const killedAt = <T extends object>(port: T): T =>
      new Proxy(port, {
        get(target, key) {
          const value = Reflect.get(target, key)
          if (typeof value !== 'function') return value
          return async (...given: unknown[]) => {
            count += 1
            if (count === at) throw new Error('killed')
            return value.apply(target, given)
          }
        },
      })
    const { clock, random, log, web, inbox, sources } = world
    const ports = {
      clock,
      random,
      log,
      editions: world.editions,
      web: killedAt(web),
      inbox: killedAt(inbox),
      sources: killedAt(sources),
    }
    const failed = await check(ports)
    queued.push(...failed)
    await check()
    expect(inbox.withdrawn.size, `killed at ${at}`).toBe(1)
    expect([...inbox.pages.values()].filter(({ html }) => html.includes('changed its plan'))).toHaveLength(1)
    expect(asked().length, `killed at ${at}`).toBeLessThanOrEqual(6)
    if (failed.length > 0) continue
    expect(at).toBeGreaterThan(20)
    break
  }
})
