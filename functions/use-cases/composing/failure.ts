// An edition that cannot be composed at all: its record says why, and how often it was tried. How many tries (retries)
// it has stands here.
import type { EditionRecord } from '../../delivery/types.ts'
import { blankRecord, type Slot } from './record.ts'

/** By the schedule, an hour apart; after that an operator has to compose it again. */
export const mostTries = 6

/** Characters of a reason: what broke may quote itself at length. */
const longestReason = 400

export function failedRecord(slot: Slot, at: string, error: unknown, tries: number): EditionRecord {
  const words = error instanceof Error ? error.message : String(error)
  const reason = words.trim() === '' ? 'an error without words; the log of compose-edition has it' : words
  return {
    ...blankRecord(slot, at, 0),
    status: 'failed',
    failure: { reason: reason.slice(0, longestReason), tries, at },
  }
}

export function triesOf({ failure }: Pick<EditionRecord, 'failure'>): number {
  return failure?.tries ?? 0
}

/** True while it is tried again by itself. */
export function isTriedAgain(record: Pick<EditionRecord, 'status' | 'failure'>): boolean {
  return record.status === 'failed' && triesOf(record) < mostTries
}
