// What a page shows as its own name: its logo, the link to its front page, the holder of its copyright, its feed.
import { type Fact, facts, longest, type Page } from '../elements/stated-elements.ts'
import { letters } from './site-address.ts'

/** Most elements that are searched for the name of a site, and fewest letters of a name that is more than an
 * initial. */
const mostMarks = 20
const fewestLetters = 3

/** What a logo is named after its site's name or before it. */
const beside = /^(?:copyright|logo(?: de[rs]?)?) |(?: -)? (?:(?:go to )?home(?: ?page)?|logo|startseite)\.?$/i
/** `Zur Hill Herald Startseite`: where its link leads. */
const leadingHome =
  /^(?:(?:back|go|return|welcome) to |zur(?:ück zur)? |retour à |volver a |torna a(?:lla)? |voltar (?:à|para) )(?=\p{Lu})/iu

/** The element of what a logo is named. */
export const logo = 'logo'

/** Where pages place their logo, and the classes that name it or the site's title. */
const logos =
  'header img[alt],[class*="logo" i] img[alt],[id*="logo" i] img[alt],img[alt][class*="logo" i],img[alt][id*="logo" i],img[alt][src*="logo" i]'
const siteTitles =
  '[class*="site-title" i],[class*="site_title" i],[class*="site-name" i],[id*="site-name" i],[class~="logo"],#header h1,.header h1'

/** Most links among which those to the front page are looked for. Chosen, not measured. */
const mostLinks = 300

export function marksOf(page: Page, hosts: readonly string[]): Required<Fact>[] {
  const home = page.elements('a[href]', mostLinks).filter((link) => leadsHome(link.getAttribute('href') ?? '', hosts))
  const linked = new Set<unknown>(home)
  const inside = page.elements('a[href] img[alt]', mostLinks).filter(({ parentElement }) => linked.has(parentElement))
  const images = facts(
    [...page.elements(logos, mostMarks), ...inside.slice(0, mostMarks)].map((one) => one.getAttribute('alt') ?? ''),
    logo,
  )
  const texts = facts(
    [...home.slice(0, mostMarks), ...page.elements(siteTitles, mostMarks)].flatMap((link) => [
      link.textContent.slice(0, longest),
      link.getAttribute('title') ?? '',
    ]),
    'link to the front page',
  )
  return [...images, ...texts, ...copyrightIn(page)]
    .map((fact) => ({
      ...fact,
      value: fact.value.replace(leadingHome, '').replace(beside, ''),
    }))
    .filter(({ value }) => letters(value).length >= fewestLetters)
}

/** A saved page leads to its front page as it is stored: `../../index.html`. `index.html` may be that of a part. */
const leadsHome = (address: string, hosts: readonly string[]) =>
  /^(?:\.{0,2}\/)+(?:(?:index|default)\.\w{3,5})?$/i.test(address) ||
  (/^https?:\/\/[^/]+\/?$/.test(address) &&
    hosts.includes(address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')))

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
  /(?:©|\(c\)|copyright)[\s©]{0,3}(?:copyright\s?)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,]{0,3}(?:by )?(\p{L}[\p{L}\p{N} .&'’-]{1,50}?)(?:,? (?:LLC|Inc|Ltd|GmbH|Limited|Corp)\b|[,|]|\.(?!\p{L}{2})|\s?all rights|\s{2}|\n|$)/iu

/** Most elements of a page, of which the last ones are examined, and most parts of one. Chosen, not measured. */
const mostElements = 20_000
const mostLines = 150
const mostParts = 8

/** The last lines of a page, and those that say what they are. */
export function copyrightIn(page: Page): Required<Fact>[] {
  const lines = [
    ...page.elements('[class*="copyright" i],footer p,footer small,footer div', mostMarks),
    ...page.elements('p,div,td,center,font,span,small,li,a', mostElements).slice(-mostLines),
  ].filter(({ childNodes }) => [...childNodes].length <= mostParts)
  return facts(
    lines.flatMap(({ textContent }) => holderIn(textContent.trimStart().slice(0, longest)) ?? []),
    'copyright line',
  )
}

/** Behind an address stands the company, and behind a name the year, if none stands before it. */
function holderIn(line: string): string | undefined {
  const [whole = '', name] = copyright.exec(line) ?? []
  const own = name?.replace(/^www\.|(?<=^\S{2,40}\.\p{Ll}{2,4}) .*$/gu, '').trim()
  return /\d{4}/.test(whole.slice(0, whole.length - (name?.length ?? 0))) ? own : own?.replace(/ \d{4}$/, '')
}
