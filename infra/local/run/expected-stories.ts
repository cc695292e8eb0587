// How many stories each page is still expected to yield, from the stored pages, topics and earlier editions.
import { expectationsOf } from '../../../functions/content/story/stories/expectation.ts'
import type { Expectation } from '../../../functions/content/story/stories/expectation-words.ts'
import { findStories } from '../../../functions/content/story/stories/story.ts'
import type { Topic } from '../../../functions/content/types.ts'
import { stockOf } from '../../../functions/edition/composition/compose.ts'
import type { Settings } from '../../../functions/environment.ts'
import {
  articlesOf,
  earlierMatters,
  ledgerOf,
  readPages,
  readTimes,
} from '../../../functions/use-cases/composing/material.ts'
import type { Stores } from './stores.ts'

/** First the pages that were read, then those that were not, with the reason.
 *
 * @param at ISO instant at which the latest edition was composed; `null`: none was */
export async function expectedStories(
  { articles, editions }: Pick<Stores, 'articles' | 'editions'>,
  { caps, freshForDays: days }: Pick<Settings, 'caps' | 'freshForDays'>,
  at: string | null,
): Promise<Expectation[]> {
  const topics = await articles.topics().catch((): Topic[] => [])
  const { pages } = await readPages({ articles, log: { warn: () => undefined } })
  const records = await editions.list()
  const ledger = ledgerOf(records)
  const stories = findStories(pages, topics, caps, new Set(ledger.map(({ id }) => id)))
  const stock = { candidates: stories, articles: articlesOf(pages), topics, ledger, earlier: earlierMatters(records) }
  const freshness = at === null ? undefined : { days, at, since: null, readAt: readTimes(pages) }
  const { stories: expired, told, past } = stockOf({ ...stock, freshness }).expired
  const others = (await articles.pages()).filter(({ status }) => status !== 'read')
  return [
    ...expectationsOf(pages, { topics, caps, printed: ledger, stories, expired, told, past }),
    ...others.map(({ name, reason }) => ({ page: name, articles: 0, topics: [], stories: 0, reason: reason ?? '' })),
  ]
}
