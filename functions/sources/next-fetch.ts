// When a source is fetched again: at its interval, later after each failure, and when a host asks for it
// (`Retry-After`). Sets the longest wait (back-off), and how often `Retry-After` is obeyed. Which sources are not
// fetched at all, because they are paused or mailed, is in `due.ts`.
import { dayMs, hourMs, minuteMs } from '../durations.ts'
import type { Interval } from './types.ts'

export const intervalMs: Record<Interval, number> = { '1h': hourMs, '6h': 6 * hourMs, '1d': dayMs }

/** However long a source fails or asks us to wait, it is fetched once a day. */
const longestWaitMs = dayMs
/** Reached after a thousand hours, when the wait has long been at its maximum. */
const mostDoublings = 10

/** How often in a row a host may name a time and refuse again at that time. Chosen, not measured. */
const timesBelieved = 3

/** A run starts within some minutes of its hour, so anything due by then counts as due. */
const slackMs = 5 * minuteMs

/** True if the source should be fetched by the run that starts at `nowMs`; `null`: it never was. */
export function isDue(nextMs: number | null, nowMs: number): boolean {
  return nextMs === null || nextMs <= nowMs + slackMs
}

export interface LastAnswer {
  nowMs: number
  /** Instant of the run that found it due; absent if none did. */
  dueMs?: number | undefined
  /** Failures in a row, including this one; 0 after a success. */
  failures: number
  headers: ReadonlyMap<string, string>
  /** Random, from 0, below 1. */
  fraction: number
}

/**
 * The instant (ms) at which a source is fetched again: after its own interval, not counting the time in a queue, or
 * once the response may no longer be cached; after failures twice as long each time, up to a day, and randomly spread;
 * never before a host's `Retry-After`, up to a day.
 */
export function nextFetchMs(every: Interval, { nowMs, dueMs, failures, headers, fraction }: LastAnswer): number {
  const usual = intervalMs[every]
  const asked = retryAfterMs(headers.get('retry-after'), nowMs)
  if (failures === 0) {
    const fresh = Math.min(maxAgeMs(headers.get('cache-control')), longestWaitMs)
    return Math.max((dueMs ?? nowMs) + usual, nowMs + usual / 2, nowMs + fresh)
  }
  // The host itself says when it has capacity; one that keeps refusing is left alone for longer.
  if (asked > 0 && failures <= timesBelieved) return nowMs + Math.min(asked * (1 + fraction), longestWaitMs)
  const backoff = Math.min(usual * 2 ** Math.min(failures - 1, mostDoublings), longestWaitMs)
  // Half of the wait is fixed, half random (“equal jitter”), so that sources that failed together do not return
  // together.
  return nowMs + Math.max(backoff / 2 + (backoff / 2) * fraction, asked)
}

/** How long (ms) a host asks to be left alone (RFC 9110, 10.2.3), at most a day; 0 if it does not ask. */
export function retryAfterMs(header: string | undefined, nowMs: number): number {
  const words = header?.trim() ?? ''
  const wait = /^\d{1,9}$/.test(words) ? Number(words) * 1_000 : Date.parse(words) - nowMs
  return Number.isFinite(wait) && wait > 0 ? Math.min(wait, longestWaitMs) : 0
}

function maxAgeMs(cacheControl = ''): number {
  const seconds = /(?:^|[\s,])max-age="?(\d{1,9})/i.exec(cacheControl)?.[1]
  return seconds === undefined ? 0 : Number(seconds) * 1_000
}
