// Reads a page (plain text or HTML) into its articles.
import { createHash } from 'node:crypto'
import { withoutReferences } from '../html/character-references.ts'
import { isListed, isQuoted, type Line } from '../html/html-text.ts'
import { isHtml } from '../html/markup.ts'
import { linesOf } from '../language/fold.ts'
import type { Article, DroppedLine, ReadPage, Unprintable } from '../types.ts'
import { type ReadArticle, readArticle, readSignedParagraph, whyDropped } from './article.ts'
import { type Block, blocksOf } from './block.ts'
import { droppedLines } from './dropped.ts'
import { kindOfLines, unprintable } from './genre/genre.ts'
import { nothingStated, type StatedKind, statedKind } from './genre/stated.ts'
import { readHtml } from './html.ts'
import { knownFields } from './known-fields.ts'
import { kindOf, type LineKind } from './line-kind.ts'
import type { RemovedLine } from './lost-text.ts'
import { passagesOf } from './passage.ts'
import { type KindBlock, splitArticles } from './split.ts'
import type { Fact } from './stated.ts'
import { inContext } from './surroundings.ts'

/** The articles of a page in reading order; none where it holds no article. Of HTML, the lines are those of its
 * text. */
export function readPage(page: { name: string; text: string } | { name: string; html: string }): Article[] {
  const lines = 'html' in page ? htmlLines(page.html) : plainLines(page.text)
  return read({ name: page.name, ...lines }).articles
}

export type Examined = { page: ReadPage } | { refused: string }

/** Reads the bytes of a page, or says why it is no page and what to do. */
export function examinePage({ name, bytes, limit }: { name: string; bytes: Uint8Array; limit: number }): Examined {
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (bytes.length > limit) return { refused: tooLarge(bytes.length, limit) }
  const decoded = decode(bytes)
  if (typeof decoded !== 'string') return decoded
  const lines = linesIn(decoded)
  const { articles, dropped, instead } = read({ name, ...lines })
  if (articles.length === 0) return { refused: withoutArticle(instead?.reason ?? lines.held) }
  const cited = citedLines(articles, lines.text)
  const page = { page: name, hash, articles, passages: articles.flatMap(passagesOf), dropped, cited }
  const notes = lines.notes ?? []
  return {
    page: {
      ...page,
      ...(lines.held === null ? {} : { held: lines.held }),
      ...(notes.length === 0 ? {} : { notes }),
    },
  }
}

function withoutArticle(why: string | null): string {
  const reason = why ?? 'no run of paragraphs long enough to quote'
  return `no article in it: ${reason}; put the text of the article in the file`
}

