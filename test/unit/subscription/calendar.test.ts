// When a reader’s hour comes: zones, changes of clocks, phases.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dayBegin,
  isDue,
  isZone,
  waveAt,
  waveFor,
  waveStart,
  waveTable,
} from '../../../functions/subscription/calendar.ts'

describe('a briefing comes when the chosen local hour begins', () => {
  test.each([
    ['2026-11-19', 'Pacific/Kiritimati', 0, '2026-11-18T10:00', 'the first zone of all'],
    ['2026-11-19', 'Pacific/Auckland', 8, '2026-11-18T19:00', 'summer time in the south'],
    ['2026-11-19', 'Pacific/Chatham', 8, '2026-11-18T18:15', 'a zone at :45'],
    ['2026-11-19', 'Asia/Kathmandu', 7, '2026-11-19T01:15', 'a zone at :45'],
    ['2026-11-19', 'Asia/Kolkata', 7, '2026-11-19T01:30', 'a zone at :30'],
    ['2026-11-19', 'Europe/Berlin', 7, '2026-11-19T06:00', 'winter time'],
    ['2026-07-16', 'Europe/Berlin', 7, '2026-07-16T05:00', 'summer time'],
    ['2026-11-19', 'America/New_York', 6, '2026-11-19T11:00', 'west of Greenwich'],
    ['2026-11-19', 'Pacific/Honolulu', 23, '2026-11-20T09:00', 'late in the last zones'],
    ['2026-03-29', 'Europe/Berlin', 2, '2026-03-29T01:00', 'an hour that does not exist begins when the clocks jump'],
    ['2026-03-29', 'Europe/Berlin', 3, '2026-03-29T01:00', 'the hour after the jump'],
    ['2026-10-25', 'Europe/Berlin', 2, '2026-10-25T00:00', 'an hour that comes twice is taken the first time'],
    ['2026-10-25', 'Europe/Berlin', 3, '2026-10-25T02:00', 'the hour after the repetition'],
    ['2026-10-04', 'Australia/Lord_Howe', 2, '2026-10-03T15:30', 'a jump of half an hour'],
    ['2011-12-30', 'Pacific/Apia', 7, '2011-12-30T10:00', 'a day that a zone left out'],
    ['2026-03-08', 'America/St_Johns', 2, '2026-03-08T05:30', 'a jump in a zone at :30'],
  ])('on %s in %s at %i: %s (%s)', (date, zone, hour, wave) => {
    expect(waveFor(date, { zone, hour })).toBe(wave)
  })

  test('in every zone and on any day, the local clock shows the chosen hour unless the clocks jump over it', () => {
    const zones = Intl.supportedValuesOf('timeZone')
    const days = fc.integer({ min: 0, max: 900 }).map((n) => new Date(Date.parse('2025-01-01') + n * 86_400_000))
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 23 }), days, (zone, hour, day) => {
        const date = day.toISOString().slice(0, 10)
        const shown = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' })
        const local = Number(shown.format(waveStart(waveFor(date, { zone, hour }))))
        expect([hour, (hour + 1) % 24]).toContain(local)
      }),
      { seed: 47, numRuns: 300 },
    )
  })

  test('a table of waves says the same as reckoning each', () => {
    const table = waveTable('2026-11-19')
    const reader = { zone: 'Asia/Kathmandu', hour: 7 }
    expect([table(reader), table(reader)]).toEqual(['2026-11-19T01:15', '2026-11-19T01:15'])
  })
})

test('an instant belongs to the quarter of an hour it falls into', () => {
  expect(waveAt(Date.parse('2026-11-19T06:29:59.999Z'))).toBe('2026-11-19T06:15')
  expect(waveAt(Date.parse('2026-11-19T06:30:00Z'))).toBe('2026-11-19T06:30')
  expect(waveStart('2026-11-19T06:30')).toBe(Date.parse('2026-11-19T06:30:00Z'))
})

test('fortnightly readers are due every second week, the two phases in turn; weekly ones always', () => {
  const dates = ['2026-11-12', '2026-11-19', '2026-11-26', '2026-12-03', '2026-12-31', '2027-01-07']
  expect(dates.map((date) => isDue(date, { cadence: 'fortnightly', phase: 1 }))).toEqual([
    false,
    true,
    false,
    true,
    true,
    false,
  ])
  expect(dates.map((date) => isDue(date, { cadence: 'fortnightly', phase: 0 }))).toEqual([
    true,
    false,
    true,
    false,
    false,
    true,
  ])
  expect(dates.every((date) => isDue(date, { cadence: 'weekly', phase: 0 }))).toBe(true)
})

test.each([
  ['Europe/Berlin', true],
  ['Asia/Katmandu', true],
  ['UTC', true],
  ['Europe/Atlantis', false],
  ['+01:00', false],
  ['', false],
  ['A'.repeat(10_000), false],
])('the zone %j is known: %s', (zone, known) => {
  expect(isZone(zone)).toBe(known)
})

test.each([
  ['2026-12-17T15:00:00Z', 'Europe/Berlin', '2026-12-16T23:00:00.000Z'],
  ['2026-12-16T15:00:00Z', 'Pacific/Kiritimati', '2026-12-16T10:00:00.000Z'],
  ['2026-12-17T15:00:00Z', 'Pacific/Honolulu', '2026-12-17T10:00:00.000Z'],
  ['2026-12-17T09:00:00Z', 'Pacific/Honolulu', '2026-12-16T10:00:00.000Z'],
])('the local day of %s in %s began at %s', (instant, zone, begin) => {
  expect(new Date(dayBegin(Date.parse(instant), zone)).toISOString()).toBe(begin)
})
