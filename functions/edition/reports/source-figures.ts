// What each source contributed to an edition, and which sources need attention: for the operator's emails and reports.

import { countOne } from '../../content/language/words/tally.ts'
import type { ReadPage } from '../../content/types.ts'
import { dayMs } from '../../durations.ts'
import { healthOf, needsSomebody } from '../../sources/health.ts'
import { dayOfPage, sourceOfPage } from '../../sources/page-name.ts'
import { stateOf } from '../../sources/state.ts'
import type { Source, SourceState } from '../../sources/types.ts'
import { utcDay } from '../../utc-day.ts'
import type { EditionDocument } from '../types.ts'

export interface SourceFigures {
  /** Sources on the list. */
  count: number
  /** Articles read from them since the previous edition. */
  articles: number
  /** Their stories that the edition prints. */
  stories: number
  /** Those that need attention first, then those that contributed most. */
  listed: SourceFigure[]
  /** Entries of the list that cannot be used, with the reason. */
  mistakes: string[]
}

export interface SourceFigure {
  source: string
  articles: number
  stories: number
  /** Why it needs attention; `null` if it does not. */
  trouble: string | null
  /** Entries that could not be fetched before composing, with the reason. */
  unanswered?: { entries: number; why: string }
}

export interface SourceMaterial {
  sources: readonly Source[]
  mistakes: readonly string[]
  states: ReadonlyMap<string, SourceState>
  /** Names of pages that were refused. */
  refused: readonly string[]
}

/** Most sources listed in the record of an edition; further ones are only in the totals. */
const mostListed = 25
const mostMistakes = 5
/** Most characters of a reason, since a server's may be long. */
const longestReason = 200

/** Days of pages that are checked for sources all of whose pages are refused. */
const refusedDays = 14
const fewestRefused = 3

/**
 * @param pages of the stock
 * @param since ISO instant at which the previous edition was composed; `null`: there was none
 */
export function sourceFigures(
  { sources, mistakes, states, refused }: SourceMaterial,
  {
    document,
    pages,
    since,
    composedAt,
  }: { document: EditionDocument | null; pages: readonly ReadPage[]; since: string | null; composedAt: string },
): SourceFigures {
  const [articles, stories] = [articlesBy(pages, since), storiesBy(document)]
  const [read, out] = [
    recentBy(
      pages.map(({ page }) => page),
      composedAt,
    ),
    recentBy(refused, composedAt),
  ]
  const all = sources.map((source): SourceFigure => {
    const { id } = source
    const state = stateOf(source, states.get(id))
    const health = healthOf(source, state, Date.parse(composedAt))
    const isOut = health.is !== 'paused' && !read.has(id) && (out.get(id) ?? 0) >= fewestRefused
    const trouble = needsSomebody(health) && 'why' in health ? `${health.is}: ${health.why}` : null
    const { unanswered = 0, why = null } = state?.check ?? {}
    return {
      source: id,
      articles: articles.get(id) ?? 0,
      stories: stories.get(id) ?? 0,
      trouble:
        trouble?.slice(0, longestReason) ?? (isOut ? `refused: no page of its last ${out.get(id)} can be used` : null),
      ...(unanswered === 0 || why === null
        ? {}
        : { unanswered: { entries: unanswered, why: why.slice(0, longestReason) } }),
    }
  })
  const order = (a: SourceFigure, b: SourceFigure) =>
    Number(b.trouble !== null) - Number(a.trouble !== null) || b.stories - a.stories || b.articles - a.articles
  return {
    count: sources.length,
    articles: sum(all, (one) => one.articles),
    stories: sum(all, (one) => one.stories),
    listed: [...all].sort(order).slice(0, mostListed),
    mistakes: mistakes.slice(0, mostMistakes).map((one) => one.slice(0, longestReason)),
  }
}

/** Those that need attention. */
export function troubled({ listed }: Pick<SourceFigures, 'listed'>): SourceFigure[] {
  return listed.filter(({ trouble }) => trouble !== null)
}

/** The problems, one line each. @example ['gazette: dead: it is gone for good (410)'] */
export function sourceTrouble({ listed, mistakes }: SourceFigures): string[] {
  return [
    ...listed.flatMap(({ source, trouble, unanswered }) => [
      ...(trouble === null ? [] : [`${source}: ${trouble}`]),
      ...(unanswered === undefined
        ? []
        : [`${source}: ${unanswered.entries} entries could not be checked again before composing: ${unanswered.why}`]),
    ]),
    ...mistakes.map((mistake) => `left out of the list: ${mistake}`),
  ]
}

/** Names of a source's pages begin with its id. */
function articlesBy(pages: readonly ReadPage[], since: string | null): Map<string, number> {
  const found = new Map<string, number>()
  for (const { page, articles, readAt } of pages) {
    if (since !== null && (readAt === undefined || readAt <= since)) continue
    found.set(sourceOfPage(page), (found.get(sourceOfPage(page)) ?? 0) + articles.length)
  }
  return found
}

function storiesBy(document: EditionDocument | null): Map<string, number> {
  const found = new Map<string, number>()
  for (const { article } of document?.sections.flatMap(({ stories }) => stories) ?? []) {
    const source = sourceOfPage(document?.sources[article]?.page ?? '')
    countOne(found, source)
  }
  return found
}

/** By source, the names with a day of the last weeks, or without a day. */
function recentBy(names: readonly string[], composedAt: string): Map<string, number> {
  const from = utcDay(Date.parse(composedAt) - refusedDays * dayMs)
  const found = new Map<string, number>()
  for (const name of names) {
    const day = dayOfPage(name)
    if (day !== undefined && day < from) continue
    countOne(found, sourceOfPage(name))
  }
  return found
}

const sum = (all: readonly SourceFigure[], count: (one: SourceFigure) => number) =>
  all.reduce((total, one) => total + count(one), 0)
