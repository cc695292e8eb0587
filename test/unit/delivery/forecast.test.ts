// What is said of an edition before it goes out: by when all are mailed (D5).
import { expect, test } from 'vitest'
import { durationMs, forecastOf } from '../../../functions/delivery/pace/forecast.ts'

const day = 86_400_000
const before = { id: '2026-W46', date: '2026-11-12', eligible: 100_000, lastWave: '2026-11-12T17:00' }
const edition = { id: '2026-W47', date: '2026-11-19', eligible: null, lastWave: null }
const allowance = { maxPerSecond: 14, maxPerDay: 50_000, used: 0 }

test('ten readers at one a second take ten mails’ time', () => {
  expect(durationMs(10, 1, Number.POSITIVE_INFINITY)).toBe(10_000)
})

test('100,000 at 14 a second and 50,000 a day take two days and the rest of the third', () => {
  expect(forecastOf(edition, [before], allowance, 0.9)).toEqual({
    readers: 100_000,
    perSecond: expect.closeTo(12.6),
    perDay: 45_000,
    endsMs: Date.parse('2026-11-19T17:00Z') + 2 * day + Math.ceil((10_000 / 12.6) * 1000),
    isTooLong: false,
  })
})

test('what others use of the quota is not there for the edition, which may not end before the next launch', () => {
  const used = (count: number) => forecastOf(edition, [before], { ...allowance, used: count }, 0.9)
  expect(used(20_000)).toMatchObject({ perDay: 25_000, isTooLong: false })
  expect(used(30_000)).toMatchObject({ perDay: 15_000, isTooLong: true })
  expect(used(45_000)).toMatchObject({ perDay: 0, endsMs: null, isTooLong: true })
})

test('a frozen audience is reckoned with itself, another with the last one before; of a first edition nothing is said', () => {
  const frozen = { ...edition, eligible: 10, lastWave: '2026-11-19T06:00' }
  const later = { ...before, id: '2026-W48', date: '2026-11-26', eligible: 5 }
  expect(forecastOf(frozen, [before, later], allowance, 0.9)?.readers).toBe(10)
  expect(forecastOf(edition, [later, before], allowance, 0.9)?.readers).toBe(100_000)
  expect(forecastOf(edition, [edition, later], allowance, 0.9)).toBeNull()
})

test('without a daily limit the pace alone counts; the hours of an edition that was late are not waited for', () => {
  const late = { ...before, eligible: 126, lastWave: '2026-11-16T06:00' }
  expect(forecastOf(edition, [late], { ...allowance, maxPerDay: -1 }, 0.9)).toMatchObject({
    perDay: null,
    endsMs: Date.parse('2026-11-20T12:00Z') + 10_000,
  })
})
