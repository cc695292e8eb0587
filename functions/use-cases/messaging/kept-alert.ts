// Tells the operator that email came for a mailbox that a person reads; at most once an hour for each mailbox.
import type { DeliveryKey } from '../../delivery/types.ts'
import { dayMs } from '../../durations.ts'
import { composeKeptAlert } from '../../edition/reports/kept-alert.ts'
import type { MessageContext } from './message-context.ts'
import { hourOf, operatorContext, sendOperatorEmail } from './operator-send.ts'
import { outgoingEmail, toOperator } from './outgoing-email.ts'
import type { KeptOrder } from './read-order.ts'
import type { RecheckAndBuild } from './submission.ts'

/** The email itself is kept for a week. */
const lifeMs = 6 * dayMs

export async function sendKept(context: MessageContext, order: KeptOrder): Promise<void> {
  await sendOperatorEmail(context, {
    key: { kind: 'alert', request: `mail-${order.mailbox}-${hourOf(order.at)}` },
    order,
    lifeMs,
    recheckAndBuildFor: (key) => recheckAndBuildFor(context, order, key),
  })
}

function recheckAndBuildFor(context: MessageContext, { mailbox, mail }: KeptOrder, key: DeliveryKey): RecheckAndBuild {
  return async () => {
    const { ports, settings } = context
    const emailContext = await operatorContext(context)
    const { mailDomain = '' } = settings
    const email = composeKeptAlert(emailContext, { mailbox, mailDomain, mail })
    return outgoingEmail(context, key, email, toOperator(context), ports.clock.now())
  }
}
