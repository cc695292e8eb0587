// What is remembered of sources, their entries and hosts. On the fake and on DynamoDB’s local engine.
import { beforeEach, describe, expect, it } from 'vitest'
import { table } from '../../functions/adapters/services/dynamodb.ts'
import { sourceStore } from '../../functions/adapters/sources/source-store.ts'
import type { SourceStore } from '../../functions/source-ports.ts'
import { newSourceState } from '../../functions/sources/state.ts'
import type { KnownEntry } from '../../functions/sources/types.ts'
import { FakeClock, FakeRandom } from '../support/fakes/fake-clock.ts'
import { FakeSourceStore } from '../support/fakes/fake-sources.ts'
import { startDynamo } from './engines.ts'

const dynamo = await startDynamo()
let clock: FakeClock

async function inDynamo(): Promise<SourceStore> {
  return sourceStore(table(await dynamo.emptyTable(), clock, dynamo.client), { clock, random: new FakeRandom() })
}

const anEntry = (key: string): KnownEntry => ({
  key,
  keys: [key, `id ${key}`],
  mark: 'm',
  page: `${key}.html`,
  listedAt: clock.now().toISOString(),
})

describe.each([
  ['the fake', async () => new FakeSourceStore(clock)],
  ['DynamoDB', inDynamo],
])('what is remembered of sources in %s', (_where, open) => {
  let store: SourceStore

  beforeEach(async () => {
    clock = new FakeClock('2026-11-18T12:00:00.000Z')
    store = await open()
  })

  it('is nothing before the first fetch, and then the last state', async () => {
    const state = { ...newSourceState('https://example.com/feed', clock.now()), version: 1, etag: '"a"' }
    expect(await store.state('gazette')).toBeNull()
    expect(await store.saveState('gazette', state, null)).toBe(true)
    expect(await store.state('gazette')).toEqual(state)
    expect(await store.states()).toEqual(new Map([['gazette', state]]))
  })

  it('is not undone by a run that began before another ended', async () => {
    const first = { ...newSourceState('https://example.com/feed', clock.now()), version: 1 }
    const second = { ...first, version: 2, etag: '"b"' }
    await store.saveState('gazette', first, null)
    expect(await store.saveState('gazette', second, first)).toBe(true)
    expect(await store.saveState('gazette', { ...first, version: 2, etag: '"late"' }, first)).toBe(false)
    expect(await store.saveState('gazette', first, null)).toBe(false)
    expect((await store.state('gazette'))?.etag).toBe('"b"')
  })

  it('holds each entry once, by its key', async () => {
    await store.saveEntry('gazette', anEntry('a'))
    await store.saveEntry('gazette', anEntry('b'))
    await store.saveEntry('gazette', { ...anEntry('a'), mark: 'other' })
    await store.saveEntry('wire', anEntry('c'))
    const found = (await store.entries('gazette')).toSorted((a, b) => (a.key < b.key ? -1 : 1))
    expect(found).toEqual([{ ...anEntry('a'), mark: 'other' }, anEntry('b')])
  })

  it('holds what sites allow, as the last one to ask them heard it', async () => {
    const at = 'https://example.com/robots.txt'
    const kept = (askedAt: string, text: string) => ({
      askedAt,
      readAt: askedAt,
      text,
      failure: null,
      nextAt: '2026-11-19T12:00:00.000Z',
    })
    expect(await store.robots(at)).toBeNull()
    await store.saveRobots(at, kept('2026-11-18T11:00:00.000Z', `User-agent: *\n${'Disallow: /a\n'.repeat(9_000)}`))
    await store.saveRobots(at, kept('2026-11-18T12:00:00.000Z', 'User-agent: *\nDisallow: /été\n'))
    await store.saveRobots(at, kept('2026-11-18T10:00:00.000Z', ''))
    expect(await store.robots(at)).toEqual(kept('2026-11-18T12:00:00.000Z', 'User-agent: *\nDisallow: /été\n'))
    expect(await store.robots('https://example.org/robots.txt')).toBeNull()
  })

  it('gives a host to one process at a time, and again after the pause', async () => {
    const starts: number[] = []
    const ask = async () => {
      const turn = await store.takeTurn('example.com', 20_000)
      starts.push(clock.now().getTime())
      await turn?.end(1_000)
    }
    await Promise.all([ask(), ask(), ask()])
    const other = await store.takeTurn('example.org', 20_000)
    expect(other).not.toBeNull()
    const gaps = starts.slice(1).map((start, n) => start - (starts[n] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000)
  })

  it('takes a turn back from a process that died with it', async () => {
    await store.takeTurn('example.com', 5_000)
    const before = clock.now().getTime()
    expect(await store.takeTurn('example.com', 5_000)).not.toBeNull()
    expect(clock.now().getTime() - before).toBeGreaterThanOrEqual(5_000)
  })
})

it('a host is not held by a clock that is ahead', async () => {
  clock = new FakeClock('2026-11-27T12:00:00.000Z')
  const store = await inDynamo()
  await (await store.takeTurn('example.com', 5_000))?.end(1_000)
  clock.set('2026-11-18T12:00:00.000Z')
  const before = clock.now().getTime()
  expect(await store.takeTurn('example.com', 5_000)).not.toBeNull()
  expect(clock.now().getTime()).toBe(before)
})

it('entries are forgotten half a year after their feed last listed them', async () => {
  clock = new FakeClock('2026-11-18T12:00:00.000Z')
  const store = await inDynamo()
  await store.saveEntry('gazette', anEntry('a'))
  clock.advance(209 * 86_400_000)
  expect(await store.entries('gazette')).toHaveLength(1)
  clock.advance(2 * 86_400_000)
  expect(await store.entries('gazette')).toEqual([])
})
