// Stories and sources of the sample editions, with what is the same in all of them.

import type { EditionDocument, EditionStory, EditionView, Source } from '../../../functions/edition/types.ts'
import { nameLineOf } from '../../../functions/edition/words/name-line.ts'

/** Of which nothing is known. */
export const unknownSource: Omit<Source, 'article'> = {
  page: 'page.txt',
  title: null,
  byline: [],
  role: null,
  publication: null,
  publishedOn: null,
  sourceLine: null,
  language: 'en',
  words: 900,
}

export function quote(article: string, text: string, paragraph = 0) {
  return { article, paragraph, text }
}

export function view(article: string, text: string, disagrees: boolean, speaker: string | null = null): EditionView {
  return { ...quote(article, text, 4), label: '', disagrees, speaker }
}

/** @returns what makes a story of an article of these sources */
export function storiesOf(sources: readonly Source[]) {
  return (
    id: string,
    headline: string | null,
    changes: Partial<EditionStory> & Pick<EditionStory, 'article' | 'topics'>,
  ): EditionStory => {
    const plain = { first: true, reprints: [], headlineOrigin: headline === null ? null : 'title', views: [] } as const
    const rest = { matter: id, brief: false, label: '', sentences: [], score: 0, because: [], ...changes }
    const source = sources.find(({ article }) => article === changes.article) ?? null
    return { ...plain, id, headline, name: nameLineOf(headline, rest.sentences, source), ...rest } as EditionStory
  }
}

/** The first story leads; each stands under the first of its topics. */
export function editionOf(
  stories: readonly EditionStory[],
  topics: EditionDocument['topics'],
  sources: readonly Source[],
): EditionDocument {
  const sections = topics.map((topic) => ({
    topic,
    stories: stories.filter((story) => story.topics[0] === topic.id),
  }))
  return {
    id: '2026-W47',
    date: '2026-11-19',
    composedAt: '2026-11-18T05:00:00.000Z',
    listName: 'Example Briefing',
    sections: sections.filter((section) => section.stories.length > 0),
    sources: Object.fromEntries(sources.map((source) => [source.article, source])),
    topics,
    lead: stories[0]?.id ?? '',
    matters: stories.map(({ matter }) => matter),
    waiting: 2,
  }
}
