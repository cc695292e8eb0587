// An article about a bridge, and how a page that holds it is read: for the tests of what pages say of their article.
import { examinePage } from '../../../functions/content/page/reading/page.ts'
import type { Article, ReadPage } from '../../../functions/content/types.ts'

export const bridgeTitle = 'Ten Years of the Old Bridge'

/** @param year behind the first sentence of each paragraph */
export const bridgeParagraphs = (year = ''): string[] =>
  ['Rain', 'Snow', 'Wind', 'Frost'].map(
    (about) =>
      `<p>${about} has changed the way people talk about the river${year}. The council met twice and heard from the engineers who had built the old bridge. Nobody doubted that it had to go.</p>`,
  )

export const bridgeText = bridgeParagraphs().join('')

/** Throws where the page is refused. */
export function readHtml(html: string): ReadPage {
  const found = examinePage({ name: 'a.html', bytes: new TextEncoder().encode(html), limit: 100_000 })
  if ('refused' in found) throw new Error(found.refused)
  return found.page
}

/** The page's first article. */
export function articleOf(html: string): Article {
  const [article] = readHtml(html).articles
  if (article === undefined) throw new Error('no article')
  return article
}

export const signersOf = (html: string): (string | undefined)[] => articleOf(html).byline.map((one) => one?.value)
