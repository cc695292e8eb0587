// Keys of the stock in the content bucket: `stock/<ISO week>/<ISO date>/<hash>/<name of the page's record>`.
// The key says everything: listing a week's keys, a thousand per call, tells which pages it brought without reading
// any. No two writers ever write different bytes to the same key, so none can undo another's work.
import { addDays, isoWeek } from '../../edition/week.ts'
import { contentPrefix } from '../../environment.ts'

/** The date part of pages that stay for ever. */
const undated = 'undated'
/** Takes the place of a hash. */
const refused = 'refused'
const withdrawn = 'withdrawn'

export interface StockKey {
  /** ISO date, or `null`. */
  day: string | null
  /** `null`: the page is not in the stock. */
  hash: string | null
  out?: 'refused' | 'withdrawn'
  /** Last part of the key of the page's record. */
  record: string
}

/** @example stockKey({ day: '2026-11-27', hash: 'abc', record: 'a.txt.json' }) // 'stock/2026-W48/2026-11-27/abc/a.txt.json' */
export function stockKey({ day, hash, out = withdrawn, record }: StockKey): string {
  return `${weekPrefix(day)}${day ?? undated}/${hash ?? out}/${record}`
}

/** `null` if the key is not that of an entry. */
export function parseStockKey(key: string): StockKey | null {
  const [, day = '', hash = '', record = ''] = key.slice(contentPrefix.stock.length).split('/')
  if (record === '') return null
  const known = { day: day === undated ? null : day, record }
  return hash === refused || hash === withdrawn ? { ...known, hash: null, out: hash } : { ...known, hash }
}

const weekPrefix = (day: string | null) => `${contentPrefix.stock}${day === null ? undated : isoWeek(day)}/`

/** Prefixes of all weeks that overlap these days, and of pages without a date. */
export function stockPrefixes(days?: { from: string; to: string }): string[] {
  if (days === undefined) return [contentPrefix.stock]
  const weeks = new Set<string>([weekPrefix(null), weekPrefix(days.to)])
  for (let day = days.from; day <= days.to; day = addDays(day, 7)) weeks.add(weekPrefix(day))
  return [...weeks]
}
