// Suppression of addresses that must not be mailed (hard bounce, complaint, operator): which reason outranks which, who
// can lift it, and how soon a bounced address may be confirmed again. Soft bounces are not counted here.
import { dayMs } from '../durations.ts'
import type { Subscriber, Suppression, SuppressionReason } from './types.ts'

/** The gravest last. A confirmation lifts only a bounce, so a graver reason must never be replaced by a bounce. */
export const bySeverity: readonly SuppressionReason[] = ['bounce', 'listed', 'complaint', 'operator']

/**
 * @example suppression('bounce', '2026-11-19T06:00:00.000Z').liftedBy // 'reader': by confirming the address once more
 * @example suppression('complaint', '2026-11-19T06:00:00.000Z').liftedBy // 'operator'
 */
export function suppression(reason: SuppressionReason, at: string): Suppression {
  return { reason, at, liftedBy: reason === 'bounce' ? 'reader' : 'operator' }
}

/** The suppression that stays, in whatever order they came: the graver; of two with the same reason the earlier. */
export function moreSevere<T extends Suppression | null>(a: T, b: T): T {
  if (!a || !b) return a ?? b
  const difference = bySeverity.indexOf(a.reason) - bySeverity.indexOf(b.reason)
  if (difference !== 0) return difference > 0 ? a : b
  return a.at <= b.at ? a : b
}

/** True if requests for a subscription are not answered. A bounced address may be confirmed again: the confirmation
 * proves that its mailbox works. */
export function blocksConfirmation(suppressed: Suppression | null | undefined): boolean {
  return suppressed ? suppressed.reason !== 'bounce' : false
}

/** In this time a bounced address is mailed only one confirmation, and its bounce is lifted only once. */
export const reconfirmationMs = 30 * dayMs

/**
 * The record after a report; `null` if nothing changes. A bounce of an email sent before the address was confirmed
 * again says nothing about the mailbox since.
 *
 * @param mailedAt ISO instant at which SES accepted the reported email
 */
export function suppressed(before: Subscriber, found: Suppression, mailedAt: string): Subscriber | null {
  const { reconfirmedAt } = before
  if (found.reason === 'bounce' && reconfirmedAt !== undefined && mailedAt <= reconfirmedAt) return null
  const stays = moreSevere(before.suppressed, found)
  return stays === before.suppressed ? null : { ...before, suppressed: found }
}

/** What a confirmation at `at`, of a request of `askedAt`, lifts: a bounce from before the request, once in 30 days. */
export function lifted(
  { suppressed: before, reconfirmedAt }: Pick<Subscriber, 'suppressed' | 'reconfirmedAt'>,
  askedAt: string,
  at: string,
): Pick<Subscriber, 'suppressed' | 'reconfirmedAt'> | null {
  if (before?.reason !== 'bounce' || askedAt <= before.at) return null
  const isTooSoon = reconfirmedAt !== undefined && Date.parse(at) - Date.parse(reconfirmedAt) < reconfirmationMs
  return isTooSoon ? null : { suppressed: null, reconfirmedAt: at }
}
