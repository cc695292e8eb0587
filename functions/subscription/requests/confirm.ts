// Confirming a request: the reader becomes active with the topics they asked for. A request can be confirmed once;
// other requests of the same reader stay valid, so that asking again does not break the first link.
import { hourMs } from '../../durations.ts'
import { withEvent } from '../consent.ts'
import { lifted } from '../suppression.ts'
import type { ConsentEvent, Subscriber } from '../types.ts'

/**
 * The subscriber after confirming, or `null` if this request was confirmed before.
 *
 * @param chosen topics of a request by email, which may not name any; for other requests nothing is chosen here
 */
export function confirm(
  subscriber: Subscriber,
  request: string,
  at: string,
  chosen: readonly string[] = [],
): Subscriber | null {
  const asked = subscriber.requests.find(({ id }) => id === request)
  if (asked === undefined) return null
  const topics = asked.by === 'email' ? [...chosen] : asked.topics
  if (topics.length === 0 && asked.by === 'email') return null
  const event: ConsentEvent = { at, act: 'confirmed', by: 'confirm-link', words: asked.words, topics }
  return {
    ...subscriber,
    ...lifted(subscriber, asked.at, at),
    status: 'active',
    topics,
    language: asked.language ?? subscriber.language,
    // A reader who already gets briefings has seen and chosen their zone; a guess by a form does not change it.
    zone: subscriber.status === 'active' ? subscriber.zone : (asked.zone ?? subscriber.zone),
    // A reader who asks for briefings again gets them at once.
    pausedUntil: null,
    consent: withEvent(subscriber.consent, event),
    requests: subscriber.requests.filter(({ id }) => id !== request),
    expiresAt: null,
  }
}

/** If the order for a welcome could not be queued, it is ordered again when the reader retries within this time. */
const welcomeGrace = hourMs

/**
 * The instant of the confirmation for which a welcome email is owed, or `null` if the reader was active before or it is
 * too long ago. The instant identifies the welcome, so ordering it twice mails it once.
 */
export function welcomeOwed(subscriber: Subscriber, now: Date): string | null {
  if (subscriber.status !== 'active') return null
  const acts = subscriber.consent.filter(({ act }) => act === 'confirmed' || act === 'left' || act === 'returned')
  const [last, before] = [acts.at(-1), acts.at(-2)]
  if (last?.act !== 'confirmed' || (before !== undefined && before.act !== 'left')) return null
  return now.getTime() - Date.parse(last.at) < welcomeGrace ? last.at : null
}
