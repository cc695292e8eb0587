// Many messages to one queue of Amazon SQS, in as few calls as it takes.
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs'

/** Entries per call: the limit of SendMessageBatch. */
const entriesPerCall = 10

/** SQS may accept part of a call and refuse the rest. */
const tries = 3

/** Throws if SQS keeps refusing some. */
export async function sendAll(
  sqs: SQSClient,
  url: () => string,
  bodies: readonly string[],
  delaySeconds = 0,
): Promise<void> {
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
