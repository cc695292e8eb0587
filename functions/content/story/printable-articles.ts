// Which articles stories may be taken from: those whose genre is printed, so no recipe, no letters, no paywall.
import type { Article } from '../types.ts'
import { eachAbout } from './set-aside.ts'

/** Those whose genre is printed. An article that fails on being asked is named, as at every later step. */
export function printableOf(articles: readonly Article[]): Article[] {
  const printable = eachAbout(
    articles,
    ({ id }) => id,
    'reading',
    ({ unprintable }) => unprintable === undefined,
  )
  return articles.filter((_, at) => printable[at])
}
