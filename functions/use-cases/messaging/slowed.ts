// Tells the operator that confirmations go out slowly for a while; once an hour at most, however often it is ordered.

import { slowMs } from '../../delivery/bounced-confirmations.ts'
import type { DeliveryKey } from '../../delivery/types.ts'
import { dayMs } from '../../durations.ts'
import { composeSlowedAlert } from '../../edition/slowed-alert.ts'
import { delaySeconds } from '../queue-delay.ts'
import { sendAtLeastOnce } from './at-least-once-send.ts'
import type { MessageContext } from './message-context.ts'
import type { SlowedOrder } from './order.ts'
import { outgoingEmail, toOperator } from './outgoing-email.ts'
import type { RecheckAndBuild } from './submission.ts'

/** After this time the alarm has told it long ago. */
const lifeMs = dayMs

export async function sendSlowed(context: MessageContext, order: SlowedOrder): Promise<void> {
  const { clock, queue, log } = context.ports
  if (clock.now().getTime() - Date.parse(order.at) >= lifeMs) {
    log.warn('An email to the operator about confirmations is too late and was not sent.', { at: order.at })
    return
  }
  const hour = new Date(order.at).toISOString().slice(0, 13)
  await sendAtLeastOnce(context, {
    key: { kind: 'alert', request: `slowed-${hour}`, subscriber: 'operator' },
    at: order.at,
    waitForSlot: async () => true,
    putBack: (ms) => queue.message(order, delaySeconds(ms)),
    recheckAndBuildFor: (key) => recheckAndBuildFor(context, order, key),
  })
}

function recheckAndBuildFor(context: MessageContext, order: SlowedOrder, key: DeliveryKey): RecheckAndBuild {
  return async () => {
    const { ports, settings } = context
    const { at, sent, bounced } = order
    const emailContext = { templates: await ports.templates.load(), list: settings, topics: [] }
    const until = new Date(Date.parse(at) + slowMs).toISOString()
    const email = composeSlowedAlert(emailContext, { sent, bounced, until })
    return outgoingEmail(context, key, email, toOperator(context), ports.clock.now())
  }
}
