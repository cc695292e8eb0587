// An edition without the articles that were withdrawn: before its launch, for emails and pages alike; after it, for the
// web and welcomes.
import type { EditionDocument, PublishedStory } from './types.ts'

/** Articles that an edition printed and that have been withdrawn since. */
export interface Withdrawn {
  /** Their ids. */
  articles: string[]
  /** True once the site shows the edition without them. */
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

/** What is sent of an edition whose articles were withdrawn before its launch. A story with a withdrawn view is left
 * out as well, because its parts were framed with the view. */
export function withoutLeftOut(document: EditionDocument, leftOut: readonly string[] = []): EditionDocument {
  const gone = new Set(leftOut)
  if (gone.size === 0) return document
  const sections = document.sections.map(({ topic, stories }) => ({
    topic,
    stories: stories.filter(({ article, views }) => ![{ article }, ...views].some((one) => gone.has(one.article))),
  }))
  return { ...document, sections: sections.filter(({ stories }) => stories.length > 0) }
}

/** Which of these stories were published in that case; the others count as never printed. */
export function publishedOnLaunch(published: readonly PublishedStory[], leftOut: readonly string[]): PublishedStory[] {
  const gone = new Set(leftOut)
  return published.filter(({ quotes }) => !quotes.some(({ article }) => gone.has(article)))
}

/** For lists and feeds. The first thing a story quotes is its own article. */
export function publishedWithout(
  published: readonly PublishedStory[],
  withdrawn: Withdrawn | undefined,
): PublishedStory[] {
  const gone = new Set(withdrawn?.articles)
  return published
    .filter(({ quotes: [first] }) => first === undefined || !gone.has(first.article))
    .map((story) => ({ ...story, quotes: story.quotes.filter(({ article }) => !gone.has(article)) }))
}
