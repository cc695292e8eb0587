// ISO weeks, delivery days and edition ids. Dates are calendar days (`2026-11-19`) without a time zone.
import { dayMs, hourMs } from '../durations.ts'
import { launchHour, type Weekday, weekdays } from '../environment.ts'
import { utcDay } from '../utc-day.ts'

/**
 * The first delivery day after the local day of an instant, and its ISO week: the edition that composing or launching
 * at that instant is for. Never the same day, since in the first time zones that morning is already over.
 *
 * @example nextDelivery('2026-11-18T06:00:00Z', 'thursday', 'Europe/London') // { date: '2026-11-19', week: '2026-W47' }
 * @throws RangeError for an invalid instant or zone
 */
export function nextDelivery(instant: string, day: Weekday, zone: string): { date: string; week: string } {
  const today = localDate(instant, zone)
  const ahead = (weekdays.indexOf(day) - weekdayIndex(today) + 7) % 7 || 7
  const date = addDays(today, ahead)
  return { date, week: isoWeek(date) }
}

/** When the audience of an edition is frozen: the day before, at an hour in UTC. */
export function launchOf(date: string): { date: string; hour: number } {
  return { date: addDays(date, -1), hour: launchHour }
}

/** The same, in milliseconds. */
export function launchInstant(date: string): number {
  return utc(addDays(date, -1)) + launchHour * hourMs
}

/** True once that week is over for every reader: in the last time zone its Sunday ends on Monday at noon, UTC. */
export function isWeekOver(week: string, now: Date): boolean {
  return now.getTime() >= Date.parse(`${deliveryDate(week, 'sunday')}T00:00:00Z`) + 1.5 * dayMs
}

/** The local calendar day of an instant. @example localDate('2026-11-18T23:30:00Z', 'Europe/Berlin') // '2026-11-19' */
export function localDate(instant: string, zone: string): string {
  const time = new Date(instant)
  if (Number.isNaN(time.getTime()))
    throw new RangeError(`"${instant}" is not an instant; expected e.g. 2026-11-18T06:00:00Z`)
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return parts.format(time)
}

/** @example isoWeek('2027-01-01') // '2026-W53' */
export function isoWeek(date: string): string {
  const thursday = addDays(date, 3 - weekdayIndex(date))
  const year = thursday.slice(0, 4)
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** @example deliveryDate('2026-W47', 'thursday') // '2026-11-19' */
export function deliveryDate(week: string, day: Weekday): string {
  const match = /^(\d{4})-W(\d{2})$/.exec(week)
  if (match === null) throw new RangeError(`"${week}" is not an ISO week; expected e.g. 2026-W47`)
  const fourth = `${match[1]}-01-04`
  const monday = addDays(fourth, -weekdayIndex(fourth) + 7 * (Number(match[2]) - 1))
  const date = addDays(monday, weekdays.indexOf(day))
  if (isoWeek(date) !== week) throw new RangeError(`${match[1]} has no week ${match[2]}`)
  return date
}

/**
 * @example parseEditionId('2026-W47r2') // { week: '2026-W47', run: 2 }
 * @returns `null` if the text is not an edition id
 */
export function parseEditionId(id: string): { week: string; run: number } | null {
  const match = /^(\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3]))(?:r([2-9]|[1-9]\d{1,2}))?$/.exec(id)
  return match?.[1] === undefined ? null : { week: match[1], run: Number(match[2] ?? 1) }
}

/** @example editionId('2026-W47', 2) // '2026-W47r2' */
export function editionId(week: string, run: number): string {
  return run === 1 ? week : `${week}r${run}`
}

/** @example addDays('2026-12-31', 1) // '2027-01-01' */
export function addDays(date: string, days: number): string {
  return utcDay(utc(date) + days * dayMs)
}

/** Whole days from a date to a later one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / dayMs)
}

/** @example weekdayOf('2026-11-19') // 'thursday' */
export function weekdayOf(date: string): Weekday {
  return weekdays[weekdayIndex(date)] ?? 'monday'
}

/** 0 for Monday … 6 for Sunday. */
function weekdayIndex(date: string): number {
  return (new Date(utc(date)).getUTCDay() + 6) % 7
}

function utc(date: string): number {
  return Date.parse(`${date}T00:00:00Z`)
}
