// The record of an edition that could not be composed: why, and how many attempts there were. Sets how many attempts
// (retries) there are.
import type { EditionRecord } from '../../delivery/types.ts'
import { blankRecord, type PlannedEdition } from './record.ts'

/** Attempts by the schedule, an hour apart; after that an operator has to compose it again. Chosen, not measured. */
export const mostTries = 6

/** Most characters of a reason, which may quote the faulty text at length. */
const longestReason = 400

export function failedRecord(planned: PlannedEdition, at: string, error: unknown, tries: number): EditionRecord {
  const words = error instanceof Error ? error.message : String(error)
  const reason = words.trim() === '' ? 'an error without words; the log of compose-edition has it' : words
  return {
    ...blankRecord(planned, at, 0),
    status: 'failed',
    failure: { reason: reason.slice(0, longestReason), tries, at },
  }
}

export function triesOf({ failure }: Pick<EditionRecord, 'failure'>): number {
  return failure?.tries ?? 0
}

/** True while it is retried automatically. */
export function isTriedAgain(record: Pick<EditionRecord, 'status' | 'failure'>): boolean {
  return record.status === 'failed' && triesOf(record) < mostTries
}
