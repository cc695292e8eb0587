// An edition that is missing is noticed, whichever step did not happen; what was decided, or has nothing to print, is
// not missing.
import { describe, expect, it } from 'vitest'
import { overdueEdition } from '../../../functions/delivery/overdue.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import { anEdition, someSettings } from '../../support/samples/builders.ts'

/** Composed on Wednesday at 06:00 in Berlin (05:00 UTC), launched at 10:00 UTC, for Thursday, 19 November. */
const plan = someSettings()
const opened = '2026-11-01T08:00:00.000Z'

interface Case {
  now: string
  editions?: Partial<EditionRecord>[]
  open?: boolean
  since?: string
  silent?: string[]
}

function reasonAt({ now, editions = [], open = true, since = opened, silent = [] }: Case) {
  const records = editions.map(anEdition)
  const list = { open, since }
  return overdueEdition({ now: new Date(now), list, editions: records, plan, silent: new Set(silent) })?.reason ?? null
}

describe('an edition', () => {
  it.each<[string, Case, string | null]>([
    ['is not missed before it is composed', { now: '2026-11-18T04:59:00Z' }, null],
    ['may take an hour to be composed', { now: '2026-11-18T05:59:00Z' }, null],
    ['is missed where it was not composed', { now: '2026-11-18T06:00:00Z' }, 'not composed'],
    ['is missed until its week is over', { now: '2026-11-23T11:59:00Z' }, 'not composed'],
    ['is given up then', { now: '2026-11-23T12:00:00Z' }, null],
    ['that failed is not composed', { now: '2026-11-18T06:05:00Z', editions: [{ status: 'failed' }] }, 'not composed'],
    [
      'that gave way to none is not composed',
      { now: '2026-11-18T06:05:00Z', editions: [{ status: 'superseded' }] },
      'not composed',
    ],
    ['has nothing new to print', { now: '2026-11-19T06:05:00Z', editions: [{ status: 'empty' }] }, null],
    ['was cancelled', { now: '2026-11-19T06:05:00Z', editions: [{ status: 'cancelled' }] }, null],
    ['waits for its launch', { now: '2026-11-18T10:59:00Z', editions: [{}] }, null],
    ['was not launched', { now: '2026-11-18T11:00:00Z', editions: [{}] }, 'not launched'],
    ['is stuck in its launch', { now: '2026-11-18T11:00:00Z', editions: [{ status: 'launching' }] }, 'not launched'],
    ['is held, and nobody acted', { now: '2026-11-18T11:00:00Z', editions: [{ status: 'held' }] }, 'not launched'],
    [
      'was composed again, and the second run goes out',
      { now: '2026-11-18T11:05:00Z', editions: [{ status: 'superseded' }, { id: '2026-W47r2', status: 'sending' }] },
      null,
    ],
    ['is being sent', { now: '2026-11-19T12:05:00Z', editions: [{ status: 'sending' }] }, null],
    [
      'is being sent, and nothing was submitted',
      { now: '2026-11-19T12:05:00Z', editions: [{ status: 'sending' }], silent: ['2026-W47'] },
      'nothing submitted',
    ],
    ['is closed', { now: '2026-11-20T12:05:00Z', editions: [{ status: 'closed' }] }, null],
    [
      'of last week says nothing of this one',
      { now: '2026-11-25T06:05:00Z', editions: [{ status: 'closed' }] },
      'not composed',
    ],
    ['is not missed while the list is closed', { now: '2026-11-19T06:05:00Z', open: false }, null],
    [
      'that should have been composed before the list was opened is not missed',
      { now: '2026-11-19T06:05:00Z', since: '2026-11-18T05:30:00.000Z' },
      null,
    ],
    [
      'that goes out late because the list was opened late has an hour',
      { now: '2026-11-19T09:59:00Z', editions: [{}], since: '2026-11-19T09:00:00.000Z' },
      null,
    ],
    [
      'that did not go out late either is missed',
      { now: '2026-11-19T10:00:00Z', editions: [{}], since: '2026-11-19T09:00:00.000Z' },
      'not launched',
    ],
  ])('%s', (_, given, reason) => {
    expect(reasonAt(given)).toBe(reason)
  })

  it.each(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const)(
    'of a %s is missed an hour after it should have been composed, on whatever day that is',
    (deliveryDay) => {
      const found = (now: string) =>
        overdueEdition({
          now: new Date(now),
          list: { open: true, since: '2026-11-18T04:00:00.000Z' },
          editions: [],
          plan: { ...plan, deliveryDay },
          silent: new Set(),
        })
      expect(found('2026-11-18T05:59:00Z')).toBeNull()
      expect(found('2026-11-18T06:00:00Z')?.reason).toBe('not composed')
    },
  )
})
