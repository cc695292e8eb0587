// The pages that an edition is composed from: those of the last weeks, by the entries of the stock, however large the
// archive of older pages is.
import type { ReadPage } from '../../content/types.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import { addDays } from '../../edition/week.ts'
import type { Settings } from '../../environment.ts'
import { type PageRecord, type StockEntry, UnreadableObject } from '../../page-ports.ts'
import type { Ports } from '../../ports.ts'
import { daysOfStock } from '../ingesting/queue-rereading.ts'
import { inParallel, type Loaded, type NamedHash, readNamed, readPage, readPages, type StockLimit } from './material.ts'
import { compare, inOrder } from './newest-pages.ts'
import { quotedNames } from './quoted-pages.ts'

type Needs = Pick<Ports, 'articles' | 'clock' | 'log' | 'queue'>

/**
 * At most `stockPages`, with the newest of each source among them; older pages are not read. As long as the stock may
 * lack pages, all that were ever read.
 *
 * @param records of earlier editions
 * @param date ISO date of the edition that is composed
 */
export async function readStock(
  ports: Needs,
  { stockDays, stockPages, freshForDays }: Pick<Settings, 'stockDays' | 'stockPages' | 'freshForDays'>,
  records: readonly EditionRecord[],
  date: string,
): Promise<Loaded> {
  const { articles, clock } = ports
  const limit = { most: stockPages, oldest: freshForDays === null ? null : addDays(date, -freshForDays) }
  if ((await articles.stockState()) === null) return readPages(ports, limit)
  const entries = await articles.stock(daysOfStock(clock.now(), stockDays))
  const { named, refused, older } = await inForce(ports, entries, limit)
  const loaded = await readNamed(ports, named)
  return { ...loaded, refused, older, ...(await quoted(ports, loaded, quotedNames(records, date))) }
}

/** All stock entries of one page. */
interface Page {
  name: string
  day: string | null
  entries: StockEntry[]
}

/** The entries that count, sorted by name. */
async function inForce(
  ports: Needs,
  all: readonly StockEntry[],
  { most, oldest }: StockLimit,
): Promise<{ named: NamedHash[]; refused: string[]; older: number }> {
  const pages = inOrder(pagesOf(all), most, oldest)
  const left = pages.filter(({ entries }) => entries.some(({ hash }) => hash !== null))
  const held = pages
    .filter(({ entries }) => entries.every(({ hash }) => hash === null))
    .flatMap(({ entries }) => entries)
  const named: NamedHash[] = []
  while (named.length < most && left.length > 0) {
    for (const one of await inParallel(left.splice(0, most - named.length), (page) => holding(ports, page))) {
      if (one.hash === null) held.push(one)
      else named.push({ name: one.name, hash: one.hash })
    }
  }
  return {
    named: named.sort((a, b) => compare(a.name, b.name)),
    refused: [...new Set(held.flatMap(({ name, out }) => (out === 'refused' ? [name] : [])))].sort(),
    // Without reading their records it is not known which of them were withdrawn and restored.
    older: left.filter(({ entries }) => entries.every(({ hash }) => hash !== null)).length,
  }
}

function pagesOf(all: readonly StockEntry[]): Page[] {
  const byName = [...Map.groupBy(all, ({ name }) => name)]
  return byName.map(([name, entries]) => ({ name, entries, day: latest(entries) }))
}

/** `null`, which means that it stays, is later than any date. */
function latest(entries: readonly StockEntry[]): string | null {
  const days = entries.flatMap(({ day }) => day ?? [])
  return days.length < entries.length ? null : (days.sort().at(-1) ?? null)
}

/** If a page has several entries, its record says which one counts. */
async function holding(ports: Needs, { name, day, entries }: Page): Promise<StockEntry> {
  const [first, ...others] = new Map(entries.map((entry) => [entry.hash ?? entry.out, entry])).values()
  if (first !== undefined && others.length === 0) return first
  const { status, hash = null } = (await recordOf(ports, name)) ?? { status: 'withdrawn' }
  if (status === 'read') return { name, day, hash }
  return { name, day, hash: null, out: status === 'refused' ? status : 'withdrawn' }
}

/** What became of pages that earlier editions quoted, including those that have left the stock. */
async function quoted(
  ports: Needs,
  { pages }: Pick<Loaded, 'pages'>,
  names: readonly string[],
): Promise<Pick<Loaded, 'withdrawn' | 'before' | 'left'>> {
  const records = (await inParallel(names, (name) => recordOf(ports, name))).flatMap((one) => one ?? [])
  const changed = records.filter(({ before = [] }) => before.length > 0)
  const inStock = new Set(pages.map(({ page }) => page))
  const gone = changed.flatMap(({ name, status, hash }) =>
    status === 'read' && hash !== null && !inStock.has(name) ? [hash] : [],
  )
  const left = await inParallel(gone, (hash) => readPage(ports, hash))
  return {
    withdrawn: records.flatMap(({ status, name }) => (status === 'withdrawn' ? [name] : [])),
    before: new Map(changed.map(({ name, before = [] }) => [name, before])),
    left: left.filter((page): page is ReadPage => page !== null && page !== 'broken'),
  }
}

/** `null` for a record that cannot be read. */
async function recordOf({ articles, log }: Needs, name: string): Promise<PageRecord | null> {
  try {
    return await articles.page(name)
  } catch (error) {
    if (!(error instanceof UnreadableObject)) throw error
    log.warn('The record of a page cannot be read; put the page into the inbox again.', { page: name })
    return null
  }
}
