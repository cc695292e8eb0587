// Answers a request for help by email, once. The answer is the same for everyone, so that it does not reveal who is on
// the list. If the outcome of sending is unknown, it is not sent again.
import { claimMs } from '../../delivery/receipt/status.ts'
import type { DeliveryKey } from '../../delivery/types.ts'
import { dayMs } from '../../durations.ts'
import { composeHelp } from '../../edition/emails/help.ts'
import { askedOnceMore } from '../../subscription/limits/mailbox.ts'
import { delaySeconds } from '../queue-delay.ts'
import { waitForSlot } from './confirmation-queue.ts'
import type { MessageContext } from './message-context.ts'
import { outgoingEmail } from './outgoing-email.ts'
import type { HelpOrder } from './read-order.ts'
import { withPlace } from './request-limit.ts'
import { isFree, isTooLate, type RecheckAndBuild, submitMessage } from './submission.ts'

/** After this time no one is waiting for it any more. Chosen, not measured. */
const lifeMs = dayMs

/** Used instead of a subscriber: the sender may be anyone. */
const anybody = 'anybody'

export async function sendHelp(context: MessageContext, order: HelpOrder): Promise<void> {
  const { queue, log } = context.ports
  if (isTooLate(context, order, lifeMs)) return
  const key: DeliveryKey = { kind: 'help', request: order.request, subscriber: anybody }
  if (!(await isFree(context, key)) || !(await isAllowed(context, order))) return
  const admitted = await withPlace(context, order)
  if (admitted === null || (await waitForSlot(context, admitted, 'not-noted')) !== 'now') return
  const submission = await submitMessage(context, key, claimMs, recheckAndBuildFor(context, admitted, key))
  if (submission.outcome === 'again') await queue.message(admitted, delaySeconds(submission.afterMs))
  if (submission.outcome === 'unknown')
    log.warn('It is not known whether an answer with help was sent; it will not be sent again.')
}

/** True while the mailbox has had fewer answers than it may; each order is counted once. */
async function isAllowed({ ports }: MessageContext, { address, request, at }: HelpOrder): Promise<boolean> {
  let isRefused = false
  await ports.subscribers.updateAsked(address, (asked) => {
    const next = askedOnceMore(asked, { request, at, for: 'help' })
    isRefused = 'refused' in next
    return 'refused' in next ? null : next.asked
  })
  if (isRefused) ports.log.info('A mail that asks for help was not answered: its sender has had enough.', { request })
  return !isRefused
}

function recheckAndBuildFor(context: MessageContext, order: HelpOrder, key: DeliveryKey): RecheckAndBuild {
  return async () => {
    const { settings, ports } = context
    const { address, language, answers } = order
    const pointer = await ports.subscribers.findByAddress(address)
    if (pointer?.suppressed) return { skip: 'suppressed' }
    const { mailDomain, replyToAddress } = settings
    if (mailDomain === undefined) return { skip: 'cancelled' }
    const email = composeHelp(await context.emailContext([]), { language, mailDomain, replyToAddress })
    return outgoingEmail(context, key, email, { address, leaveUrl: null, answers }, ports.clock.now())
  }
}
