// A subscriber as stored: address, status, topics, cadence, hour, zone, consent; and what may change.
import type { LanguageTag } from '../content/types.ts'
import type { Cadence } from './cadence.ts'
import type { Verdicts } from './received-mail.ts'

export type SubscriberStatus = 'pending' | 'active' | 'left'
/** `listed`: SES keeps the address on a list of its own and delivers nothing to it. */
export type SuppressionReason = 'bounce' | 'listed' | 'complaint' | 'operator'

/** Why an address must not be mailed. */
export interface Suppression {
  reason: SuppressionReason
  /** ISO instant. */
  at: string
  /** Who must act before the address is mailed again; older records do not say (see `subscription/suppression.ts`). */
  liftedBy?: 'reader' | 'operator'
}

/** `moved`: to another address. */
export type ConsentAct =
  | 'requested'
  | 'confirmed'
  | 'changed'
  | 'paused'
  | 'resumed'
  | 'left'
  | 'returned'
  | 'renewed'
  | 'lifted'
  | 'moved'

/** One act of consent or its withdrawal, kept so that it can be shown (promise R3). */
export interface ConsentEvent {
  /** ISO instant. */
  at: string
  act: ConsentAct
  /** How: `seed`, `import`, `subscribe-page`, `operator`, `confirm-link`, `preferences`, `undo`, `one-click`,
   * `leave-page`, `email`, `feedback`, `address-link`. */
  by: string
  /** The words the reader agreed to, or `null` where the act needs none. */
  words: string | null
  topics: string[]
  /** Of a mail that asked: what SES said of it, and so how likely it was from whom it names. */
  verdicts?: Verdicts
}

/** Somebody asked for a subscription with this address: what they would confirm. */
export interface SubscriptionRequest {
  /** Random, `[A-Za-z0-9]`; also the request part of the confirmation's delivery key. */
  id: string
  /** ISO instant. */
  at: string
  topics: string[]
  /** The words of consent shown beside the box that was ticked. */
  words: string
  /** Of the page they stood on; older requests do not say. */
  language?: LanguageTag
  /** IANA zone that the form said. */
  zone?: string
  /** By a mail: its topics are chosen where it is confirmed. */
  by?: 'email'
}

/** A change of the address, for as long as it may be undone; neither address is kept. */
export interface AddressChange {
  /** Random, `[A-Za-z0-9]`. */
  id: string
  /** ISO instants. */
  at: string
  undoneAt?: string
}

/** A person's address and choices. */
export interface Subscriber {
  /** Random and permanent, `[A-Za-z0-9]`, 22 characters. */
  id: string
  address: string
  status: SubscriberStatus
  /** Topic ids. */
  topics: string[]
  /** Of the frame's language. */
  language: LanguageTag
  /** IANA zone. */
  zone: string
  /** Local hour, 0–23. */
  hour: number
  cadence: Cadence
  /** The one of their cadence's weeks in which they are due, from 0 (see `subscription/cadence.ts`). */
  phase: number
  /** ISO instant until which nothing is mailed, or `null`. */
  pausedUntil: string | null
  /** Links to the preferences of another version open nothing (see `subscription/links/preferences-link.ts`). */
  linksVersion: number
  /** Mails with fresh links that were asked for within a day. */
  linksAsked?: { id: string; at: string }[]
  /** New addresses that were asked within a day whether they are the reader's. */
  changesAsked?: { id: string; at: string }[]
  /** Oldest first. */
  addressChanges?: AddressChange[]
  /** ISO instant at which another reader took over the address of one who left. */
  addressGivenUp?: string
  /** The address must not be mailed. Also kept on the address pointer, which survives erasure. */
  suppressed: Suppression | null
  /** ISO instant at which the reader confirmed the address again after a bounce. */
  reconfirmedAt?: string
  consent: ConsentEvent[]
  /** Requests that may still be confirmed or count towards the caps, oldest first; a few at most. */
  requests: SubscriptionRequest[]
  createdAt: string
  /** Seconds since the epoch after which the record is gone, or `null`. Readers filter by it: TTL deletes late. */
  expiresAt: number | null
}
