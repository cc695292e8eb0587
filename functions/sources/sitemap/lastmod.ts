// What a sitemap’s dates of change are worth, and which of its addresses are the newest.

import { minuteMs } from '../../durations.ts'
import type { Entry } from '../feed/types.ts'

/** Entries from which dates within a minute of one another are that of the file. */
const fewestAlike = 3

/** Programs that write a sitemap anew put its own date on every entry: it says nothing of any of them. */
export function withoutDateOfWriting(entries: readonly Entry[]): Entry[] {
  const times = entries.flatMap(({ updated }) => (updated === null ? [] : [Date.parse(updated)]))
  const [first = 0] = times
  const isOne = times.length >= fewestAlike && times.every((ms) => Math.abs(ms - first) < minuteMs)
  return isOne ? entries.map((entry) => ({ ...entry, updated: null })) : [...entries]
}

/** `/2026/11/27/`, `/2026-11-27-`, `/20261127/`: what an address says of its day. It orders, and dates nothing. */
const dayInPath = /[/-](20[0-4]\d)[/-]?(0[1-9]|1[0-2])(?:[/-]?(0[1-9]|[12]\d|3[01]))?(?!\d)/

/** ISO day or instant that an entry is from, as it says or as its address does; `null` where neither does. */
export const dayOf = ({ published, updated, url }: Entry): string | null => published ?? updated ?? dayIn(url)

/** Entries that say when they are from, the newest first, then the others in their order. */
export function newestOf(entries: readonly Entry[]): Entry[] {
  const dated = entries.map((entry) => ({ entry, day: dayOf(entry) ?? '' }))
  return dated.toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1)).map(({ entry }) => entry)
}

function dayIn(url: string | null): string | null {
  const found = url === null ? null : dayInPath.exec(url)
  return found === null ? null : `${found[1]}-${found[2]}-${found[3] ?? '00'}`
}
