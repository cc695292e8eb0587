// For `partials/page-periods.hbs`: links from a list to its quarters, and from a quarter to the neighbouring ones.
import type { ArchiveRenderer } from '../archive-renderer.ts'
import { type Period, periodName, periodsBeside, periodsOf } from '../period.ts'
import type { PublishedEdition } from '../published-edition.ts'
import { editionsShown } from './list-lengths.ts'

export interface ListPart {
  /** Newest first. */
  editions: readonly Pick<PublishedEdition, 'id' | 'date'>[]
  /** `null`: the first page, with the newest. */
  period: Period | null
  pathOf: (period: Period | null) => string
}

export function periodFields({ editions, period, pathOf }: ListPart, { language }: ArchiveRenderer) {
  const link = (one: Period | null) => (one === null ? null : { path: pathOf(one), name: periodName(language, one) })
  const periods = periodsOf(editions)
  if (period !== null) {
    const { older, newer } = periodsBeside(periods, period)
    return {
      periods: [],
      list: pathOf(null),
      period: periodName(language, period),
      before: link(older),
      after: link(newer),
    }
  }
  return { periods: isDivided(editions) ? periods.map(link) : [], list: null, period: null, before: null, after: null }
}

/** True if there is more than the first page shows. */
export function isDivided(editions: readonly unknown[]): boolean {
  return editions.length > editionsShown
}
