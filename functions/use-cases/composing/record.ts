// The record of an edition as composing leaves it.
import type { EditionRecord } from '../../delivery/types.ts'

/** Which edition is to be made: id, ISO week, ISO date of the delivery day. */
export interface Slot {
  id: string
  week: string
  date: string
}

/** A record of a week with nothing to print. */
export function blankRecord({ id, week, date }: Slot, composedAt: string, waiting: number): EditionRecord {
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
