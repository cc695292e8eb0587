// Turns an SES report about a message into facts of its delivery and the suppression that follows. What each kind of
// report means is in `report-table.ts`.
import { fieldsOf, jsonRecord } from '../../content/language/words/json-record.ts'
import { messageTag } from '../../environment.ts'
import { normaliseAddress } from '../../subscription/address.ts'
import type { Subscriber, SuppressionReason } from '../../subscription/types.ts'
import { parseDeliveryId } from '../delivery-id.ts'
import type { DeliveryFacts, DeliveryKey } from '../types.ts'
import { type ReportEvent, reportRow } from './report-table.ts'

export interface Feedback {
  /** `null` if the message carries no delivery id of ours. */
  delivery: DeliveryKey | null
  facts: Omit<DeliveryFacts, 'claim'>
  /** Number of events that say that SES accepted it. */
  sends: number
  /** Suppressions that follow; an event causes one at most. */
  suppress: ReportedSuppression[]
}

export interface ReportedSuppression {
  reason: SuppressionReason
  /** ISO instant of the report. */
  at: string
  /** ISO instant at which SES accepted the email. */
  mailedAt: string
  /** Addresses the email was sent to, as SES accepted it. */
  mailedTo: string[]
  /** Addresses named in the report. They are not to be trusted: its author may name anyone, or no one. */
  reported: string[]
}

export type ReadFeedback = { ok: true; feedback: Feedback } | { ok: false; reason: string }

/** We send each message to one recipient; SES allows 50. */
const mostRecipients = 50

type Fields = Partial<Record<string, unknown>>

/** Reads one event of the configuration set (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html). */
export function readFeedback(body: string): ReadFeedback {
  const event = jsonRecord(body)
  if (!event) return { ok: false, reason: 'it is not a JSON object' }
  const mail = fieldsOf(event['mail'])
  const messageId = text(mail['messageId'])
  const mailedAt = instant(mail['timestamp'])
  if (messageId === '' || mailedAt === null) return { ok: false, reason: 'it names no message or no time' }
  const type = text(event['eventType']).toLowerCase()
  const read = readers.get(type)
  if (!read) return { ok: false, reason: 'its type is none that this list asked for' }
  const detail = fieldsOf(event[read.detail])
  const at = instant(detail['timestamp']) ?? mailedAt
  const { facts, suppress = null } = read.facts(detail, at)
  const mailedTo = addressesIn(mail['destination'])
  const reported = addressesIn(read.recipients === undefined ? null : detail[read.recipients])
  return {
    ok: true,
    feedback: {
      delivery: deliveryIn(mail),
      sends: type === 'send' ? 1 : 0,
      facts: { submitted: { at: mailedAt, messageIds: [messageId] }, ...facts },
      suppress: suppress === null ? [] : [{ reason: suppress, at, mailedAt, mailedTo, reported }],
    },
  }
}

/**
 * The addresses that a report concerns. With a delivery id, only the reader of that delivery, provided that the email
 * went to their address; otherwise the address it went to. Forwarded emails bounce at addresses that are not the
 * reader's, complaints come redacted, and the author of a report may name a stranger: the addresses it names count only
 * if there is no delivery id.
 *
 * @param reader of the delivery; `null` if there is none, or no longer
 */
export function addressesConcerned(
  { mailedTo, reported }: Pick<ReportedSuppression, 'mailedTo' | 'reported'>,
  delivery: DeliveryKey | null,
  reader: Pick<Subscriber, 'address'> | null,
): string[] {
  if (delivery === null) return reported.length > 0 ? reported : mailedTo
  // A change of address mails addresses that are not yet, or no longer, the reader's.
  if (reader === null || delivery.kind === 'address') return mailedTo
  const own = normaliseAddress(reader.address)
  const isTheirs = mailedTo.length === 0 || mailedTo.some((address) => normaliseAddress(address) === own)
  return isTheirs ? [reader.address] : mailedTo
}

interface Reader {
  /** Field of the event with the details of the report. */
  detail: string
  /** Field of the details with the addresses they name. */
  recipients?: string
  facts: (detail: Fields, at: string) => { facts: Feedback['facts']; suppress?: SuppressionReason | null }
}

/** By event type: if SES reports anything about a message, it had accepted it. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['send', { detail: 'send', facts: () => ({ facts: {} }) }],
  ['delivery', { detail: 'delivery', facts: (_, at) => ({ facts: { delivered: { at } } }) }],
  [
    'bounce',
    {
      detail: 'bounce',
      recipients: 'bouncedRecipients',
      facts: (detail, at) => byTable('bounce', `${short(detail['bounceType'])}/${short(detail['bounceSubType'])}`, at),
    },
  ],
  [
    'complaint',
    {
      detail: 'complaint',
      recipients: 'complainedRecipients',
      facts: (detail, at) =>
        byTable('complaint', short(detail['complaintSubType'] ?? detail['complaintFeedbackType']), at),
    },
  ],
  ['reject', { detail: 'reject', facts: (detail, at) => byTable('reject', short(detail['reason']), at) }],
  ['rendering failure', { detail: 'failure', facts: (_, at) => byTable('rendering failure', 'failure', at) }],
  [
    'deliverydelay',
    { detail: 'deliveryDelay', facts: (detail, at) => byTable('deliverydelay', short(detail['delayType']), at) },
  ],
])

/** The kind is kept in the fact; the table turns it into words for the operator. */
function byTable(event: ReportEvent, kind: string, at: string): ReturnType<Reader['facts']> {
  const { fact, suppress, shown } = reportRow(event, kind)
  switch (fact) {
    case 'bounced':
      return { facts: { bounced: { at, permanent: kind.startsWith('Permanent/'), reason: kind } }, suppress }
    case 'rejected':
      return { facts: { rejected: { at, reason: shown } }, suppress }
    default:
      return { facts: { [fact]: { at, reason: kind } }, suppress }
  }
}

function deliveryIn(mail: Fields): DeliveryKey | null {
  const tag: unknown = fieldsOf(mail['tags'])[messageTag.delivery]
  const value: unknown = Array.isArray(tag) ? tag[0] : tag
  return typeof value === 'string' ? parseDeliveryId(value) : null
}

function addressesIn(recipients: unknown): string[] {
  if (!Array.isArray(recipients)) return []
  const found = recipients
    .slice(0, mostRecipients)
    .map((one: unknown) => bareAddress(text(typeof one === 'string' ? one : fieldsOf(one)['emailAddress'])))
  return [...new Set(found.filter((address) => address !== ''))]
}

/** The address in `Ann Lee <ann@example.com>`, a form used by some events. */
function bareAddress(value: string): string {
  const open = value.lastIndexOf('<')
  const close = value.indexOf('>', open)
  const bare = open >= 0 && close > open ? value.slice(open + 1, close) : value
  return bare.includes('@') ? bare.trim() : ''
}

/** Characters of a field: addresses have 320 at most, ids and instants far fewer. */
const longestField = 1_000
/** SES's codes for a reason, such as `OnAccountSuppressionList`, are at most half as long. */
const longestWord = 60

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, longestField) : ''
}

/** A code of SES for a reason; never free text, which may contain an address. */
function short(value: unknown): string {
  const word = text(value).slice(0, longestWord)
  return /^[A-Za-z0-9 -]+$/.test(word) ? word : 'not stated'
}

function instant(value: unknown): string | null {
  const ms = Date.parse(text(value))
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}
