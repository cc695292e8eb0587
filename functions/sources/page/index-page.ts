// Reads an index page of a site: the articles it links to, distinguished from menus and the like by structure.

import { articleKey } from '../canonical-url.ts'
import { mostBytes, tooLarge } from '../document-size.ts'
import { decodeFetched } from '../encoding/decode-fetched.ts'
import { absolute } from '../feed/absolute-link.ts'
import { feedDate } from '../feed/feed-date.ts'
import { plainLine } from '../feed/plain-text.ts'
import type { Document, Entry, Feed, NoFeed } from '../feed/types.ts'
import { listedAddress } from '../listed-address.ts'
import { isListing, judgedLinks } from './article-links.ts'
import { headOf, type PageHead } from './page-head.ts'
import { linksIn, type PageLink, type Place, type Said } from './page-links.ts'
import { statedEntries } from './stated-list.ts'

/** Most articles taken from one page. */
const mostListed = 200

/** Entries in the order of the page, each once: title, address and, if its card states one, its date. */
export function readIndexPage({ bytes, contentType = null, base = null }: Document): Feed | NoFeed {
  if (bytes.length > mostBytes) return no(tooLarge)
  const { text, notes } = decodeFetched(bytes, contentType)
  const head = headOf(text, absolute(base, null))
  const page = absolute(base, null) ?? head.canonical
  const linked = articlesIn(linksIn(text), head, page)
  const found = linked.length > 0 ? linked : statedIn(text, head, page)
  if (found.length === 0) return no(reasonFor(text))
  return {
    title: head.title ?? head.site,
    publication: head.site,
    language: head.language,
    entries: found.slice(0, mostListed),
    withdrawn: [],
    notes: [...notes, ...(found.length > mostListed ? [`links behind the first ${mostListed} were not taken`] : [])],
  }
}

/** The page's structured data are used only if no link is found, because they may list what others read. */
function statedIn(html: string, { base }: PageHead, page: string | null): Entry[] {
  return statedEntries(html, base, page).filter(({ url }) => url !== null && !isListing(url))
}

function reasonFor(html: string): string {
  if (/<a\s/i.test(html)) return 'no links to articles are found in it'
  return /<script/i.test(html)
    ? 'it is a page without links: scripts write them, and none are run; look for a feed or a sitemap of its site'
    : 'it is a page without links'
}

const no = (refused: string): NoFeed => ({ refused, announced: [] })

interface Found {
  url: string
  links: PageLink[]
  titles: string[]
}

function articlesIn(
  { links, times, headings }: ReturnType<typeof linksIn>,
  head: PageHead,
  page: string | null,
): Entry[] {
  const found = byAddress(links, head.base)
  const cards = cardsOf(found.filter(({ url }) => !isListing(url)))
  const named = new Map<string, string>()
  for (const { text, place } of headings) {
    const url = ownerOf(cards, place)
    if (url !== null && !named.has(url)) named.set(url, text)
  }
  const isRepeated = repeatedTexts(found)
  for (const one of found) one.titles = titlesOf(one, named.get(one.url), isRepeated)
  const chosen = judgedLinks(found, page)
  const days = daysOf(times, cardsOf(chosen))
  return chosen.map(({ url, titles }) => ({
    ...listedAddress(url),
    title: plainLine(titles[0] ?? '', 'text'),
    published: days.get(url) ?? null,
  }))
}

function byAddress(links: readonly PageLink[], base: string | null): Found[] {
  const byKey = new Map<string, Found>()
  for (const link of links) {
    const url = absolute(link.href, base)
    const key = url === null ? null : articleKey(url)
    if (url === null || key === null) continue
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, { url: url.split('#', 1)[0] ?? url, links: [link], titles: [] })
    else known.links.push(link)
  }
  return [...byKey.values()]
}

/** A text such as “Read more” on several links to different articles is not a title. */
function repeatedTexts(found: readonly Found[]): (text: string) => boolean {
  const first = new Map<string, string>()
  const repeated = new Set<string>()
  for (const { url, links } of found)
    for (const text of new Set(links.flatMap(({ texts }) => texts)))
      if ((first.get(text) ?? url) === url) first.set(text, url)
      else repeated.add(text)
  return (text) => repeated.has(text)
}

/** Most words of a title; a longer line is a teaser. */
const longestTitle = 35

/** A heading, else the longest line that could be a title, else the link's label, or the heading of its card. */
function titlesOf({ links }: Found, heading: string | undefined, isRepeated: (text: string) => boolean): string[] {
  const own = (text: string) => !isRepeated(text) && text.split(' ').length <= longestTitle
  const headings = links.filter((link) => link.heading).flatMap(({ texts }) => texts.filter(own).slice(0, 1))
  const lines = links.flatMap(({ texts }) => texts.filter(own).slice(0, 3)).toSorted((a, b) => b.length - a.length)
  const labels = links.flatMap((one) => one.labels.filter(own))
  return [...headings, ...(heading === undefined ? [] : [heading]), ...lines, ...labels]
}

type Cards = ReadonlyMap<Place, ReadonlySet<string>>

/** The articles that each element of a page links to: of outer elements not all, but more than one. */
function cardsOf(found: readonly Found[]): Cards {
  const cards = new Map<Place, Set<string>>()
  for (const { url, links } of found)
    for (const { place } of links)
      for (let at: Place | null = place; at !== null; at = at.parent) {
        const urls = cards.get(at) ?? new Set()
        const isShared = urls.size > 1
        cards.set(at, urls.add(url))
        if (isShared) break
      }
  return cards
}

/** The one article in whose card a place is; `null` if it is in none, or in one with several articles. */
function ownerOf(cards: Cards, place: Place): string | null {
  let at: Place | null = place
  while (at !== null && !cards.has(at)) at = at.parent
  const [url = null, other] = [...((at && cards.get(at)) ?? [])]
  return other === undefined ? url : null
}

function daysOf(times: readonly Said[], cards: Cards): Map<string, string> {
  const days = new Map<string, string>()
  for (const { text, place } of times) {
    const [url, day] = [ownerOf(cards, place), feedDate(text)]
    if (url !== null && day !== null && !days.has(url)) days.set(url, day)
  }
  return days
}
