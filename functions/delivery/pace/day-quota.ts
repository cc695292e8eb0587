// How many emails may still be sent in a day. SES counts over rolling 24 hours, including the account's other senders.
import { hourMs } from '../../durations.ts'
import type { Allowance } from './pace.ts'

/**
 * Emails that may still be sent now within the daily quota.
 *
 * @param since slots reserved since SES said how many were used
 * @example leftToday({ maxPerSecond: 1, maxPerDay: 200, used: 150 }, 0.9, 10) // 20
 */
export function leftToday(allowance: Allowance, share: number, since = 0): number {
  if (allowance.maxPerDay < 0) return Number.POSITIVE_INFINITY
  return Math.max(0, Math.floor(allowance.maxPerDay * share) - allowance.used - since)
}

/** True if the account has no daily limit: negative, or the largest safe integer, to which the SES adapter turns −1. */
export function isWithoutDay({ maxPerDay }: Pick<Allowance, 'maxPerDay'>): boolean {
  return maxPerDay < 0 || maxPerDay >= Number.MAX_SAFE_INTEGER
}

/** SES counts over rolling 24 hours; the hour in progress counts as a whole one until then. */
const hoursOfDay = 24

/** True for an hour (since 1970) that overlaps the 24 hours before `nowMs`. */
export function isInDay(hour: number, nowMs: number): boolean {
  const now = Math.floor(nowMs / hourMs)
  return hour <= now && hour >= now - hoursOfDay
}

/**
 * About when some of the day's quota is free again: when the first hour with reserved slots leaves the 24 hours. If
 * there is none, other senders used it up, and we ask again in an hour.
 */
export function freeAgainMs(byHour: ReadonlyMap<number, number>, nowMs: number): number {
  const used = [...byHour].filter(([, count]) => count > 0).map(([hour]) => hour)
  if (used.length === 0) return nowMs + hourMs
  return Math.max(nowMs, (Math.min(...used) + hoursOfDay) * hourMs)
}
