// Reads an HTML page into text: what its readers see of it, its article (by Readability over linkedom), and what its
// head states. A page with more tags than these can handle is read as the text of the whole page.
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom/worker'
import { withoutReferences } from '../../html/character-references.ts'
import { flattened, shapeOfHtml } from '../../html/html-depth.ts'
import { isCaption, isQuoted, type Line, linesOfHtml } from '../../html/html-text.ts'
import { languageOf } from '../../language/languages/language-of.ts'
import { countWords, plain } from '../../language/words/fold.ts'
import { readDate } from '../days/date.ts'
import { dateOrder } from '../days/date-order.ts'
import { endsSentence } from '../elements/block.ts'
import type { Fact } from '../elements/stated-elements.ts'
import { labelledAuthor, writersFor } from '../names/labelled-lines.ts'
import { isGroup } from '../names/stated-authors.ts'
import { type Stated, type StatedFacts, statedIn } from '../stated/html-metadata.ts'
import { aroundTitle, changedDay, daysAroundTitle, printedDay } from '../stated/printed-day.ts'
import { publicationDay } from '../stated/publication-day.ts'
import { namedDay } from '../stated/stated-days.ts'
import { titleOf } from '../stated/stated-title.ts'
import { underTitle } from '../text/article-under-title.ts'
import { type SeenHtml, seenHtml } from '../text/hidden-text.ts'
import { withoutBoilerplate } from '../text/inner-boilerplate.ts'
import { nextArticle, withoutNext } from '../text/next-article.ts'
import { withoutOpeningPlace } from '../text/opening-place.ts'
import { aside, type RemovedLine, withRestoredText } from '../text/restored-text.ts'
import { linesOfArticles } from '../text/several-articles.ts'
import { standfirstsIn } from '../text/standfirst.ts'

export interface HtmlText {
  /** The text of the article, one line for each block; the text of the whole page if Readability finds no article. */
  lines: Line[]
  /** Indexes of the lines that sum up the text. */
  standfirsts: ReadonlySet<number>
  /** True if Readability removed what is not the article. */
  extracted: boolean
  stated: StatedFacts
  /** Parts of the page that are not among the lines, and why. */
  removed: RemovedLine[]
  /** Why an editor must look at the page before any of it is printed; `null` if nobody need. */
  held: string | null
}

const waits = 'it hides its own article until a script shows it'

/** Readability takes up to 46 s for 180,000 tags, 0.2 s for 250 nested elements and 45 s for 2,000. News pages have
 * 1,000 to 6,000 tags, nested 15 to 40 deep. */
const mostTags = 24_000
const deepest = 150
// The other numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Fewest words of an article; if Readability finds fewer, it has found none. */
const fewestWords = 60
/** Fewest characters that Readability accepts as an article; with fewer it tries again with more of the page. Its own
 * default is 500. */
const fewestCharacters = 300
/** Number of first characters in which a page must open its root element. */
const rootWithin = 5000

export function readHtml(html: string): HtmlText {
  const visible = seenHtml(html)
  const all = linesOfHtml(visible.html).map((line) => ({ ...line, text: withoutReferences(line.text) }))
  const found = attempt(visible.html, all)
  const words = found?.lines?.reduce((sum, { text }) => sum + countWords(text), 0) ?? 0
  const hidden = visible.hidden.map(({ text, by }) => ({ text: withoutReferences(text), why: `hidden: ${by}` }))
  const held = reasonToHold(visible)
  if (found !== null && visible.hidesItself) found.stated = { ...found.stated, notes: [...found.stated.notes, waits] }
  const several = linesOfArticles(all, found?.stated.title?.value ?? null)
  if (several !== null) {
    // What the head says applies to the page, or to one of the articles.
    const stated = { ...nothing, publication: found?.stated.publication ?? null }
    const kept = new Set(several)
    const removed = all.filter((line) => line.text !== '' && !kept.has(line))
    const told = removed.map(({ text }) => ({ text, why: 'outside the article' }))
    return { lines: several, standfirsts: none, extracted: true, stated, removed: [...told, ...hidden], held }
  }
  if (!found?.lines || words < fewestWords) {
    const stated = found?.stated ?? nothing
    const lines = all.filter((line) => !isCaption(line))
    return { lines, standfirsts: none, extracted: false, stated, removed: [...aside(all), ...hidden], held }
  }
  showSetAsQuotation(found.lines, all)
  const title = found.stated.title?.value ?? null
  const next = nextArticle(all, title) ?? all.length
  const page = all.slice(0, next)
  const extracted = next < all.length ? withoutNext(found.lines, all, next) : found.lines
  const { lines, above, removed } = withRestoredText(underTitle(extracted, page, title) ?? extracted, page, title)
  const others = all.slice(next).filter(({ text }) => text !== '')
  const own = withoutBoilerplate(withoutOpeningPlace(lines, title))
  const standfirsts = standfirstsIn(own.lines, found.stated.descriptions)
  for (const [at, line] of own.lines.entries()) if (above.has(line)) standfirsts.add(at)
  return {
    lines: own.lines,
    standfirsts,
    extracted: true,
    stated: found.stated,
    removed: [...removed, ...others.map(({ text }) => ({ text, why: 'another article' })), ...own.removed, ...hidden],
    held,
  }
}

