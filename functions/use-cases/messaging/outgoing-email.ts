// What every email outside an edition is once its words stand: a message with its headers, its delivery id as a tag.
import { deliveryId } from '../../delivery/delivery-id.ts'
import { assembleEmail } from '../../delivery/message/email-message.ts'
import type { DeliveryKey } from '../../delivery/types.ts'
import type { TransactionalEmail } from '../../edition/emails/transactional-email.ts'
import type { OutgoingMessage } from '../../ports.ts'
import type { MessageContext } from './message-context.ts'

export interface Recipient {
  address: string
  /** `null` for the operator, and for somebody who is not on the list yet. */
  leaveUrl: string | null
  /** Message-ID of the mail that it answers. */
  answers?: string | undefined
}

/** @param edition that SES reports are tagged with; without one the kind of the delivery */
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
