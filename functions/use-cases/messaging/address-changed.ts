// Tells a reader's former address that the address has changed, with a link to undo it; or the other address that the
// change was undone. Releases that address first, which also completes a change that was interrupted after its record.
// The email is never missed: if its outcome stays unknown, it is mailed once more.
import type { DeliveryKey } from '../../delivery/types.ts'
import { minuteMs } from '../../durations.ts'
import { composeAddress } from '../../edition/emails/address.ts'
import { sitePath } from '../../environment.ts'
import { hasHappened, isSameAddress, undoableMs } from '../../subscription/requests/address-change.ts'
import { addressUndoToken } from '../../subscription/requests/address-link.ts'
import { delaySeconds } from '../queue-delay.ts'
import { sendAtLeastOnce } from './at-least-once-send.ts'
import type { MessageContext } from './message-context.ts'
import { outgoingEmail } from './outgoing-email.ts'
import type { AddressChangedOrder } from './read-order.ts'
import { isTooLate, type RecheckAndBuild } from './submission.ts'

/** The change is made within seconds of its order, or this order is dropped. */
const waitedForMs = 15 * minuteMs

export async function tellEarlierAddress(context: MessageContext, order: AddressChangedOrder): Promise<void> {
  const { subscribers, addresses, queue, log } = context.ports
  const { subscriber, change, act, at, address } = order
  const reader = await subscribers.get(subscriber)
  if (reader !== null && !hasHappened(reader, change, act)) {
    if (!isTooLate(context, order, waitedForMs)) await queue.message(order, delaySeconds(minuteMs))
    else log.info('A change of address was not made, or taken back: no address is told.', { subscriber, change })
    return
  }
  if (reader === null || !isSameAddress(reader.address, address))
    await addresses.release({ id: subscriber, address }, at)
  if (reader === null || isTooLate(context, order, undoableMs)) return
  await sendAtLeastOnce(context, {
    key: { kind: 'address', request: `${change}-${act}`, subscriber },
    at,
    waitForSlot: async () => true,
    putBack: (ms) => queue.message(order, delaySeconds(ms)),
    recheckAndBuildFor: (key) => recheckAndBuildFor(context, order, key),
  })
}

function recheckAndBuildFor(context: MessageContext, order: AddressChangedOrder, key: DeliveryKey): RecheckAndBuild {
  return async () => {
    const { settings, ports } = context
    const { subscriber, change, act, at, address } = order
    const [emailContext, linkKey] = await Promise.all([context.emailContext([]), context.key()])
    const pointer = await ports.subscribers.findByAddress(address)
    const reader = await ports.subscribers.get(subscriber)
    if (reader === null) return { skip: 'erased' }
    if (pointer?.suppressed) return { skip: 'suppressed' }
    if (!hasHappened(reader, change, act)) return { skip: 'confirmed' }
    const undo = `${settings.siteUrl}${sitePath.address}${addressUndoToken(subscriber, { change, address }, at, linkKey)}`
    const openUrl = act === 'changed' ? undo : null
    const email = composeAddress(emailContext, { language: reader.language, about: act, openUrl })
    return outgoingEmail(context, key, email, { address, leaveUrl: null }, ports.clock.now())
  }
}