/** A page of HTML may have been escaped as a whole. */
function linesIn(text: string): Lines {
  if (isHtml(text)) return htmlLines(text)
  const read = /^\s*&(?:lt|#0*60|#x0*3c);/i.test(text.slice(0, 1000)) ? withoutReferences(text) : text
  return read !== text && isHtml(read) ? htmlLines(read) : plainLines(text)
}

const plainLines = (text: string): Lines => ({ text: withoutReferences(text), removed: [], held: null })

function citedLines(articles: Article[], text: string): Record<string, string> {
  const lines = linesOf(text)
  return Object.fromEntries(articles.flatMap(knownFields).map(([, { line }]) => [line, lines[line - 1] ?? '']))
}

/** The reason for a page over the limit, in bytes. */
export const tooLarge = (size: number, limit: number) =>
  `too large: ${size} bytes, the limit is ${limit} (caps.pageBytes in cdk.json); split it or cut what is not an article`

interface Lines {
  text: string
  /** What the head of an HTML page says, each with its line in `text`. */
  stated?: StatedFacts
  /** What stands in the page and not in `text`. */
  removed: RemovedLine[]
  held: string | null
  /** For the editor. */
  notes?: string[]
  /** What an HTML page says it is. */
  statedKind?: StatedKind
}

function read({ name, text, stated, removed, statedKind = nothingStated }: Lines & { name: string }): {
  articles: Article[]
  dropped: DroppedLine[]
  /** What it is where it holds no article. */
  instead: Unprintable | null
} {
  const blocks = blocksOf(text)
    .filter((block) => (block.lines[0] ?? 0) > (stated?.lines ?? 0))
    .map((block) => ({ ...block, kind: kindIn(block, stated?.headings) }))
  const articles: Article[] = []
  const dropped: DroppedLine[] = []
  const partOf = new Map<Article, KindBlock[]>()
  for (const { blocks: part, found } of readParts(inContext(blocks, stated?.listed))) {
    if (found !== null) {
      const article = { id: `${stem(name)}-A${articles.length + 1}`, page: name, ...found.article }
      articles.push(article)
      partOf.set(article, part)
    }
    for (const line of found?.dropped ?? part.flatMap(asDropped)) dropped.push(line)
  }
  if (stated !== undefined) Object.assign(longest(articles) ?? {}, stated.facts)
  for (const [article, part] of partOf) {
    const found = unprintable(article, part, statedKind)
    if (found !== null) article.unprintable = found
  }
  const instead = articles.length > 0 ? null : kindOfLines(blocks, statedKind)
  return { articles, dropped: droppedLines(dropped, removed, articles, linesOf(text).length), instead }
}

interface Part {
  blocks: KindBlock[]
  found: ReadArticle | null
}

/** What stands before the first article is its head; a page without any may still hold one signed paragraph. */
function readParts(blocks: KindBlock[]): Part[] {
  const parts: Part[] = []
  let head: KindBlock[] = []
  for (const [n, own] of splitArticles(blocks).entries()) {
    const part = [...head, ...own]
    const found = readArticle(part, n > 0 && head.length === 0)
    head = found === null && parts.length === 0 ? part : []
    if (head.length === 0) parts.push({ blocks: part, found })
  }
  return head.length === 0 ? parts : [{ blocks: head, found: readSignedParagraph(head) }]
}

const asDropped = ({ lines, text, kind }: KindBlock): DroppedLine[] =>
  lines.map((line) => ({ line, text: text.slice(0, 300), why: kind === 'quotation' ? whyDropped(kind) : kind }))

/** Where the page itself marks its headings, a short line that is none is text: an item of a list, a line of a poem. */
function kindIn(block: Block, headings: Set<number> | null = null): LineKind {
  const kind = kindOf(block)
  if (headings === null || headings.has(block.lines[0] ?? 0))
    return kind === 'text' && headings !== null && !block.ended ? 'short' : kind
  return kind === 'short' ? 'text' : kind
}

const longest = (articles: Article[]) => [...articles].sort((a, b) => b.paragraphs.length - a.paragraphs.length)[0]

interface StatedFacts {
  facts: Partial<Pick<Article, 'title' | 'byline' | 'publication' | 'publishedOn' | 'url'>>
  /** Lines at the top of the text that hold the facts and nothing else. */
  lines: number
  /** Lines that are headings; `null` where the page does not tell. */
  headings: Set<number> | null
  /** Lines that are items of a list. */
  listed: Set<number>
}

/** The text of an HTML page under the lines in which its head states something. */
function htmlLines(html: string): Lines {
  const { lines, extracted, stated, removed, held } = readHtml(html)
  const head: string[] = []
  const known = (one: Fact | null) => {
    if (one === null) return null
    if (!head.includes(one.from)) head.push(one.from)
    const line = head.indexOf(one.from) + 1
    return { value: one.value, line, ...(one.element === undefined ? {} : { element: one.element }) }
  }
  const facts: StatedFacts['facts'] = {}
  const [title, publication, publishedOn] = [known(stated.title), known(stated.publication), known(stated.publishedOn)]
  if (title) facts.title = title
  if (publication) facts.publication = publication
  if (publishedOn) facts.publishedOn = publishedOn
  if (stated.byline.length > 0) facts.byline = stated.byline.map(known)
  const url = known(stated.url)
  if (url) facts.url = stated.url?.upgraded ? { ...url, upgraded: true } : url
  const linesThat = (hold: (line: Line) => boolean) =>
    new Set(lines.flatMap((line, at) => (hold(line) ? [at + head.length + 2] : [])))
  return {
    text: [...head, '', ...lines.map(asText)].join('\n'),
    stated: {
      facts,
      lines: head.length,
      headings: extracted ? linesThat(({ heading }) => heading) : null,
      listed: linesThat(isListed),
    },
    removed,
    held,
    notes: stated.notes,
    statedKind: statedKind(html),
  }
}

/** Somebody else's words are marked as in a text. */
const asText = (line: Line) => (isQuoted(line) ? `> ${line.text}` : line.text)

/** Only `.txt` goes, so that `a.txt` and `a.md` stay two. @example stem('000_5c.txt') // '000_5c' */
const stem = (name: string) => name.replace(/(?<=.)\.txt$/, '')

function decode(bytes: Uint8Array): string | { refused: string } {
  if (bytes.includes(0))
    return { refused: 'binary: it contains NUL bytes; only text and HTML can be read, so convert it first' }
  const text = decodedAs('utf-8', bytes) ?? decodedAs(declaredEncoding(bytes), bytes)
  if (text === null)
    return { refused: 'not UTF-8: it was saved in another encoding; save it as UTF-8 and add it again' }
  if (!/[\p{L}\p{N}]/u.test(text)) return { refused: 'empty: it contains no text; put the article’s text in the file' }
  if (!isHtml(text) && /^\s*<\?xml/i.test(text.slice(0, 2000))) {
    return { refused: 'XML: a feed or other document, not a page; add the pages it links to' }
  }
  return text
}

/** The encoding that an HTML page names in its first lines; `null` where it names none. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  return /<meta[^>]{0,200}charset=["']?([\w-]{2,30})/i.exec(head)?.[1] ?? null
}

function decodedAs(encoding: string | null, bytes: Uint8Array): string | null {
  if (encoding === null) return null
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
