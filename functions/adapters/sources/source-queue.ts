// Queues the sources to be fetched in Amazon SQS: one message each, so that a failed source is retried alone.
import { SQSClient } from '@aws-sdk/client-sqs'
import type { SourceQueue } from '../../source-ports.ts'
import { sendAll } from '../services/queue-batches.ts'
import { mostAttempts, quickServiceMs, requestTimeouts } from '../services/request-timeouts.ts'

export function sourceQueue(url: string, client?: SQSClient): SourceQueue {
  const sqs = client ?? new SQSClient({ maxAttempts: mostAttempts, requestHandler: requestTimeouts(quickServiceMs) })
  const send = (orders: object[], afterSeconds = 0) =>
    sendAll(
      sqs,
      () => url,
      orders.map((order) => JSON.stringify(order)),
      afterSeconds,
    )
  return {
    fetch: (sources, due) => send(sources.map((source) => ({ source, due }))),
    check: (sources, due, afterSeconds) =>
      send(
        sources.map((source) => ({ source, check: due })),
        afterSeconds,
      ),
  }
}
