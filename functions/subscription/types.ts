// A subscriber as stored: address, status, topics, cadence, hour, zone, consent.
import type { LanguageTag } from '../content/types.ts'
import type { Cadence } from './cadence.ts'
import type { Verdicts } from './received-mail.ts'

export type SubscriberStatus = 'pending' | 'active' | 'left'
/** `listed`: SES has the address on its own suppression list and delivers nothing to it. */
export type SuppressionReason = 'bounce' | 'listed' | 'complaint' | 'operator'

/** Why an address must not be mailed. */
export interface Suppression {
  reason: SuppressionReason
  /** ISO instant. */
  at: string
  /** Who must act before the address is mailed again; absent from older records (see `subscription/suppression.ts`). */
  liftedBy?: 'reader' | 'operator'
}

/** `moved`: changed to another address. */
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
  /** The words the reader agreed to, or `null` if the act needs none. */
  words: string | null
  topics: string[]
  /** For an act by email: SES's verdicts on it, which say how likely it was from its apparent sender. */
  verdicts?: Verdicts
}

/** A request for a subscription with this address: what would be confirmed. */
export interface SubscriptionRequest {
  /** Random, `[A-Za-z0-9]`; also the request part of the confirmation's delivery key. */
  id: string
  /** ISO instant. */
  at: string
  topics: string[]
  /** The words of consent shown next to the ticked box. */
  words: string
  /** Language of the page they were on; absent from older requests. */
  language?: LanguageTag
  /** IANA zone sent with the form. */
  zone?: string
  /** A request by email: its topics are chosen when it is confirmed. */
  by?: 'email'
}

/** A change of address, for as long as it may be undone; neither address is stored. */
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
  /** Language of the frame. */
  language: LanguageTag
  /** IANA zone. */
  zone: string
  /** Local hour, 0–23. */
  hour: number
  cadence: Cadence
  /** The week of their cadence's cycle in which they are due, from 0 (see `subscription/cadence.ts`). */
  phase: number
  /** ISO instant until which nothing is mailed, or `null`. */
  pausedUntil: string | null
  /** Links to the preferences with another version are invalid (see `subscription/links/preferences-link.ts`). */
  linksVersion: number
  /** Emails with fresh links that were asked for within the last day; `act`: what the link is for, if not only the
   * preferences. */
  linksAsked?: { id: string; at: string; act?: 'copy' | 'erase' | 'address' }[]
  /** Requests within the last day to new addresses to confirm that they are the reader's. */
  changesAsked?: { id: string; at: string }[]
  /** Oldest first. */
  addressChanges?: AddressChange[]
  /** ISO instant at which another reader took over the address of one who left. */
  addressGivenUp?: string
  /** Why the address must not be mailed. Also kept on the address pointer, which survives erasure. */
  suppressed: Suppression | null
  /** ISO instant at which the reader confirmed the address again after a bounce. */
  reconfirmedAt?: string
  consent: ConsentEvent[]
  /** Requests that may still be confirmed or count towards the limits, oldest first; a few at most. */
  requests: SubscriptionRequest[]
  createdAt: string
  /** Seconds since the epoch after which the record is gone, or `null`. Stores ignore expired records, as TTL deletes
   * late. */
  expiresAt: number | null
}
