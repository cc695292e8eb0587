// Unsubscribing, and undoing it: the reader's status and the record of consent change together, once. Sets how long
// leaving can be undone, and how long the record of a reader who left is kept.
import { daySeconds, hourSeconds } from '../../durations.ts'
import { withEvent } from '../consent.ts'
import type { ConsentEvent, Subscriber } from '../types.ts'

/** Seconds for which the record of a reader who left is kept: 30 days. After that only the address pointer remains. */
export const keptAfterLeaving = 30 * daySeconds

/** Leaving can be undone for an hour; later, the reader has to subscribe and confirm again. */
export const returnSeconds = hourSeconds

/** The subscriber after leaving, or `null` if they had already left: repeating it changes nothing. */
export function leave(subscriber: Subscriber, at: string, by: 'one-click' | 'leave-page' | 'email'): Subscriber | null {
  if (subscriber.status === 'left') return null
  const event: ConsentEvent = { at, act: 'left', by, words: null, topics: subscriber.topics }
  return {
    ...subscriber,
    status: 'left',
    consent: withEvent(subscriber.consent, event),
    expiresAt: Math.floor(Date.parse(at) / 1000) + keptAfterLeaving,
  }
}

/** Identifies the act of leaving that a `return` link undoes: its instant, in `[0-9a-z]`. */
export function leavingId(at: string): string {
  return Date.parse(at).toString(36)
}

/** When the reader left, or `null` if they have not. */
export function leftAt(subscriber: Pick<Subscriber, 'status' | 'consent'>): string | null {
  if (subscriber.status !== 'left') return null
  return subscriber.consent.findLast(({ act }) => act === 'left')?.at ?? null
}

/**
 * The subscriber as before leaving, or `null` if there is nothing to undo: they did not leave, left at another time
 * than the one meant, or never confirmed.
 */
export function undoLeave(subscriber: Subscriber, leaving: string, at: string): Subscriber | null {
  const left = leftAt(subscriber)
  if (left === null || leavingId(left) !== leaving || !mayReturn(subscriber)) return null
  const event: ConsentEvent = { at, act: 'returned', by: 'undo', words: null, topics: subscriber.topics }
  return { ...subscriber, status: 'active', consent: withEvent(subscriber.consent, event), expiresAt: null }
}

/** The instant of leaving, if it can still be undone, or `null`. */
export function undoable(subscriber: Subscriber, now: Date): string | null {
  const left = leftAt(subscriber)
  if (left === null || !mayReturn(subscriber)) return null
  return now.getTime() < Date.parse(left) + returnSeconds * 1000 ? left : null
}

/** False if another reader has the address by now. */
function mayReturn({ consent, addressGivenUp }: Pick<Subscriber, 'consent' | 'addressGivenUp'>): boolean {
  return addressGivenUp === undefined && hasConfirmed({ consent })
}

/** True if a confirmation of this reader is on record. */
export function hasConfirmed(subscriber: Pick<Subscriber, 'consent'>): boolean {
  return subscriber.consent.some((event) => event.act === 'confirmed')
}
