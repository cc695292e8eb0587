// Lists of the archive are divided by quarters of a year, not by year, month or number: an edition changes the list of
// its own quarter and no other, whenever it is put on the site. How long a first page is: `list-lengths.ts`.
import { memoized } from '../content/language/memoized.ts'
import type { LanguageTag } from '../content/types.ts'
import { localeOf } from '../edition/words/messages.ts'
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
  const month = (at: number) => new Date(Date.UTC(year ?? 0, 3 * ((quarter ?? 1) - 1) + at, 15))
  return monthYear(localeOf(language)).formatRange(month(0), month(2)).replaceAll('\u2009', ' ')
}

/** Making one takes a hundred times as long as printing a date. */
const monthYear = memoized(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
)

/** The newest first. */
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
 * The quarters of a list that look another way once an edition is in it: its own, and, where it is the first of it, the
 * two that lead there. Whoever was the first of a quarter when it was published has told its neighbours.
 *
 * @param editions newest first
 * @param changed id of an edition; `null`: all of them
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
