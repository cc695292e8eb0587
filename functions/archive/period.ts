// The quarters of a year by which lists of the archive are divided. A quarter's list changes only with its own
// editions, whenever they are published; numbered pages would all shift. How long a first page is is set in
// `list-lengths.ts`.
import type { LanguageTag } from '../content/types.ts'
import { formatMonths } from '../edition/words/messages.ts'
import { utcDay } from '../utc-day.ts'
import type { PublishedEdition } from './published-edition.ts'

/** @example '2026-Q4' */
export type Period = string

/** @param date ISO date. @example periodOf('2026-11-19') // '2026-Q4' */
export function periodOf(date: string): Period {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
}

/** @example periodName('en', '2026-Q4') // 'October – December 2026' */
export function periodName(language: LanguageTag, period: Period): string {
  const [year, quarter] = period.split('-Q').map(Number)
  const day = (month: number) => utcDay(Date.UTC(year ?? 0, month, 15))
  const first = 3 * ((quarter ?? 1) - 1)
  return formatMonths(language, day(first), day(first + 2))
}

/** Newest first. */
export function periodsOf(editions: readonly Pick<PublishedEdition, 'date'>[]): Period[] {
  return [...new Set(editions.map(({ date }) => periodOf(date)))].sort().reverse()
}

export interface PeriodNeighbours {
  older: Period | null
  newer: Period | null
}

export function periodsBeside(periods: readonly Period[], period: Period): PeriodNeighbours {
  const at = periods.indexOf(period)
  return { older: periods[at + 1] ?? null, newer: at > 0 ? (periods[at - 1] ?? null) : null }
}

/**
 * The quarters of a list whose pages change once an edition is in it: its own and, if the edition is the first of that
 * quarter, the two neighbouring ones that link to it. An edition that was first of its quarter when published has
 * already changed the neighbours.
 *
 * @param editions newest first
 * @param changed id of an edition; `null`: all editions
 */
export function periodsChangedBy(
  editions: readonly Pick<PublishedEdition, 'id' | 'date'>[],
  changed: string | null,
): Period[] {
  const periods = periodsOf(editions)
  if (changed === null) return periods
  const edition = editions.find(({ id }) => id === changed)
  if (edition === undefined) return []
  const own = periodOf(edition.date)
  const first = editions.findLast(({ date }) => periodOf(date) === own)
  if (first?.id !== changed) return [own]
  const { older, newer } = periodsBeside(periods, own)
  return [own, older, newer].filter((one) => one !== null)
}
