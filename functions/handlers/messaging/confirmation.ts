// Answers a request for a subscription with a mail. The request is noted, waits for its turn and is mailed; where nobody
// knows whether the mail went out, and no event says so in time, it is mailed once more as a delivery of its own (promise
// D3: a confirmation is never missed). The same order may come any number of times.

import { deliveryId } from '../../delivery/delivery-id.ts'
import { assembleLetter } from '../../delivery/letter-message.ts'
import { statusOf } from '../../delivery/status.ts'
import type { DeliveryKey } from '../../delivery/types.ts'
import { composeConfirmation } from '../../edition/confirmation.ts'
import { metric } from '../../environment.ts'
import { signTimedLink } from '../../subscription/link.ts'
import { linkExpiry } from '../../subscription/request.ts'
import type { MessageDesk } from './desk.ts'
import { putBack, waitForTurn } from './line.ts'
import { notedFor } from './note.ts'
import type { ConfirmationOrder } from './order.ts'
import { type LastLook, nowOf, submitOnce } from './submission.ts'

/** How long an event of SES may take to settle an unknown submission; a claim stands as long, which is longer than the
 * function may run. */
const settlingMs = 5 * 60_000

export async function sendConfirmation(desk: MessageDesk, order: ConfirmationOrder): Promise<void> {
  const subscriber = await notedFor(desk, order)
  if (subscriber === null) return
  const first: DeliveryKey = { kind: 'confirmation', request: order.request, subscriber }
  if ((await attempt(desk, order, first)) === 'unresolved') {
    const second = { ...first, request: `${order.request}-again` }
    if ((await attempt(desk, order, second)) === 'unresolved') giveUp(desk, second)
  }
}

/** `unresolved`: it was submitted or claimed, nobody knows what became of it, and the time for an event is over. */
async function attempt(desk: MessageDesk, order: ConfirmationOrder, key: DeliveryKey): Promise<'over' | 'unresolved'> {
  const { deliveries, clock } = desk.ports
  const facts = (await deliveries.get(key))?.facts ?? {}
  switch (statusOf(facts, nowOf(desk))) {
    case 'submitted':
    case 'failed':
    case 'skipped':
      return 'over'
    case 'unresolved':
      return 'unresolved'
    case 'open':
      return submitInTurn(desk, order, key)
    case 'claimed':
    case 'unknown': {
      const since = Date.parse(facts.claim?.at ?? facts.ambiguous?.at ?? order.at)
      const left = since + settlingMs - clock.now().getTime()
      if (left > 0) await putBack(desk, order, left)
      else await deliveries.add(key, { closed: { at: nowOf(desk), as: 'unresolved' } })
      return left > 0 ? 'over' : 'unresolved'
    }
  }
}

async function submitInTurn(desk: MessageDesk, order: ConfirmationOrder, key: DeliveryKey): Promise<'over'> {
  if ((await waitForTurn(desk, order)) !== 'now') return 'over'
  const submission = await submitOnce(desk, key, settlingMs, lastLookAt(desk, order, key))
  if (submission.outcome === 'unknown') await putBack(desk, order, settlingMs)
  if (submission.outcome === 'again') await putBack(desk, order, submission.afterMs)
  return 'over'
}

function lastLookAt(desk: MessageDesk, order: ConfirmationOrder, key: DeliveryKey): LastLook {
  return async () => {
    const { subscribers, clock } = desk.ports
    const [stationery, linkKey] = await Promise.all([desk.stationery(order.topics), desk.key()])
    const [reader, pointer] = await Promise.all([
      subscribers.get(key.subscriber),
      subscribers.findByAddress(order.address),
    ])
    if (pointer?.suppressed || reader?.suppressed) return { skip: 'suppressed' }
    if (reader === null) return { skip: 'erased' }
    if (!reader.requests.some(({ id }) => id === order.request)) return { skip: 'confirmed' }
    const { settings, head } = desk
    const { request, language, topics } = order
    const link = { subscriber: reader.id, request, expiresAt: linkExpiry(order) }
    const confirmUrl = `${settings.siteUrl}/confirm/${signTimedLink('confirm', link, linkKey)}`
    const letter = composeConfirmation(stationery, { language, topics, confirmUrl })
    const id = deliveryId(key)
    const raw = assembleLetter(letter, head, { to: reader.address, date: clock.now(), id, leaveUrl: null })
    const tags = { edition: key.kind, delivery: id }
    return { message: { from: settings.fromAddress, to: reader.address, raw, tags } }
  }
}

function giveUp({ ports }: MessageDesk, key: DeliveryKey): void {
  ports.log.warn('Nobody knows whether a confirmation arrived, after two submissions; it is not sent again.', {
    ...key,
  })
  ports.log.count(metric.messageUnsent, 1)
}
