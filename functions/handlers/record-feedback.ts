// Records what SES reports about emails: deliveries, bounces, complaints, rejections.
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { clock, deliveries, editions, limits, log, queue, subscribers } from '../runtime.ts'
import { recordFeedback } from '../use-cases/feedback/record-feedback.ts'
import { batchResponse } from '../use-cases/queue-messages.ts'

export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  const ports = {
    clock: clock(),
    deliveries: deliveries(),
    editions: editions(),
    limits: limits(),
    subscribers: subscribers(),
    queue: queue(),
    log: log(),
  }
  return batchResponse(await recordFeedback(ports, event.Records))
}
