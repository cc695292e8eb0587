// Sends the emails outside an edition: confirmations of a subscription and of an address, welcomes, notices, fresh
// links, and the emails to the operator.

import type { QueueMessage } from '../queue-messages.ts'
import { askNewAddress } from './address.ts'
import { tellEarlierAddress } from './address-changed.ts'
import { sendConfirmation } from './confirmation.ts'
import { sendHelp } from './help.ts'
import { sendKept } from './kept-alert.ts'
import { sendLinks } from './links.ts'
import type { MessageContext } from './message-context.ts'
import { sendNotice } from './notice.ts'
import { sendToOperator } from './operator.ts'
import { orderIn } from './read-order.ts'
import { sendSlowed } from './slowed-alert.ts'
import { sendWelcome } from './welcome.ts'

/** Works on the orders in parallel, since they mostly wait for their turn. Resolves to those to be delivered again. */
export async function sendMessages(
  context: MessageContext,
  orders: readonly QueueMessage[],
): Promise<{ failed: string[] }> {
  const failed: string[] = []
  const work = async ({ messageId, body }: QueueMessage) => {
    const order = orderIn(body)
    try {
      if (order === null) context.ports.log.error('A message holds no order and was set aside.', { messageId })
      else if (order.kind === 'confirmation') await sendConfirmation(context, order)
      else if (order.kind === 'welcome') await sendWelcome(context, order)
      else if (order.kind === 'notice') await sendNotice(context, order)
      else if (order.kind === 'links') await sendLinks(context, order)
      else if (order.kind === 'address') await askNewAddress(context, order)
      else if (order.kind === 'address-changed') await tellEarlierAddress(context, order)
      else if (order.kind === 'help') await sendHelp(context, order)
      else if (order.kind === 'kept') await sendKept(context, order)
      else if (order.kind === 'slowed') await sendSlowed(context, order)
      else await sendToOperator(context, order)
    } catch (error) {
      context.ports.log.error('An email could not be finished; it will be tried again.', {
        messageId,
        error,
      })
      failed.push(messageId)
    }
  }
  await Promise.all(orders.map(work))
  return { failed }
}
