// What is known of an article before its page is read, from the feed that announced it. The page itself takes
// precedence; what the feed says fills the gaps; differences between the two are noted.

import { dayMs } from '../../../durations.ts'
import { plain } from '../../language/words/fold.ts'
import type { Article, SourceRules } from '../../types.ts'
import { readDate } from '../days/date.ts'
import { cleaned, type Fact } from '../elements/stated-elements.ts'
import { isSomebody } from '../names/several-names.ts'
import { readAddress } from './stated-address.ts'

/** As stated by the feed or the list of sources; an instant is cut to its day. */
export interface EntryMetadata {
  title?: string
  authors?: string[]
  publication?: string
  /** ISO date or instant. */
  published?: string
  url?: string
  /** BCP 47 tag, used if neither the text nor the page tells the language. */
  language?: string
  rules?: SourceRules
  /** Where the facts come from; without it, from a feed. */
  by?: 'mail'
}

export type EntryFields = Pick<Article, 'title' | 'byline' | 'publication' | 'publishedOn' | 'url'>

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Most authors of one entry that are used. */
const mostAuthors = 8

/** Each with the words it was given in; leaves out what is not a name, a day or an address. */
export function entryFacts(
  given: EntryMetadata,
): Record<Exclude<keyof EntryFields, 'byline'>, Fact | null> & { byline: Fact[] } {
  const fact = (words: string | undefined, field: string, value = cleaned(words ?? '')): Fact | null =>
    value === '' ? null : { value, from: cleaned(words ?? ''), element: `${given.by ?? 'feed'} ${field}` }
  const address = given.url === undefined ? null : readAddress(given.url)
  return {
    title: fact(given.title, 'title'),
    publication: fact(given.publication, 'publication'),
    publishedOn: fact(given.published, 'date', readDate((given.published ?? '').slice(0, 10))?.date ?? ''),
    url: fact(given.url, 'link', address !== null && 'url' in address ? address.url : ''),
    byline: (given.authors ?? [])
      .slice(0, mostAuthors)
      .flatMap((name) => (isSomebody(name) ? (fact(name, 'author') ?? []) : [])),
  }
}

/** Fills the gaps of the article's own page. Returns what the two say differently, for the editor. */
export function fillGaps(article: Article, given: EntryFields): string[] {
  const own = { ...article }
  article.title ??= given.title
  article.publication ??= given.publication
  article.publishedOn ??= given.publishedOn
  article.url ??= given.url ?? null
  if (article.byline.length === 0) article.byline = given.byline
  return differences(own, given)
}

function differences(own: Article, given: EntryFields): string[] {
  const says = (field: string, ours: string, { value, element }: NonNullable<EntryFields['publishedOn']>) =>
    `its page gives ${field} as “${ours}”, the ${element?.split(' ', 1)[0]} as “${value}”; the page’s is used`
  const found: string[] = []
  if (own.publishedOn && given.publishedOn && isAnotherDay(own.publishedOn.value, given.publishedOn.value))
    found.push(says('its day', own.publishedOn.value, given.publishedOn))
  const [author] = own.byline
  const names = given.byline.flatMap((one) => (one === null ? [] : [plain(one.value)]))
  const [named] = given.byline
  if (author && named && !own.byline.some((one) => one !== null && names.includes(plain(one.value))))
    found.push(says('its author', author.value, named))
  return found
}

/** A time zone can make a difference of one day. */
const isAnotherDay = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) > dayMs
