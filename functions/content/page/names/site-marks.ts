// What a page shows as its own name: its logo, the link to its front page, the holder of its copyright, its feed.
import { type Fact, facts, longest, type Page } from '../elements/stated-elements.ts'
import { letters } from './site-address.ts'

/** Most elements that are searched for the name of a site, and fewest letters of a name that is more than an
 * initial. */
const mostMarks = 20
const fewestLetters = 3

/** What a logo is named after its site's name or before it. */
const beside = /^(?:copyright|logo(?: de[rs]?)?) | (?:home(?: ?page)?|logo|startseite)\.?$/i
/** `Zur Hill Herald Startseite`: where its link leads. */
const leadingHome =
  /^(?:(?:back|go|return) to |zur(?:ück zur)? |retour à |volver a |torna a(?:lla)? |voltar (?:à|para) )(?=\p{Lu})/iu

export function marksOf(page: Page, hosts: readonly string[]): Required<Fact>[] {
  const home = hosts.flatMap((host) =>
    ['https://', 'https://www.', 'http://', 'http://www.'].flatMap((head) =>
      ['', '/'].map((end) => `a[href="${head}${host}${end}"]`),
    ),
  )
  const images = page.attributes('header img[alt],a[href="/"] img[alt],[class*="logo"] img[alt]', 'alt')
  const links = page.elements(
    ['a[href="/"]', ...home, '[class*="site-title"],[class~="logo"],#header h1,.header h1'].join(),
    mostMarks,
  )
  const texts = facts(
    links.flatMap((link) => [link.textContent.slice(0, longest), link.getAttribute('title') ?? '']),
    'link to the front page',
  )
  return [...images, ...texts, ...copyrightIn(page)]
    .map((fact) => ({
      ...fact,
      value: fact.value.replace(leadingHome, '').replace(beside, ''),
    }))
    .filter(({ value }) => letters(value).length >= fewestLetters)
}

/** What follows the site's name in the title of its feed. */
const behindFeed = / [»:] .*$|[ :|–—-]{1,3}(?:all stories|latest|rss|atom|feed|news feed|articles|posts|blog)(?: .*)?$/i

/** A writer's own site may have their name. */
export const isFeed = (element: string): boolean => element.startsWith('link rel=alternate')

/** The site as its feed is named: `The Hill Herald » Feed`. */
export const feedsOf = (page: Page): Required<Fact>[] =>
  page
    .attributes('link[rel~="alternate"][type="application/rss+xml"]', 'title')
    .map((fact) => ({ ...fact, value: fact.value.replace(behindFeed, '').replace(/^(?:rss|feed)[ :|–—-]{1,3}/i, '') }))
    .filter(({ value }) => letters(value).length >= fewestLetters && !/^(?:rss|atom|feed|all|latest)\b/i.test(value))

const copyright =
  /(?:©|\(c\)|copyright)[\s©]{0,3}(?:copyright\s?)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,]{0,3}(?:by )?(\p{L}[\p{L}\p{N} .&'’-]{1,50}?)(?:,? (?:LLC|Inc|Ltd|GmbH|Limited|Corp)\b|[.,|]|\s?all rights|$)/iu

/** Most lines that are examined. */
const mostLines = 40

export function copyrightIn(page: Page): Required<Fact>[] {
  const lines = page.elements(
    '[class*="copyright"],[class*="Copyright"],footer p,footer small,footer div,center',
    mostLines,
  )
  return facts(
    lines.flatMap(({ textContent }) => copyright.exec(textContent.slice(0, longest))?.[1]?.trim() ?? []),
    'copyright line',
  )
}
