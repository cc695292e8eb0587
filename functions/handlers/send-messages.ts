// Sends the mails outside an edition: confirmations of a subscription, welcomes, notices, fresh links, and what the
// operator hears of editions.
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import {
  articles,
  clock,
  deliveries,
  editions,
  limits,
  log,
  mailer,
  queue,
  random,
  secrets,
  settings,
  subscribers,
  templates,
} from '../runtime.ts'
import { sendConfirmation } from '../use-cases/messaging/confirmation.ts'
import { type MessageDesk, messageDesk } from '../use-cases/messaging/desk.ts'
import { sendLinks } from '../use-cases/messaging/links.ts'
import { sendNotice } from '../use-cases/messaging/notice.ts'
import { sendToOperator } from '../use-cases/messaging/operator.ts'
import { orderIn } from '../use-cases/messaging/order.ts'
import { sendSlowed } from '../use-cases/messaging/slowed.ts'
import { sendWelcome } from '../use-cases/messaging/welcome.ts'

/** Works on the orders side by side: most of their time they wait for their turn. Answers those to be delivered again. */
export async function sendMessages(
  desk: MessageDesk,
  orders: readonly { messageId: string; body: string }[],
): Promise<{ failed: string[] }> {
  const failed: string[] = []
  const work = async ({ messageId, body }: { messageId: string; body: string }) => {
    const order = orderIn(body)
    try {
      if (order === null) desk.ports.log.error('A message holds no order and was set aside.', { messageId })
      else if (order.kind === 'confirmation') await sendConfirmation(desk, order)
      else if (order.kind === 'welcome') await sendWelcome(desk, order)
      else if (order.kind === 'notice') await sendNotice(desk, order)
      else if (order.kind === 'links') await sendLinks(desk, order)
      else if (order.kind === 'slowed') await sendSlowed(desk, order)
      else await sendToOperator(desk, order)
    } catch (error) {
      desk.ports.log.error('An email could not be finished; it will be tried again.', {
        messageId,
        error,
      })
      failed.push(messageId)
    }
  }
  await Promise.all(orders.map(work))
  return { failed }
}

let desk: MessageDesk | undefined

function deskOfProcess(): MessageDesk {
  return messageDesk(
    {
      clock: clock(),
      random: random(),
      log: log(),
      articles: articles(),
      templates: templates(),
      editions: editions(),
      subscribers: subscribers(),
      deliveries: deliveries(),
      limits: limits(),
      mailer: mailer(),
      queue: queue(),
      secrets: secrets(),
    },
    settings(),
  )
}

export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  desk ??= deskOfProcess()
  const { failed } = await sendMessages(desk, event.Records)
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}
