// The share of the rate and of the day that editions use (D5).
import { expect, test } from 'vitest'
import { before, isUnderWay } from '../../../functions/delivery/edition-status.ts'
import { freeAgainMs, leftToday } from '../../../functions/delivery/pace/day-quota.ts'
import { accountPace, slotsFrom } from '../../../functions/delivery/pace/pace.ts'

const allowance = { maxPerSecond: 14, maxPerDay: 50_000, used: 100 }

test('editions use their share of the rate, never more than nine tenths (D5)', () => {
  expect(accountPace(allowance, 0.5)).toBe(7)
  expect(accountPace(allowance, 1)).toBeCloseTo(12.6)
})

test('editions leave a share of the day to confirmations (D5)', () => {
  expect(leftToday(allowance, 0.9)).toBe(44_900)
  expect(leftToday(allowance, 0.9, 900)).toBe(44_000)
  expect(leftToday({ ...allowance, used: 46_000 }, 0.9)).toBe(0)
  expect(leftToday({ ...allowance, maxPerDay: -1 }, 0.9)).toBe(Number.POSITIVE_INFINITY)
})

test('the slots of a block follow each other at the rate', () => {
  expect(slotsFrom(1000, 3, 4)).toEqual([1000, 1250, 1500])
})

test('an edition changes only from the statuses that allow it (D6)', () => {
  expect(before('launching')).toEqual(['composed'])
  expect(before('sending')).toEqual(['launching', 'paused', 'stopped'])
  expect(before('paused')).toEqual(['sending'])
  expect(before('stopped')).toEqual(['sending'])
  expect(before('cancelled')).toEqual(['composed', 'held', 'failed', 'launching', 'sending', 'paused', 'stopped'])
  expect(before('closed')).toEqual(['sent'])
})

test('a paused or stopped edition still keeps others from sending (D5)', () => {
  expect((['launching', 'sending', 'paused', 'stopped'] as const).every(isUnderWay)).toBe(true)
  expect((['composed', 'held', 'empty', 'sent', 'closed', 'cancelled', 'superseded'] as const).some(isUnderWay)).toBe(
    false,
  )
})

test('the day’s quota is free again when the first hour in which anything was reserved leaves the day (D5)', () => {
  const nowMs = 500_000 * 3_600_000
  const byHour = new Map([
    [499_980, 0],
    [499_990, 5],
    [499_999, 5],
  ])
  expect(freeAgainMs(byHour, nowMs)).toBe((499_990 + 24) * 3_600_000)
})
