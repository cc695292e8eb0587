// Tells the operator that confirmations go out slowly for a while; once an hour at most, however often it is ordered.

import { slowMs } from '../../delivery/bounced-confirmations.ts'
import { deliveryId } from '../../delivery/delivery-id.ts'
import { assembleEmail } from '../../delivery/email-message.ts'
import type { DeliveryKey } from '../../delivery/types.ts'
import { dayMs } from '../../durations.ts'
import { composeSlowedAlert } from '../../edition/slowed-alert.ts'
import { delaySeconds } from '../queue-delay.ts'
import type { MessageDesk } from './desk.ts'
import { sendWithoutFail } from './never-missed.ts'
import type { SlowedOrder } from './order.ts'
import type { LastLook } from './submission.ts'

/** After this time the alarm has told it long ago. */
const lifeMs = dayMs

export async function sendSlowed(desk: MessageDesk, order: SlowedOrder): Promise<void> {
  const { clock, queue, log } = desk.ports
  if (clock.now().getTime() - Date.parse(order.at) >= lifeMs) {
    log.warn('An email to the operator about confirmations is too late and was not sent.', { at: order.at })
    return
  }
  const hour = new Date(order.at).toISOString().slice(0, 13)
  await sendWithoutFail(desk, {
    key: { kind: 'alert', request: `slowed-${hour}`, subscriber: 'operator' },
    at: order.at,
    turn: async () => true,
    putBack: (ms) => queue.message(order, delaySeconds(ms)),
    lastLookAt: (key) => lastLookAt(desk, order, key),
  })
}

function lastLookAt({ ports, settings, head }: MessageDesk, order: SlowedOrder, key: DeliveryKey): LastLook {
  return async () => {
    const { at, sent, bounced } = order
    const emailContext = { templates: await ports.templates.load(), list: settings, topics: [] }
    const until = new Date(Date.parse(at) + slowMs).toISOString()
    const email = composeSlowedAlert(emailContext, { sent, bounced, until })
    const [to, id, date] = [settings.operatorAddress, deliveryId(key), ports.clock.now()]
    const raw = assembleEmail(email, head, { to, date, id, leaveUrl: null })
    return { message: { from: settings.fromAddress, to, raw, tags: { edition: key.kind, delivery: id } } }
  }
}
