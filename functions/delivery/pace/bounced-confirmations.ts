// When confirmations are slowed down, for how long and to what pace. If many bounce, someone is entering addresses that
// do not exist, and an account that keeps mailing such addresses loses its standing with SES (under review at 5 %,
// paused at 10 %).
import { hourMs, minuteMs } from '../../durations.ts'

/** The recent confirmations that are counted. */
export interface ConfirmationOutcomes {
  sent: number
  /** Those that bounced permanently. */
  bounced: number
}

/** Confirmations are counted in stretches of this many: the current one and the one before. Chosen, not measured. */
export const stretch = 100

/** Fewer bounces prove nothing. Chosen, not measured. */
const fewest = 10

/** Six times the 5 % at which SES reviews an account, so that occasional typing errors do not reach it. Chosen, not
 * measured. */
const tooLargeShare = 0.3

/** For how long confirmations are slowed down; after that, counting starts again. */
export const slowMs = hourMs

/** Spacing while slowed down: one confirmation per minute for the whole list, so that readers still get theirs. */
export const slowSpacingMs = minuteMs

/** @example isTooMany({ sent: 33, bounced: 10 }) // true */
export function isTooMany({ sent, bounced }: ConfirmationOutcomes): boolean {
  return bounced >= fewest && bounced > tooLargeShare * sent
}
