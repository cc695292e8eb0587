// An edition without articles that were withdrawn: before its launch, for mails and pages alike; since it went out, for
// the web and welcomes.
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

/** What goes out of an edition whose articles were withdrawn before its launch. A story whose view is gone stays out as
 * well: its parts were framed with the view. */
export function withoutLeftOut(document: EditionDocument, leftOut: readonly string[] = []): EditionDocument {
  const gone = new Set(leftOut)
  if (gone.size === 0) return document
  const sections = document.sections.map(({ topic, stories }) => ({
    topic,
    stories: stories.filter(({ article, views }) => ![{ article }, ...views].some((one) => gone.has(one.article))),
  }))
  return { ...document, sections: sections.filter(({ stories }) => stories.length > 0) }
}

/** What of these was published, then; the others count as never printed. */
export function publishedOnLaunch(published: readonly PublishedStory[], leftOut: readonly string[]): PublishedStory[] {
  const gone = new Set(leftOut)
  return published.filter(({ quotes }) => !quotes.some(({ article }) => gone.has(article)))
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
