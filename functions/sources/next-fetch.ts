// When a source is fetched again: at its interval, later after each failure, and when a host asks for it
// (`Retry-After`). The longest wait (back-off), and how long `Retry-After` is believed, stand here.
import { dayMs, hourMs, minuteMs } from '../durations.ts'
import type { Interval } from './types.ts'

export const intervalMs: Record<Interval, number> = { '1h': hourMs, '6h': 6 * hourMs, '1d': dayMs }

/** However long a source fails or asks us to wait, it is looked at once a day. */
const longestWaitMs = dayMs
/** A thousand hours: by then the longest wait is long reached. */
const mostDoublings = 10

/** In a row, that a host says when to come back and refuses again then. */
const timesBelieved = 3

/** A run begins within some minutes of its hour: what is due by then is due. */
const slackMs = 5 * minuteMs

/** True once the source should be asked, by the run that starts at `nowMs`; `null`: it never was. */
export function isDue(nextMs: number | null, nowMs: number): boolean {
  return nextMs === null || nextMs <= nowMs + slackMs
}

export interface LastAnswer {
  nowMs: number
  /** Instant of the run that found it due; absent where none did. */
  dueMs?: number | undefined
  /** In a row, this answer counted; 0 after a good one. */
  failures: number
  headers: ReadonlyMap<string, string>
  /** From 0, below 1: chance. */
  fraction: number
}

/**
 * The instant (ms) at which a source is asked again: after its own interval, which the time in a queue does not make
 * longer, or once what was answered may no longer be kept; after failures twice as long each time, up to a day, and not
 * with others in the same minute; never before a host's `Retry-After`, up to a day.
 */
export function nextFetchMs(every: Interval, { nowMs, dueMs, failures, headers, fraction }: LastAnswer): number {
  const usual = intervalMs[every]
  const asked = retryAfterMs(headers.get('retry-after'), nowMs)
  if (failures === 0) {
    const fresh = Math.min(maxAgeMs(headers.get('cache-control')), longestWaitMs)
    return Math.max((dueMs ?? nowMs) + usual, nowMs + usual / 2, nowMs + fresh)
  }
  // The host itself says when it has time for us; one that goes on refusing is left alone for longer.
  if (asked > 0 && failures <= timesBelieved) return nowMs + Math.min(asked * (1 + fraction), longestWaitMs)
  const backoff = Math.min(usual * 2 ** Math.min(failures - 1, mostDoublings), longestWaitMs)
  // Half of it is certain, half is chance (“equal jitter”): sources that failed together do not come back together.
  return nowMs + Math.max(backoff / 2 + (backoff / 2) * fraction, asked)
}

/** How long a host asks to be left alone (RFC 9110, 10.2.3), a day at most; 0 where it does not ask. */
export function retryAfterMs(header: string | undefined, nowMs: number): number {
  const words = header?.trim() ?? ''
  const wait = /^\d{1,9}$/.test(words) ? Number(words) * 1_000 : Date.parse(words) - nowMs
  return Number.isFinite(wait) && wait > 0 ? Math.min(wait, longestWaitMs) : 0
}

function maxAgeMs(cacheControl = ''): number {
  const seconds = /(?:^|[\s,])max-age="?(\d{1,9})/i.exec(cacheControl)?.[1]
  return seconds === undefined ? 0 : Number(seconds) * 1_000
}
