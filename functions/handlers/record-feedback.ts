// Records what SES reports of mails.
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { clock, deliveries, limits, log, queue, subscribers } from '../runtime.ts'
import { recordFeedback } from '../use-cases/feedback/record-feedback.ts'

export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  const ports = {
    clock: clock(),
    deliveries: deliveries(),
    limits: limits(),
    subscribers: subscribers(),
    queue: queue(),
    log: log(),
  }
  const { failed } = await recordFeedback(ports, event.Records)
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}
