// Leaving, and what is recorded of it (R3).
import { expect, test } from 'vitest'
import { hasConfirmed, leave } from '../../../functions/subscription/requests/leave.ts'
import { shardOf } from '../../../functions/subscription/shard.ts'
import { aSubscriber } from '../../support/samples/builders.ts'

test('leaving is recorded with when and how, and the record goes after 30 days (R3)', () => {
  const left = leave(aSubscriber(), '2026-11-19T08:00:00.000Z', 'one-click')
  expect(left?.status).toBe('left')
  expect(left?.consent.at(-1)).toEqual({
    at: '2026-11-19T08:00:00.000Z',
    act: 'left',
    by: 'one-click',
    words: null,
    topics: ['energy'],
  })
  expect(left?.expiresAt).toBe(Date.parse('2026-12-19T08:00:00Z') / 1000)
})

test('leaving again changes nothing', () => {
  expect(leave(aSubscriber({ status: 'left' }), '2026-11-19T08:00:00.000Z', 'one-click')).toBeNull()
})

test('a request alone is no confirmation', () => {
  const [confirmed] = aSubscriber().consent
  expect(hasConfirmed({ consent: confirmed ? [confirmed] : [] })).toBe(true)
  expect(hasConfirmed({ consent: confirmed ? [{ ...confirmed, act: 'requested' }] : [] })).toBe(false)
})

test('readers spread over all 256 shards, each in one for good', () => {
  const shards = Array.from({ length: 5000 }, (_, n) => shardOf(`Reader${n}`))
  expect(new Set(shards).size).toBe(256)
  expect(Math.min(...shards)).toBe(0)
  expect(Math.max(...shards)).toBe(255)
  expect(shardOf('AAAAAAAAAAAAAAAAAAAAAA')).toBe(shardOf('AAAAAAAAAAAAAAAAAAAAAA'))
})
