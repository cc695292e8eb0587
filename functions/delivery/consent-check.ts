// Whether a reader may be mailed now: the last check before submission (promise D4), of an edition, of a welcome or a
// notice. Asks whether they left (unsubscribed), paused, are suppressed.
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
  const against = reasonNotToMailAnything(subscriber, now)
  if (against !== null) return against
  if (!isDue(date, subscriber)) return 'not-due'
  return subscriber.topics.length === 0 ? 'no-topics' : null
}

/** Why the reader must be mailed neither an edition nor a welcome or a notice, or `null`. */
export function reasonNotToMailAnything(reader: Subscriber, now: string): SkipReason | null {
  // A reader who left and asked again is pending: until they confirm, there is no consent to rely on.
  if (reader.status !== 'active') return 'left'
  if (reader.pausedUntil !== null && Date.parse(reader.pausedUntil) > Date.parse(now)) return 'paused'
  return reader.suppressed ? 'suppressed' : null
}
