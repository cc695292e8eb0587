// A request for a subscription: how long the confirmation link works, how long an unconfirmed request is kept, what is
// noted of it, and when it is refused. How often it is answered with an email is set in `mail-cap.ts`.
import { dayMs, weekMs } from '../../durations.ts'
import { usualCadence } from '../cadence.ts'
import { isEntered, withEvent } from '../consent.ts'
import { type CapReached, capReached } from '../limits/mail-cap.ts'
import type { Verdicts } from '../received-mail.ts'
import { blocksConfirmation } from '../suppression.ts'
import type { ConsentEvent, Subscriber, SubscriptionRequest } from '../types.ts'

/** What the form said, as passed on in the order for the confirmation. */
export interface AskedFor extends Pick<SubscriptionRequest, 'at' | 'topics' | 'words' | 'language' | 'zone'> {
  /** Random id of the request, made when the form was sent. */
  request: string
  /** Who asked, unless it was the reader with the form. */
  by?: 'operator' | 'email'
  /** SES's verdicts on the email that asked. */
  verdicts?: Verdicts
}

export type RefusedRequest = 'suppressed' | 'stale' | CapReached

export type NotedRequest =
  /** The record with the request on it. */
  | { outcome: 'noted'; subscriber: Subscriber }
  /** The same order was noted before, and its request still waits to be confirmed. */
  | { outcome: 'known' }
  | { outcome: 'refused'; reason: RefusedRequest }

/** How long the link in a confirmation works (ms). */
export const confirmableMs = 2 * dayMs

/** How long an unconfirmed request, and a record with nothing else in it, is kept (ms). */
export const keptUnconfirmedMs = weekMs

/**
 * Notes a request on the record of its address. An existing record keeps its status; if it would expire, it is kept at
 * least as long as the request.
 *
 * @param now ISO instant
 */
export function noteRequest(subscriber: Subscriber, asked: AskedFor, now: string): NotedRequest {
  if (blocksConfirmation(subscriber.suppressed)) return refused('suppressed')
  if (Date.parse(now) - Date.parse(asked.at) >= confirmableMs) return refused('stale')
  if (subscriber.requests.some(({ id }) => id === asked.request)) return { outcome: 'known' }
  const reason = capReached(requestsOf(subscriber), asked.at)
  return reason === null ? { outcome: 'noted', subscriber: withRequest(subscriber, asked, now) } : refused(reason)
}

/** A record for a new address: it contains nothing but the address until a request is noted on it. */
export function blankSubscriber(
  id: string,
  address: string,
  asked: Pick<AskedFor, 'at'>,
  defaults: Pick<Subscriber, 'language' | 'zone' | 'hour'>,
): Subscriber {
  return {
    id,
    address,
    status: 'pending',
    topics: [],
    ...defaults,
    cadence: usualCadence,
    phase: 0,
    pausedUntil: null,
    linksVersion: 0,
    suppressed: null,
    consent: [],
    requests: [],
    createdAt: asked.at,
    expiresAt: expiryOf(asked),
  }
}

/** Seconds since the epoch at which the link of a request stops working. */
export function linkExpiry({ at }: Pick<AskedFor, 'at'>): number {
  return Math.floor((Date.parse(at) + confirmableMs) / 1000)
}

/** The limits count all requests, confirmed or not: the record of consent keeps both. */
function requestsOf({ consent }: Subscriber): string[] {
  return consent.filter(isRequest).map(({ at }) => at)
}

function refused(reason: RefusedRequest): NotedRequest {
  return { outcome: 'refused', reason }
}

function withRequest(subscriber: Subscriber, asked: AskedFor, now: string): Subscriber {
  const { request, at, topics, words, language, zone, by = 'subscribe-page', verdicts } = asked
  // Someone who asks by email has not seen the words of consent yet: they are shown, and recorded, on confirming.
  const event: ConsentEvent = { at, act: 'requested', by, words: by === 'email' ? null : words, topics }
  if (verdicts !== undefined) event.verdicts = verdicts
  const open = subscriber.requests.filter((one) => Date.parse(now) - Date.parse(one.at) < confirmableMs)
  return {
    ...subscriber,
    requests: [
      ...open,
      {
        id: request,
        at,
        topics,
        words,
        ...(language === undefined ? {} : { language }),
        ...(zone === undefined ? {} : { zone }),
        ...(by === 'email' ? { by } : {}),
      },
    ],
    consent: withEvent(withoutOldRequests(subscriber.consent, now), event),
    expiresAt: subscriber.expiresAt === null ? null : Math.max(subscriber.expiresAt, expiryOf({ at })),
  }
}

/** Drops requests that were not confirmed in time, so that repeated requests for someone's address cannot fill their
 * record. A request that was followed by a confirmation is part of the proof of consent. */
function withoutOldRequests(consent: readonly ConsentEvent[], now: string): ConsentEvent[] {
  const confirmed = consent.findLastIndex(({ act }) => act === 'confirmed')
  return consent.filter(
    (event, index) =>
      !isRequest(event) || index < confirmed || Date.parse(now) - Date.parse(event.at) < keptUnconfirmedMs,
  )
}

/** True for a request by a person, not for an entry imported from a file. */
function isRequest(event: ConsentEvent): boolean {
  return event.act === 'requested' && !isEntered(event)
}

function expiryOf({ at }: Pick<AskedFor, 'at'>): number {
  return Math.floor((Date.parse(at) + keptUnconfirmedMs) / 1000)
}
