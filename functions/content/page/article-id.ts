// Ids of articles: the name of their page and their place in it.

/** @param n from 1 in reading order
 * @example articleId('000_5c.txt', 2) // '000_5c-A2' */
export const articleId = (page: string, n: number) => `${stem(page)}-A${n}`

/** Whether an article with this id was read from the page, as it is now or as it was.
 * @example isArticleOf('000_5c-A2', '000_5c.txt') // true */
export function isArticleOf(article: string, page: string): boolean {
  return article.replace(/-A\d+$/, '') === stem(page)
}

/** Only `.txt` goes, so that `a.txt` and `a.md` stay two. */
const stem = (name: string) => name.replace(/(?<=.)\.txt$/, '')
