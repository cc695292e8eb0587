// The status of a delivery (open, claimed, submitted, failed, skipped, unresolved …), from its facts and the time. Sets
// when a claim expires and after how many hours an unknown outcome is unresolved.
import { hourMs } from '../../durations.ts'
import type { DeliveryFacts, DeliveryStatus } from '../types.ts'

/** How long an event may take to settle an unknown submission before it is closed as unresolved. */
export const settlingMs = 6 * hourMs

/** A claim expires after this time: the process that holds it has ended. */
export const claimMs = 15 * 60 * 1000

/** Any report of SES about a message means that it had accepted it. */
const reportedOf = ['submitted', 'delivered', 'bounced', 'complained', 'listed', 'delayed', 'noted'] as const

/**
 * The status at `now` (ISO instant). Certain facts outrank uncertain ones: a message that SES rejected after accepting
 * it failed, one that it accepted was submitted, however the claim ended.
 */
export function statusOf(facts: DeliveryFacts, now: string): DeliveryStatus {
  if (facts.rejected) return 'failed'
  if (reportedOf.some((name) => facts[name])) return 'submitted'
  if (facts.skipped) return 'skipped'
  if (facts.refused?.permanent) return 'failed'
  if (facts.closed) return isUnsent(facts) ? 'unsent' : 'unresolved'
  if (facts.ambiguous) return 'unknown'
  if (facts.claim) return now < facts.claim.expiresAt ? 'claimed' : 'unknown'
  return 'open'
}

/** Its claim was given back and it was closed without another claim, so nothing was submitted. */
function isUnsent({ closed, claim, ambiguous }: DeliveryFacts): boolean {
  return closed?.as === 'unsent' && claim === undefined && ambiguous === undefined
}

/** True if nothing more is to be done for this delivery: it is in a column of the receipt, or an event may settle
 * it. */
export function isHandled(status: DeliveryStatus): boolean {
  return status !== 'open' && status !== 'claimed'
}

/** True of a submission that was begun and whose outcome is not known yet. */
export function isInDoubt(status: DeliveryStatus): status is 'claimed' | 'unknown' {
  return status === 'claimed' || status === 'unknown'
}

/** True if the reader has or may have the email already: its stories must not be repeated to them (C4). */
export function mayHaveArrived(status: DeliveryStatus): boolean {
  return status === 'submitted' || status === 'unresolved' || isInDoubt(status)
}

/** True if the settling time of an unknown submission is over. */
export function isOverdue(facts: DeliveryFacts, now: string): boolean {
  const since = facts.claim?.at ?? facts.ambiguous?.at
  return statusOf(facts, now) === 'unknown' && since !== undefined && Date.parse(now) - Date.parse(since) >= settlingMs
}
