// How fast: one pace for the account, a share of what SES allows it; the rest is left to whoever else mails for the
// account (promise D5). How much in a day: day-quota.ts.

/** What SES allows; as in `ports.Quota`. */
export interface Allowance {
  maxPerSecond: number
  /** −1 where the account has no daily limit. */
  maxPerDay: number
  used: number
}

/** Never above this share, whatever the settings say. */
const greatestShare = 0.9

/**
 * Mails a second that the list may send.
 *
 * @example accountPace({ maxPerSecond: 14, maxPerDay: 50000, used: 0 }, 0.9) // 12.6
 */
export function accountPace(allowance: Allowance, share: number): number {
  return allowance.maxPerSecond * Math.min(share, greatestShare)
}

/** A mail is on its way to SES no longer than its request may take. */
const underWayMs = 10_000

/** Slots, at most, that SES has not counted yet: those still to come, and the mails under way. */
export function notYetCounted(nextMs: number, nowMs: number, perSecond: number): number {
  return Math.ceil((Math.max(0, nextMs - nowMs + underWayMs) * perSecond) / 1000)
}

/** Milliseconds from one slot to the next: up to the next thousandth, so that no sum of them is too fast. */
export function spacingMs(perSecond: number): number {
  return Math.ceil(1_000_000 / perSecond) / 1000
}

/** Slots from the first one until an instant, that one included. */
export function slotsUntil(latestMs: number, firstMs: number, spacing: number): number {
  return latestMs < firstMs ? 0 : Math.floor((latestMs - firstMs) / spacing) + 1
}

/** Instants (whole ms, never too early) of the slots of a block whose first one is at `first`. */
export function slotsFrom(first: number, count: number, perSecond: number): number[] {
  const spacing = spacingMs(perSecond)
  return Array.from({ length: count }, (_, n) => Math.ceil(first + n * spacing))
}

/** A mail starts so much before its slot at most. */
export const earlyMs = 5

/** Half a second. */
const latestMs = 500

/** Mails that start later than their slots bunch: at a share of 0.9 the account's rate is kept in every second as long
 * as none is a ninth of a second late against another that is early. Half a second is the most, whatever the share. */
export function mostLateMs(share: number): number {
  return Math.min(latestMs, Math.floor(1000 / Math.min(share, greatestShare)) - 1000 - 2 * earlyMs)
}

/** Of this much more than the pace is what the seats can send, so that a slow answer now and then costs no slot. */
const spareCapacity = 1.25

/** Before anybody measured it: a mail's calls to the tables and SES within one region. */
export const usualMailMs = 150

/**
 * Senders that the pace needs.
 *
 * @param mailMs how long one mail keeps a lane of a sender busy
 * @param lanes mails that a sender has under way at once
 * @example seatsNeeded(180, 1000, 16) // 15
 */
export function seatsNeeded(perSecond: number, mailMs: number, lanes: number): number {
  return Math.max(1, Math.ceil((spareCapacity * perSecond * mailMs) / 1000 / lanes))
}

/** A block of slots is reserved by one write: a batch, and no more than five seconds of the pace, for whoever comes
 * next waits behind it. */
const largestBlock = 50
const longestBlockMs = 5_000

/** Slots that one write reserves at most. */
export function blockSize(perSecond: number): number {
  return Math.max(1, Math.min(largestBlock, Math.floor((longestBlockMs * perSecond) / 1000)))
}
