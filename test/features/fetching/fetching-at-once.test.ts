// Several sources in one call: waiting for one host delays no other, and no host gets two requests at a time.
import { beforeEach, expect, it } from 'vitest'
import type { SourceQueue, Web } from '../../../functions/source-ports.ts'
import { fetchQueued } from '../../../functions/use-cases/fetching/fetch-queued.ts'
import { aSource, FetchWorld, items, rss } from '../../support/worlds/fetch-world.ts'

const due = '2026-11-20T10:00:00.000Z'
const answerMs = 10_000
const addresses = {
  a: 'https://one.example.com/a.xml',
  b: 'https://one.example.com/b.xml',
  c: 'https://two.example.com/c',
}

let world: FetchWorld
let queued: string[]
let running: string[]
let overlaps: Set<string>

beforeEach(() => {
  world = new FetchWorld()
  queued = []
  running = []
  overlaps = new Set()
  for (const url of Object.values(addresses)) world.web.pages.set(url, { body: rss(items(1)) })
})

const web: Web = {
  async get(request) {
    const { hostname } = new URL(request.url)
    for (const other of running) overlaps.add([other, hostname].sort().join(' '))
    running.push(hostname)
    await world.clock.sleep(answerMs)
    running.splice(running.indexOf(hostname), 1)
    return world.web.get(request)
  },
}

async function fetch(messages: object[], untilMs = Number.POSITIVE_INFINITY): Promise<number> {
  const sources = Object.entries(addresses).map(([id, url]) => aSource({ id, url, full: false }))
  const list = { read: async () => ({ sources, mistakes: [] }) }
  const sourceQueue: SourceQueue = { fetch: async (ids) => void queued.push(...ids), check: async () => {} }
  const { clock, random, log, inbox, editions } = world
  const ports = { clock, random, log, inbox, editions, sources: world.sources, web, list, sourceQueue }
  const began = clock.now().getTime()
  const orders = messages.map((order, n) => ({ messageId: String(n), body: JSON.stringify(order) }))
  await fetchQueued(ports, orders, { userAgent: 'Broadsheet', pageBytes: 100_000, untilMs, freshForDays: 14 })
  return (clock.now().getTime() - began) / 1_000
}

const all = ['a', 'b', 'c'].map((source) => ({ source, due }))

it('several hosts are asked side by side, the sources of one host one after another', async () => {
  const seconds = await fetch(all)
  expect([...(await world.sources.states()).keys()].sort()).toEqual(['a', 'b', 'c'])
  expect(overlaps).toEqual(new Set(['one.example.com two.example.com']))
  // The rules of one host and two feeds, with a second between them.
  expect(seconds).toBeLessThan(34)
})

it('a source is asked again when its interval is over, however long it waited, and not twice if it was asked meanwhile', async () => {
  world.clock.advance(20 * 60_000)
  await fetch(all)
  expect((await world.sources.state('c'))?.nextAt).toBe('2026-11-20T16:00:00.000Z')
  const asked = world.web.asked.length
  await fetch(all)
  expect(world.web.asked).toHaveLength(asked)
})

it('sources for which a call has no time go back into the queue', async () => {
  await fetch(all, world.clock.now().getTime() + 100_000)
  expect(queued).toEqual(['b'])
})
