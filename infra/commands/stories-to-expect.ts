// What a page can be expected to give.
import { expectationsOf } from '../../functions/content/story/expectation.ts'
import { type Expectation, expectationWords } from '../../functions/content/story/expectation-words.ts'
import { findStories } from '../../functions/content/story/story.ts'
import type { ReadPage, Topic } from '../../functions/content/types.ts'
import { agedStories } from '../../functions/edition/expiry.ts'
import type { Settings } from '../../functions/environment.ts'
import { type ledgerOf, readTimes } from '../../functions/use-cases/composing/material.ts'

export type ListSettings = Pick<Settings, 'caps' | 'freshForDays'>

/**
 * @param at ISO instant by which its stories may be too old
 * @param printed by editions so far: a page that is new has nothing behind it
 */
export function expectationOf(
  page: ReadPage,
  topics: Topic[],
  { caps, freshForDays: days }: ListSettings,
  at: string | undefined,
  printed: ReturnType<typeof ledgerOf> = [],
): Expectation[] {
  const stories = findStories([page], topics, caps)
  const material = { candidates: stories, articles: page.articles, ledger: printed, wanted: [] }
  const expired =
    at === undefined ? [] : agedStories(material, { days, at, since: null, readAt: readTimes([page]) }).stories
  return expectationsOf([page], { topics, caps, printed, stories, expired })
}

/** In words.
 * @param topics empty where they cannot be read: nothing is expected then */
export function storiesToExpect(page: ReadPage, topics: Topic[], settings: ListSettings): string[] {
  if (topics.length === 0) return []
  const labels = new Map(topics.map(({ id, label }) => [id, label]))
  return expectationOf(page, topics, settings, page.readAt).map((one) =>
    expectationWords(one, (id) => labels.get(id) ?? id),
  )
}
