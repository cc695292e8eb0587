// The lines in which a page is read, whatever its form: plain text, HTML or Markdown.
import { withoutReferences } from '../html/character-references.ts'
import { isCode, isListed, isQuoted, type Line } from '../html/html-text.ts'
import { isHtml } from '../html/markup.ts'
import { linesOf } from '../language/fold.ts'
import type { Article, PageForm } from '../types.ts'
import { type EntryFields, type EntryMetadata, entryFacts } from './entry-metadata.ts'
import { type StatedKind, statedKind } from './genre/stated-kind.ts'
import { readHtml } from './html.ts'
import type { StatedFacts } from './html-metadata.ts'
import { isMarkdown, type MarkdownText, readMarkdown } from './markdown.ts'
import type { RemovedLine } from './restored-text.ts'
import type { Fact } from './stated-elements.ts'

export interface PageLines {
  text: string
  form: PageForm
  /** What the head of the page says, each with its line in `text`. */
  stated?: Head
  /** What stands in the page and not in `text`. */
  removed: RemovedLine[]
  held: string | null
  /** For the editor. */
  notes?: string[]
  /** What an HTML page says it is. */
  statedKind?: StatedKind
  /** The language that an HTML page says it is in, as written. */
  language?: string | null
}

export interface Head {
  facts: Partial<Pick<Article, 'title' | 'byline' | 'publication' | 'publishedOn' | 'url'>>
  /** Lines at the top of the text that hold the facts and nothing else. */
  lines: number
  /** Lines that are headings; `null` where the page does not tell. */
  headings: Set<number> | null
  /** Lines that are items of a list. */
  listed: Set<number>
  /** Lines of listings. */
  code: Set<number>
  /** Lines that say in short, above the text, what it tells. */
  standfirsts?: Set<number>
  /** What was known before the page was read. */
  given?: EntryFields
}

/** A page of HTML may have been escaped as a whole. */
export function linesIn(name: string, text: string, given: EntryMetadata | null = null): PageLines {
  const read = isHtml(text) ? text : unescaped(text)
  const lines = isHtml(read) ? htmlLines(read) : textLines(name, text)
  return given === null ? lines : underGiven(lines, given)
}

function unescaped(text: string): string {
  return /^\s*&(?:lt|#0*60|#x0*3c);/i.test(text.slice(0, escapedWithin)) ? withoutReferences(text) : text
}

/** What was given stands in lines of its own, behind those of the page's head. */
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

/** Characters in which an HTML page names its language, and in which a page shows that it was escaped as a whole.
 * Chosen, not measured. */
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

/** The text under the lines in which the head of the page states something. */
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

/** Somebody else's words are marked as in a text. */
const asText = (line: Line) => (isQuoted(line) ? `> ${line.text}` : line.text)
