// Which editions keep others waiting, and which readers have or are about to get.
import { expect, it } from 'vitest'
import { isToReachReaders, newestFirst, reasonToWait } from '../../../functions/delivery/edition-status.ts'
import type { EditionStatus } from '../../../functions/delivery/types.ts'

const statuses: readonly EditionStatus[] = [
  'composed',
  'held',
  'failed',
  'empty',
  'launching',
  'sending',
  'paused',
  'stopped',
  'sent',
  'closed',
  'cancelled',
  'superseded',
]

it('an edition waits for another one that is under way, never for itself (D5)', () => {
  const waiting = statuses.filter((status) => reasonToWait([{ id: '2026-W46', status }], '2026-W47') !== null)
  expect(waiting).toEqual(['launching', 'sending', 'paused', 'stopped'])
  expect(reasonToWait([{ id: '2026-W47', status: 'sending' }], '2026-W47')).toBeNull()
  expect(reasonToWait([{ id: '2026-W46', status: 'paused' }], '2026-W47')).toBe(
    'edition 2026-W46 is paused, and one edition sends at a time',
  )
})

it('readers have or will get a composed edition, until it is cancelled or composed again', () => {
  expect(statuses.filter(isToReachReaders)).toEqual([
    'composed',
    'launching',
    'sending',
    'paused',
    'stopped',
    'sent',
    'closed',
  ])
})

it('of two runs of one day the later one is the newer', () => {
  const runs = [
    { id: '2026-W46', date: '2026-11-12' },
    { id: '2026-W47', date: '2026-11-19' },
    { id: '2026-W47r2', date: '2026-11-19' },
  ]
  expect(runs.toSorted(newestFirst).map(({ id }) => id)).toEqual(['2026-W47r2', '2026-W47', '2026-W46'])
})
