// How many emails a reader may order by a button, the form or an email (confirmations of a subscription, fresh links,
// help): one of a kind in 15 minutes, three a day. Limits on one form and one network are in
// `use-cases/messaging/request-limit.ts`.
import { dayMs, minuteMs } from '../../durations.ts'

export type CapReached = 'too-soon' | 'too-many'

/** At most one email of a kind to a reader in this time. Chosen, not measured. */
const pauseMs = 15 * minuteMs

/** At most this many in a day. Chosen, not measured. */
const mostADay = 3

/** For this long a request is kept and counts. */
export const countedMs = dayMs

/**
 * The limit that one more request would exceed, or `null`.
 *
 * @param earlier ISO instants of earlier requests, in any order
 * @param at ISO instant
 */
export function capReached(earlier: readonly string[], at: string): CapReached | null {
  if (within(earlier, at, pauseMs) > 0) return 'too-soon'
  return isDayFull(earlier, at) ? 'too-many' : null
}

/** True if the day before or after an instant already has as many as are allowed. */
export function isDayFull(earlier: readonly string[], at: string): boolean {
  return within(earlier, at, countedMs) >= mostADay
}

/** How many of the instants are within this many milliseconds of another one. */
function within(instants: readonly string[], at: string, ms: number): number {
  return instants.filter((one) => Math.abs(Date.parse(one) - Date.parse(at)) < ms).length
}

/** Earlier requests that may still count around an instant. */
export function stillCounted<T extends { at: string }>(earlier: readonly T[], around: string): T[] {
  return earlier.filter(({ at }) => within([at], around, countedMs) > 0)
}
