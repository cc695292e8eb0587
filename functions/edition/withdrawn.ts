// An edition without articles that were withdrawn since it went out: what the web and welcomes show of it.
import type { EditionDocument, PublishedStory } from './types.ts'

/** Articles that an edition printed and that were withdrawn since. */
export interface Withdrawn {
  /** Their ids. */
  articles: string[]
  /** The site shows the edition without them. */
  onSite: boolean
}

export function withoutWithdrawn(document: EditionDocument, withdrawn: Withdrawn | undefined): EditionDocument {
  const gone = new Set(withdrawn?.articles)
  if (gone.size === 0) return document
  const isLeft = ({ article }: { article: string }) => !gone.has(article)
  const sections = document.sections.map(({ topic, stories }) => ({
    topic,
    stories: stories.filter(isLeft).map((story) => ({ ...story, views: story.views.filter(isLeft) })),
  }))
  const { corrections } = document
  return {
    ...document,
    sections: sections.filter(({ stories }) => stories.length > 0),
    ...(corrections === undefined
      ? {}
      : {
          corrections: corrections.filter(({ now, became }) => became === 'withdrawn' || now === null || isLeft(now)),
        }),
  }
}

/** For lists and feeds. What a story quotes first is its own article. */
export function publishedWithout(
  published: readonly PublishedStory[],
  withdrawn: Withdrawn | undefined,
): PublishedStory[] {
  const gone = new Set(withdrawn?.articles)
  return published
    .filter(({ quotes: [first] }) => first === undefined || !gone.has(first.article))
    .map((story) => ({ ...story, quotes: story.quotes.filter(({ article }) => !gone.has(article)) }))
}
