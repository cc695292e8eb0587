// Whether a request may be answered, and noting it on the record of its address, which is created if there is none.
import { idLength } from '../../ports.ts'
import { askedOnceMore } from '../../subscription/limits/mailbox.ts'
import { isSameAddress } from '../../subscription/requests/address-change.ts'
import {
  blankSubscriber,
  type NotedRequest,
  noteRequest,
  type RefusedRequest,
} from '../../subscription/requests/request.ts'
import { blocksConfirmation } from '../../subscription/suppression.ts'
import type { Subscriber } from '../../subscription/types.ts'
import type { MessageContext } from './message-context.ts'
import type { ConfirmationOrder } from './read-order.ts'
import { nowOf } from './submission.ts'

export type RequestState = { outcome: 'refused' } | { outcome: 'open' } | { outcome: 'noted'; subscriber: string }

/** The state of a request before anything is used or written for it: an unanswered request must leave no trace. */
export async function requestStateOf(context: MessageContext, order: ConfirmationOrder): Promise<RequestState> {
  const { subscribers } = context.ports
  const pointer = await subscribers.findByAddress(order.address)
  if (blocksConfirmation(pointer?.suppressed)) return refuse(context, order, 'suppressed')
  const id = pointer?.id ?? null
  const record = id === null ? null : await subscribers.get(id)
  const noted = noteRequest(record ?? blankFor(context, order, 'nobody'), order, nowOf(context))
  if (noted.outcome === 'refused') return refuse(context, order, noted.reason)
  if (noted.outcome === 'known' && id !== null) return { outcome: 'noted', subscriber: id }
  const reason = await mailboxCap(context, order, 'look')
  return reason === null ? { outcome: 'open' } : refuse(context, order, reason)
}

/** Notes the request; others for the same reader may have been noted since the check. */
export async function noted(context: MessageContext, order: ConfirmationOrder): Promise<RequestState> {
  const { subscribers } = context.ports
  const pointer = await subscribers.findByAddress(order.address)
  if (blocksConfirmation(pointer?.suppressed)) return refuse(context, order, 'suppressed')
  const reason = await mailboxCap(context, order, 'take')
  if (reason !== null) return refuse(context, order, reason)
  const subscriber = await recordFor(context, order, pointer?.id ?? null)
  let noted: NotedRequest | undefined
  await subscribers.update(subscriber, (record) => {
    // The reader has changed their address since the check: this record is no longer the right one.
    if (!isSameAddress(record.address, order.address)) return null
    noted = noteRequest(record, order, nowOf(context))
    return noted.outcome === 'noted' ? noted.subscriber : null
  })
  if (noted === undefined)
    throw new Error(`The record of a request is gone, or another address’s; the order is tried again.`)
  return noted.outcome === 'refused' ? refuse(context, order, noted.reason) : { outcome: 'noted', subscriber }
}

/** Why the mailbox gets no further emails for now, or `null`. */
async function mailboxCap(
  { ports }: MessageContext,
  { address, request, at }: ConfirmationOrder,
  mode: 'look' | 'take',
): Promise<RefusedRequest | null> {
  let reason: RefusedRequest | null = null
  await ports.subscribers.updateAsked(address, (asked) => {
    const next = askedOnceMore(asked, { request, at })
    reason = 'refused' in next ? next.refused : null
    return 'refused' in next || mode === 'look' ? null : next.asked
  })
  return reason
}

/** A record is created blank, and from then on written by updates, so that two simultaneous requests do not overwrite
 * each other. */
async function recordFor(context: MessageContext, order: ConfirmationOrder, known: string | null): Promise<string> {
  const { subscribers, random } = context.ports
  if (known !== null && (await subscribers.get(known))) return known
  const fresh = random.id(idLength.unguessable)
  if (await make(context, order, fresh)) return fresh
  // Another request was faster, or was interrupted between the pointer and the record.
  const holder = (await subscribers.findByAddress(order.address))?.id ?? null
  if (holder !== null && ((await subscribers.get(holder)) || (await make(context, order, holder)))) return holder
  throw new Error('The address of a request belongs to a record that is gone; the order is tried again.')
}

function make(context: MessageContext, order: ConfirmationOrder, id: string): Promise<boolean> {
  return context.ports.subscribers.create(blankFor(context, order, id))
}

function blankFor({ settings }: MessageContext, order: ConfirmationOrder, id: string): Subscriber {
  const defaults = { language: order.language, zone: settings.timeZone, hour: settings.localHour }
  return blankSubscriber(id, order.address, order, defaults)
}

function refuse({ ports }: MessageContext, { request }: ConfirmationOrder, reason: RefusedRequest): RequestState {
  ports.log.info('No email was sent for a request.', { request, reason })
  return { outcome: 'refused' }
}
