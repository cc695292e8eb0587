// Sources to be fetched, through Amazon SQS: one message each, so that a slow host holds up nobody.
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { SourceQueue } from '../source-ports.ts'
import { mostAttempts, quickServiceMs, requestTimeouts } from './request-timeouts.ts'

export function sourceQueue(url: string, client?: SQSClient): SourceQueue {
  const sqs = client ?? new SQSClient({ maxAttempts: mostAttempts, requestHandler: requestTimeouts(quickServiceMs) })
  const send = async (order: object) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(order) }))
  }
  return {
    fetch: (source) => send({ source }),
    check: (source, due) => send({ source, check: due }),
  }
}
