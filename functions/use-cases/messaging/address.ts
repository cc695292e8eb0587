// Asks a new address whether it is a reader's: the email contains the link that makes the change. Only that mailbox
// learns what is known about the address. If the outcome of sending is unknown, it is not sent again: the reader can
// use the form again.
import { claimMs } from '../../delivery/receipt/status.ts'
import type { DeliveryKey } from '../../delivery/types.ts'
import { dayMs } from '../../durations.ts'
import { composeAddress } from '../../edition/emails/address.ts'
import { sitePath } from '../../environment.ts'
import { askedOnceMore } from '../../subscription/limits/mailbox.ts'
import { type NotedChange, noteChangeAsked, refusesChange } from '../../subscription/requests/address-change.ts'
import { addressToken } from '../../subscription/requests/address-link.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { delaySeconds } from '../queue-delay.ts'
import { waitForSlot } from './confirmation-queue.ts'
import type { MessageContext } from './message-context.ts'
import { outgoingEmail } from './outgoing-email.ts'
import type { AddressOrder } from './read-order.ts'
import { withPlace } from './request-limit.ts'
import { isFree, isTooLate, type RecheckAndBuild, submitMessage } from './submission.ts'

/** After this time no one is waiting for it any more. Chosen, not measured. */
const lifeMs = dayMs

export async function askNewAddress(context: MessageContext, order: AddressOrder): Promise<void> {
  const { queue, subscribers, log } = context.ports
  if (isTooLate(context, order, lifeMs)) return
  const key: DeliveryKey = { kind: 'address', request: order.request, subscriber: order.subscriber }
  const reader = await subscribers.get(order.subscriber)
  if (!isWanted(reader, order) || !(await isFree(context, key))) return
  const admitted = await withPlace(context, order)
  if (admitted === null || (await waitForSlot(context, admitted, 'not-noted')) !== 'now') return
  if (!(await noted(context, admitted))) return
  const submission = await submitMessage(context, key, claimMs, recheckAndBuildFor(context, admitted, key))
  if (submission.outcome === 'again') await queue.message(admitted, delaySeconds(submission.afterMs))
  if (submission.outcome === 'unknown')
    log.warn('It is not known whether a new address was asked; it will not be asked again.')
}

/** First the reader's own limit; an order that was noted before continues. */
async function noted({ ports }: MessageContext, order: AddressOrder): Promise<boolean> {
  const { request, subscriber, address, at } = order
  const now = ports.clock.now().toISOString()
  let found: NotedChange | undefined
  await ports.subscribers.update(subscriber, (reader) => {
    found = noteChangeAsked(reader, { id: request, at }, now)
    return found.outcome === 'noted' ? found.subscriber : null
  })
  let refused: string | null = found === undefined ? 'erased' : found.outcome === 'refused' ? found.reason : null
  if (refused === null)
    await ports.subscribers.updateAsked(address, (asked) => {
      const next = askedOnceMore(asked, { request, at })
      refused = 'refused' in next ? next.refused : null
      return 'refused' in next ? null : next.asked
    })
  if (refused !== null) ports.log.info('No new address was asked for a reader.', { request, reason: refused })
  return refused === null
}

function recheckAndBuildFor(context: MessageContext, order: AddressOrder, key: DeliveryKey): RecheckAndBuild {
  return async () => {
    const { settings, ports } = context
    const [emailContext, linkKey] = await Promise.all([context.emailContext([]), context.key()])
    const { subscriber, request: change, version, address, at } = order
    const pointer = await ports.subscribers.findByAddress(address)
    if (pointer?.suppressed) return { skip: 'suppressed' }
    const isTaken = pointer !== null && pointer.id !== null && (await isReader(context, pointer.id))
    const reader = await ports.subscribers.get(subscriber)
    if (reader === null) return { skip: 'erased' }
    if (!isWanted(reader, order)) return { skip: 'confirmed' }
    const token = addressToken(subscriber, { change, version, address }, at, linkKey)
    const email = composeAddress(emailContext, {
      language: reader.language,
      about: isTaken ? 'taken' : 'wanted',
      openUrl: isTaken ? null : `${settings.siteUrl}${sitePath.address}${token}`,
    })
    const made = outgoingEmail(context, key, email, { address, leaveUrl: null }, ports.clock.now())
    await ports.limits.confirmationSent()
    return made
  }
}

/** Still a reader, with the same version of links as in the form. */
function isWanted(reader: Subscriber | null, { at, version }: AddressOrder): boolean {
  if (reader === null || reader.linksVersion !== version) return false
  const refused = refusesChange(reader, at)
  return refused === null || refused === 'too-many'
}

async function isReader({ ports }: MessageContext, id: string): Promise<boolean> {
  return (await ports.subscribers.get(id))?.status === 'active'
}
