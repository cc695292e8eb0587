// Reads work orders for emails from the queue's messages.

import { fieldsOf, jsonRecord } from '../../content/language/words/json-record.ts'
import type { AlertOccasion, MessageOrder } from '../../delivery/message-order.ts'
import { parseEditionId } from '../../edition/week.ts'
import { checkAddress } from '../../subscription/address.ts'
import { isZone } from '../../subscription/calendar.ts'
import { ownDataActs } from '../../subscription/links/own-data-link.ts'
import { isReaderId } from '../../subscription/reader-id.ts'
import { keptMailboxes } from '../../subscription/received/mail-command.ts'
import { isVerdicts } from '../../subscription/received-mail.ts'

export type AddressOrder = Extract<MessageOrder, { kind: 'address' }>
export type AddressChangedOrder = Extract<MessageOrder, { kind: 'address-changed' }>
export type ConfirmationOrder = Extract<MessageOrder, { kind: 'confirmation' }>
export type HelpOrder = Extract<MessageOrder, { kind: 'help' }>
export type KeptOrder = Extract<MessageOrder, { kind: 'kept' }>
/** Caused by strangers, and therefore sent in slots. */
export type SlottedOrder = ConfirmationOrder | HelpOrder | AddressOrder
export type LinksOrder = Extract<MessageOrder, { kind: 'links' }>
export type NoticeOrder = Extract<MessageOrder, { kind: 'notice' }>
export type OperatorOrder = Extract<MessageOrder, { kind: 'proof' | 'alert' }>
export type SlowedOrder = Extract<MessageOrder, { kind: 'slowed' }>
export type WelcomeOrder = Extract<MessageOrder, { kind: 'welcome' }>

/** Twice what the form accepts (8 KB). */
const mostCharacters = 16_384

/** The order in a message, or `null`. */
export function orderIn(body: string): MessageOrder | null {
  if (body.length > mostCharacters) return null
  const fields = jsonRecord(body)
  if (fields === null) return null
  return isConfirmation(fields) ||
    isToReader(fields) ||
    isForLinks(fields) ||
    isForAddress(fields) ||
    isAddressChanged(fields) ||
    isForHelp(fields) ||
    isKept(fields) ||
    isForOperator(fields) ||
    isSlowed(fields)
    ? fields
    : null
}

function isConfirmation(fields: object): fields is ConfirmationOrder {
  const { kind, request, at, address, topics, language, words, zone, verdicts } = fieldsOf(fields)
  return (
    kind === 'confirmation' &&
    isReaderId(request) &&
    isInstant(at) &&
    checkAddress(address).ok &&
    Array.isArray(topics) &&
    topics.every((topic) => typeof topic === 'string') &&
    typeof language === 'string' &&
    typeof words === 'string' &&
    (zone === undefined || (typeof zone === 'string' && isZone(zone))) &&
    (verdicts === undefined || isVerdicts(verdicts)) &&
    hasAnswered(fields) &&
    hasPlace(fields)
  )
}

/** Checks what an order caused by an email says about that email. */
function hasAnswered(fields: object): boolean {
  const { answers } = fieldsOf(fields)
  return answers === undefined || typeof answers === 'string'
}

/** Checks what was added to an order on its way; absent from orders of an earlier version. */
function hasPlace(fields: object): boolean {
  const { form, proof, network, place, tries, slot, by } = fieldsOf(fields)
  const { nth, at } = fieldsOf(place)
  return (
    (form === undefined || isReaderId(form)) &&
    (proof === undefined || isReaderId(proof)) &&
    (network === undefined || isReaderId(network)) &&
    (place === undefined || (Number.isInteger(nth) && Number(nth) > 0 && isInstant(at))) &&
    (tries === undefined || (Number.isInteger(tries) && Number(tries) > 0)) &&
    (slot === undefined || isInstant(slot)) &&
    (by === undefined || by === 'operator' || by === 'email')
  )
}

function isToReader(fields: object): fields is WelcomeOrder | NoticeOrder {
  const { kind, subscriber, at } = fieldsOf(fields)
  return (kind === 'welcome' || kind === 'notice') && isReaderId(subscriber) && isInstant(at)
}

function isForLinks(fields: object): fields is LinksOrder {
  const { kind, request, subscriber, at, reason } = fieldsOf(fields)
  const isKnown = linksReasons.some((one) => one === reason)
  return (
    kind === 'links' && isReaderId(request) && isReaderId(subscriber) && isInstant(at) && isKnown && hasAnswered(fields)
  )
}

const linksReasons: readonly LinksOrder['reason'][] = ['asked', 'renewed', 'leaving', ...ownDataActs]

function isForAddress(fields: object): fields is AddressOrder {
  const { kind, request, subscriber, at, address, version } = fieldsOf(fields)
  const isWhole = isReaderId(request) && isReaderId(subscriber) && isInstant(at) && checkAddress(address).ok
  return kind === 'address' && isWhole && Number.isInteger(version) && hasPlace(fields)
}

function isAddressChanged(fields: object): fields is AddressChangedOrder {
  const { kind, act, change, subscriber, at, address } = fieldsOf(fields)
  const isWhole = isReaderId(change) && isReaderId(subscriber) && isInstant(at) && checkAddress(address).ok
  return kind === 'address-changed' && isWhole && (act === 'changed' || act === 'undone')
}

function isForHelp(fields: object): fields is HelpOrder {
  const { kind, request, at, address, language } = fieldsOf(fields)
  const isWhole = isReaderId(request) && isInstant(at) && checkAddress(address).ok && typeof language === 'string'
  return kind === 'help' && isWhole && hasAnswered(fields) && hasPlace(fields)
}

function isKept(fields: object): fields is KeptOrder {
  const { kind, at, mailbox, mail } = fieldsOf(fields)
  return kind === 'kept' && isInstant(at) && keptMailboxes.some((one) => one === mailbox) && isReaderId(mail)
}

/** An order is given up after far fewer attempts; a larger number is not ours. */
const mostTries = 1_000

function isForOperator(fields: object): fields is OperatorOrder {
  const { kind, edition, at, about, tries } = fieldsOf(fields)
  const isEdition = typeof edition === 'string' && parseEditionId(edition) !== null
  const isOccasion = about === undefined || occasions.some((one) => one === about)
  const isTry = tries === undefined || (Number.isInteger(tries) && Number(tries) > 0 && Number(tries) < mostTries)
  return (kind === 'proof' || kind === 'alert') && isEdition && isInstant(at) && isOccasion && isTry
}

function isSlowed(fields: object): fields is SlowedOrder {
  const { kind, at, sent, bounced } = fieldsOf(fields)
  return kind === 'slowed' && isInstant(at) && Number.isInteger(sent) && Number.isInteger(bounced)
}

const occasions: readonly AlertOccasion[] = [
  'held',
  'failed',
  'set-aside',
  'sources',
  'stock',
  'too-long',
  'frozen',
  'late',
]

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}
