// Records what SES reports: adds facts to the delivery, and sets a suppression independently of them.

import { deliveryId } from '../../delivery/delivery-id.ts'
import { isTooMany } from '../../delivery/pace/bounced-confirmations.ts'
import { mergeFacts } from '../../delivery/receipt/facts.ts'
import {
  addressesConcerned,
  type Feedback,
  type ReportedSuppression,
  readFeedback,
} from '../../delivery/receipt/feedback.ts'
import { noReports, type ReportTally, sum } from '../../delivery/report-limits.ts'
import type { DeliveryKey } from '../../delivery/types.ts'
import { metric } from '../../environment.ts'
import type { FreshReports, Ports } from '../../ports.ts'
import type { QueueMessage } from '../queue-messages.ts'
import { countAndFreeze } from './freeze.ts'

export type FeedbackPorts = Pick<
  Ports,
  'clock' | 'deliveries' | 'editions' | 'limits' | 'subscribers' | 'queue' | 'log'
>

export interface FeedbackOutcome {
  recorded: number
  /** Number of events that can never be recorded; they are acknowledged. */
  ignored: number
  /** Messages to be delivered again. */
  failed: string[]
}

export async function recordFeedback(ports: FeedbackPorts, events: readonly QueueMessage[]): Promise<FeedbackOutcome> {
  const outcome: FeedbackOutcome = { recorded: 0, ignored: 0, failed: [] }
  const reports = new Map<string, Report>()
  for (const { messageId, body } of events) {
    const read = readFeedback(body)
    if (read.ok) collect(reports, messageId, read.feedback)
    else {
      outcome.ignored += 1
      ports.log.warn(`An event of SES was set aside: ${read.reason}.`, { messageId })
    }
  }
  await Promise.all(Array.from(reports.values(), (report) => recordReport(ports, report, outcome)))
  await noteReported(ports, Array.from(reports.values()), outcome)
  await countReports(ports, Array.from(reports.values()))
  return outcome
}

/** Events of one delivery: SES reports “sent” and “delivered” almost at once, and one write can hold both. */
interface Report {
  messages: string[]
  feedback: Feedback
  /** What was new in it; `null` if it could not be recorded. */
  fresh: FreshReports | null
}

function collect(reports: Map<string, Report>, messageId: string, feedback: Feedback): void {
  const name = feedback.delivery ? deliveryId(feedback.delivery) : messageId
  const known = reports.get(name)
  if (!known) {
    reports.set(name, { messages: [messageId], feedback, fresh: null })
    return
  }
  known.messages.push(messageId)
  const { facts, suppress, sends } = known.feedback
  known.feedback = {
    ...feedback,
    sends: sends + feedback.sends,
    facts: mergeFacts(facts, feedback.facts),
    suppress: [...suppress, ...feedback.suppress],
  }
}

async function recordReport(ports: FeedbackPorts, report: Report, outcome: FeedbackOutcome): Promise<void> {
  try {
    report.fresh = await record(ports, report.feedback)
    outcome.recorded += report.messages.length
  } catch (error) {
    ports.log.error('Events of SES could not be recorded; they are tried again.', { messages: report.messages, error })
    outcome.failed = outcome.failed.concat(report.messages)
  }
}

/** Done after the facts, so that a receipt drawn up in between is drawn up again. */
async function noteReported(
  { deliveries, clock, log }: FeedbackPorts,
  reports: readonly Report[],
  outcome: FeedbackOutcome,
): Promise<void> {
  const at = clock.now().toISOString()
  const editions = Map.groupBy(reports, ({ feedback: { delivery } }) =>
    delivery?.kind === 'edition' ? delivery.request : '',
  )
  for (const [edition, concerned] of editions) {
    if (edition === '') continue
    try {
      await deliveries.noteReported(edition, at)
    } catch (error) {
      log.error('Reports of an edition could not be noted; they are tried again.', { edition, error })
      for (const { messages } of concerned) outcome.failed = [...new Set([...outcome.failed, ...messages])]
    }
  }
}

/** What cannot be counted is skipped, because a retry would also repeat what was already counted. */
async function countReports(ports: FeedbackPorts, reports: readonly Report[]): Promise<void> {
  const tallies = new Map<string, ReportTally>()
  for (const { feedback, fresh } of reports) {
    if (fresh === null || feedback.delivery === null) continue
    const { kind, request } = feedback.delivery
    const edition = kind === 'edition' ? request : ''
    const counts = { sends: feedback.sends, bounces: Number(fresh.bounced), complaints: Number(fresh.complained) }
    tallies.set(edition, sum(tallies.get(edition) ?? noReports, counts))
  }
  try {
    await countAndFreeze(ports, tallies)
  } catch (error) {
    ports.log.error('Reports of SES could not be counted.', { error })
  }
}

/** The suppression first: it protects the reader even if the delivery is not ours or cannot be written. */
async function record(ports: FeedbackPorts, { delivery, facts, suppress }: Feedback): Promise<FreshReports> {
  for (const one of suppress) await suppressConcerned(ports, delivery, one)
  const fresh = delivery ? await ports.deliveries.report(delivery, facts) : { bounced: false, complained: false }
  if (delivery && facts.rejected) ports.log.count(metric.deliveryFailed, 1)
  const isOfStranger = delivery?.kind === 'confirmation' || delivery?.kind === 'address'
  if (delivery && isOfStranger && facts.bounced?.permanent) await countBounce(ports, deliveryId(delivery))
  return fresh
}

/** The operator's email is ordered first: if this run is interrupted, the report comes again, and the email is sent
 * once an hour at most. */
async function countBounce({ clock, limits, log, queue }: FeedbackPorts, delivery: string): Promise<void> {
  const { sent, bounced } = await limits.confirmationBounced(delivery)
  if (!isTooMany({ sent, bounced })) return
  await queue.message({ kind: 'slowed', at: clock.now().toISOString(), sent, bounced })
  await limits.slowDown()
  log.error('Many confirmations bounce. For an hour, one is sent a minute.', { sent, bounced })
  log.count(metric.confirmationsSlowed, 1)
}

/** Some mail servers' clocks are ahead; a suppression dated in the future could not be lifted now. */
async function suppressConcerned(
  { clock, subscribers }: FeedbackPorts,
  delivery: DeliveryKey | null,
  found: ReportedSuppression,
): Promise<void> {
  const now = clock.now().toISOString()
  const at = found.at < now ? found.at : now
  const reader = delivery && (await subscribers.get(delivery.subscriber))
  for (const address of addressesConcerned(found, delivery, reader))
    await subscribers.suppress(address, found.reason, at, found.mailedAt)
}
