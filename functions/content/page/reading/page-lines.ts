// Turns a page of any form (plain text, HTML, Markdown) into the lines in which it is read.
import { withoutReferences } from '../../html/character-references.ts'
import { isCode, isListed, isQuoted, type Line } from '../../html/html-text.ts'
import { isHtml } from '../../html/markup.ts'
import { linesOf } from '../../language/words/fold.ts'
import type { Article, PageForm } from '../../types.ts'
import type { Fact } from '../elements/stated-elements.ts'
import { type StatedKind, statedKind } from '../genre/stated-kind.ts'
import { type EntryFields, type EntryMetadata, entryFacts } from '../stated/entry-metadata.ts'
import type { StatedFacts } from '../stated/html-metadata.ts'
import type { RemovedLine } from '../text/restored-text.ts'
import { readHtml } from './html.ts'
import { isMarkdown, type MarkdownText, readMarkdown } from './markdown.ts'

export interface PageLines {
  text: string
  form: PageForm
  /** What the head of the page says, each fact with its line in `text`. */
  stated?: Head
  /** What is on the page but not in `text`. */
  removed: RemovedLine[]
  held: string | null
  /** Notes for the editor. */
  notes?: string[]
  /** What kind of page an HTML page says it is. */
  statedKind?: StatedKind
  /** The language that an HTML page says it is in, as written. */
  language?: string | null
}

export interface Head {
  facts: Partial<Pick<Article, 'title' | 'byline' | 'publication' | 'publishedOn' | 'url'>>
  /** Number of lines at the top of the text that contain only these facts. */
  lines: number
  /** Lines that are headings; `null` if the page does not mark them. */
  headings: Set<number> | null
  /** Lines that are items of a list. */
  listed: Set<number>
  /** Lines of code. */
  code: Set<number>
  /** Lines above the text that sum it up. */
  standfirsts?: Set<number>
  /** What was known before the page was read. */
  given?: EntryFields
}

/** An HTML page may have been escaped as a whole; it is then unescaped first. */
export function linesIn(name: string, text: string, given: EntryMetadata | null = null): PageLines {
  const read = isHtml(text) ? text : unescaped(text)
  const lines = isHtml(read) ? htmlLines(read) : textLines(name, text)
  return given === null ? lines : underGiven(lines, given)
}

function unescaped(text: string): string {
  return /^\s*&(?:lt|#0*60|#x0*3c);/i.test(text.slice(0, escapedWithin)) ? withoutReferences(text) : text
}

/** Puts what was given into lines of its own, after those of the page's head. */
function underGiven({ text, stated, ...rest }: PageLines, given: EntryMetadata): PageLines {
  const { byline, ...single } = entryFacts(given)
  const head: string[] = []
  const above = stated?.lines ?? 0
  const known = (fact: Fact) => {
    if (!head.includes(fact.from)) head.push(fact.from)
    const { value, from, element = '' } = fact
    return { value, line: above + head.indexOf(from) + 1, element }
  }
  const [title = null, publication = null, publishedOn = null, url = null] = [
    single.title,
    single.publication,
    single.publishedOn,
    single.url,
  ].map((one) => one && known(one))
  const fields: EntryFields = { title, publication, publishedOn, url, byline: byline.map(known) }
  const lines = linesOf(text)
  const below = (marked: ReadonlySet<number>) => new Set([...marked].map((line) => line + head.length))
  const own = stated ?? { facts: {}, lines: 0, headings: null, listed: new Set<number>(), code: new Set<number>() }
  return {
    ...rest,
    text: [...lines.slice(0, above), ...head, ...(above === 0 ? [''] : []), ...lines.slice(above)].join('\n'),
    stated: {
      ...own,
      lines: above + head.length,
      headings: own.headings && below(own.headings),
      listed: below(own.listed),
      code: below(own.code),
      standfirsts: below(own.standfirsts ?? new Set()),
      given: fields,
    },
  }
}

export function textLines(name: string, text: string): PageLines {
  const read = isMarkdown(name, text) ? readMarkdown(text) : null
  return read === null
    ? { text: withoutReferences(text), form: 'plain text', removed: [], held: null }
    : markdownLines(read)
}

/** Number of first characters in which an HTML page must name its language, and in which it shows that it was escaped
 * as a whole. Chosen, not measured. */
const headWithin = 5_000
const escapedWithin = 1_000

export function htmlLines(html: string): PageLines {
  const { lines, standfirsts, extracted, stated, removed, held } = readHtml(html)
  return {
    ...underHead(stated, lines, { extracted, standfirsts }),
    form: 'HTML',
    removed,
    held,
    notes: stated.notes,
    statedKind: statedKind(html),
    language:
      /<html\s[^<>]{0,500}?\blang\s{0,5}=\s{0,5}["']?([a-z\d-]{2,35})/i.exec(html.slice(0, headWithin))?.[1] ?? null,
  }
}

function markdownLines({ lines, stated, removed }: MarkdownText): PageLines {
  const read = lines.map((line) => ({ ...line, text: withoutReferences(line.text) }))
  const headed = read.some(({ heading }) => heading)
  return {
    ...underHead(stated, read, { extracted: headed }),
    form: 'Markdown',
    removed,
    held: null,
    notes: stated?.notes ?? [],
  }
}

/** The text below the lines that hold what the head of the page states. */
function underHead(
  stated: StatedFacts | null,
  lines: readonly Line[],
  { extracted, standfirsts = new Set() }: { extracted: boolean; standfirsts?: ReadonlySet<number> },
): Pick<PageLines, 'text'> & { stated: Head } {
  const head: string[] = []
  const known = (one: Fact | null) => {
    if (one === null) return null
    if (!head.includes(one.from)) head.push(one.from)
    const line = head.indexOf(one.from) + 1
    return { value: one.value, line, ...(one.element === undefined ? {} : { element: one.element }) }
  }
  const facts: Head['facts'] = {}
  const [title, publication, publishedOn, url] = [
    stated?.title,
    stated?.publication,
    stated?.publishedOn,
    stated?.url,
  ].map((one) => known(one ?? null))
  if (title) facts.title = title
  if (publication) facts.publication = publication
  if (publishedOn) facts.publishedOn = publishedOn
  if (url) facts.url = stated?.url?.upgraded ? { ...url, upgraded: true } : url
  if (stated && stated.byline.length > 0) facts.byline = stated.byline.map(known)
  const linesThat = (hold: (line: Line) => boolean) =>
    new Set(lines.flatMap((line, at) => (hold(line) ? [at + head.length + 2] : [])))
  return {
    text: [...head, '', ...lines.map(asText)].join('\n'),
    stated: {
      facts,
      lines: head.length,
      headings: extracted ? linesThat(({ heading }) => heading) : null,
      listed: linesThat(isListed),
      code: linesThat(isCode),
      standfirsts: new Set([...standfirsts].map((at) => at + head.length + 2)),
    },
  }
}

/** Marks someone else's words as in plain text. */
const asText = (line: Line) => (isQuoted(line) ? `> ${line.text}` : line.text)
