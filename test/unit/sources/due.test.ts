// Which sources are fetched: asked in one place, for the half hour's run, the check before composing and the command.
import { expect, test } from 'vitest'
import { isFetched, isToBeFetched } from '../../../functions/sources/due.ts'
import { newSourceState } from '../../../functions/sources/state.ts'

const now = new Date('2026-11-26T10:00:00Z')
const source = { url: 'https://example.com/feed', kind: 'feed' as const, paused: false }

test('neither a paused source nor newsletters are fetched', () => {
  expect([source, { ...source, paused: true }, { ...source, kind: 'mail' as const }].map(isFetched)).toEqual([
    true,
    false,
    false,
  ])
})

test('a source is fetched when it is due, and at once where nothing is remembered of its address', () => {
  const later = { ...newSourceState(source.url, now), nextAt: '2026-11-26T16:00:00.000Z' }
  expect(isToBeFetched(source, undefined, now.getTime())).toBe(true)
  expect(isToBeFetched(source, later, now.getTime())).toBe(false)
  expect(isToBeFetched(source, { ...later, address: 'https://old.example.com/feed' }, now.getTime())).toBe(true)
  expect(isToBeFetched({ ...source, paused: true }, null, now.getTime())).toBe(false)
})
