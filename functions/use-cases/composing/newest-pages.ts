// Which pages an edition is composed from where the stock holds more than composing has memory for. What share of the
// places is dealt out to the sources evenly stands here.
import type { StockEntry } from '../../page-ports.ts'

type Dated = Pick<StockEntry, 'name' | 'day'>

/** This share of the places is dealt out to the sources evenly before the newest pages of all take the rest. */
const dealtShare = 0.25

/**
 * In the order in which they are taken. Pages that stay come first; then, as long as places are dealt out, the newest
 * of each source, so that a source that brings little is not crowded out by those that bring much; then the newest of
 * all.
 *
 * @param most places
 * @param oldest ISO date; what is older cannot be printed any more and is dealt nothing; `null`: nothing grows too old
 */
export function inOrder<Page extends Dated>(pages: readonly Page[], most: number, oldest: string | null): Page[] {
  const newest = newestFirst(pages)
  if (newest.length <= most) return newest.map(({ page }) => page)
  const sources = Map.groupBy(
    newest.filter(({ day }) => day !== stays && (oldest === null || day >= oldest)),
    ({ page }) => sourceOf(page),
  )
  const each = Math.floor((dealtShare * most) / sources.size)
  const dealt = new Set([...sources.values()].flatMap((some) => some.slice(0, each)))
  const rank = (one: (typeof newest)[number]) => (one.day === stays ? 0 : dealt.has(one) ? 1 : 2)
  return newest.sort((a, b) => rank(a) - rank(b)).map(({ page }) => page)
}

/** Pages of one day in the order of their names. */
function newestFirst<Page extends Dated>(pages: readonly Page[]): { page: Page; day: string }[] {
  const dated = pages.map((page) => ({ page, day: dayOf(page) }))
  return dated.sort((a, b) => compare(b.day, a.day) || compare(a.page.name, b.page.name))
}

export const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))

/** After every day. */
const stays = 'stays'

/** ISO date on which its source published it, which the name of a page from a source begins with; never later than the
 * day under which it stands. */
function dayOf({ name, day }: Dated): string {
  if (day === null) return stays
  const published = /\/(\d{4}-\d{2}-\d{2})-/.exec(name)?.[1]
  return published !== undefined && published < day ? published : day
}

/** The folder of its pages; of what an operator put in by hand there is one. */
const sourceOf = ({ name }: Dated) => name.slice(0, name.indexOf('/') + 1)
