// Notes a request on the record of its address, which is made where there is none.

import { type AskedFor, blankSubscriber, type NotedRequest, noteRequest } from '../../subscription/request.ts'
import { blocksConfirmation } from '../../subscription/suppression.ts'
import type { MessageDesk } from './desk.ts'
import type { ConfirmationOrder } from './order.ts'
import { nowOf } from './submission.ts'

/** Characters of a subscriber's id. */
const idLength = 22

/** The subscriber whose record holds the request, or `null` where no mail answers it. */
export async function notedFor(desk: MessageDesk, order: ConfirmationOrder): Promise<string | null> {
  const { subscribers } = desk.ports
  const pointer = await subscribers.findByAddress(order.address)
  if (blocksConfirmation(pointer?.suppressed)) return refuse(desk, order, 'suppressed')
  const id = await recordFor(desk, order, pointer?.id ?? null)
  const asked: AskedFor = order
  let noted: NotedRequest | undefined
  await subscribers.update(id, (subscriber) => {
    noted = noteRequest(subscriber, asked, nowOf(desk))
    return noted.outcome === 'noted' ? noted.subscriber : null
  })
  if (noted === undefined) throw new Error(`The record of a request is gone; the order is tried again.`)
  return noted.outcome === 'refused' ? refuse(desk, order, noted.reason) : id
}

/** A record of an address is made blank, and written by updates from then on: of two requests at the same moment neither
 * overwrites the other. */
async function recordFor(desk: MessageDesk, order: ConfirmationOrder, known: string | null): Promise<string> {
  const { subscribers, random } = desk.ports
  if (known !== null && (await subscribers.get(known))) return known
  const fresh = random.id(idLength)
  if (await make(desk, order, fresh)) return fresh
  // Somebody else was faster, or stopped between the pointer and the record.
  const holder = (await subscribers.findByAddress(order.address))?.id ?? null
  if (holder !== null && ((await subscribers.get(holder)) || (await make(desk, order, holder)))) return holder
  throw new Error('The address of a request belongs to a record that is gone; the order is tried again.')
}

function make({ ports, settings }: MessageDesk, order: ConfirmationOrder, id: string): Promise<boolean> {
  const defaults = { language: order.language, zone: settings.timeZone, hour: settings.localHour }
  return ports.subscribers.create(blankSubscriber(id, order.address, order, defaults))
}

function refuse({ ports }: MessageDesk, { request }: ConfirmationOrder, reason: string): null {
  ports.log.info('No email was sent for a request.', { request, reason })
  return null
}
