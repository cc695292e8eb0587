// When confirmations go out more slowly: many that bounce mean that somebody enters addresses which do not exist, and
// an account that goes on mailing them loses its standing with SES (under review at 5 %, paused at 10 %). The share,
// how long they are slow, and how slow, stand here.
import { hourMs, minuteMs } from '../../durations.ts'

/** Recent confirmations, as far as they are counted. */
export interface ConfirmationOutcomes {
  sent: number
  /** Of them, for good. */
  bounced: number
}

/** Counted in runs of this many: the current one and the one before. */
export const stretch = 100

/** Fewer are no sign of anything. */
const fewest = 10

/** Six times the 5 % at which SES reviews an account: single typing errors do not reach it. Chosen, not measured. */
const tooLargeShare = 0.3

/** How long it is slow; then it is as before, and counted anew. */
export const slowMs = hourMs

/** While it is slow: one confirmation in this time for the whole list. Readers still get theirs. */
export const slowSpacingMs = minuteMs

/** @example isTooMany({ sent: 33, bounced: 10 }) // true */
export function isTooMany({ sent, bounced }: ConfirmationOutcomes): boolean {
  return bounced >= fewest && bounced > tooLargeShare * sent
}
