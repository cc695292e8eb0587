// Tells the operator that confirmations are slowed down for a while; at most once an hour, however often it is ordered.

import { slowMs } from '../../delivery/pace/bounced-confirmations.ts'
import type { DeliveryKey } from '../../delivery/types.ts'
import { dayMs } from '../../durations.ts'
import { composeSlowedAlert } from '../../edition/reports/slowed-alert.ts'
import type { MessageContext } from './message-context.ts'
import { hourOf, operatorContext, sendOperatorEmail } from './operator-send.ts'
import { outgoingEmail, toOperator } from './outgoing-email.ts'
import type { SlowedOrder } from './read-order.ts'
import type { RecheckAndBuild } from './submission.ts'

/** By then the alarm will have been raised long ago. */
const lifeMs = dayMs

export async function sendSlowed(context: MessageContext, order: SlowedOrder): Promise<void> {
  await sendOperatorEmail(context, {
    key: { kind: 'alert', request: `slowed-${hourOf(order.at)}` },
    order,
    lifeMs,
    recheckAndBuildFor: (key) => recheckAndBuildFor(context, order, key),
  })
}

function recheckAndBuildFor(context: MessageContext, order: SlowedOrder, key: DeliveryKey): RecheckAndBuild {
  return async () => {
    const { ports } = context
    const { at, sent, bounced } = order
    const emailContext = await operatorContext(context)
    const until = new Date(Date.parse(at) + slowMs).toISOString()
    const email = composeSlowedAlert(emailContext, { sent, bounced, until })
    return outgoingEmail(context, key, email, toOperator(context), ports.clock.now())
  }
}
