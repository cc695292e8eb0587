// Which pages an edition is composed from if the stock holds more than composing has memory for. Sets what share of the
// places is divided evenly between the sources.

import type { StockEntry } from '../../page-ports.ts'
import { dayOfPage, sourceOfPage } from '../../sources/page-name.ts'

type Dated = Pick<StockEntry, 'name' | 'day'>

/** Share of the places that is divided evenly between the sources, before the newest pages of all take the rest. */
const dealtShare = 0.25

/**
 * The order in which pages are taken: first those that stay; then, for that share of the places, the newest of each
 * source, so that a source that brings little is not displaced by those that bring much; then the newest of all.
 *
 * @param most places
 * @param oldest ISO date; older pages can no longer be printed and are not taken by source; `null`: no limit
 */
export function inOrder<Page extends Dated>(pages: readonly Page[], most: number, oldest: string | null): Page[] {
  const newest = newestFirst(pages)
  if (newest.length <= most) return newest.map(({ page }) => page)
  const sources = Map.groupBy(
    newest.filter(({ day }) => day !== stays && (oldest === null || day >= oldest)),
    ({ page }) => sourceOfPage(page.name),
  )
  const each = Math.floor((dealtShare * most) / sources.size)
  const dealt = new Set([...sources.values()].flatMap((some) => some.slice(0, each)))
  const rank = (one: (typeof newest)[number]) => (one.day === stays ? 0 : dealt.has(one) ? 1 : 2)
  return newest.sort((a, b) => rank(a) - rank(b)).map(({ page }) => page)
}

/** Pages of the same day are sorted by name. */
function newestFirst<Page extends Dated>(pages: readonly Page[]): { page: Page; day: string }[] {
  const dated = pages.map((page) => ({ page, day: dayOf(page) }))
  return dated.sort((a, b) => compare(b.day, a.day) || compare(a.page.name, b.page.name))
}

export const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))

/** Sorts after every date. */
const stays = 'stays'

/** ISO date of publication, with which the names of pages from sources begin, but no later than the day under which the
 * page is stored. */
function dayOf({ name, day }: Dated): string {
  if (day === null) return stays
  const published = dayOfPage(name)
  return published !== undefined && published < day ? published : day
}
