// Reads an HTML page into text: what its readers see of it, the article by Readability over linkedom, and what the
// page's head says of it. Of pages with more tags than these can bear, the text of the whole page is read.
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom/worker'
import { withoutReferences } from '../html/character-references.ts'
import { flattened } from '../html/html-depth.ts'
import { isCaption, type Line, linesOfHtml, shapeOfHtml } from '../html/html-text.ts'
import { linkedDataIn } from '../html/json-ld.ts'
import { countWords, fold } from '../language/fold.ts'
import { chosenAddress } from './address.ts'
import { readByline } from './byline.ts'
import { readDate } from './date.ts'
import { type SeenHtml, seenHtml } from './hidden-text.ts'
import { aside, type RemovedLine, withoutLoss } from './lost-text.ts'
import { ownTitle } from './page-title.ts'

/** What the head of a page says of its article, each with the words it was read from. */
export interface Stated {
  title: Fact | null
  byline: Fact[]
  publication: Fact | null
  publishedOn: Fact | null
  /** The canonical address, and what is to be said of it. */
  url: (Fact & { upgraded: boolean }) | null
  notes: string[]
}

interface Fact {
  value: string
  /** A line of the page's text. */
  from: string
}

export interface HtmlText {
  /** The article's text, a line a block; of a page that Readability finds no article in, the text of all of it. */
  lines: Line[]
  /** Readability took out what is no article. */
  extracted: boolean
  stated: Stated
  /** What of the page is not among the lines, and why. */
  removed: RemovedLine[]
  /** Why an editor must look at the page before anything of it is printed. */
  held: string | null
}

/** 180,000 tags take Readability up to 46 s; 250 nested elements 0.2 s, 2,000 take 45 s. News pages have 1,000 to 6,000
 * tags, nested 15 to 40 deep. */
const mostTags = 24_000
const deepest = 150
/** Words below which what Readability found is no article. */
const fewestWords = 60

export function readHtml(html: string): HtmlText {
  const visible = seenHtml(html)
  const all = linesOfHtml(visible.html).map((line) => ({ ...line, text: withoutReferences(line.text) }))
  const found = attempt(visible.html, all)
  const words = found?.lines.reduce((sum, { text }) => sum + countWords(text), 0) ?? 0
  const hidden = visible.hidden.map(({ text, by }) => ({ text: withoutReferences(text), why: `hidden: ${by}` }))
  const held = reasonToHold(visible)
  if (found === null || words < fewestWords) {
    const stated = found?.stated ?? nothing
    const lines = all.filter((line) => !isCaption(line))
    return { lines, extracted: false, stated, removed: [...aside(all), ...hidden], held }
  }
  const { lines, removed } = withoutLoss(found.lines, all, found.stated.title?.value ?? null)
  return { lines, extracted: true, stated: found.stated, removed: [...removed, ...hidden], held }
}

const nothing: Stated = { title: null, byline: [], publication: null, publishedOn: null, url: null, notes: [] }

/** Share of hidden words from which a page is one that deceives, or one that is not understood. */
const mostHidden = 0.2

function reasonToHold({ share, hidden, unsure, hidesItself }: SeenHtml): string | null {
  if (hidesItself) return 'it hides its own article until a script shows it'
  if (share > mostHidden) {
    const ways = [...new Set(hidden.map(({ by }) => by))].join(', ')
    return `${Math.round(100 * share)} % of its words are hidden from readers (${ways})`
  }
  return unsure ? 'its styles or its nesting cannot be followed, so text hidden from readers would not be found' : null
}

interface Element {
  getAttribute(name: string): string | null
  textContent: string
  removeAttribute(name: string): void
}
interface Head {
  querySelectorAll(selector: string): Iterable<Element>
}
type Article = Pick<HtmlText, 'lines' | 'stated'>

/** What Readability or the parser cannot cope with is read as the text of the whole page. */
function attempt(html: string, all: readonly Line[]): Article | null {
  const { tags, depth } = shapeOfHtml(html)
  if (tags > mostTags) return null
  try {
    return extract(depth > deepest ? flattened(html, deepest) : html, all)
  } catch {
    return null
  }
}

function extract(html: string, all: readonly Line[]): Article | null {
  const { document } = parseHTML(/<html[\s>]/i.test(html.slice(0, 5000)) ? html : `<html><body>${html}</body></html>`)
  const [dates, titles, address] = [datesIn(document), titlesIn(document), addressIn(document)]
  showAll(document)
  const found = new Readability(document, { charThreshold: 300, keepClasses: true }).parse()
  if (!found) return null
  const publication = fact(found.siteName)
  return {
    lines: linesOfHtml(found.content ?? '').flatMap((line) =>
      isCaption(line) ? [] : [{ ...line, text: withoutReferences(line.text) }],
    ),
    stated: {
      title: titleOf(titles, found, all),
      byline: namesIn(fact(found.byline)),
      publication,
      publishedOn:
        dated(fact(found.publishedTime)) ??
        dates
          .map(fact)
          .map(dated)
          .find((one) => one !== null) ??
        null,
      ...address,
    },
  }
}

const hiding = ['style', 'hidden', 'aria-hidden']

