// When requests for a subscription count as a flood, and for how long a proof of work is asked for then. How many
// requests a minute and a day.
import { dayMs, minuteMs } from '../../durations.ts'

/** Twice what confirmations can answer in a minute: people who come by themselves wait for nothing up to there. */
export const mostAMinute = 120

/** What the whole list answers in a day without a proof: a sixth of what its slots, one a second, could. Chosen. */
export const mostADay = 14_400

/** A flood that pauses is not over. */
export const floodMs = 15 * minuteMs

/** Requests that came so far. */
export interface RequestCounts {
  /** Since 1970. */
  minute: number
  inMinute: number
  day: number
  inDay: number
  /** Milliseconds since 1970 until which a proof is required. */
  floodUntil: number
}

export const noRequests: RequestCounts = { minute: 0, inMinute: 0, day: 0, inDay: 0, floodUntil: 0 }

/** With one more at `nowMs`. Once a day's budget is used up a proof is required until the day (UTC) is over. */
export function oneMore(before: RequestCounts, nowMs: number): RequestCounts {
  const [minute, day] = [Math.floor(nowMs / minuteMs), Math.floor(nowMs / dayMs)]
  const inMinute = before.minute === minute ? before.inMinute + 1 : 1
  const inDay = before.day === day ? before.inDay + 1 : 1
  const untilMs = inDay > mostADay ? (day + 1) * dayMs : inMinute > mostAMinute ? nowMs + floodMs : 0
  return { minute, inMinute, day, inDay, floodUntil: Math.max(before.floodUntil, untilMs) }
}

export function isFlood({ floodUntil }: Pick<RequestCounts, 'floodUntil'>, nowMs: number): boolean {
  return floodUntil > nowMs
}
