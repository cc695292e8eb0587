// How fast, and how much in a day: editions take a share of what SES allows the account, the rest is left for
// confirmations and notices (promise D5).

/** What SES allows; as in `ports.Quota`. */
export interface Allowance {
  maxPerSecond: number
  /** −1 where the account has no daily limit. */
  maxPerDay: number
  used: number
}

/** Never above this share, whatever the settings say. */
const greatestShare = 0.9

/** Sending slots are reserved in blocks: one write to the table for so many mails. */
export const paceBlock = 10

/**
 * Mails a second that editions may send.
 *
 * @example editionRate({ maxPerSecond: 14, maxPerDay: 50000, used: 0 }, 0.9) // 12.6
 */
export function editionRate(allowance: Allowance, share: number): number {
  return allowance.maxPerSecond * Math.min(share, greatestShare)
}

/**
 * Mails that editions may still send now without using up the day.
 *
 * @example leftToday({ maxPerSecond: 1, maxPerDay: 200, used: 150 }, 0.9) // 30
 */
export function leftToday(allowance: Allowance, share: number): number {
  if (allowance.maxPerDay < 0) return Number.POSITIVE_INFINITY
  return Math.max(0, Math.floor(allowance.maxPerDay * Math.min(share, greatestShare)) - allowance.used)
}

/** Instants (whole ms, never too early) of the slots of a block whose first one is at `first`. */
export function slotsFrom(first: number, count: number, perSecond: number): number[] {
  return Array.from({ length: count }, (_, n) => Math.ceil(first + (n * 1000) / perSecond))
}
