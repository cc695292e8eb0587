// One edition after another, as the weeks would bring them: each knows what earlier ones printed.
import type { KnownMatter } from '../../../functions/content/story/matters/matter-groups.ts'
import type { Topic } from '../../../functions/content/types.ts'
import type { Freshness } from '../../../functions/edition/choosing/expiry.ts'
import { latestOf } from '../../../functions/edition/choosing/matters.ts'
import { compose, publishedOf } from '../../../functions/edition/composition/compose.ts'
import {
  type DecisionsFile,
  type EditorialDecisions,
  editorialDecisionsFor,
} from '../../../functions/edition/decisions/decisions.ts'
import type { Correction, EditionDocument, PublishedStory } from '../../../functions/edition/types.ts'
import { addDays, isoWeek } from '../../../functions/edition/week.ts'
import type { Wording } from '../../../functions/edition/words/label.ts'
import type { Say } from '../../../functions/edition/words/messages.ts'
import type { Settings } from '../../../functions/environment.ts'
import { readTimes } from '../../../functions/use-cases/composing/material.ts'
import type { EditionChoice } from '../types.ts'
import type { Stock } from './stock.ts'

export interface Week extends EditionChoice, Told {
  /** `null` if there is nothing new. */
  document: EditionDocument | null
  editorial: EditorialDecisions
  freshness: Freshness
  /** Matters of its stories. */
  matters: KnownMatter[]
}

/** What earlier editions printed, and the matters that they covered. */
interface Told {
  ledger: PublishedStory[]
  earlier: KnownMatter[]
}

export interface WeeksOptions {
  stock: Stock
  topics: Topic[]
  settings: Settings
  decisions: DecisionsFile[]
  /** In the default language. */
  wording: Omit<Wording, 'date'> & { say: Say }
  /** Delivery day of the first edition, ISO date. */
  first: string
  /** What a living list has printed before; files have no past. */
  past: (Told & { since: string | null; corrections: Correction[] }) | null
}

/** Half a year; a larger stock would last longer, but no one pages through that here. */
const most = 26
/** For a living list: later editions will have pages that are not there yet. */
const mostOfList = 3

/** Every edition until the stock has run dry; the last one is the first without a story. */
export function composeWeeks(options: WeeksOptions): Week[] {
  const weeks: Week[] = []
  const { past } = options
  let told: Told = past === null ? { ledger: [], earlier: [] } : { ledger: past.ledger, earlier: past.earlier }
  for (let number = 1; number <= (past === null ? most : mostOfList); number += 1) {
    const week = composeWeek(options, number, told)
    weeks.push(week)
    if (week.document === null) break
    const ledger = [...told.ledger, ...publishedOf(week.document)]
    told = { ledger, earlier: latestOf([...told.earlier, ...week.matters]) }
  }
  return weeks
}

/** Pages from files count as read when the first edition was composed: the date of the files means nothing. */
function freshnessOf(
  { stock, settings, first, past }: Pick<WeeksOptions, 'stock' | 'settings' | 'first' | 'past'>,
  number: number,
): Freshness {
  const read = composedAtOf(first, 1)
  const known = past === null ? [] : [...readTimes(stock.pages)]
  const readAt = new Map([...stock.articles.map(({ id }) => [id, read] as const), ...known])
  const since = number === 1 ? (past?.since ?? null) : composedAtOf(first, number - 1)
  return { days: settings.freshForDays, at: composedAtOf(first, number), since, readAt }
}

const composedAtOf = (first: string, number: number) => `${addDays(first, 7 * (number - 1) - 1)}T06:00:00.000Z`

function composeWeek(options: WeeksOptions, number: number, told: Told): Week {
  const { stock, topics, settings, decisions, wording, first } = options
  const date = addDays(first, 7 * (number - 1))
  const id = isoWeek(date)
  const { articles, candidates } = stock
  const composedAt = composedAtOf(first, number)
  const freshness = freshnessOf(options, number)
  const editorial = editorialDecisionsFor(decisions, id)
  const material = {
    id,
    date,
    composedAt,
    listName: settings.listName,
    articles,
    candidates,
    topics,
    editorial,
    freshness,
    ...told,
    corrections: number === 1 ? (options.past?.corrections ?? []) : [],
  }
  const { document, waiting, matters } = compose(material, settings.caps, { ...wording, date })
  const stories = document?.sections.reduce((sum, section) => sum + section.stories.length, 0) ?? 0
  return { number, id, date, stories, waiting, document, editorial, freshness, matters, ...told }
}
