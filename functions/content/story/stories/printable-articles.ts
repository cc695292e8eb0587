// Which articles stories may be taken from: only those of a genre that is printed, so no recipe, no letters, no
// paywall.
import type { Article } from '../../types.ts'
import { eachAbout } from './set-aside.ts'

/** The articles whose genre is printed. One that fails here is named in the error, as at every later step. */
export function printableOf(articles: readonly Article[]): Article[] {
  const printable = eachAbout(
    articles,
    ({ id }) => id,
    'reading',
    ({ unprintable }) => unprintable === undefined,
  )
  return articles.filter((_, at) => printable[at])
}
