// Finds which of the articles quoted in a story is at fault if it cannot be printed or breaks a promise.
import { ArticlesFailed, faultOf } from '../content/story/stories/set-aside.ts'
import type { EditionDocument, EditionStory, Source } from './types.ts'

/** The article whose own part fails on its own; else those whose view or reprint fails; else the story's own.
 *
 * @param fails tests the story with parts left out */
export function faultyArticlesOf(story: EditionStory, fails: (story: EditionStory) => boolean): string[] {
  const alone = { ...story, views: [], reprints: [] }
  if (fails(alone)) return [story.article]
  const views = story.views.filter((view) => fails({ ...alone, views: [view] })).map(({ article }) => article)
  const reprints = story.reprints.filter((reprint) => fails({ ...alone, reprints: [reprint] }))
  const found = [...new Set([...views, ...reprints])]
  return found.length > 0 ? found : [story.article]
}

/** Prints a story. @throws ArticlesFailed with the articles at fault */
export function printing<T>(story: EditionStory, print: (story: EditionStory) => T): T {
  try {
    return print(story)
  } catch (error) {
    const fails = (less: EditionStory) => {
      try {
        print(less)
        return false
      } catch {
        return true
      }
    }
    const faults = faultyArticlesOf(story, fails).flatMap((article) => faultOf(article, 'printing', error).faults)
    throw new ArticlesFailed(faults, { cause: error })
  }
}

/** The edition with a plain story in place of another: if that cannot be printed either, no article is at fault. */
export function withPlainStory(document: EditionDocument, story: EditionStory): [EditionDocument, EditionStory] {
  const plain: Source = {
    article: story.article,
    page: 'page.txt',
    title: 'A title',
    byline: ['Ann Lee'],
    role: null,
    publication: 'A paper',
    publishedOn: document.date,
    sourceLine: null,
    language: 'en',
    words: 500,
  }
  const sentences = [{ text: 'A plain sentence stands here.', article: story.article, paragraph: 0 }]
  const bare: EditionStory = {
    ...story,
    headline: 'A title',
    headlineOrigin: 'title',
    name: 'A title',
    sentences,
    views: [],
    reprints: [],
  }
  return [{ ...document, sources: { ...document.sources, [story.article]: plain } }, bare]
}
