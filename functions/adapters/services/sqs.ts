// Sends work orders through Amazon SQS. Queue addresses are looked up on first use, since most functions send to one
// queue only.
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Queue } from '../../ports.ts'
import { sendAll } from './queue-batches.ts'
import { mostAttempts, quickServiceMs, requestTimeouts } from './request-timeouts.ts'

export interface QueueUrls {
  batches: () => string
  publish: () => string
  messages: () => string
  pages: () => string
}

export function sqsQueue(urls: QueueUrls, client?: SQSClient): Queue {
  const sqs = client ?? new SQSClient({ maxAttempts: mostAttempts, requestHandler: requestTimeouts(quickServiceMs) })
  return {
    send: async (batches, delaySeconds = 0) => {
      const bodies = batches.map(({ edition, wave, slice, n }) => JSON.stringify({ edition, wave, slice, n }))
      await sendAll(sqs, urls.batches, bodies, delaySeconds)
    },
    reread: (pages) =>
      sendAll(
        sqs,
        urls.pages,
        pages.map((reread) => JSON.stringify({ reread })),
      ),
    publish: async (edition) => {
      const body = JSON.stringify({ edition })
      await sqs.send(new SendMessageCommand({ QueueUrl: urls.publish(), MessageBody: body }))
    },
    message: async (order, delaySeconds = 0) => {
      const body = JSON.stringify(order)
      await sqs.send(
        new SendMessageCommand({ QueueUrl: urls.messages(), MessageBody: body, DelaySeconds: delaySeconds }),
      )
    },
  }
}
