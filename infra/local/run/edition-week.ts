// Which week the laptop works on, and how far its edition is.
import type { EditionRecord, EditionStatus } from '../../../functions/delivery/types.ts'
import { addDays, deliveryDate, isoWeek } from '../../../functions/edition/week.ts'

/** Midnight UTC on the Monday of an ISO week, in milliseconds. @example weekStart('2026-W47') // 2026-11-16 */
export function weekStart(week: string): number {
  return Date.parse(`${deliveryDate(week, 'monday')}T00:00:00Z`)
}

/** @example weekAfter('2026-W53') // '2027-W01' */
export function weekAfter(week: string): string {
  return isoWeek(addDays(deliveryDate(week, 'thursday'), 7))
}

export function weekOf(instant: number): string {
  return isoWeek(new Date(instant).toISOString().slice(0, 10))
}

/** Nothing more happens to such an edition by itself. */
const ended: readonly EditionStatus[] = ['closed', 'empty', 'held', 'cancelled']

/** The last run of a week that counts: `2026-W47r2` before `2026-W47`. */
export function editionOf(week: string, editions: EditionRecord[]): EditionRecord | null {
  return editions.filter((one) => one.week === week && one.status !== 'superseded').at(-1) ?? null
}

export function hasEnded(edition: EditionRecord | null): boolean {
  return edition !== null && ended.includes(edition.status)
}

/** A paused or stopped edition waits for its operator; time alone does not carry it on. */
export function waitsForOperator(edition: EditionRecord | null): boolean {
  return edition?.status === 'paused' || edition?.status === 'stopped'
}
