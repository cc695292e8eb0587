// The rate limit of a network: how many confirmations it gets at once, how long each later one waits, and when a
// request is refused. So a lecture hall, or many customers behind one address, are only slowed down, and a flood
// shrinks to a trickle.
import { dayMs, hourMs, minuteMs } from '../../durations.ts'

/** A request's place among those of its network on one day. */
export interface Place {
  /** From 1. */
  nth: number
  /** ISO instant before which its confirmation is not sent. */
  at: string
  /** Set if it came during a flood. */
  flooded?: true
}

/** This many requests of a network do not wait for others of it. Chosen, not measured. */
const unhindered = 10

/** With each further request, the pause before the next one grows by this. Chosen, not measured. */
const stepMs = 10_000

/** Counted from a network's first request; after that the share starts again. */
export const shareMs = dayMs

/** No place is given further ahead than this; the reader had better ask again. */
const furthestMs = 2 * hourMs

/**
 * The place of the nth request of a network.
 *
 * @param sinceMs instant of the network's first request
 * @example placeFor(10, since, since).at // at once
 * @example placeFor(20, since, since).at // 9 minutes later: 10 s + 20 s + … + 100 s
 */
export function placeFor(nth: number, sinceMs: number, nowMs: number): Place {
  return { nth, at: new Date(Math.max(nowMs, sinceMs + waitOf(nth))).toISOString() }
}

/** How many requests a network may have made by now; the next one is dropped. 47 at first, 75 after 4 hours, 146 in a
 * day. */
export function mostPlaces(sinceMs: number, nowMs: number): number {
  const reach = nowMs - sinceMs + furthestMs
  return unhindered + Math.floor((Math.sqrt(1 + (8 * reach) / stepMs) - 1) / 2)
}

/** For the first request of a network: it waits for a slot as long as SQS can delay a message. */
const firstReachMs = 15 * minuteMs
/** For every other request: at least the next few slots, of a second each. */
const leastReachMs = 5_000

/**
 * How far ahead (ms) the list's next free slot may be for the nth request of a network to take it. The more requests a
 * network has made, the shorter, so that it leaves slots beyond the next few seconds to others.
 */
export function reachMs(nth: number): number {
  return nth === 1 ? firstReachMs : Math.max(leastReachMs, Math.floor(minuteMs / nth))
}

function waitOf(nth: number): number {
  const later = Math.max(0, nth - unhindered)
  return (stepMs * later * (later + 1)) / 2
}
