// Confirming a request: the reader becomes active with the topics they asked for. A request is good for one
// confirmation; others of the same reader stay, so that asking again does not kill the first link.
import { hourMs } from '../../durations.ts'
import { withEvent } from '../consent.ts'
import { lifted } from '../suppression.ts'
import type { ConsentEvent, Subscriber } from '../types.ts'

/**
 * The subscriber after confirming, or `null` where this request was confirmed before.
 *
 * @param chosen topics of a request by mail, which names none for certain; of others nothing is chosen here
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
    // A reader who is getting briefings has chosen a zone where it can be seen; a form that guesses does not move it.
    zone: subscriber.status === 'active' ? subscriber.zone : (asked.zone ?? subscriber.zone),
    // Whoever asks for briefings again is to have them at once.
    pausedUntil: null,
    consent: withEvent(subscriber.consent, event),
    requests: subscriber.requests.filter(({ id }) => id !== request),
    expiresAt: null,
  }
}

/** A welcome whose order could not be queued is ordered again when the reader tries again within this time. */
const welcomeGrace = hourMs

/**
 * The instant of the confirmation that a welcome mail is owed for, or `null`: the reader was active before, or it is
 * too long ago. The instant names the welcome, so ordering it twice mails it once.
 */
export function welcomeOwed(subscriber: Subscriber, now: Date): string | null {
  if (subscriber.status !== 'active') return null
  const acts = subscriber.consent.filter(({ act }) => act === 'confirmed' || act === 'left' || act === 'returned')
  const [last, before] = [acts.at(-1), acts.at(-2)]
  if (last?.act !== 'confirmed' || (before !== undefined && before.act !== 'left')) return null
  return now.getTime() - Date.parse(last.at) < welcomeGrace ? last.at : null
}
