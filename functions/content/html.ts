// Reads an HTML page into text: the article by Readability over linkedom, and what the page's head says of it. Both work
// on pages of ordinary shape only; on others their time grows out of bounds, and the text of the whole page is read.
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom/worker'
import { readByline } from './byline.ts'
import { readDate } from './date.ts'
import { countWords, fold } from './fold.ts'
import { type Line, linesOfHtml, shapeOfHtml } from './html-text.ts'

/** What the head of a page says of its article, each with the words it was read from. */
export interface Stated {
  title: Fact | null
  byline: Fact[]
  publication: Fact | null
  publishedOn: Fact | null
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
}

/** 250 nested elements take Readability 0.2 s, 2,000 take 45 s; 180,000 tags up to 46 s. News pages have 1,000 to 6,000
 * tags, nested 15 to 40 deep. */
const mostTags = 24_000
const deepest = 150
/** Words below which what Readability found is no article. */
const fewestWords = 60

export function readHtml(html: string): HtmlText {
  const { tags, depth } = shapeOfHtml(html)
  const found = tags <= mostTags && depth <= deepest ? attempt(html) : null
  const stated = found?.stated ?? { title: null, byline: [], publication: null, publishedOn: null }
  const words = found?.lines.reduce((sum, { text }) => sum + countWords(text), 0) ?? 0
  if (found !== null && words >= fewestWords) return { lines: found.lines, extracted: true, stated }
  return { lines: linesOfHtml(html), extracted: false, stated }
}

interface Head {
  querySelectorAll(selector: string): Iterable<{ getAttribute(name: string): string | null }>
}

/** What Readability or the parser cannot cope with is read as the text of the whole page. */
function attempt(html: string): Pick<HtmlText, 'lines' | 'stated'> | null {
  try {
    return extract(html)
  } catch {
    return null
  }
}

function extract(html: string): Pick<HtmlText, 'lines' | 'stated'> | null {
  const { document } = parseHTML(/<html[\s>]/i.test(html.slice(0, 5000)) ? html : `<html><body>${html}</body></html>`)
  const dates = datesIn(document)
  const found = new Readability(document, { charThreshold: 300 }).parse()
  if (!found) return null
  const publication = fact(found.siteName)
  return {
    lines: linesOfHtml(found.content ?? ''),
    stated: {
      title: withoutSite(fact(found.title), publication?.value),
      byline: namesIn(fact(found.byline)),
      publication,
      publishedOn:
        dated(fact(found.publishedTime)) ??
        dates
          .map(fact)
          .map(dated)
          .find((one) => one !== null) ??
        null,
    },
  }
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
  const from = fold(text ?? '').slice(0, 300)
  return from === '' ? null : { value: from, from }
}

/** @example withoutSite({ value: 'A Ship | The Herald', … }, 'The Herald') // value 'A Ship' */
function withoutSite(title: Fact | null, site: string | undefined): Fact | null {
  if (title === null || site === undefined || !title.value.endsWith(site)) return title
  const value = title.value
    .slice(0, -site.length)
    .trimEnd()
    .replace(/ ?[|·•»:—–-]$/, '')
  return value === '' ? title : { ...title, value }
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
