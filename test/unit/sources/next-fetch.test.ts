// When a source is asked again: after success, failures, and a host that asks to wait.
import { expect, test } from 'vitest'
import { isDue, nextFetchMs, retryAfterMs } from '../../../functions/sources/next-fetch.ts'

const nowMs = Date.parse('2026-11-26T10:00:00Z')
const minutes = (at: number) => Math.round((at - nowMs) / 60_000)
const next = (failures: number, headers: Record<string, string> = {}, fraction = 0) =>
  minutes(nextFetchMs('1h', { nowMs, failures, headers: new Map(Object.entries(headers)), fraction }))

test('a source is asked again after its interval', () => {
  expect(next(0)).toBe(60)
  expect(isDue(null, nowMs)).toBe(true)
  expect(isDue(nowMs + 60_000, nowMs)).toBe(true)
  expect(isDue(nowMs + 3_600_000, nowMs)).toBe(false)
})

test('what a site says may be kept longer is asked for later, a day at most', () => {
  expect(next(0, { 'cache-control': 'public, max-age=7200' })).toBe(120)
  expect(next(0, { 'cache-control': 'max-age=60' })).toBe(60)
  expect(next(0, { 'cache-control': 's-max-age=7200' })).toBe(60)
  expect(next(0, { 'cache-control': 'max-age=999999999' })).toBe(24 * 60)
})

test('failures in a row are answered by longer waits, up to a day', () => {
  expect([1, 2, 3, 4, 5, 6, 40].map((failures) => next(failures, {}, 1))).toEqual([60, 120, 240, 480, 960, 1440, 1440])
})

test('sources that fail together do not come back together', () => {
  expect([0, 0.5, 0.99].map((fraction) => next(3, {}, fraction))).toEqual([120, 180, 239])
})

test('the time in a queue does not make an interval longer, nor shorter than half of it', () => {
  const at = (dueMs: number) =>
    minutes(nextFetchMs('1h', { nowMs, dueMs, failures: 0, headers: new Map(), fraction: 0 }))
  expect([0, 20, 50].map((waited) => at(nowMs - waited * 60_000))).toEqual([60, 40, 30])
})

test('a host that asks to be left alone is, a day at most', () => {
  expect([0, 0.5].map((fraction) => next(1, { 'retry-after': '10800' }, fraction))).toEqual([180, 270])
  expect(next(4, { 'retry-after': '600' }, 1)).toBe(480)
  expect(next(1, { 'retry-after': 'Thu, 26 Nov 2026 14:00:00 GMT' })).toBe(240)
  expect(next(1, { 'retry-after': '99999999' })).toBe(24 * 60)
  expect(['soon', '-5', '', 'Thu, 26 Nov 2020 14:00:00 GMT'].map((words) => retryAfterMs(words, nowMs))).toEqual([
    0, 0, 0, 0,
  ])
})
