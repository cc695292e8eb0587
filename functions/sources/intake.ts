// Which entries of a feed are new, changed or known, and which of them are fetched now.

import { createHash } from 'node:crypto'
import { fold, plain } from '../content/language/words/fold.ts'
import { dayMs } from '../durations.ts'
import { utcDay } from '../utc-day.ts'
import { articleKey } from './canonical-url.ts'
import type { Entry } from './feed/types.ts'
import { pageName } from './page-name.ts'
import type { KnownEntry, Source } from './types.ts'

/** How often it is noted that an entry is still listed: once a month per entry costs next to nothing. */
const notedAgainMs = 30 * dayMs

export interface Arrival {
  entry: Entry
  /** What is remembered of it once its page is in the inbox. */
  known: KnownEntry
  /** It was known, and its feed has changed it. */
  isUpdate: boolean
}

export interface Intake {
  /** Newest first. */
  arrivals: Arrival[]
  /** Entries noted as known without being read: those that a source had before it was added. */
  passed: KnownEntry[]
  /** Known entries that must be noted as still listed, so that they are not forgotten. */
  listed: KnownEntry[]
  /** The feed's other entries, for people. */
  left: LeftEntry[]
}

/** `known`: unchanged, or read before; `unwanted`: excluded by the source's own words; `older`: older than the newest
 * ones that a first fetch takes; `waiting`: for the next fetch. */
export interface LeftEntry {
  entry: Entry
  why: 'known' | 'unwanted' | 'older' | 'waiting'
}

/**
 * @param entries in the feed's order
 * @param isFirst true if the source was never read before
 * @param at ISO instant of the fetch
 */
export function intakeOf(
  source: Pick<Source, 'id' | 'keep' | 'include' | 'exclude'>,
  entries: readonly Entry[],
  known: readonly KnownEntry[],
  { isFirst, at }: { isFirst: boolean; at: string },
): Intake {
  const byKey = new Map(known.flatMap((one) => one.keys.map((key) => [key, one] as const)))
  const arrivals: Arrival[] = []
  const listed: KnownEntry[] = []
  const left: LeftEntry[] = []
  const seen = new Set<string>()
  for (const entry of entries) {
    if (!isWanted(source, entry)) {
      left.push({ entry, why: 'unwanted' })
      continue
    }
    const keys = keysOf(entry)
    if (keys.some((key) => seen.has(key))) continue
    for (const key of keys) seen.add(key)
    const before = keys.map((key) => byKey.get(key)).find((one) => one !== undefined)
    const mark = markOf(entry)
    if (before?.triedTimes) arrivals.push({ entry, known: { ...before, mark, listedAt: at }, isUpdate: false })
    else if (before === undefined) arrivals.push(arrivalOf(source.id, entry, keys, { mark, at }))
    else if (before.mark !== mark && before.page !== null)
      arrivals.push({ entry, known: { ...before, mark, listedAt: at }, isUpdate: true })
    else {
      left.push({ entry, why: 'known' })
      if (Date.parse(at) - Date.parse(before.listedAt) > notedAgainMs) listed.push({ ...before, mark, listedAt: at })
    }
  }
  const ordered = newestFirst(arrivals)
  // An interrupted first fetch continues where it stopped: entries already taken count.
  const taken = isFirst ? known.filter(({ page }) => page !== null).length : 0
  const room = Math.max(source.keep - taken, 0)
  const rest = ordered.slice(room)
  for (const { entry } of rest) left.push({ entry, why: isFirst ? 'older' : 'waiting' })
  return {
    arrivals: ordered.slice(0, room),
    passed: isFirst ? rest.map((one) => ({ ...one.known, page: null })) : [],
    listed,
    left,
  }
}

/** Entries whose pages were read and that their feed withdraws.
 *
 * @param ids as in the feed */
export function withdrawnEntries(ids: readonly string[], known: readonly KnownEntry[]): KnownEntry[] {
  const withdrawn = new Set(ids.map(idKey))
  return known.filter(({ keys, page }) => page !== null && keys.some((key) => withdrawn.has(key)))
}

const idKey = (id: string) => `id ${id}`

function arrivalOf(source: string, entry: Entry, keys: string[], { mark, at }: { mark: string; at: string }): Arrival {
  const [key = ''] = keys
  return {
    entry,
    isUpdate: false,
    known: {
      key,
      keys,
      mark,
      page: pageName(source, {
        day: entry.published == null ? undefined : utcDay(entry.published),
        title: plain(entry.title ?? ''),
        hash: digest([key]),
      }),
      listedAt: at,
    },
  }
}

/** An article is identified by its address, then by its id; without either, by its title and date. */
function keysOf(entry: Entry): string[] {
  const address = entry.url === null ? null : articleKey(entry.url)
  const keys = [...(address === null ? [] : [`url ${address}`]), ...(entry.id === null ? [] : [idKey(entry.id)])]
  return keys.length > 0 ? keys : [`text ${digest([entry.title ?? '', entry.published ?? '', entry.summary ?? ''])}`]
}

/** Covers what an editor changes in an entry, but not white space or the day on which the feed was written. */
function markOf({ title, published, updated, summary, content }: Entry): string {
  return digest([title ?? '', updated ?? published ?? '', fold(content ?? summary ?? '')])
}

const digest = (parts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)

/** If one of them has no date, in the feed's order. */
function newestFirst(arrivals: readonly Arrival[]): Arrival[] {
  const dated = arrivals.map((arrival) => ({
    arrival,
    ms: Date.parse(arrival.entry.published ?? arrival.entry.updated ?? ''),
  }))
  if (dated.some(({ ms }) => Number.isNaN(ms))) return [...arrivals]
  return dated.sort((a, b) => b.ms - a.ms).map(({ arrival }) => arrival)
}

/** By the words that a source includes or excludes, in the title and address. */
export function isWanted({ include, exclude }: Pick<Source, 'include' | 'exclude'>, { title, url }: Entry): boolean {
  const text = `${plain(title ?? '')} ${plain(url ?? '')}`
  const has = (word: string) => text.includes(plain(word))
  return (include.length === 0 || include.some(has)) && !exclude.some(has)
}
