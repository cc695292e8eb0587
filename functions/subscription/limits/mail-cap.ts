// How many mails a reader may order by a button or a mail: one in a quarter of an hour, three in a day. Confirmations,
// fresh links and help share it.
import { dayMs, minuteMs } from '../../durations.ts'

export type CapReached = 'too-soon' | 'too-many'

/** One mail of a kind to a reader in this time, */
const pauseMs = 15 * minuteMs

/** and so many in a day. */
const mostADay = 3

/** What a cap counts is counted, and kept, so long. */
export const countedMs = dayMs

/**
 * Whether one more may go.
 *
 * @param earlier ISO instants of those that were asked for before; orders may come in any order
 * @param at ISO instant
 */
export function capReached(earlier: readonly string[], at: string): CapReached | null {
  if (within(earlier, at, pauseMs) > 0) return 'too-soon'
  return isDayFull(earlier, at) ? 'too-many' : null
}

/** The day around an instant has as many as it may. */
export function isDayFull(earlier: readonly string[], at: string): boolean {
  return within(earlier, at, countedMs) >= mostADay
}

/** How many of the instants lie within so many milliseconds of another one. */
function within(instants: readonly string[], at: string, ms: number): number {
  return instants.filter((one) => Math.abs(Date.parse(one) - Date.parse(at)) < ms).length
}

/** Those that a cap may still count around an instant. */
export function stillCounted<T extends { at: string }>(earlier: readonly T[], around: string): T[] {
  return earlier.filter(({ at }) => within([at], around, countedMs) > 0)
}
