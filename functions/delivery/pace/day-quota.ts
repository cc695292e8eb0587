// How much may still be sent in a day: SES counts over 24 hours that roll on, other senders of the account among them.
import { hourMs } from '../../durations.ts'
import type { Allowance } from './pace.ts'

/**
 * Mails that may still be sent now without using up the day.
 *
 * @param since slots that SES had not counted when it said how many were used
 * @example leftToday({ maxPerSecond: 1, maxPerDay: 200, used: 150 }, 0.9, 10) // 20
 */
export function leftToday(allowance: Allowance, share: number, since = 0): number {
  if (allowance.maxPerDay < 0) return Number.POSITIVE_INFINITY
  return Math.max(0, Math.floor(allowance.maxPerDay * share) - allowance.used - since)
}

/** True where the account has no daily limit: SES says −1, of which its adapter makes the largest number there is. */
export function isWithoutDay({ maxPerDay }: Pick<Allowance, 'maxPerDay'>): boolean {
  return maxPerDay < 0 || maxPerDay >= Number.MAX_SAFE_INTEGER
}

/** SES counts over 24 hours that roll on; the hour that is not over counts as the whole one before it left. */
const hoursOfDay = 24

/** True for an hour (since 1970) of which a part lies in the 24 hours before `nowMs`. */
export function isInDay(hour: number, nowMs: number): boolean {
  const now = Math.floor(nowMs / hourMs)
  return hour <= now && hour >= now - hoursOfDay
}

/**
 * About when the day's quota is free again: when the first hour in which anything was reserved leaves the 24 hours.
 * Where none was, others used it up, and in an hour we know more.
 */
export function freeAgainMs(byHour: ReadonlyMap<number, number>, nowMs: number): number {
  const used = [...byHour].filter(([, count]) => count > 0).map(([hour]) => hour)
  if (used.length === 0) return nowMs + hourMs
  return Math.max(nowMs, (Math.min(...used) + hoursOfDay) * hourMs)
}
