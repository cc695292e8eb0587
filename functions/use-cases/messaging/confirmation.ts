// Answers a request for a subscription with an email. First it is checked whether the request may be answered; then it
// waits for its place and its slot, is noted and is mailed. A request dropped on the way leaves no trace on the
// address, so that another request is answered. If the outcome of sending stays unknown, the email is sent once more as
// a delivery of its own (promise D3: a confirmation is never missed). The same order may come any number of times.

import type { DeliveryKey } from '../../delivery/types.ts'
import { composeConfirmation } from '../../edition/emails/confirmation.ts'
import { signTimedLink } from '../../subscription/links/link.ts'
import { linkExpiry } from '../../subscription/requests/request.ts'
import { blocksConfirmation } from '../../subscription/suppression.ts'
import { sendAtLeastOnce } from './at-least-once-send.ts'
import { putBack, waitForSlot } from './confirmation-queue.ts'
import type { MessageContext } from './message-context.ts'
import { outgoingEmail } from './outgoing-email.ts'
import type { ConfirmationOrder } from './read-order.ts'
import { withPlace } from './request-limit.ts'
import { noted, requestStateOf } from './request-record.ts'
import type { RecheckAndBuild } from './submission.ts'

export async function sendConfirmation(context: MessageContext, order: ConfirmationOrder): Promise<void> {
  const before = await requestStateOf(context, order)
  if (before.outcome === 'refused') return
  if (before.outcome === 'noted') return answer(context, order, before.subscriber, false)
  const admitted = await withPlace(context, order)
  if (admitted === null || (await waitForSlot(context, admitted, 'not-noted')) !== 'now') return
  const after = await noted(context, admitted)
  if (after.outcome === 'noted') await answer(context, admitted, after.subscriber, true)
}

async function answer(
  context: MessageContext,
  order: ConfirmationOrder,
  subscriber: string,
  hasSlot: boolean,
): Promise<void> {
  await sendAtLeastOnce(context, {
    key: { kind: 'confirmation', request: order.request, subscriber },
    at: order.at,
    waitForSlot: async () => hasSlot || (await waitForSlot(context, order, 'noted')) === 'now',
    putBack: (ms) => putBack(context, order, ms),
    recheckAndBuildFor: (key) => recheckAndBuildFor(context, order, key),
  })
}

function recheckAndBuildFor(context: MessageContext, order: ConfirmationOrder, key: DeliveryKey): RecheckAndBuild {
  return async () => {
    const { subscribers, clock } = context.ports
    const [emailContext, linkKey] = await Promise.all([context.emailContext(order.topics), context.key()])
    const [reader, pointer] = await Promise.all([
      subscribers.get(key.subscriber),
      subscribers.findByAddress(order.address),
    ])
    if (blocksConfirmation(pointer?.suppressed)) return { skip: 'suppressed' }
    if (reader === null) return { skip: 'erased' }
    if (blocksConfirmation(reader.suppressed)) return { skip: 'suppressed' }
    if (!reader.requests.some(({ id }) => id === order.request)) return { skip: 'confirmed' }
    if (reader.suppressed && !(await mayTryAgain(context, order))) return { skip: 'suppressed' }
    const { siteUrl } = context.settings
    const { request, language, topics, by, answers } = order
    const link = { subscriber: reader.id, request, expiresAt: linkExpiry(order) }
    const confirmUrl = `${siteUrl}/confirm/${signTimedLink('confirm', link, linkKey)}`
    const email = composeConfirmation(emailContext, { language, topics, confirmUrl, isByEmail: by === 'email' })
    const made = outgoingEmail(context, key, email, { address: reader.address, leaveUrl: null, answers }, clock.now())
    await context.ports.limits.confirmationSent()
    return made
  }
}

/** The one email in 30 days to an address that bounced. Taken only here: a request that was dropped on its way must not
 * use it up. */
function mayTryAgain({ ports }: MessageContext, { address, request }: ConfirmationOrder): Promise<boolean> {
  return ports.subscribers.takeReconfirmation(address, request, ports.clock.now().toISOString())
}
