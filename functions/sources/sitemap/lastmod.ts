// How far a sitemap’s dates of change can be trusted, and which of its addresses are the newest.

import { minuteMs } from '../../durations.ts'
import type { Entry } from '../feed/types.ts'

/** If at least this many entries have dates within a minute of each other, it is the date of the file. */
const fewestAlike = 3

/** Programs that rewrite a sitemap give every entry the current date, which says nothing about any of them. */
export function withoutDateOfWriting(entries: readonly Entry[]): Entry[] {
  const times = entries.flatMap(({ updated }) => (updated === null ? [] : [Date.parse(updated)]))
  const [first = 0] = times
  const isOne = times.length >= fewestAlike && times.every((ms) => Math.abs(ms - first) < minuteMs)
  return isOne ? entries.map((entry) => ({ ...entry, updated: null })) : [...entries]
}

/** `/2026/11/27/`, `/2026-11-27-`, `/20261127/`: the day in an address. It is used for sorting, not as a date. */
const dayInPath = /[/-](20[0-4]\d)[/-]?(0[1-9]|1[0-2])(?:[/-]?(0[1-9]|[12]\d|3[01]))?(?!\d)/

/** ISO date or instant of an entry, as stated or as in its address; `null` if neither. */
export const dayOf = ({ published, updated, url }: Entry): string | null => published ?? updated ?? dayIn(url)

/** Entries with a date, newest first, then the others in their order. */
export function newestOf(entries: readonly Entry[]): Entry[] {
  const dated = entries.map((entry) => ({ entry, day: dayOf(entry) ?? '' }))
  return dated.toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1)).map(({ entry }) => entry)
}

function dayIn(url: string | null): string | null {
  const found = url === null ? null : dayInPath.exec(url)
  return found === null ? null : `${found[1]}-${found[2]}-${found[3] ?? '00'}`
}