/** Share of an article's words, and number of words, in quotations if a site prints all its text as quotations. */
const mostQuoted = 0.9
const fewestQuoted = 100
/** Fewest words of a line of running text. */
const fewestOfProse = 12

/** An article that begins inside a quotation and is entirely in it quotes nobody. */
function showSetAsQuotation(found: readonly Line[], all: readonly Line[]): void {
  const prose = found.filter(({ text, heading }) => !heading && endsSentence(text) && countWords(text) >= fewestOfProse)
  const quoted = prose.filter(isQuoted)
  const wordsOf = (lines: readonly Line[]) => lines.reduce((sum, { text }) => sum + countWords(text), 0)
  if (quoted.length <= 1 || quoted[0] !== prose[0] || wordsOf(quoted) < fewestQuoted) return
  if (wordsOf(quoted) < mostQuoted * wordsOf(prose)) return
  const texts = new Set(quoted.map(({ text }) => text))
  for (const { box, text } of [...found, ...all]) {
    if (!texts.has(text)) continue
    for (let at = box; at !== null; at = at.parent) at.quotation = false
  }
}

const none: ReadonlySet<number> = new Set()
const nothing: StatedFacts = {
  title: null,
  byline: [],
  publication: null,
  publishedOn: null,
  url: null,
  notes: [],
  descriptions: [],
}

/** Share of hidden words from which a page deceives its readers, or was not understood: of the part that holds its
 * text, and of the whole page. Of 15 news pages over a half, those that show their article hide up to 71 %, those that
 * hide it behind a teaser 75 % and more. */
const mostHidden = 0.2
const mostOfPage = 0.74

/** A page that shows nothing without a script, not even its title, hides nothing from anybody: only what stays hidden
 * in it counts. */
function reasonToHold({ share, within, hidden, unsure, hidesItself, isForOthers }: SeenHtml): string | null {
  if (isForOthers) return 'only browsers without scripts show its article, so that its readers may see another'
  const most = hidesItself ? within : Math.max(share, within)
  if (within > mostHidden || most > mostOfPage) {
    const ways = [...new Set(hidden.map(({ by }) => by))].join(', ')
    return `${Math.round(100 * most)} % of its words are hidden from readers (${ways})`
  }
  return unsure ? 'its styles or its nesting cannot be followed, so text hidden from readers would not be found' : null
}

interface Article {
  /** `null` if nothing was extracted. */
  lines: Line[] | null
  stated: StatedFacts
}

/** If Readability or the parser fails, the page is read as the text of the whole page. */
function attempt(html: string, all: readonly Line[]): Article | null {
  const { tags, depth } = shapeOfHtml(html)
  if (tags > mostTags) return null
  try {
    return extract(depth > deepest ? flattened(html, deepest) : html, all)
  } catch {
    return null
  }
}

