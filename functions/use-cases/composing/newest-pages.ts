// Which pages an edition is composed from where the stock holds more than composing has memory for.
import type { StockEntry } from '../../page-ports.ts'

type Dated = Pick<StockEntry, 'name' | 'day'>

/** Pages that stay come first; pages of one day in the order of their names. */
export function newestFirst<Page extends Dated>(pages: readonly Page[]): Page[] {
  const dated = pages.map((page) => ({ page, day: dayOf(page) }))
  const order = (a: (typeof dated)[number], b: (typeof dated)[number]) =>
    compare(b.day, a.day) || compare(a.page.name, b.page.name)
  return dated.sort(order).map(({ page }) => page)
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
