// The share of one network among the places of confirmations.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostPlaces, placeFor, reachMs, shareMs } from '../../../functions/subscription/limits/network-limit.ts'

const since = Date.parse('2026-11-18T12:00:00.000Z')
const hour = 60 * 60_000
const wait = (nth: number) => Date.parse(placeFor(nth, since, since).at) - since

describe('the share of one network', () => {
  test.each([
    [1, 0],
    [10, 0],
    [11, 10_000],
    [20, 550_000],
    [47, 7_030_000],
  ])('lets its request number %i wait %i ms', (nth, ms) => {
    expect(wait(nth)).toBe(ms)
  })

  test.each([
    [0, 47],
    [4 * hour, 75],
    [shareMs, 146],
  ])('is after %i ms at most %i', (ms, most) => {
    expect(mostPlaces(since, since + ms)).toBe(most)
  })

  test('never gives a place more than two hours ahead, nor refuses one that is nearer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: shareMs }), (ms) => {
        const most = mostPlaces(since, since + ms)
        expect(wait(most) - ms).toBeLessThanOrEqual(2 * hour)
        expect(wait(most + 1) - ms).toBeGreaterThan(2 * hour)
      }),
    )
  })

  test('lets networks that asked for fewer take turns further ahead', () => {
    const reaches = Array.from({ length: 146 }, (_, n) => reachMs(n + 1))
    expect(reaches).toEqual(reaches.toSorted((a, b) => b - a))
    expect([reaches[0], reaches[1], reaches.at(-1)]).toEqual([900_000, 30_000, 5_000])
  })
})
