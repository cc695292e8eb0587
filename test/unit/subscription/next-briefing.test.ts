// Which briefing comes next: what the pages promise must be what the delivery does.
import { describe, expect, test } from 'vitest'
import { isDue } from '../../../functions/subscription/calendar.ts'
import {
  nextBriefing,
  nextUnfixedBriefing,
  type PlannedEdition,
  phaseFromNow,
  type UpcomingEditions,
} from '../../../functions/subscription/next-briefing.ts'
import { aSubscriber } from '../../support/samples/builders.ts'

const reader = aSubscriber()
const launched: PlannedEdition = { date: '2026-11-19', state: 'launched', launchedAt: '2026-11-18T10:00:00.000Z' }

function upcoming(now: string, ...editions: PlannedEdition[]): UpcomingEditions {
  return { now: new Date(now), deliveryDay: 'thursday', editions }
}

describe('the next briefing', () => {
  test.each<[string, string, PlannedEdition[], string | null]>([
    ['of a week whose launch is ahead', '2026-11-18T09:59:00Z', [], '2026-11-19'],
    ['of a week without an edition is the week after', '2026-11-18T10:00:00Z', [], '2026-11-26'],
    [
      'that is composed is still expected',
      '2026-11-18T10:00:00Z',
      [{ ...launched, state: 'composed', launchedAt: null }],
      '2026-11-19',
    ],
    [
      'that was held or empty is not',
      '2026-11-18T07:00:00Z',
      [{ ...launched, state: 'off', launchedAt: null }],
      '2026-11-26',
    ],
    ['of a second composing counts', '2026-11-18T12:00:00Z', [{ ...launched, state: 'off' }, launched], '2026-11-19'],
    ['that is launched comes at the reader’s hour', '2026-11-19T05:59:00Z', [launched], '2026-11-19'],
    ['is over once that hour has begun', '2026-11-19T06:01:00Z', [launched], '2026-11-26'],
  ])('%s', (_, now, editions, date) => {
    expect(nextBriefing(reader, upcoming(now, ...editions))?.date ?? null).toBe(date)
  })

  test('of a reader who confirmed after the launch is the one after', () => {
    const late = aSubscriber({
      consent: [{ at: '2026-11-18T10:00:01.000Z', act: 'confirmed', by: 'confirm-link', words: null, topics: [] }],
    })
    expect(nextBriefing(late, upcoming('2026-11-18T10:05:00Z', launched))?.date).toBe('2026-11-26')
  })

  test('of a reader in the first or the last zone belongs to the day there', () => {
    const first = { ...reader, zone: 'Pacific/Kiritimati', hour: 0 }
    const last = { ...reader, zone: 'Pacific/Pago_Pago', hour: 23 }
    expect(nextBriefing(first, upcoming('2026-11-18T09:59:00Z'))?.date).toBe('2026-11-19')
    expect(nextBriefing(last, upcoming('2026-11-20T09:59:00Z', launched))?.date).toBe('2026-11-19')
  })

  test('comes at the earlier hour or zone where the edition is launched already', () => {
    const moved = { ...reader, hour: 5 }
    expect(nextBriefing(moved, upcoming('2026-11-19T05:30:00Z', launched), reader)).toEqual({
      date: '2026-11-19',
      isFixed: true,
    })
    expect(nextUnfixedBriefing(moved, upcoming('2026-11-19T05:30:00Z', launched))).toEqual({
      date: '2026-11-26',
      isFixed: false,
    })
  })

  test.each([2, 4, 8])('a pause of %i weeks skips as many briefings, whenever it begins', (weeks) => {
    for (const from of [
      '2026-11-18T07:00:00Z',
      '2026-11-19T05:30:00Z',
      '2026-11-19T09:00:00Z',
      '2026-11-22T00:00:00Z',
    ]) {
      const pausedUntil = new Date(Date.parse(from) + weeks * 7 * 86_400_000).toISOString()
      const editions = from < '2026-11-19' ? [] : [launched]
      const without = nextBriefing(reader, upcoming(from, ...editions))?.date ?? ''
      const paused = nextBriefing({ ...reader, pausedUntil }, upcoming(from, ...editions))?.date ?? ''
      expect(Date.parse(paused) - Date.parse(without)).toBe(weeks * 7 * 86_400_000)
    }
  })
})

test('who changes to every other week gets the very next briefing, and then not the one after', () => {
  for (const now of ['2026-11-18T07:00:00Z', '2026-11-23T07:00:00Z']) {
    const seen = upcoming(now)
    const phase = phaseFromNow({ ...reader, cadence: 'fortnightly' }, seen)
    const next = nextBriefing({ ...reader, cadence: 'fortnightly', phase }, seen)?.date ?? ''
    expect(next).toBe(nextBriefing(reader, seen)?.date)
    const after = new Date(Date.parse(next) + 7 * 86_400_000).toISOString().slice(0, 10)
    expect(isDue(after, { cadence: 'fortnightly', phase })).toBe(false)
  }
})

test('a fortnightly reader’s next briefing is one of theirs', () => {
  const odd = { ...reader, cadence: 'fortnightly' as const, phase: 0 as const }
  expect(nextBriefing(odd, upcoming('2026-11-18T07:00:00Z'))?.date).toBe('2026-11-26')
})
