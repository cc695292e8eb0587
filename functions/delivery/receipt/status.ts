// The status of a delivery (open, claimed, submitted, failed, skipped, unresolved …), from its facts and the time.
// When a claim expires, and after how many hours an unknown outcome is unresolved, stands here.
import { hourMs } from '../../durations.ts'
import type { DeliveryFacts, DeliveryStatus } from '../types.ts'

/** How long an event may take to settle an unknown submission before the policy closes it as unresolved. */
export const settlingMs = 6 * hourMs

/** A claim expires after this time: the process that took it has ended. */
export const claimMs = 15 * 60 * 1000

/** Whatever SES reports of a message, it had taken it. */
const reportedOf = ['submitted', 'delivered', 'bounced', 'complained', 'listed', 'delayed', 'noted'] as const

/**
 * The status at `now` (ISO instant). What is certain stands above what is not: a message that SES rejected after taking
 * it failed, one that it took was submitted, however the claim ended.
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

/** It was never claimed again after a claim was given back, and cannot be: so nothing was submitted. */
function isUnsent({ closed, claim, ambiguous }: DeliveryFacts): boolean {
  return closed?.as === 'unsent' && claim === undefined && ambiguous === undefined
}

/** True where nothing more is to be done for this delivery: it is in a column of the receipt, or an event may settle
 * it. */
export function isHandled(status: DeliveryStatus): boolean {
  return status !== 'open' && status !== 'claimed'
}

/** True where the reader may have the mail already, for certain or possibly: what must not be repeated to them (C4). */
export function mayHaveArrived(status: DeliveryStatus): boolean {
  return status === 'submitted' || status === 'claimed' || status === 'unknown' || status === 'unresolved'
}

/** True where the settling time of an unknown submission is over. */
export function isOverdue(facts: DeliveryFacts, now: string): boolean {
  const since = facts.claim?.at ?? facts.ambiguous?.at
  return statusOf(facts, now) === 'unknown' && since !== undefined && Date.parse(now) - Date.parse(since) >= settlingMs
}
