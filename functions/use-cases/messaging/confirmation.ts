// Answers a request for a subscription with a mail. A look says whether it may be answered; then it waits for its place and
// its turn, is noted and is mailed. Whatever is dropped on the way leaves no mark on the address, so that asking again is
// answered. Where nobody knows whether the mail went out, and no event says so in time, it is mailed once more as a delivery
// of its own (promise D3: a confirmation is never missed). The same order may come any number of times.

import { deliveryId } from '../../delivery/delivery-id.ts'
import { assembleEmail } from '../../delivery/email-message.ts'
import type { DeliveryKey } from '../../delivery/types.ts'
import { composeConfirmation } from '../../edition/confirmation.ts'
import { signTimedLink } from '../../subscription/link.ts'
import { linkExpiry } from '../../subscription/request.ts'
import { blocksConfirmation } from '../../subscription/suppression.ts'
import type { MessageDesk } from './desk.ts'
import { sendWithoutFail } from './never-missed.ts'
import { noted, standingOf } from './note.ts'
import type { ConfirmationOrder } from './order.ts'
import { withPlace } from './place.ts'
import type { LastLook } from './submission.ts'
import { putBack, waitForTurn } from './turn.ts'

export async function sendConfirmation(desk: MessageDesk, order: ConfirmationOrder): Promise<void> {
  const before = await standingOf(desk, order)
  if (before.outcome === 'refused') return
  if (before.outcome === 'noted') return answer(desk, order, before.subscriber, false)
  const admitted = await withPlace(desk, order)
  if (admitted === null || (await waitForTurn(desk, admitted, 'not-noted')) !== 'now') return
  const after = await noted(desk, admitted)
  if (after.outcome === 'noted') await answer(desk, admitted, after.subscriber, true)
}

async function answer(
  desk: MessageDesk,
  order: ConfirmationOrder,
  subscriber: string,
  hasTurn: boolean,
): Promise<void> {
  await sendWithoutFail(desk, {
    key: { kind: 'confirmation', request: order.request, subscriber },
    at: order.at,
    turn: async () => hasTurn || (await waitForTurn(desk, order, 'noted')) === 'now',
    putBack: (ms) => putBack(desk, order, ms),
    lastLookAt: (key) => lastLookAt(desk, order, key),
  })
}

function lastLookAt(desk: MessageDesk, order: ConfirmationOrder, key: DeliveryKey): LastLook {
  return async () => {
    const { subscribers, clock } = desk.ports
    const [emailContext, linkKey] = await Promise.all([desk.emailContext(order.topics), desk.key()])
    const [reader, pointer] = await Promise.all([
      subscribers.get(key.subscriber),
      subscribers.findByAddress(order.address),
    ])
    if (blocksConfirmation(pointer?.suppressed)) return { skip: 'suppressed' }
    if (reader === null) return { skip: 'erased' }
    if (blocksConfirmation(reader.suppressed)) return { skip: 'suppressed' }
    if (!reader.requests.some(({ id }) => id === order.request)) return { skip: 'confirmed' }
    if (reader.suppressed && !(await mayTryAgain(desk, order))) return { skip: 'suppressed' }
    const { settings, head } = desk
    const { request, language, topics } = order
    const link = { subscriber: reader.id, request, expiresAt: linkExpiry(order) }
    const confirmUrl = `${settings.siteUrl}/confirm/${signTimedLink('confirm', link, linkKey)}`
    const email = composeConfirmation(emailContext, { language, topics, confirmUrl })
    const id = deliveryId(key)
    const raw = assembleEmail(email, head, { to: reader.address, date: clock.now(), id, leaveUrl: null })
    const tags = { edition: key.kind, delivery: id }
    await desk.ports.limits.confirmationSent()
    return { message: { from: settings.fromAddress, to: reader.address, raw, tags } }
  }
}

/** The one mail in 30 days to an address that bounced. Taken here and no earlier: a request that was dropped on its way
 * must not use it up. */
function mayTryAgain({ ports }: MessageDesk, { address, request }: ConfirmationOrder): Promise<boolean> {
  return ports.subscribers.takeReconfirmation(address, request, ports.clock.now().toISOString())
}
