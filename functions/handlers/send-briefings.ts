// Sends the briefings of the batches named by its work orders.
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import {
  clock,
  deliveries,
  editions,
  log,
  mailer,
  pace,
  queue,
  random,
  secrets,
  settings,
  subscribers,
} from '../runtime.ts'
import { batchResponse } from '../use-cases/queue-messages.ts'
import { sendBriefings } from '../use-cases/sending/send-briefings.ts'
import { SendContexts } from '../use-cases/sending/send-context.ts'

const contexts = new SendContexts()

export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  const ports = {
    clock: clock(),
    random: random(),
    log: log(),
    editions: editions(),
    subscribers: subscribers(),
    deliveries: deliveries(),
    pace: pace(),
    mailer: mailer(),
    secrets: secrets(),
    queue: queue(),
  }
  return batchResponse(await sendBriefings(ports, settings(), contexts, event.Records))
}
