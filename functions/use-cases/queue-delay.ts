// How long the queue holds a message back: whole seconds, and no longer than SQS can.
import { minuteMs } from '../durations.ts'

/** SQS holds a message back no longer. */
export const longestDelayMs = 15 * minuteMs

/** Seconds until a wait is over, or as long as can be. @example delaySeconds(1_200) // 2 */
export function delaySeconds(waitMs: number): number {
  return Math.ceil(Math.min(longestDelayMs, waitMs) / 1000)
}

/** Where it must not come late; what is left of the wait is waited for on arrival. @example delaySecondsBefore(1_200) // 1 */
export function delaySecondsBefore(waitMs: number): number {
  return Math.floor(Math.min(longestDelayMs, waitMs) / 1000)
}
