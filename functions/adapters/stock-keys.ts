// Keys of the stock in the content bucket: `stock/<ISO week>/<ISO date>/<hash>/<name of the page's record>`.
// All that is to be known stands in the key: a list of a week tells which pages it brought, a thousand a call, without
// reading any. No two writers ever write the same object with different bytes, so none can undo what another one did.
import { addDays, isoWeek } from '../edition/week.ts'
import { contentPrefix } from '../environment.ts'

/** Of pages that stay. */
const undated = 'undated'
/** In place of a hash. */
const refused = 'refused'
const withdrawn = 'withdrawn'

export interface StockKey {
  /** ISO date, or `null`. */
  day: string | null
  /** `null`: the page is out. */
  hash: string | null
  out?: 'refused' | 'withdrawn'
  /** Last part of the key of its record. */
  record: string
}

/** @example stockKey({ day: '2026-11-27', hash: 'abc', record: 'a.txt.json' }) // 'stock/2026-W48/2026-11-27/abc/a.txt.json' */
export function stockKey({ day, hash, out = withdrawn, record }: StockKey): string {
  return `${weekPrefix(day)}${day ?? undated}/${hash ?? out}/${record}`
}

/** `null` for what is no entry. */
export function parseStockKey(key: string): StockKey | null {
  const [, day = '', hash = '', record = ''] = key.slice(contentPrefix.stock.length).split('/')
  if (record === '') return null
  const known = { day: day === undated ? null : day, record }
  return hash === refused || hash === withdrawn ? { ...known, hash: null, out: hash } : { ...known, hash }
}

const weekPrefix = (day: string | null) => `${contentPrefix.stock}${day === null ? undated : isoWeek(day)}/`

/** Prefixes of all weeks of these days, and of what has none. */
export function stockPrefixes(days?: { from: string; to: string }): string[] {
  if (days === undefined) return [contentPrefix.stock]
  const weeks = new Set<string>([weekPrefix(null), weekPrefix(days.to)])
  for (let day = days.from; day <= days.to; day = addDays(day, 7)) weeks.add(weekPrefix(day))
  return [...weeks]
}
