// Work orders in the queue for emails outside an edition.
import type { LanguageTag } from '../content/types.ts'
import type { Place } from '../subscription/limits/network-limit.ts'
import type { KeptMailbox } from '../subscription/received/mail-command.ts'
import type { Verdicts } from '../subscription/received-mail.ts'
import type { AskedForLinks } from '../subscription/requests/links-request.ts'

/** Keeps an order caused by a stranger within its share; filled in as the order is processed. */
export interface Admission {
  /** Keyed hash of the network that the request came from. */
  network?: string
  /** Its place among the requests of its network, once assigned. */
  place?: Place
  /** How often no slot was free for it. */
  tries?: number
  /** ISO instant of its sending slot, if it was put back into the queue to wait for it. */
  slot?: string
}

/** A work order for `send-messages`: an email to one reader outside an edition, or to the operator about one. */
export type MessageOrder =
  | (Admission & {
      kind: 'confirmation'
      /** Random id of the request, made when the form was sent. */
      request: string
      /** ISO instant. */
      at: string
      address: string
      topics: string[]
      /** Language of the email's frame. */
      language: LanguageTag
      /** The words of consent shown next to the checkbox. */
      words: string
      /** IANA zone sent with the form. */
      zone?: string
      /** Who asked, unless it was the reader with the form. */
      by?: 'operator' | 'email'
      /** SES's verdicts on the email that asked. */
      verdicts?: Verdicts
      /** Id of the form that was submitted. */
      form?: string
      /** Nonce of the proof of work sent with it. */
      proof?: string
      /** Message-ID of the email that this one answers. */
      answers?: string
    })
  | {
      kind: 'welcome'
      subscriber: string
      /** ISO instant of the confirmation. */
      at: string
    }
  | {
      /** All topics the reader chose have ended. */
      kind: 'notice'
      subscriber: string
      /** ISO instant before which it is not sent, so that many of them are spread out. */
      at: string
    }
  | {
      /** Fresh links for a reader, because someone with one of the links asked for them, or the reader renewed them. */
      kind: 'links'
      /** Random id of the order. */
      request: string
      subscriber: string
      /** ISO instant. */
      at: string
      reason: AskedForLinks['reason']
      /** Message-ID of the email that this one answers. */
      answers?: string
    }
  | (Admission & {
      /** A reader entered another address: the email asks there whether it is theirs. */
      kind: 'address'
      /** Random id of the order and of the change. */
      request: string
      subscriber: string
      /** ISO instant. */
      at: string
      /** The new address. */
      address: string
      /** Version of the reader's links. */
      version: number
    })
  | {
      /** To the address that a reader had until then. Ordered before the record is changed, so that it is never missed:
       * if the change is not made, the order is dropped. */
      kind: 'address-changed'
      act: 'changed' | 'undone'
      change: string
      subscriber: string
      /** ISO instant of the act. */
      at: string
      address: string
    }
  | (Admission & {
      /** How to write to the list, for anyone who asked by email, reader or not. */
      kind: 'help'
      /** Derived from the email that asked. */
      request: string
      /** ISO instant. */
      at: string
      address: string
      language: LanguageTag
      answers?: string
    })
  | {
      /** To the operator: an email came for a mailbox that a person reads. */
      kind: 'kept'
      /** ISO instant. */
      at: string
      mailbox: KeptMailbox
      /** Key under which the email is kept. */
      mail: string
    }
  | {
      /** To the operator: `proof` of a composed edition, or `alert` about one with a problem. */
      kind: 'proof' | 'alert'
      edition: string
      /** What the alert is about; if absent, that the edition is held. */
      about?: AlertOccasion
      /** The number of the failed attempt, since each has an email of its own. */
      tries?: number
      /** ISO instant. */
      at: string
    }
  | {
      /** To the operator: so many confirmations bounced that they are slowed down for a while. */
      kind: 'slowed'
      /** ISO instant. */
      at: string
      sent: number
      bounced: number
    }

/** `set-aside`: it goes out without some articles. `too-long`: it cannot be finished before the next launch. `late`:
 * too many bounces or complaints came after it had gone out. */
export type AlertOccasion = 'held' | 'failed' | 'set-aside' | 'sources' | 'stock' | 'too-long' | 'frozen' | 'late'
