// Work orders for mails outside an edition, as they stand in the queue.
import type { LanguageTag } from '../content/types.ts'
import type { Place } from '../subscription/limits/network-limit.ts'
import type { KeptMailbox } from '../subscription/received/mail-command.ts'
import type { Verdicts } from '../subscription/received-mail.ts'
import type { AskedForLinks } from '../subscription/requests/links-request.ts'

/** What keeps an order that a stranger caused within its share; added to it on its way. */
export interface Admission {
  /** Keyed hash of the network that it came from. */
  network?: string
  /** Its place among the requests of its network, once it has one. */
  place?: Place
  /** How often there was no slot for it. */
  tries?: number
  /** ISO instant of its sending slot among all of the list, where it was put back to wait for it. */
  slot?: string
}

/** A work order for `send-messages`: a mail to one reader outside an edition, or to the operator about one. */
export type MessageOrder =
  | (Admission & {
      kind: 'confirmation'
      /** Random id of the request, made when the form was sent. */
      request: string
      /** ISO instant. */
      at: string
      address: string
      topics: string[]
      /** Of the mail's frame. */
      language: LanguageTag
      /** The words of consent that stood beside the box. */
      words: string
      /** IANA zone that the form said. */
      zone?: string
      /** Who asked, where it was not the reader by the form. */
      by?: 'operator' | 'email'
      /** What SES said of the mail that asked. */
      verdicts?: Verdicts
      /** Id of the form that was sent. */
      form?: string
      /** Nonce of the proof of work that came with it. */
      proof?: string
      /** Message-ID of the mail that it answers. */
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
      /** ISO instant before which it is not sent, so that many of them do not come at once. */
      at: string
    }
  | {
      /** Fresh links of a reader, because somebody who holds one of them asked, or the reader renewed them. */
      kind: 'links'
      /** Random id of the order. */
      request: string
      subscriber: string
      /** ISO instant. */
      at: string
      reason: AskedForLinks['reason']
      /** Message-ID of the mail that it answers. */
      answers?: string
    }
  | (Admission & {
      /** A reader gave another address: the mail asks whether it is theirs. */
      kind: 'address'
      /** Random id of the order, and of the change. */
      request: string
      subscriber: string
      /** ISO instant. */
      at: string
      /** The new one. */
      address: string
      /** Of the reader's links. */
      version: number
    })
  | {
      /** To the address that a reader had until then. Ordered before the record is changed, so that it is never missed:
       * an order whose change was not made comes to nothing. */
      kind: 'address-changed'
      act: 'changed' | 'undone'
      change: string
      subscriber: string
      /** ISO instant of the act. */
      at: string
      address: string
    }
  | (Admission & {
      /** How to write to the list, to somebody who asked by mail: a reader or not. */
      kind: 'help'
      /** Made of the mail that asked. */
      request: string
      /** ISO instant. */
      at: string
      address: string
      language: LanguageTag
      answers?: string
    })
  | {
      /** To the operator: mail came for a mailbox that a person reads. */
      kind: 'kept'
      /** ISO instant. */
      at: string
      mailbox: KeptMailbox
      /** Under which it is kept. */
      mail: string
    }
  | {
      /** To the operator: `proof` of an edition that was composed, `alert` about one that is not as it should be. */
      kind: 'proof' | 'alert'
      edition: string
      /** Of an alert: what about; that it is held where nothing is said. */
      about?: AlertOccasion
      /** Which try failed, for each has a mail of its own. */
      tries?: number
      /** ISO instant. */
      at: string
    }
  | {
      /** To the operator: so many confirmations bounced that they go out slowly for a while. */
      kind: 'slowed'
      /** ISO instant. */
      at: string
      sent: number
      bounced: number
    }

/** `set-aside`: it goes out, without some articles. `too-long`: it cannot be done before the next launch. `late`: too
 * much came back once it was out. */
export type AlertOccasion = 'held' | 'failed' | 'set-aside' | 'sources' | 'stock' | 'too-long' | 'frozen' | 'late'