/** What cannot be seen is out already, by rules that Readability's own would only disagree with. */
function showAll(document: Head): void {
  for (const element of document.querySelectorAll('[style],[hidden],[aria-hidden]')) {
    for (const name of hiding) element.removeAttribute(name)
  }
}

interface StatedTitles {
  /** For other machines. */
  titles: string[]
  /** Of the window. */
  window: string | null
  sites: string[]
}

function titlesIn(document: Head): StatedTitles {
  const contents = (selector: string) =>
    [...document.querySelectorAll(selector)].slice(0, 3).flatMap((one) => one.getAttribute('content') ?? [])
  const data = linkedDataIn(
    [...document.querySelectorAll('script[type="application/ld+json"]')].map(({ textContent }) => textContent),
  )
  const [window] = document.querySelectorAll('title')
  const addresses = [...document.querySelectorAll('link[rel="canonical"]')].map((one) => one.getAttribute('href') ?? '')
  return {
    titles: [...contents('meta[property="og:title"],meta[name="twitter:title"]'), ...data.titles].map(clean),
    window: window === undefined ? null : clean(window.textContent),
    sites: [
      ...contents('meta[property="og:site_name"],meta[name="application-name"]'),
      ...data.publishers,
      ...[...contents('meta[property="og:url"]'), ...addresses].flatMap(domainNames),
    ].map(clean),
  }
}

/** What the page calls itself, in order of trust. */
function addressIn(document: Head): Pick<Stated, 'url' | 'notes'> {
  const attributes = (selector: string, attribute: string) =>
    [...document.querySelectorAll(selector)].slice(0, 3).flatMap((one) => one.getAttribute(attribute) ?? [])
  const data = linkedDataIn(
    [...document.querySelectorAll('script[type="application/ld+json"]')].map(({ textContent }) => textContent),
  )
  const stated = [
    ...attributes('link[rel~="canonical"]', 'href'),
    ...attributes('meta[property="og:url"]', 'content'),
    ...data.addresses,
  ]
  return chosenAddress(stated.map((one) => one.trim()).filter((one) => one !== ''))
}

const clean = (text: string) => fold(withoutReferences(text)).slice(0, 300)

/** @example domainNames('https://www.v8.dev/blog') // ['v8.dev', 'v8'] */
function domainNames(address: string): string[] {
  const host = /^https?:\/\/(?:www\.)?([a-z0-9.-]{1,100})/i.exec(address)?.[1]
  return host === undefined ? [] : [host, host.split('.')[0] ?? '']
}

interface FoundTitle {
  title?: string | null | undefined
  siteName?: string | null | undefined
}

/** Headings of the highest level in which the title may stand. */
const mostHeadings = 3

function titleOf(stated: StatedTitles, found: FoundTitle, all: readonly Line[]) {
  const headings = all.filter(({ level }) => level === 1).slice(0, mostHeadings)
  const extracted = clean(found.title ?? '')
  // Readability cuts the title of a window at any separator.
  const title = stated.titles.includes(extracted) || stated.window === null ? extracted : stated.window
  const one = fact(title)
  if (one === null) return null
  const titles = [...stated.titles, ...headings.map(({ text }) => clean(text))]
  return { ...one, value: ownTitle(one.value, { titles, sites: [...stated.sites, clean(found.siteName ?? '')] }) }
}

/** Where pages state the day besides the places that Readability knows. */
const dateSelectors: [selector: string, attribute: string][] = [
  ['meta[property="article:published_time"]', 'content'],
  ['meta[itemprop="datePublished"]', 'content'],
  ['[itemprop="datePublished"]', 'datetime'],
  [
    'meta[name="date"],meta[name="pubdate"],meta[name="publish-date"],meta[name="dc.date"],meta[name="DC.date"]',
    'content',
  ],
  ['meta[name="DC.date.issued"],meta[name="dcterms.created"],meta[name="citation_publication_date"]', 'content'],
  ['time[pubdate],article time[datetime],header time[datetime],main time[datetime]', 'datetime'],
]

function datesIn(document: Head): string[] {
  return dateSelectors.flatMap(([selector, attribute]) =>
    [...document.querySelectorAll(selector)].slice(0, 3).flatMap((element) => element.getAttribute(attribute) ?? []),
  )
}

function fact(text: string | null | undefined): Fact | null {
  const from = clean(text ?? '')
  return from === '' ? null : { value: from, from }
}

/** The names of `By Ann Lee and Bo Ek`; none where it is an address, a handle or a whole sentence. */
function namesIn(byline: Fact | null): Fact[] {
  if (byline === null || /https?:|@|\.com\b/i.test(byline.value) || countWords(byline.value) > 20) return []
  const text = byline.value.replace(/^(?:by|written by|author:?)\s+/i, '')
  const signed = readByline(`By ${text}`)
  // What a page says of its authors for machines is a list of names.
  return [...(signed?.names ?? []), ...(signed?.maybe ?? [])].map((value) => ({ value, from: byline.from }))
}

function dated(stated: Fact | null): Fact | null {
  const found = stated === null ? null : readDate(stated.value)
  return found === null || stated === null ? null : { value: found.date, from: stated.from }
}
