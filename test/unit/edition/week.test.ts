// ISO weeks, delivery days and ids of editions.
import { describe, expect, it } from 'vitest'
import { deliveryDate, editionId, isoWeek, nextDelivery, parseEditionId } from '../../../functions/edition/week.ts'

describe('the edition of a moment', () => {
  it.each([
    ['the usual Wednesday morning', '2026-11-18T05:00:00Z', 'thursday', 'Europe/Berlin', '2026-11-19', '2026-W47'],
    [
      'Wednesday evening in UTC is Thursday in Auckland',
      '2026-11-18T20:00:00Z',
      'thursday',
      'Pacific/Auckland',
      '2026-11-26',
      '2026-W48',
    ],
    [
      'on the delivery day itself it is the next one',
      '2026-11-19T05:00:00Z',
      'thursday',
      'UTC',
      '2026-11-26',
      '2026-W48',
    ],
    [
      'a Sunday that begins a year belongs to the old one',
      '2026-12-31T05:00:00Z',
      'sunday',
      'UTC',
      '2027-01-03',
      '2026-W53',
    ],
    ['a Monday after New Year', '2027-01-02T05:00:00Z', 'monday', 'UTC', '2027-01-04', '2027-W01'],
    ['the hour that the clocks skip', '2026-03-29T01:30:00Z', 'monday', 'Europe/Berlin', '2026-03-30', '2026-W14'],
  ] as const)('%s', (_, instant, day, zone, date, week) => {
    expect(nextDelivery(instant, day, zone)).toEqual({ date, week })
  })

  it('an unreadable instant is named', () => {
    expect(() => nextDelivery('<aws.scheduler.scheduled-time>', 'thursday', 'UTC')).toThrow(
      /scheduled-time>" is not an instant/,
    )
  })
})

describe('weeks and ids', () => {
  it.each([
    ['2026-W47', 'thursday', '2026-11-19'],
    ['2026-W01', 'monday', '2025-12-29'],
    ['2026-W53', 'sunday', '2027-01-03'],
  ] as const)('%s has its %s on %s', (week, day, date) => {
    expect(deliveryDate(week, day)).toBe(date)
    expect(isoWeek(date)).toBe(week)
  })

  it('a week that the year does not have is refused', () => {
    expect(() => deliveryDate('2025-W53', 'thursday')).toThrow('2025 has no week 53')
    expect(() => deliveryDate('next week', 'thursday')).toThrow('2026-W47')
  })

  it.each([
    ['2026-W47', { week: '2026-W47', run: 1 }],
    ['2026-W47r2', { week: '2026-W47', run: 2 }],
    ['2026-W47r12', { week: '2026-W47', run: 12 }],
    ['2026-W47r1', null],
    ['2026-W00', null],
    ['2026-W54', null],
    ['2026-W47_edition', null],
  ])('%s is an edition’s id with its week and run, or none', (id, parsed) => {
    expect(parseEditionId(id)).toEqual(parsed)
    if (parsed !== null) expect(editionId(parsed.week, parsed.run)).toBe(id)
  })
})
