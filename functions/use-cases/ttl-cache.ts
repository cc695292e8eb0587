// A cache with a time to live, for what a warm process need not read again for every request.
import type { Clock, Log } from '../ports.ts'

export interface CacheOptions {
  clock: Clock
  log: Log
  /** Named in the log if it could not be read. */
  what: string
  ms: number
}

/**
 * Reads at most once in this many milliseconds; concurrent requests share a read. If reading fails, the previous value
 * is used, so that a reader's page does not depend on it; if there is none, the error is thrown.
 */
export function cached<T>({ clock, log, what, ms }: CacheOptions, read: () => Promise<T>): () => Promise<T> {
  let last: { value: T } | undefined
  let current: { value: Promise<T>; until: number } | undefined
  return () => {
    const now = clock.now().getTime()
    if (current !== undefined && now < current.until) return current.value
    const value = read().then(
      (read) => {
        last = { value: read }
        return read
      },
      (error: unknown) => {
        current = undefined
        if (last === undefined) throw error
        log.warn(`The ${what} could not be read again; what was read before is shown.`, { error })
        return last.value
      },
    )
    current = { value, until: now + ms }
    return value
  }
}

/** Created at the first call, and again if that failed. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
}
