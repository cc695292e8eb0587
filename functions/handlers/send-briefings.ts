// Sends the briefings of the batches that work orders name.
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { clock, deliveries, editions, log, mailer, random, secrets, settings, subscribers } from '../runtime.ts'
import { Desks } from '../use-cases/sending/desk.ts'
import { sendBriefings } from '../use-cases/sending/send-briefings.ts'

const desks = new Desks()

export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  const ports = {
    clock: clock(),
    random: random(),
    log: log(),
    editions: editions(),
    subscribers: subscribers(),
    deliveries: deliveries(),
    mailer: mailer(),
    secrets: secrets(),
  }
  const { failed } = await sendBriefings(ports, settings(), desks, event.Records)
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}
