// Which topics the next editions of the seeds will have, computed by the product, so that no test contains them.
import { countWords } from '../../../functions/content/language/words/fold.ts'
import { findStories } from '../../../functions/content/story/stories/story.ts'
import { chooseStories } from '../../../functions/edition/choosing/choose.ts'
import { compose } from '../../../functions/edition/composition/compose.ts'
import type { EditionDocument, PublishedStory } from '../../../functions/edition/types.ts'
import { messagesOf, sayIn } from '../../../functions/edition/words/messages.ts'
import { contextOfCdkJson } from '../../../infra/settings/cdk-json.ts'
import { readSettings } from '../../../infra/settings/settings.ts'
import { samplePages, sampleTopics } from './sample.ts'
import { readTemplates } from './templates.ts'

const settings = readSettings(contextOfCdkJson()).list
const topics = sampleTopics()

/** The first edition of the seeds, of Thursday, 19 November 2026. */
export function seedEdition(): EditionDocument {
  const pages = samplePages()
  const articles = pages.flatMap((page) => page.articles)
  const candidates = findStories(pages, topics, settings.caps)
  const when = { id: '2026-W47', date: '2026-11-19', composedAt: '2026-11-18T06:00:00.000Z' }
  const wording = { language: 'en', say: sayIn('en', messagesOf(readTemplates(), 'en')), date: when.date }
  const material = { ...when, listName: settings.listName, articles, candidates, topics, ledger: [] }
  const { document } = compose(material, settings.caps, wording)
  if (document === null) throw new Error('the seeds have no story for a first edition')
  return document
}

/** Topic ids with stories, edition by edition, best first. */
export function topicsOfEditions(count: number): string[][] {
  const { caps } = settings
  const pages = samplePages()
  const candidates = findStories(pages, topics, caps)
  const articles = pages.flatMap((page) => page.articles)
  const words = new Map(
    articles.map(({ id, paragraphs }) => [id, paragraphs.reduce((sum, { text }) => sum + countWords(text), 0)]),
  )
  const ledger: PublishedStory[] = []
  return Array.from({ length: count }, () => {
    const { stories } = chooseStories({ candidates, words, ledger }, caps)
    for (const story of stories)
      ledger.push({
        id: story.id,
        headline: story.headline?.text ?? null,
        quotes: [...story.sentences, ...story.views],
      })
    return [...new Set(stories.flatMap(({ topics }) => topics.slice(0, 1)))]
  })
}
