// Which links of an index page lead to articles: by their words, address, place, and similarity to other links, since
// the items of a list of articles are built alike.
import { countWords } from '../../content/language/words/fold.ts'
import { articleKey, siteOf } from '../canonical-url.ts'
import { isIn, type PageLink } from './page-links.ts'

interface Candidate {
  url: string
  links: PageLink[]
  /** Possible titles, the best first. */
  titles: readonly string[]
}

/** The weight of each sign. Words alone do not suffice: a heading, a card or an article's address must be among the
 * signs. */
const worth = {
  heading: 2,
  card: 1,
  fewWords: 1,
  words: 2,
  shortSlug: 1,
  slug: 2,
  dated: 1.5,
  numbered: 1,
  inText: -4,
  menu: -4,
  other: -6,
}
/** Two strong signs, or one strong and two weak ones. Chosen; the index pages in the tests hold it. */
const needed = 4
/** For a link built like others that are articles; the next for a link built like none. */
const amongOthers = needed - 1.5
const alone = needed + 1

/** Fewest links built alike that make a list. */
const fewestAlike = 3

/** If at least this share of the articles is in the page’s own section, the others belong elsewhere. */
const ofSection = 0.6

/** In the order of the page. @param page address of the page */
export function judgedLinks<T extends Candidate>(candidates: readonly T[], page: string | null): T[] {
  const site = page === null ? mostNamed(candidates) : siteOf(page)
  const scored = candidates
    .filter(({ url }) => siteOf(url) === site && isPage(url, page))
    .map((one) => ({ one, score: scoreOf(one), build: buildOf(one) }))
  const counts = new Map<string, number>()
  for (const { score, build } of scored)
    if (score >= needed) for (const part of build) counts.set(part, (counts.get(part) ?? 0) + 1)
  const company = (build: readonly string[]) => build.some((part) => (counts.get(part) ?? 0) >= fewestAlike)
  const taken = scored.filter(({ score, build }) => score >= (company(build) ? amongOthers : alone))
  return inSection(
    taken.map(({ one }) => one),
    page,
  )
}

/** The site that most links lead to. */
function mostNamed(candidates: readonly Candidate[]): string | null {
  const counts = new Map<string, number>()
  for (const { url } of candidates) {
    const site = siteOf(url) ?? ''
    counts.set(site, (counts.get(site) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** Excludes the page itself, the front page and files that are not pages. */
function isPage(url: string, page: string | null): boolean {
  const { pathname, search } = new URL(url)
  if (pathname === '/' && search === '') return false
  if (/\.(?:jpe?g|png|gif|webp|svg|pdf|zip|mp[34]|xml|rss|atom|json|css|js|ics|docx?|xlsx?|pptx?)$/i.test(pathname))
    return false
  return page === null || articleKey(url) !== articleKey(page)
}

const listing =
  /^(?:tags?|topics?|categor(?:y|ies)|sections?|authors?|people|profile|users?|page|search|archives?|login|signin|register|account|subscribe|subscription|newsletters?|about(?:-us)?|contact(?:-us)?|privacy(?:-policy)?|terms(?:-.*)?|imprint|impressum|datenschutz|cookies?(?:-.*)?|advertis.*|jobs?|careers?|shop|store|rss|feeds?|share|print|comments?|events?|faq|help|sitemap|videos?|podcasts?|galler(?:y|ies)|photos?)$/i

function scoreOf({ url, links, titles }: Candidate): number {
  const words = Math.max(0, ...titles.map(titleWords))
  const named = words >= 5 ? worth.words : words >= 3 ? worth.fewWords : 0
  return named + Math.max(...links.map(placeScore)) + addressScore(url)
}

function placeScore({ heading, place, relations, inText }: PageLink): number {
  const isOther = relations.some((one) =>
    ['alternate', 'tag', 'author', 'category', 'next', 'prev', 'nofollow', 'search'].includes(one),
  )
  return (
    (heading ? worth.heading : 0) +
    (isIn(place, ({ card }) => card) ? worth.card : 0) +
    (place.boilerplate ? worth.menu : 0) +
    (inText && !heading ? worth.inText : 0) +
    (isOther ? worth.other : 0)
  )
}

/** In scripts without spaces, a word has two letters or more. */
const titleWords = (text: string) =>
  Math.max(countWords(text), (text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu)?.length ?? 0) / 2.5)

/** True for a list of articles, a form or a policy. */
export const isListing = (url: string): boolean => addressScore(url) < 0

function addressScore(url: string): number {
  const { pathname, search } = new URL(url)
  const segments = pathname.split('/').filter((one) => one !== '')
  const last = decoded(segments.at(-1) ?? '').replace(/\.\w{2,5}$/, '')
  const isUnderList = segments
    .slice(0, -1)
    .some((one) =>
      /^(?:tags?|categor(?:y|ies)|kategorien?|authors?|autor(?:en)?|writers?|profiles?|page|search|videos?|galler(?:y|ies)|photos?|pictures|slideshows?|podcasts?)$/i.test(
        one,
      ),
    )
  const isPlain = listing.test(last)
  if (isUnderList || isPlain || /[?&](?:page|paged|s|q|search|replytocom|share)=/i.test(search)) return worth.other
  const parts = last.split(/[-_+ ]/).filter((part) => /\p{L}/u.test(part)).length
  return (
    (parts >= 3 ? worth.slug : parts === 2 ? worth.shortSlug : 0) +
    (/\/20\d\d\/(?:\d\d?|[a-z]{3})\//i.test(pathname) || /20\d\d-?[01]\d-?[0-3]\d/.test(pathname) ? worth.dated : 0) +
    (/\d{4}/.test(last) || /[?&](?:id|p|story|article|aid|nid)=\w*\d/i.test(search) ? worth.numbered : 0)
  )
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** The elements around a link, and the shape of its address. */
function buildOf({ url, links }: Candidate): string[] {
  const around = links.map(({ place }) => {
    const path: string[] = []
    for (let at: typeof place | null = place; at !== null && path.length < 5; at = at.parent)
      path.push(`${at.tag}.${at.name.replace(/\d+/g, '0')}`)
    return path.join(' ')
  })
  const { pathname } = new URL(url)
  const shape = pathname
    .split('/')
    .map((one) => (/[-_]/.test(one) ? 's' : one.replace(/\d+/g, '0')))
    .join('/')
  return [...around, ...(/[s0]/.test(shape.split('/').at(-1) ?? '') ? [shape] : [])]
}

/** If most addresses are below that of the page, the others belong to other sections. */
function inSection<T extends Candidate>(found: T[], page: string | null): T[] {
  const path = page === null ? '/' : sectionOf(new URL(page).pathname)
  if (path === '/') return found
  const inside = found.filter(({ url }) => new URL(url).pathname.startsWith(path))
  return inside.length >= ofSection * found.length && inside.length > 0 ? inside : found
}

/** @example sectionOf('/economy/index.html') // '/economy/' */
function sectionOf(path: string): string {
  const from = path.lastIndexOf('/') + 1
  const isFile = path.indexOf('.', from) > 0
  return isFile ? path.slice(0, from) : path.endsWith('/') ? path : `${path}/`
}
