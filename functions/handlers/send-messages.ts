// Sends the emails outside editions that its orders ask for: confirmations, welcomes, proofs and the like.
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import {
  addresses,
  articles,
  clock,
  deliveries,
  editions,
  limits,
  log,
  mailer,
  pace,
  queue,
  random,
  secrets,
  settings,
  subscribers,
  templates,
} from '../runtime.ts'
import { type MessageContext, messageContext } from '../use-cases/messaging/message-context.ts'
import { sendMessages } from '../use-cases/messaging/send-messages.ts'
import { batchResponse } from '../use-cases/queue-messages.ts'

let context: MessageContext | undefined

function contextOfProcess(): MessageContext {
  return messageContext(
    {
      addresses: addresses(),
      clock: clock(),
      random: random(),
      log: log(),
      articles: articles(),
      templates: templates(),
      editions: editions(),
      subscribers: subscribers(),
      deliveries: deliveries(),
      pace: pace(),
      limits: limits(),
      mailer: mailer(),
      queue: queue(),
      secrets: secrets(),
    },
    settings(),
  )
}

export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  context ??= contextOfProcess()
  return batchResponse(await sendMessages(context, event.Records))
}
