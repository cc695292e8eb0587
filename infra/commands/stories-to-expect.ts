// How many stories a page can be expected to yield.
import { expectationsOf } from '../../functions/content/story/stories/expectation.ts'
import { type Expectation, expectationWords } from '../../functions/content/story/stories/expectation-words.ts'
import { findStories } from '../../functions/content/story/stories/story.ts'
import type { ReadPage, Topic } from '../../functions/content/types.ts'
import type { EditionRecord } from '../../functions/delivery/types.ts'
import { stockOf } from '../../functions/edition/composition/compose.ts'
import type { Settings } from '../../functions/environment.ts'
import { earlierMatters, ledgerOf, readTimes } from '../../functions/use-cases/composing/material.ts'

export type ListSettings = Pick<Settings, 'caps' | 'freshForDays'>

/**
 * @param at ISO instant at which its stories may be too old
 * @param records of earlier editions: what they printed, and the matters that they covered
 */
export function expectationOf(
  page: ReadPage,
  topics: Topic[],
  { caps, freshForDays: days }: ListSettings,
  at: string | undefined,
  records: readonly EditionRecord[] = [],
): Expectation[] {
  const stories = findStories([page], topics, caps)
  const printed = ledgerOf(records)
  const stock = {
    candidates: stories,
    articles: page.articles,
    topics,
    ledger: printed,
    earlier: earlierMatters(records),
  }
  const freshness = at === undefined ? undefined : { days, at, since: null, readAt: readTimes([page]) }
  const { stories: expired, told, past } = stockOf({ ...stock, freshness }).expired
  return expectationsOf([page], { topics, caps, printed, stories, expired, told, past })
}

/** The same in words.
 * @param topics empty if they cannot be read: then nothing is expected */
export function storiesToExpect(
  page: ReadPage,
  topics: Topic[],
  settings: ListSettings,
  records: readonly EditionRecord[] = [],
): string[] {
  if (topics.length === 0) return []
  const labels = new Map(topics.map(({ id, label }) => [id, label]))
  return expectationOf(page, topics, settings, page.readAt, records).map((one) =>
    expectationWords(one, (id) => labels.get(id) ?? id),
  )
}
