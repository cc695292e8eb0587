// When a source counts as silent, refused or dead.
import { expect, test } from 'vitest'
import { healthOf } from '../../../functions/sources/health.ts'
import { type Answered, newSourceState, stateAfter } from '../../../functions/sources/state.ts'
import type { SourceState } from '../../../functions/sources/types.ts'

const dayMs = 86_400_000
const now = Date.parse('2026-11-26T10:00:00Z')
const before = (days: number) => new Date(now - days * dayMs).toISOString()
const url = 'https://example.com/feed'
const health = (more: Partial<SourceState>) =>
  healthOf({ url, paused: false }, { ...newSourceState(url, new Date(now)), ...more }, now)
const trouble = (kind: string, days: number) => ({
  trouble: { kind, since: before(days), detail: `it answers ${kind}` },
})

test('a source is well until there is a reason to think otherwise', () => {
  expect(healthOf({ url, paused: false }, null, now)).toEqual({ is: 'well' })
  expect(health({ newAt: before(1), usualMs: null })).toEqual({ is: 'well' })
  expect(healthOf({ url, paused: true }, null, now)).toEqual({ is: 'paused' })
})

test('a source that is gone for good is dead at once, any other trouble after a week', () => {
  expect(health(trouble('410', 0))).toEqual({ is: 'dead', why: 'it is gone for good (410)' })
  expect(health(trouble('404', 6.9))).toEqual({ is: 'in trouble', why: 'it answers 404' })
  expect(health(trouble('404', 8))).toEqual({ is: 'dead', why: 'it answers 404, for 8 days' })
})

test('a source of which nothing could be read is told, once three entries in a row were refused', () => {
  const refused = (entries: number) => ({ refused: { entries, since: before(9), why: 'its page answers 403' } })
  expect(health(refused(2))).toEqual({ is: 'well' })
  expect(health(refused(3))).toEqual({
    is: 'refused',
    why: 'nothing of its last 3 entries can be read, since 2026-11-17: its page answers 403',
  })
})

test('a source is silent after four times its usual interval, and not for a long weekend', () => {
  expect(health({ newAt: before(27), usualMs: 7 * dayMs })).toEqual({ is: 'well' })
  expect(health({ newAt: before(29), usualMs: 7 * dayMs })).toEqual({
    is: 'silent',
    why: 'nothing new for 29 days, where it used to bring something every 7 days',
  })
  expect(health({ newAt: before(2.9), usualMs: dayMs / 24 })).toEqual({ is: 'well' })
  expect(health({ newAt: before(3.1), usualMs: dayMs / 24 })).toMatchObject({ is: 'silent' })
})

test('a new source, two of whose entries came within an hour, is not silent three days later', () => {
  const busy = { newAt: before(4), usualMs: dayMs / 24 }
  expect(health({ ...busy, intervals: 1 })).toEqual({ is: 'well' })
  expect(health({ ...busy, intervals: 3 })).toEqual({ is: 'well' })
  expect(health({ ...busy, intervals: 4 })).toMatchObject({ is: 'silent' })
})

test('the intervals of a source are counted from its first entries on, and not halfway', () => {
  const answered: Answered = {
    followed: { answer: { status: 200, headers: new Map(), bytes: new Uint8Array() }, movedTo: null },
    trouble: null,
    isSettled: true,
    hasNew: true,
    brought: 1,
    refused: { entries: 0, why: '' },
  }
  const fetched = (state: SourceState, days: number) =>
    stateAfter({ every: '1d' }, state, answered, { nowMs: now + days * dayMs, dueMs: now + days * dayMs, fraction: 0 })
  const first = fetched(newSourceState(url, new Date(now)), 0)
  expect([first, fetched(first, 1), fetched(fetched(first, 1), 2)].map(({ intervals }) => intervals)).toEqual([0, 1, 2])
  const { intervals: _, ...older } = first
  expect(fetched(older, 1)).not.toHaveProperty('intervals')
})