function extract(html: string, all: readonly Line[]): Article {
  const { document } = parseHTML(
    /<html[\s>]/i.test(html.slice(0, rootWithin)) ? html : `<html><body>${html}</body></html>`,
  )
  const { titles, published, changed, namedDays, ...stated } = statedIn(document)
  showAll(document)
  const found = extractedFrom(document)
  const lines = linesOfHtml(found?.content ?? '').flatMap((line) =>
    isCaption(line) ? [] : [{ ...line, text: withoutReferences(line.text) }],
  )
  const title = titleOf(titles, found?.title ?? '', all)
  const filed = permalinkDay(stated.url)
  const heading = title?.value ?? null
  const order = dateOrder(
    all.map(({ text }) => text),
    languageOf(lines),
    { language: languageStated(document), host: hostOf(stated.url) },
  )
  const printed = [...daysAroundTitle(all, heading, order), ...(filed === null ? [] : [filed])]
  const texts = [title?.value ?? '', ...lines.map(({ text }) => text)]
  const publishedOn =
    publicationDay({ published, changed, printed, month: permalinkMonth(stated.url) }, texts) ??
    printedDay(all, heading, order) ??
    namedDay(namedDays, order) ??
    filed ??
    changedDay(all, heading, order)
  // Lines next to the text count if the page states nothing for machines.
  const writers = writersFor(stated.byline, all)
  const said = writers.length > 0 ? writers : stated.byline.filter((fact) => isSeen(fact, all))
  const signed = said.every(isGroup)
    ? labelledAuthor(all, aroundTitle(all, heading).below, stated.publication?.value)
    : []
  const byline = signed.some((one) => !isGroup(one)) ? signed : said
  return { lines: found ? lines : null, stated: { ...stated, byline, publishedOn, title } }
}

/** A name in a tag may as well be who made the site, or whose account put the page there, where nothing that readers
 * see has it. Libraries list authors the other way round. */
const isSeen = ({ value, element = '' }: Fact, all: readonly Line[]) =>
  !element.startsWith('meta') ||
  element === 'meta citation_author' ||
  all.some(({ text }) => plain(text).includes(plain(value)))

/** What a page states about its article is used even if the article itself cannot be cut out. */
function extractedFrom(document: ReturnType<typeof parseHTML>['document']) {
  try {
    return new Readability(document, { charThreshold: fewestCharacters, keepClasses: true }).parse()
  } catch {
    return null
  }
}

function languageStated(document: ReturnType<typeof parseHTML>['document']): string {
  for (const root of document.querySelectorAll('html')) return root.getAttribute('lang') ?? ''
  return ''
}

const hostOf = (url: Stated['url']) => (url === null ? '' : new URL(url.value).hostname)

/** The day in an address: `/2022/01/29/a-ship`. */
function permalinkDay(url: Stated['url']): Fact | null {
  const path = /^https?:\/\/[^/]+(\/.*)$/.exec(url?.from ?? '')?.[1] ?? ''
  const found = /\/(?:19|20)\d\d[/-]\d{1,2}[/-]\d{1,2}(?=[/-])/.test(path) ? readDate(path) : null
  return url === null || found === null
    ? null
    : { value: found.date, from: url.from, element: url.element ?? 'address' }
}

/** The month in an address, as its only folder of numbers beside the year: `/2022/01/a-ship`. */
function permalinkMonth(url: Stated['url']): string | null {
  const [, year, month] =
    /^https?:\/\/[^/]+\/(?:.*\/)?((?:19|20)\d\d)[/-](0[1-9]|1[0-2])\/[^/]/.exec(url?.from ?? '') ?? []
  return year === undefined ? null : `${year}-${month}`
}

const hiding = ['style', 'hidden', 'aria-hidden']

/** Shows everything to Readability: what cannot be seen is already removed, and its own rules would only disagree. Also
 * removes templates, which are not part of the page: one in the head, with no body around it, stops the extraction. */
function showAll(document: Hiding): void {
  for (const element of document.querySelectorAll('template')) element.remove()
  for (const element of document.querySelectorAll('[style],[hidden],[aria-hidden]')) {
    for (const name of hiding) element.removeAttribute(name)
  }
}

interface Hiding {
  querySelectorAll(selector: string): Iterable<{ removeAttribute(name: string): void; remove(): void }>
}
