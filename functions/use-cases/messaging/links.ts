// Mails a reader fresh links, as ordered by a button on a page; the page itself showed no more than that (promise R4:
// only an email to the reader extends what a link may do). If the outcome of sending is unknown, it is not sent again:
// the reader can click the button again. Sets how long the email is worth sending.

import { readerLinks } from '../../delivery/message/reader-links.ts'
import { claimMs } from '../../delivery/receipt/status.ts'
import type { DeliveryKey } from '../../delivery/types.ts'
import { dayMs } from '../../durations.ts'
import { composeLinks } from '../../edition/emails/links.ts'
import { sitePath } from '../../environment.ts'
import { isOwnDataAct, ownDataToken } from '../../subscription/links/own-data-link.ts'
import { linksBarred, type NotedLinks, noteLinks } from '../../subscription/requests/links-request.ts'
import { delaySeconds } from '../queue-delay.ts'
import type { MessageContext } from './message-context.ts'
import { outgoingEmail } from './outgoing-email.ts'
import type { LinksOrder } from './read-order.ts'
import { isFree, isTooLate, type RecheckAndBuild, submitMessage } from './submission.ts'

/** After this time no one is waiting for it any more. Chosen, not measured. */
const lifeMs = dayMs

export async function sendLinks(context: MessageContext, order: LinksOrder): Promise<void> {
  const { queue, log } = context.ports
  if (isTooLate(context, order, lifeMs)) {
    log.warn('An email with links comes too late and is not sent.', { subscriber: order.subscriber })
    return
  }
  const key: DeliveryKey = { kind: order.kind, request: order.request, subscriber: order.subscriber }
  if (!(await noted(context, order)) || !(await isFree(context, key))) return
  const submission = await submitMessage(context, key, claimMs, recheckAndBuildFor(context, order, key))
  if (submission.outcome === 'again') await queue.message(order, delaySeconds(submission.afterMs))
  if (submission.outcome === 'unknown')
    log.warn('It is not known whether an email with links was sent; it will not be sent again.')
}

/** The limits count what is noted on the record, and each order is noted once, however often it comes. */
async function noted({ ports }: MessageContext, order: LinksOrder): Promise<boolean> {
  const { request, subscriber } = order
  const now = ports.clock.now().toISOString()
  let found: NotedLinks | undefined
  await ports.subscribers.update(subscriber, (reader) => {
    found = noteLinks(reader, order, now)
    return found.outcome === 'noted' ? found.subscriber : null
  })
  if (found === undefined || found.outcome === 'refused')
    ports.log.info('No email was sent for an order of links.', { request, reason: found?.reason ?? 'erased' })
  return found !== undefined && found.outcome !== 'refused'
}

function recheckAndBuildFor(context: MessageContext, order: LinksOrder, key: DeliveryKey): RecheckAndBuild {
  return async () => {
    const { settings, ports } = context
    const [emailContext, linkKey] = await Promise.all([context.emailContext([]), context.key()])
    const reader = await ports.subscribers.get(key.subscriber)
    if (reader === null) return { skip: 'erased' }
    const barred = linksBarred(reader)
    if (barred !== null) return { skip: barred }
    const date = ports.clock.now()
    const links = readerLinks(settings.siteUrl, reader, linkKey, date)
    const { reason } = order
    const openUrl = isOwnDataAct(reason)
      ? { openUrl: `${settings.siteUrl}${sitePath.ownData}${ownDataToken(reason, reader, date, linkKey)}` }
      : {}
    const email = composeLinks(emailContext, { language: reader.language, reason, ...links, ...openUrl })
    return outgoingEmail(
      context,
      key,
      email,
      { address: reader.address, leaveUrl: links.leaveUrl, answers: order.answers },
      date,
    )
  }
}
