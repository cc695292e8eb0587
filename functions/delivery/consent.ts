// Whether a reader may be mailed this edition now: the last check before submission (promise D4).
import { isDue } from '../subscription/calendar.ts'
import type { Subscriber } from '../subscription/types.ts'
import type { SkipReason } from './types.ts'

/**
 * Why the reader must not be mailed, or `null`. Of several reasons the first in the order of `SkipReason` is named.
 *
 * @param date delivery date of the edition
 * @param now ISO instant
 */
export function reasonNotToMail(subscriber: Subscriber | null, date: string, now: string): SkipReason | null {
  if (!subscriber) return 'erased'
  // A reader who left and asked again is pending: until they confirm, there is no consent to rely on.
  if (subscriber.status !== 'active') return 'left'
  if (subscriber.pausedUntil !== null && Date.parse(subscriber.pausedUntil) > Date.parse(now)) return 'paused'
  if (subscriber.suppressed) return 'suppressed'
  if (!isDue(date, subscriber)) return 'not-due'
  return subscriber.topics.length === 0 ? 'no-topics' : null
}
