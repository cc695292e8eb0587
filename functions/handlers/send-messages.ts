// Sends the mails outside an edition that orders ask for.
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
import { type MessageDesk, messageDesk } from '../use-cases/messaging/desk.ts'
import { sendMessages } from '../use-cases/messaging/send-messages.ts'

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
