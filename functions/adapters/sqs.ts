// Work orders through Amazon SQS. Queues are looked up when first used: most functions send to one of them only.
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Queue } from '../ports.ts'
import { mostAttempts, quickServiceMs, requestTimeouts } from './request-timeouts.ts'

export interface QueueUrls {
  batches: () => string
  publish: () => string
  messages: () => string
  pages: () => string
}

/** Entries in one call, the limit of SendMessageBatch. */
const entriesPerCall = 10

/** SQS may take a part of a call and refuse the rest. */
const tries = 3

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

async function sendAll(sqs: SQSClient, url: () => string, bodies: readonly string[], delaySeconds = 0): Promise<void> {
  for (let start = 0; start < bodies.length; start += entriesPerCall)
    await sendCall(sqs, url(), bodies.slice(start, start + entriesPerCall), delaySeconds)
}

async function sendCall(sqs: SQSClient, url: string, bodies: readonly string[], delaySeconds: number): Promise<void> {
  let entries = bodies.map((body, n) => ({ Id: String(n), MessageBody: body, DelaySeconds: delaySeconds }))
  let reason = ''
  for (let attempt = 0; attempt < tries && entries.length > 0; attempt += 1) {
    const { Failed: failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: entries }))
    const refused = new Set(failed.map(({ Id: id }) => id))
    entries = entries.filter(({ Id: id }) => refused.has(id))
    reason = failed[0]?.Code ?? ''
  }
  if (entries.length === 0) return
  throw new Error(
    `SQS refused ${entries.length} of ${bodies.length} work orders ${tries} times (${reason}); the next run sends them again.`,
  )
}
