// What SES reports of a message, as facts of its delivery and suppressions of addresses.
import { messageTag } from '../environment.ts'
import type { SuppressionReason } from '../subscription/types.ts'
import { parseDeliveryId } from './delivery-id.ts'
import type { DeliveryFacts, DeliveryKey } from './types.ts'

export interface Feedback {
  /** `null` where the message carries no delivery id of ours. */
  delivery: DeliveryKey | null
  facts: Omit<DeliveryFacts, 'claim'>
  /** Addresses that must not be mailed again. */
  suppress: { address: string; reason: SuppressionReason; at: string }[]
}

export type ReadFeedback = { ok: true; feedback: Feedback } | { ok: false; reason: string }

/** One recipient a message is the rule here; SES allows 50. */
const mostRecipients = 50

type Fields = Partial<Record<string, unknown>>

/** Reads one event of the configuration set (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html). */
export function readFeedback(body: string): ReadFeedback {
  const event = parsed(body)
  if (!event) return { ok: false, reason: 'it is no JSON object' }
  const mail = fields(event['mail'])
  const messageId = text(mail['messageId'])
  const type = text(event['eventType']).toLowerCase()
  const at = instant(mail['timestamp'])
  if (messageId === '' || at === null) return { ok: false, reason: 'it names no message or no time' }
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined
  if (!read) return { ok: false, reason: 'its type is none that this list asked for' }
  const { facts, suppress } = read(fields(event[type]), at)
  const submitted = { at, messageIds: [messageId] }
  return { ok: true, feedback: { delivery: deliveryIn(mail), facts: { submitted, ...facts }, suppress } }
}

type Reading = Pick<Feedback, 'facts' | 'suppress'>

/** By event type: whatever SES reports of a message, it had taken it. */
const readers: Partial<Record<string, (detail: Fields, at: string) => Reading>> = {
  send: () => ({ facts: {}, suppress: [] }),
  delivery: (detail, at) => ({ facts: { delivered: { at: instant(detail['timestamp']) ?? at } }, suppress: [] }),
  bounce: readBounce,
  complaint: readComplaint,
  reject: (detail, at) => ({
    facts: { rejected: { at, reason: `SES rejected it: ${short(detail['reason'])}` } },
    suppress: [],
  }),
}

function readBounce(detail: Fields, sentAt: string): Reading {
  const at = instant(detail['timestamp']) ?? sentAt
  const permanent = detail['bounceType'] === 'Permanent'
  const reason = `${short(detail['bounceType'])}/${short(detail['bounceSubType'])}`
  const suppress = permanent ? addressesIn(detail['bouncedRecipients']) : []
  return {
    facts: { bounced: { at, permanent, reason } },
    suppress: suppress.map((address) => ({ address, reason: 'bounce', at })),
  }
}

function readComplaint(detail: Fields, sentAt: string): Reading {
  const at = instant(detail['timestamp']) ?? sentAt
  const addresses = addressesIn(detail['complainedRecipients'])
  return {
    facts: { complained: { at, reason: short(detail['complaintFeedbackType']) } },
    suppress: addresses.map((address) => ({ address, reason: 'complaint', at })),
  }
}

function deliveryIn(mail: Fields): DeliveryKey | null {
  const tag: unknown = fields(mail['tags'])[messageTag.delivery]
  const value: unknown = Array.isArray(tag) ? tag[0] : tag
  return typeof value === 'string' ? parseDeliveryId(value) : null
}

function addressesIn(recipients: unknown): string[] {
  if (!Array.isArray(recipients)) return []
  const found = recipients
    .slice(0, mostRecipients)
    .map((one: unknown) => bareAddress(text(fields(one)['emailAddress'])))
  return [...new Set(found.filter((address) => address !== ''))]
}

/** The address within `Ann Lee <ann@example.com>`, which some events carry. */
function bareAddress(value: string): string {
  const open = value.lastIndexOf('<')
  const close = value.indexOf('>', open)
  const bare = open >= 0 && close > open ? value.slice(open + 1, close) : value
  return bare.includes('@') ? bare.trim() : ''
}

function parsed(body: string): Fields | null {
  try {
    const value: unknown = JSON.parse(body)
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : null
  } catch {
    return null
  }
}

function fields(value: unknown): Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {}
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 1000) : ''
}

/** A word of SES for a reason; never free text, which may hold an address. */
function short(value: unknown): string {
  const word = text(value).slice(0, 60)
  return /^[A-Za-z0-9 -]+$/.test(word) ? word : 'not stated'
}

function instant(value: unknown): string | null {
  const ms = Date.parse(text(value))
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}
