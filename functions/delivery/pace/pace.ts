// The sending rate: one pace for the account, a share of what SES allows; the rest is left to the account's other
// senders (promise D5). The daily limit is in day-quota.ts.

/** What SES allows; the same shape as `ports.Quota`. */
export interface Allowance {
  maxPerSecond: number
  /** Negative, or `Number.MAX_SAFE_INTEGER`, if the account has no daily limit. */
  maxPerDay: number
  used: number
}

/** The largest share, whatever the settings say. */
const greatestShare = 0.9

/**
 * Emails per second that the list may send.
 *
 * @example accountPace({ maxPerSecond: 14, maxPerDay: 50000, used: 0 }, 0.9) // 12.6
 */
export function accountPace(allowance: Allowance, share: number): number {
  return allowance.maxPerSecond * Math.min(share, greatestShare)
}

/** An email is on its way to SES no longer than the time limit of its request. */
const underWayMs = 10_000

/** The most slots that SES may not have counted yet: those still to come, and the emails under way. */
export function notYetCounted(nextMs: number, nowMs: number, perSecond: number): number {
  return Math.ceil((Math.max(0, nextMs - nowMs + underWayMs) * perSecond) / 1000)
}

/** Milliseconds from one slot to the next, rounded up to a microsecond, so that no sum of them is too fast. */
export function spacingMs(perSecond: number): number {
  return Math.ceil(1_000_000 / perSecond) / 1000
}

/** Number of slots from the first one up to and including an instant. */
export function slotsUntil(latestMs: number, firstMs: number, spacing: number): number {
  return latestMs < firstMs ? 0 : Math.floor((latestMs - firstMs) / spacing) + 1
}

/** Instants (whole ms, never too early) of a block of slots that starts at `first`. */
export function slotsFrom(first: number, count: number, perSecond: number): number[] {
  const spacing = spacingMs(perSecond)
  return Array.from({ length: count }, (_, n) => Math.ceil(first + n * spacing))
}

/** The most that an email may start before its slot. */
export const earlyMs = 5

/** Half a second. Chosen, not measured. */
const latestMs = 500

/** The most that an email may start after its slot, since late emails bunch up: at a share of 0.9 the account's rate is
 * kept in every second as long as none is a ninth of a second late while another is early. At most half a second,
 * whatever the share. */
export function mostLateMs(share: number): number {
  return Math.min(latestMs, Math.floor(1000 / Math.min(share, greatestShare)) - 1000 - 2 * earlyMs)
}

/** The seats can send this much more than the pace, so that an occasional slow answer costs no slot. */
const spareCapacity = 1.25

/** How long an email takes before that is measured: its calls to the tables and to SES within one region. */
export const usualMailMs = 150

/**
 * The number of senders that the pace needs.
 *
 * @param mailMs how long one email keeps a lane of a sender busy
 * @param lanes emails that a sender has under way at once
 * @example seatsNeeded(180, 1000, 16) // 15
 */
export function seatsNeeded(perSecond: number, mailMs: number, lanes: number): number {
  return Math.max(1, Math.ceil((spareCapacity * perSecond * mailMs) / 1000 / lanes))
}

/** Slots reserved by one write: at most a batch, and at most five seconds of the pace, because the next caller waits
 * for all of them. */
const largestBlock = 50
const longestBlockMs = 5_000

/** The most slots that one write reserves. */
export function blockSize(perSecond: number): number {
  return Math.max(1, Math.min(largestBlock, Math.floor((longestBlockMs * perSecond) / 1000)))
}
