// The pages that an edition is composed from: those of the last weeks, by the entries of the stock, however large the
// archive behind them is.
import type { ReadPage } from '../../content/types.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import type { Settings } from '../../environment.ts'
import { type PageRecord, type StockEntry, UnreadableObject } from '../../page-ports.ts'
import type { Ports } from '../../ports.ts'
import { daysOfStock } from '../ingesting/queue-rereading.ts'
import { type Loaded, type NamedHash, readNamed, readPage, readPages, sideBySide } from './material.ts'
import { quotedNames } from './quoted-pages.ts'

type Needs = Pick<Ports, 'articles' | 'clock' | 'log' | 'queue'>

/**
 * As long as pages may be missing in the stock, all that were ever read.
 *
 * @param records of earlier editions
 * @param date ISO date of the edition that is composed
 */
export async function readStock(
  ports: Needs,
  { stockDays }: Pick<Settings, 'stockDays'>,
  records: readonly EditionRecord[],
  date: string,
): Promise<Loaded> {
  const { articles, clock } = ports
  if ((await articles.stockState()) === null) return readPages(ports)
  const entries = await articles.stock(daysOfStock(clock.now(), stockDays))
  const held = await inForce(ports, entries)
  const named = held.flatMap(({ name, hash }): NamedHash[] => (hash === null ? [] : [{ name, hash }]))
  const refused = held.flatMap(({ name, out }) => (out === 'refused' ? [name] : []))
  const loaded = await readNamed(ports, named)
  return { ...loaded, refused, ...(await quoted(ports, loaded, quotedNames(records, date))) }
}

/** One a page, in the order of names: of several its record says which holds. */
async function inForce(ports: Needs, entries: readonly StockEntry[]): Promise<StockEntry[]> {
  const byName = [...Map.groupBy(entries, ({ name }) => name)].sort(([a], [b]) => (a < b ? -1 : 1))
  const held = await sideBySide(byName, async ([name, own]): Promise<StockEntry | null> => {
    const [first = null, ...others] = new Map(own.map((entry) => [entry.hash ?? entry.out, entry])).values()
    if (others.length === 0) return first
    const { status, hash = null } = (await recordOf(ports, name)) ?? { status: 'withdrawn' }
    if (status === 'read') return { name, hash }
    return { name, hash: null, out: status === 'refused' ? status : 'withdrawn' }
  })
  return held.flatMap((one) => one ?? [])
}

/** What became of the pages that earlier editions quoted, also of those that left the stock. */
async function quoted(
  ports: Needs,
  { pages }: Pick<Loaded, 'pages'>,
  names: readonly string[],
): Promise<Pick<Loaded, 'withdrawn' | 'before' | 'left'>> {
  const records = (await sideBySide(names, (name) => recordOf(ports, name))).flatMap((one) => one ?? [])
  const changed = records.filter(({ before = [] }) => before.length > 0)
  const inStock = new Set(pages.map(({ page }) => page))
  const gone = changed.flatMap(({ name, status, hash }) =>
    status === 'read' && hash !== null && !inStock.has(name) ? [hash] : [],
  )
  const left = await sideBySide(gone, (hash) => readPage(ports, hash))
  return {
    withdrawn: records.flatMap(({ status, name }) => (status === 'withdrawn' ? [name] : [])),
    before: new Map(changed.map(({ name, before = [] }) => [name, before])),
    left: left.filter((page): page is ReadPage => page !== null && page !== 'broken'),
  }
}

/** A record that cannot be read tells nothing. */
async function recordOf({ articles, log }: Needs, name: string): Promise<PageRecord | null> {
  try {
    return await articles.page(name)
  } catch (error) {
    if (!(error instanceof UnreadableObject)) throw error
    log.warn('The record of a page cannot be read; put the page into the inbox again.', { page: name })
    return null
  }
}
