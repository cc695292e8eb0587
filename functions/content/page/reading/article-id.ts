// Makes the ids of articles: the name of their page and their place on it.

/** @param n from 1 in reading order
 * @example articleId('000_5c.txt', 2) // '000_5c-A2' */
export const articleId = (page: string, n: number) => `${pageStem(page)}-A${n}`

/** True if an article with this id was read from the page, in its present or an earlier version.
 * @example isArticleOf('000_5c-A2', '000_5c.txt') // true */
export function isArticleOf(article: string, page: string): boolean {
  return stemOfArticle(article) === pageStem(page)
}

/** Start of the ids of a page's articles. Only `.txt` is removed, so that `a.txt` and `a.md` remain two.
 * @example pageStem('000_5c.txt') // '000_5c' */
export const pageStem = (page: string) => page.replace(/(?<=.)\.txt$/, '')

/** @example stemOfArticle('000_5c-A2') // '000_5c' */
export const stemOfArticle = (article: string) => article.replace(/-A\d+$/, '')
