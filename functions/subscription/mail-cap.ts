// How often a mail goes to one reader because somebody pressed a button.
import { dayMs, minuteMs } from '../durations.ts'

export type CapReached = 'too-soon' | 'too-many'

/** One mail of a kind to a reader in this time, */
const pauseMs = 15 * minuteMs

/** and so many in a day. */
export const mostADay = 3

/**
 * Whether one more may go.
 *
 * @param earlier ISO instants of those that were asked for before; orders may come in any order
 * @param at ISO instant
 */
export function capReached(earlier: readonly string[], at: string): CapReached | null {
  if (within(earlier, at, pauseMs) > 0) return 'too-soon'
  return within(earlier, at, dayMs) >= mostADay ? 'too-many' : null
}

/** How many of the instants lie within so many milliseconds of another one. */
export function within(instants: readonly string[], at: string, ms: number): number {
  return instants.filter((one) => Math.abs(Date.parse(one) - Date.parse(at)) < ms).length
}

/** Those that a cap may still count. */
export function stillCounted<T extends { at: string }>(earlier: readonly T[], now: string): T[] {
  return earlier.filter(({ at }) => Date.parse(now) - Date.parse(at) < dayMs)
}
