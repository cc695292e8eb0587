// Reads the days on which a page says, for machines, that its article was published and changed, most certain first:
// which elements are looked at (`<time>`, meta elements, JSON-LD). How what they say is read: `days/date.ts`.
import { readDate } from '../days/date.ts'
import type { DateOrder } from '../days/date-order.ts'
import { oncePerElement, textOf } from '../elements/element-text.ts'
import { type Element, type Fact, facts, type Page } from '../elements/stated-elements.ts'
import { isOfChange, isOfEvent, saysChanged } from './printed-day.ts'

/** Where pages state the day, apart from JSON-LD. */
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

/** @param dates those of JSON-LD: of the article, and of the page around it */
export function publishedDays(page: Page, dates: { article: string[]; page: string[] }): Fact[] {
  return [
    ...facts(dates.article, 'JSON-LD datePublished'),
    ...page.contents(...days),
    ...page.attributes('[itemprop="datePublished"]', 'datetime'),
    ...page.attributes('[itemprop="datePublished"]', 'content'),
    ...times(page),
    ...facts(daysOf(page.head('time[datetime]').filter((one) => !isOfComment(one))), 'time'),
    // Microformats, which many kinds of blogs have.
    ...page.attributes('abbr[class~="published"]', 'title'),
    ...page.attributes('[class~="dt-published"]', 'datetime'),
    ...facts(dates.page, 'JSON-LD datePublished'),
  ].flatMap(dated)
}

/** Most elements that are searched for times, and most times used. Chosen, not measured. */
const [mostElements, mostTimes] = [600, 5]

/** Times after the title first, then those above it. A time without `datetime` counts only inside a `header`. */
function times(page: Page): Required<Fact>[] {
  const all = page.own('h1,time', mostElements)
  const title = all.findIndex(({ tagName }) => /^h1$/i.test(tagName))
  const found = [...all.slice(title + 1), ...all.slice(0, title + 1)].flatMap((element) => {
    const [day, isOwn] = [element.getAttribute('datetime'), element.getAttribute('pubdate') !== null]
    if (isTimeOfChange(element)) return []
    if (day !== null && (isOwn || isIn(element, /^(?:article|header|main)$/i))) return [day]
    return day === null && /^time$/i.test(element.tagName) && isIn(element, /^header$/i)
      ? [textOf(element, longestDay)]
      : []
  })
  return facts(found.slice(0, mostTimes), 'time')
}

/** By its class, or by the words right before it in an element with nothing else. */
function isTimeOfChange(element: Element): boolean {
  const name = element.getAttribute('class') ?? ''
  if (/(?:^|[\s_-])(?:updated|modified)(?:$|[\s_-])/i.test(name)) return !/publish/i.test(name)
  const before = beginning(element.parentElement).split(element.textContent, 1)[0] ?? ''
  return saysChanged(before) && !/publish/i.test(before)
}

const beginning = (element: Element | null) => (element === null ? '' : beginningOf(element))
const beginningOf = oncePerElement((text) => text.slice(0, longestDay))

/** Between a title and its text there may be no paragraph: then the comments follow. */
function isOfComment(element: Element): boolean {
  for (let at = element.parentElement; at !== null; at = at.parentElement)
    if (/(?:^|[\s_-])comments?(?:$|[\s_-])/i.test(`${at.getAttribute('class') ?? ''} ${at.getAttribute('id') ?? ''}`))
      return !/^(?:body|main|html)$/i.test(at.tagName)
  return false
}

const daysOf = (elements: readonly Element[]) => elements.flatMap((one) => one.getAttribute('datetime') ?? [])

function isIn(element: Element, tags: RegExp): boolean {
  for (let at = element.parentElement; at !== null; at = at.parentElement) if (tags.test(at.tagName)) return true
  return false
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

/** Most elements of a page named after a day, and most characters of their text. Chosen by reading pages. */
const mostNamed = 40
const longestDay = 60
const selector =
  '[class*="date"],[class*="Date"],[class*="datum"],[class*="Datum"],[class*="fecha"],[class*="publish"],[class*="Publish"],[class*="posted"],[class*="-meta"]'
const namesDay =
  /(?:^|[^a-z])(?:[a-z]{0,4}date|(?:entry|post|article)-meta|datum|fecha|published|publishing|publishdate|pubdate|posted)(?:$|[^a-z])/
const namesOther =
  /(?:^|[^a-z])(?:updated?|modified|changed?|events?|birth|expir\w*|start|end|until|valid|archives?|calendar|picker|joined|member|user|today|current|now|deadline|release|compile\w*|build)(?:$|[^a-z])/

/** What the name of an element says of a text: above the title, a date by itself may be that of the visit. */
const ofText = /post|entry|article|publi|story|meta/

/** The text of elements that are named after a day. */
export function namedDays(page: Page): Fact[] {
  const title = page.elements(`h1,${selector}`, mostNamed).findIndex(({ tagName }) => /^h1$/i.test(tagName))
  const above = new Set(page.elements(`h1,${selector}`, Math.max(0, title)))
  const found = page.textsOf(selector, mostNamed, (element) => {
    const words = (element.getAttribute('class') ?? '').replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '-').toLowerCase()
    return namesDay.test(words) && !namesOther.test(words) && (!above.has(element) || ofText.test(words))
  })
  return found.filter(({ from }) => from.length <= longestDay)
}

/** Their day if all of them contain the same one; a single one cannot be trusted. */
export function namedDay(named: readonly Fact[], order: DateOrder | null): Fact | null {
  const stated = named.flatMap((fact) => {
    const day = readDate(fact.from, order)
    return day === null || isOfChange(fact.from, day) || isOfEvent(fact.from, day, order)
      ? []
      : [{ ...fact, value: day.date }]
  })
  return new Set(stated.map(({ value }) => value)).size === 1 ? (stated[0] ?? null) : null
}
