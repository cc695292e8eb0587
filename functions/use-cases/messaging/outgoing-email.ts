// Turns a finished email outside an edition into a message with its headers and its delivery id as a tag.
import { deliveryId } from '../../delivery/delivery-id.ts'
import { assembleEmail } from '../../delivery/message/email-message.ts'
import type { DeliveryKey } from '../../delivery/types.ts'
import type { TransactionalEmail } from '../../edition/emails/transactional-email.ts'
import type { OutgoingMessage } from '../../ports.ts'
import type { MessageContext } from './message-context.ts'

export interface Recipient {
  address: string
  /** `null` for the operator, and for someone who is not on the list yet. */
  leaveUrl: string | null
  /** Message-ID of the email that this one answers. */
  answers?: string | undefined
}

/** @param edition by which SES reports are tagged; if absent, by the kind of delivery */
export function outgoingEmail(
  { settings, head }: MessageContext,
  key: DeliveryKey,
  email: TransactionalEmail,
  { address, leaveUrl, answers }: Recipient,
  date: Date,
  edition: string = key.kind,
): { message: OutgoingMessage } {
  const id = deliveryId(key)
  const raw = assembleEmail(email, head, { to: address, date, id, leaveUrl, answers })
  return { message: { from: settings.fromAddress, to: address, raw, tags: { edition, delivery: id } } }
}

/** The operator is on no list. */
export function toOperator({ settings }: MessageContext): Recipient {
  return { address: settings.operatorAddress, leaveUrl: null }
}
