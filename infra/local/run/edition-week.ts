// Which edition the laptop works on, and how far it is. Its week is that of its delivery day, which may differ from the
// week in which it is composed.
import { lastRun } from '../../../functions/delivery/edition-status.ts'
import type { EditionOutline, EditionStatus } from '../../../functions/delivery/types.ts'
import { hourMs } from '../../../functions/durations.ts'
import { deliveryDate, isoWeek, nextDelivery } from '../../../functions/edition/week.ts'
import type { Settings } from '../../../functions/environment.ts'
import { isTriedAgain } from '../../../functions/use-cases/composing/failure.ts'
import { utcDay } from '../../../functions/utc-day.ts'
import { nextInstant } from '../events/cron.ts'

/** Midnight UTC on the Monday of an ISO week, in milliseconds. @example weekStart('2026-W47') // 2026-11-16 */
export function weekStart(week: string): number {
  return Date.parse(`${deliveryDate(week, 'monday')}T00:00:00Z`)
}

/**
 * Where a new list's clock starts: sources are fetched every half hour, so these hours are enough even for slow ones;
 * waiting for the days since Monday would be useless.
 * @param monday midnight, in milliseconds
 * @example firstInstant(weekStart('2026-W47'), 'cron(0 6 ? * WED *)', 'UTC') // Wednesday, 03:00
 */
export function firstInstant(monday: number, compose: string, timeZone: string): number {
  const composed = nextInstant(compose, timeZone, monday - 1)
  return composed === null ? monday : Math.max(monday, composed - 3 * hourMs)
}

export function weekOf(instant: number): string {
  return isoWeek(utcDay(instant))
}

/** The week of the next edition to be composed after an instant. */
export function weekComposedFrom(
  instant: number,
  compose: string,
  { deliveryDay, timeZone }: Pick<Settings, 'deliveryDay' | 'timeZone'>,
): string {
  const at = nextInstant(compose, timeZone, instant - 1)
  if (at === null) throw new Error(`cdk.json: context "schedule.compose" is "${compose}", which never comes`)
  return nextDelivery(new Date(at).toISOString(), deliveryDay, timeZone).week
}

/** Statuses in which nothing more happens to an edition by itself. */
const ended: readonly EditionStatus[] = ['closed', 'empty', 'held', 'cancelled']

/** The last run of a week that counts: `2026-W47r2` before `2026-W47`. */
export function editionOf<T extends EditionOutline>(week: string, editions: T[]): T | null {
  return lastRun(editions.filter((one) => one.week === week)) ?? null
}

/**
 * The edition to be sent, or `null` if it is still to be composed: that of the current week unless it has ended;
 * otherwise, and at first, whichever is composed next.
 *
 * @param week the current week, `null` if there was none yet
 */
export function editionAtHand(week: string | null, editions: EditionOutline[]): EditionOutline | null {
  const own = week === null ? null : editionOf(week, editions)
  if (own !== null && !hasEnded(own)) return own
  const isAhead = (one: EditionOutline) => week === null || one.week > week || (own === null && one.week === week)
  const weeks = [...new Set(editions.filter(isAhead).map((one) => one.week))].sort()
  return weeks.map((one) => editionOf(one, editions)).find((one) => one !== null) ?? null
}

export function hasEnded(edition: EditionOutline | null): boolean {
  if (edition?.status === 'failed') return !isTriedAgain(edition)
  return edition !== null && ended.includes(edition.status)
}

/** A paused or stopped edition waits for its operator; time alone does not continue it. */
export function waitsForOperator(edition: EditionOutline | null): boolean {
  return edition?.status === 'paused' || edition?.status === 'stopped'
}
