// What one network may have of the confirmations of a day: the first ones at once, each later one after a longer
// pause, so that a lecture hall or the customers behind one shared address are slowed down, and a flood comes to a
// trickle. How many at once, how long the pauses are, and when one is turned away: the rate limit of a network.
import { dayMs, hourMs, minuteMs } from '../../durations.ts'

/** A request's place among those of its network. */
export interface Place {
  /** From 1. */
  nth: number
  /** ISO instant before which it is not sent. */
  at: string
  /** It came while a flood lasted. */
  flooded?: true
}

/** So many of a network wait for nobody of it. */
const unhindered = 10

/** The pause before the next one grows by this with each. */
const stepMs = 10_000

/** Counted from a network's first request on; then it begins anew. */
export const shareMs = dayMs

/** Nobody is given a place further ahead: they had better ask again. */
const furthestMs = 2 * hourMs

/**
 * The place of the nth request of a network.
 *
 * @param sinceMs instant of its first one
 * @example placeFor(10, since, since).at // at once
 * @example placeFor(20, since, since).at // 9 minutes later: 10 s + 20 s + … + 100 s
 */
export function placeFor(nth: number, sinceMs: number, nowMs: number): Place {
  return { nth, at: new Date(Math.max(nowMs, sinceMs + waitOf(nth))).toISOString() }
}

/** How many a network may have asked for by now; the next one is dropped. 47 at once, 84 after 4 hours, 145 in a
 * day. */
export function mostPlaces(sinceMs: number, nowMs: number): number {
  const reach = nowMs - sinceMs + furthestMs
  return unhindered + Math.floor((Math.sqrt(1 + (8 * reach) / stepMs) - 1) / 2)
}

/** The first request of a network waits for a slot as long as SQS can hold a message back. */
const firstReachMs = 15 * minuteMs
/** Every other one has at least the next few slots, of a second each, to hope for. */
const leastReachMs = 5_000

/**
 * How far ahead the list's next free slot may be for the nth request of a network to take it. The fewer a network asked
 * for, the further: whoever asks for many leaves the slots beyond the next few seconds to others.
 */
export function reachMs(nth: number): number {
  return nth === 1 ? firstReachMs : Math.max(leastReachMs, Math.floor(minuteMs / nth))
}

function waitOf(nth: number): number {
  const later = Math.max(0, nth - unhindered)
  return (stepMs * later * (later + 1)) / 2
}
