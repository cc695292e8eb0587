// When an edition will have been sent, estimated in advance from the account's quota and the last audience.

import { dayMs } from '../../durations.ts'
import type { Forecast } from '../../edition/reports/forecast-row.ts'
import { addDays, launchInstant } from '../../edition/week.ts'
import { waveStart } from '../../subscription/calendar.ts'
import { newestFirst } from '../edition-status.ts'
import type { EditionRecord } from '../types.ts'
import { isWithoutDay, leftToday } from './day-quota.ts'
import { type Allowance, accountPace } from './pace.ts'

type Sized = Pick<EditionRecord, 'id' | 'date' | 'eligible' | 'lastWave'>

/** The delivery day of the last time zone ends then: a later last wave was that of a late launch. */
const lastHourMs = 1.5 * dayMs

/**
 * The forecast of an edition; `null` if no audience is known, as for a list's first edition. An audience that is not
 * frozen yet is assumed to be as large as the last one, and due at the same hours.
 *
 * @param allowance what SES says now: the account's other senders are assumed to go on as in the last 24 hours
 * @param share of the account's quota that editions use
 * @param nowMs for a late edition: it begins then
 */
export function forecastOf(
  edition: Sized,
  editions: readonly Sized[],
  allowance: Allowance,
  share: number,
  nowMs = 0,
): Forecast | null {
  const sized = edition.eligible === null ? editions.filter(isBefore(edition)).sort(newestFirst)[0] : edition
  if (!sized?.eligible || sized.lastWave === null) return null
  const dueMs = Math.min(waveStart(sized.lastWave) - midnight(sized.date), lastHourMs) + midnight(edition.date)
  const { eligible: readers } = sized
  const perSecond = accountPace(allowance, share)
  const left = leftToday(allowance, share)
  const takesMs = durationMs(readers, perSecond, left)
  const endsMs = takesMs === null ? null : Math.max(dueMs, nowMs) + takesMs
  const isTooLong = endsMs === null || endsMs > launchInstant(addDays(edition.date, 7))
  return { readers, perSecond, perDay: isWithoutDay(allowance) ? null : left, endsMs, isTooLong }
}

/**
 * How long (ms) this many emails take if all are due at once: whole days of the quota, and the rest at the pace. `null`
 * if the quota allows none.
 *
 * @example durationMs(100_000, 12.6, 45_000) // two days and 13 minutes
 */
export function durationMs(readers: number, perSecond: number, perDay: number): number | null {
  if (perDay <= 0 || perSecond <= 0) return null
  const each = Math.min(perDay, (perSecond * dayMs) / 1000)
  const fullDays = Math.max(0, Math.ceil(readers / each) - 1)
  return fullDays * dayMs + Math.ceil(((readers - fullDays * each) / perSecond) * 1000)
}

function isBefore({ date }: Sized): (one: Sized) => boolean {
  return (one) => one.date < date && (one.eligible ?? 0) > 0 && one.lastWave !== null
}

const midnight = (date: string) => Date.parse(`${date}T00:00:00Z`)
