// Leaving: the reader's status and the record of their act change together, once.
import type { ConsentEvent, Subscriber } from './types.ts'

/** Records of readers who left are kept for 30 days; then only the address pointer stays. */
export const keptAfterLeaving = 30 * 24 * 60 * 60

/** The subscriber after leaving, or `null` where they had left before: asking again changes nothing. */
export function leave(subscriber: Subscriber, at: string, by: 'one-click' | 'leave-page'): Subscriber | null {
  if (subscriber.status === 'left') return null
  const event: ConsentEvent = { at, act: 'left', by, words: null, topics: subscriber.topics }
  return {
    ...subscriber,
    status: 'left',
    consent: [...subscriber.consent, event],
    expiresAt: Math.floor(Date.parse(at) / 1000) + keptAfterLeaving,
  }
}

/** True where a confirmation of this reader is on record. */
export function hasConfirmed(subscriber: Pick<Subscriber, 'consent'>): boolean {
  return subscriber.consent.some((event) => event.act === 'confirmed')
}
