// The record of a newly composed edition.
import type { EditionRecord } from '../../delivery/types.ts'

/** Which edition to make: id, ISO week, ISO date of the delivery day. */
export interface PlannedEdition {
  id: string
  week: string
  date: string
}

/** A record for a week with nothing to print. */
export function blankRecord({ id, week, date }: PlannedEdition, composedAt: string, waiting: number): EditionRecord {
  return {
    id,
    week,
    date,
    status: 'empty',
    contentHash: null,
    composedAt,
    stories: 0,
    waiting,
    published: [],
    findings: [],
    stopReason: null,
    launchedAt: null,
    frozenAt: null,
    slices: {},
    eligible: null,
    lastWave: null,
    doneThrough: null,
    receipt: null,
  }
}
