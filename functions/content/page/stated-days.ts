// The days on which a page says for machines that its article was published, and was changed, the surest first.
import { readDate } from './date.ts'
import { saysChanged } from './printed-day.ts'
import { type Fact, facts, type Page } from './stated-elements.ts'

/** Where pages state the day, beside JSON-LD. */
const days = [
  'article:published_time',
  'article:published',
  'og:published_time',
  'datePublished',
  'date',
  'pubdate',
  'publish-date',
  'publishdate',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'citation_publication_date',
]

/** @param dates those of JSON-LD: of the article, and of the page that holds it */
export function publishedDays(page: Page, dates: { article: string[]; page: string[] }): Fact[] {
  return [
    ...facts(dates.article, 'JSON-LD datePublished'),
    ...page.contents(...days),
    ...page.attributes('[itemprop="datePublished"]', 'datetime'),
    ...page.attributes('[itemprop="datePublished"]', 'content'),
    ...page.attributes('time[pubdate],article time[datetime],header time[datetime],main time[datetime]', 'datetime'),
    // Microformats, as blogs of many kinds have them.
    ...page.attributes('abbr[class~="published"]', 'title'),
    ...page.attributes('[class~="dt-published"]', 'datetime'),
    ...facts(dates.page, 'JSON-LD datePublished'),
  ].flatMap(dated)
}

export function changedDays(page: Page, dates: readonly string[]): Fact[] {
  return [
    ...facts(dates, 'JSON-LD dateModified'),
    ...page.contents('article:modified_time', 'og:updated_time', 'dateModified', 'last-modified'),
    ...page.attributes('[itemprop="dateModified"]', 'datetime'),
    ...page.attributes('[itemprop="dateModified"]', 'content'),
  ].flatMap(dated)
}

function dated(stated: Required<Fact>): Fact[] {
  const found = readDate(stated.value)
  return found === null ? [] : [{ ...stated, value: found.date }]
}

/** Elements of a page that are named after a day, and characters of what they say. Chosen by reading pages. */
const mostNamed = 40
const longestDay = 60
const selector =
  '[class*="date"],[class*="Date"],[class*="datum"],[class*="Datum"],[class*="fecha"],[class*="publish"],[class*="Publish"],[class*="posted"]'
const namesDay = /(?:^|[^a-z])(?:date|datum|fecha|published|publishing|publishdate|pubdate|posted)(?:$|[^a-z])/
const namesOther =
  /(?:^|[^a-z])(?:updated?|modified|changed?|events?|birth|expir\w*|start|end|until|valid|archives?|calendar|picker|joined|member|user|today|current|now|deadline|release)(?:$|[^a-z])/

/** By the names of the elements that hold a day, where all of them hold the same one: no trust is in any single one. */
export function namedDay(page: Page): Fact | null {
  const found = page.textsOf(selector, mostNamed, (name) => {
    const words = name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '-').toLowerCase()
    return namesDay.test(words) && !namesOther.test(words)
  })
  const stated = found.filter(({ from }) => from.length <= longestDay && !saysChanged(from)).flatMap(dated)
  return new Set(stated.map(({ value }) => value)).size === 1 ? (stated[0] ?? null) : null
}
