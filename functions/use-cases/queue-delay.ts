// For how long the queue delays a message: whole seconds, at most as long as SQS can.
import { minuteMs } from '../durations.ts'

/** The longest delay that SQS allows. */
export const longestDelayMs = 15 * minuteMs

/** Seconds until a wait is over, or the longest delay. @example delaySeconds(1_200) // 2 */
export function delaySeconds(waitMs: number): number {
  return Math.ceil(Math.min(longestDelayMs, waitMs) / 1000)
}

/** For a message that must not come late; the rest of the wait is waited for on arrival. @example
 * delaySecondsBefore(1_200) // 1 */
export function delaySecondsBefore(waitMs: number): number {
  return Math.floor(Math.min(longestDelayMs, waitMs) / 1000)
}
