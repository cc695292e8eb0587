// What is still to come of each page, as the stores hold pages, topics and earlier editions.
import { type Expectation, expectationsOf } from '../../../functions/content/story/expectation.ts'
import { findStories } from '../../../functions/content/story/story.ts'
import type { Topic } from '../../../functions/content/types.ts'
import type { Settings } from '../../../functions/environment.ts'
import { ledgerOf, readPages } from '../../../functions/use-cases/composing/material.ts'
import type { Stores } from './stores.ts'

/** Those that were read, then those that were not, with the reason. */
export async function expectedStories(
  { articles, editions }: Pick<Stores, 'articles' | 'editions'>,
  { caps }: Pick<Settings, 'caps'>,
): Promise<Expectation[]> {
  const topics = await articles.topics().catch((): Topic[] => [])
  const { pages } = await readPages({ articles, log: { warn: () => undefined } })
  const printed = ledgerOf(await editions.list())
  const stories = findStories(pages, topics, caps, new Set(printed.map(({ id }) => id)))
  const others = (await articles.pages()).filter(({ status }) => status !== 'read')
  return [
    ...expectationsOf(pages, { topics, caps, printed, stories }),
    ...others.map(({ name, reason }) => ({ page: name, articles: 0, topics: [], stories: 0, reason: reason ?? '' })),
  ]
}
