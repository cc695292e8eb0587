// Records what SES reports: facts are added to the delivery, and a suppression is set on its own.
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { type Feedback, readFeedback } from '../delivery/feedback.ts'
import type { Ports } from '../ports.ts'
import { deliveries, log, subscribers } from '../runtime.ts'

export type FeedbackPorts = Pick<Ports, 'deliveries' | 'subscribers' | 'log'>

export interface FeedbackOutcome {
  recorded: number
  /** Events that can never be recorded; they are acknowledged. */
  ignored: number
  /** Messages to be delivered again. */
  failed: string[]
}

export async function recordFeedback(
  ports: FeedbackPorts,
  events: readonly { messageId: string; body: string }[],
): Promise<FeedbackOutcome> {
  const outcome: FeedbackOutcome = { recorded: 0, ignored: 0, failed: [] }
  for (const { messageId, body } of events) {
    const read = readFeedback(body)
    if (!read.ok) {
      outcome.ignored += 1
      ports.log.warn(`An event of SES was put aside: ${read.reason}.`, { message: messageId })
      continue
    }
    try {
      await record(ports, read.feedback)
      outcome.recorded += 1
    } catch (error) {
      ports.log.error('An event of SES could not be recorded; it is tried again.', { message: messageId, error })
      outcome.failed.push(messageId)
    }
  }
  return outcome
}

/** The suppression comes first: it protects the reader also where the delivery is not ours or cannot be written. */
async function record(ports: FeedbackPorts, { delivery, facts, suppress }: Feedback): Promise<void> {
  for (const { address, reason, at } of suppress) await ports.subscribers.suppress(address, reason, at)
  if (delivery) await ports.deliveries.add(delivery, facts)
}

export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  const ports = { deliveries: deliveries(), subscribers: subscribers(), log: log() }
  const { failed } = await recordFeedback(ports, event.Records)
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}
