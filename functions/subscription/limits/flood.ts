// When requests for a subscription count as a flood (how many a minute and a day), and for how long a proof of work is
// then required.
import { dayMs, minuteMs } from '../../durations.ts'

/** Twice what confirmations can answer in a minute: up to this rate people notice nothing. Chosen, not measured. */
const mostAMinute = 120

/** Requests that the whole list answers in a day without a proof: a sixth of its slots, one a second. Chosen, not
 * measured. */
export const mostADay = 14_400

/** A flood lasts this long after its last busy minute, since a pause does not end it. Chosen, not measured. */
const floodMs = 15 * minuteMs

/** Requests so far. */
export interface RequestCounts {
  /** Minutes since 1970; `day`: days since 1970. */
  minute: number
  inMinute: number
  day: number
  inDay: number
  /** Milliseconds since 1970 until which a proof is required. */
  floodUntil: number
}

export const noRequests: RequestCounts = { minute: 0, inMinute: 0, day: 0, inDay: 0, floodUntil: 0 }

/** With one more request at `nowMs`. Once a day's budget is used up, a proof is required for the rest of the day
 * (UTC). */
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
