// Reads a page (plain text, HTML or Markdown) into its articles. The language that the page or its feed states counts
// where an article's text, being short, does not show its own (`underSource`).
import { createHash } from 'node:crypto'
import { mayBeIn } from '../../language/languages/language-of.ts'
import { countWords, linesOf, plain } from '../../language/words/fold.ts'
import { isLanguageTag, primaryLanguage } from '../../language/words/tag.ts'
import type { Article, DroppedLine, Known, LanguageTag, ReadPage, Unprintable } from '../../types.ts'
import { type Block, blocksOf, endsSentence } from '../elements/block.ts'
import { kindOfLines, unprintable } from '../genre/genre.ts'
import { nothingStated } from '../genre/stated-kind.ts'
import { inContext } from '../lines/line-context.ts'
import { kindOf } from '../lines/line-kind.ts'
import { passagesOf } from '../lines/passage.ts'
import { type KindBlock, splitArticles } from '../lines/split.ts'
import { presents, presentsPaper } from '../names/byline.ts'
import { type EntryMetadata, fillGaps } from '../stated/entry-metadata.ts'
import { isLocal } from '../stated/publication-day.ts'
import { longestStandfirst } from '../text/body-start.ts'
import { splitAtDate } from '../text/dateline.ts'
import { droppedLines, longestDropped } from '../text/dropped-lines.ts'
import { withoutRunBehind } from '../text/run-behind.ts'
import { type ReadArticle, readArticle, readSignedParagraph, whyDropped } from './article.ts'
import { articleId } from './article-id.ts'
import { decode } from './decode.ts'
import { knownFields } from './known-fields.ts'
import { htmlLines, linesIn, type PageLines, textLines } from './page-lines.ts'

/** The articles of a page in reading order; empty if it contains none. For HTML, line numbers refer to its extracted
 * text. */
export function readPage(page: { name: string; text: string } | { name: string; html: string }): Article[] {
  const lines = 'html' in page ? htmlLines(page.html) : textLines(page.name, page.text)
  return read({ name: page.name, ...lines }).articles
}

export type Examined = { page: ReadPage } | { refused: string }

export interface RawPage {
  name: string
  bytes: Uint8Array
  /** In bytes. */
  limit: number
  /** What is known about its article from elsewhere. */
  given?: EntryMetadata | null
}

/** Reads the bytes of a page, or says why they are not a page and what to do. */
export function examinePage({ name, bytes, limit, given = null }: RawPage): Examined {
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (bytes.length > limit) return { refused: tooLarge(bytes.length, limit) }
  const decoded = decode(bytes)
  if ('refused' in decoded) return decoded
  const lines = linesIn(name, decoded.text, given)
  const { articles, dropped, instead, differences } = read({ name, ...lines })
  for (const article of articles) underSource(article, given, lines.language ?? null)
  if (articles.length === 0) return { refused: withoutArticle(lines.held ?? instead?.reason ?? null) }
  const cited = citedLines(articles, lines.text)
  const page = asStored({
    page: name,
    hash,
    form: lines.form,
    articles,
    passages: articles.flatMap(passagesOf),
    dropped,
    cited,
  })
  const notes = [...(decoded.note === null ? [] : [decoded.note]), ...(lines.notes ?? []), ...differences]
  return {
    page: {
      ...page,
      ...(lines.held === null ? {} : { held: lines.held }),
      ...(notes.length === 0 ? {} : { notes }),
    },
  }
}

/** Adds what its source says about every article, and the language of a text that does not show it: as stated by the
 * page, otherwise by the feed that announced it. */
function underSource(article: Article, given: EntryMetadata | null, stated: LanguageTag | null): void {
  if (given?.rules !== undefined) article.sourceRules = given.rules
  if (article.language !== 'und') return
  const tags = [stated, given?.language].flatMap((one) => (one && isLanguageTag(one) ? [one] : []))
  const languages = tags.map((tag) => primaryLanguage(tag.toLowerCase()))
  article.language = languages.find((one) => mayBeIn(one, article.paragraphs)) ?? article.language
}

/** Copied, because a part cut out of a text keeps all of it in memory, and a page may be a hundred times its
 * article. */
const asStored = (page: ReadPage): ReadPage => JSON.parse(JSON.stringify(page))

function withoutArticle(why: string | null): string {
  const reason = why ?? 'no run of paragraphs long enough to quote'
  return `no article in it: ${reason}; put the text of the article in the file`
}

function citedLines(articles: Article[], text: string): Record<string, string> {
  const lines = linesOf(text)
  return Object.fromEntries(articles.flatMap(knownFields).map(([, { line }]) => [line, lines[line - 1] ?? '']))
}

/** The reason for refusing a page over the limit; both in bytes. */
export const tooLarge = (size: number, limit: number) =>
  `too large: ${size} bytes, the limit is ${limit} (caps.pageBytes in cdk.json); split it or cut what is not an article`

function read({
  name,
  text,
  stated,
  removed,
  statedKind = nothingStated,
}: Omit<PageLines, 'form'> & { name: string }): {
  articles: Article[]
  dropped: DroppedLine[]
  /** What kind of page it is if it contains no article. */
  instead: Unprintable | null
  /** What page and feed say differently. */
  differences: string[]
} {
  const apart = new Set([...(stated?.listed ?? []), ...(stated?.code ?? [])])
  const blocks = kindsIn(
    blocksOf(text, apart).filter((block) => (block.lines[0] ?? 0) > (stated?.lines ?? 0)),
    stated?.headings ?? null,
  ).map((block) => asSetAbove(block, stated))
  const isExtracted = (stated?.headings ?? null) !== null
  const articles: Article[] = []
  const dropped: DroppedLine[] = []
  const partOf = new Map<Article, KindBlock[]>()
  for (const { blocks: part, found } of readParts(inContext(blocks, stated?.listed), isExtracted)) {
    if (found !== null) {
      const article = { id: articleId(name, articles.length + 1), page: name, ...found.article }
      articles.push(article)
      partOf.set(article, part)
    }
    for (const line of found?.dropped ?? part.flatMap(asDropped)) dropped.push(line)
  }
  const main = longest(articles)
  const displaced = main !== undefined && stated !== undefined ? underStated(main, stated, linesOf(text)) : null
  if (displaced !== null) dropped.push(displaced)
  const differences = main && stated?.given ? fillGaps(main, stated.given) : []
  for (const [article, part] of partOf) {
    const found = unprintable(article, part, statedKind)
    if (found !== null) article.unprintable = found
  }
  const instead = articles.length > 0 ? null : kindOfLines(blocks, statedKind)
  return { articles, dropped: droppedLines(dropped, removed, articles, linesOf(text).length), instead, differences }
}

/** Gives the article what its page states. The line that was its title until then becomes its standfirst if it is a
 * sentence, a heading above the text if the page marks it so, and otherwise a dropped line. */
function underStated(
  article: Article,
  { facts, headings }: NonNullable<PageLines['stated']>,
  lines: readonly string[],
): DroppedLine | null {
  const [own, printed] = [article.title, article.publishedOn]
  Object.assign(article, facts)
  const day = facts.publishedOn ?? null
  if (day && printed && isLocal({ value: day.value, from: lines[day.line - 1] ?? '' }, printed.value))
    article.publishedOn = printed
  const [read, stated] = [plain(own?.value ?? ''), plain(facts.title?.value ?? '')]
  if (own === null || read === '' || stated === '' || stated.includes(read) || read.includes(stated)) return null
  const { value: text, line } = own
  if (article.standfirst === null && endsSentence(text)) article.standfirst = own
  if (article.standfirst === own) return null
  if (!headings?.has(line) || countWords(text) < fewestOfHeading)
    return { line, text: text.slice(0, longestDropped), why: whyDropped('text') }
  article.headings = [{ text, line, paragraph: 0 }, ...(article.headings ?? [])]
  return null
}

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Fewest words of such a heading; fewer are a name. */
const fewestOfHeading = 4

interface Part {
  blocks: KindBlock[]
  found: ReadArticle | null
}

/** Most blocks of a page's head that are read again, in all; then a part without an article is a part of its
 * own. Bounds the work: a page of news has a hundred blocks or two. */
const mostReadAgain = 5_000

/** What comes before the first article is the head of the page; a page without any may still contain one signed
 * paragraph. */
function readParts(blocks: KindBlock[], extracted: boolean): Part[] {
  const parts: Part[] = []
  let head: KindBlock[] = []
  let readAgain = 0
  for (const [n, own] of splitArticles(blocks).entries()) {
    const part = [...head, ...own]
    const found = readArticle(part, { separated: n > 0 && head.length === 0, extracted })
    readAgain += head.length
    head = found === null && parts.length === 0 && readAgain <= mostReadAgain ? part : []
    if (head.length === 0) parts.push({ blocks: part, found })
  }
  return head.length === 0 ? parts : [{ blocks: head, found: readSignedParagraph(head) }]
}

const asDropped = ({ lines, text, kind }: KindBlock): DroppedLine[] =>
  lines.map((line) => ({
    line,
    text: text.slice(0, longestDropped),
    why: kind === 'quotation' ? whyDropped(kind) : kind,
  }))

/** If the page marks its headings, a short unmarked line is text: an item of a list, a line of a poem. Above the first
 * paragraph it remains short: the name of a section or of a writer. */
function kindsIn(blocks: Block[], headings: Set<number> | null): KindBlock[] {
  const kinds = blocks
    .flatMap(withoutRunInDate)
    .map((block) => ({ ...block, kind: kindOf(block) }))
    .map(withoutEnd)
  if (headings === null) return kinds
  const isMarked = ({ lines }: Block) => headings.has(lines[0] ?? 0)
  const first = kinds.findIndex(({ kind, ended, words }) => kind === 'text' && ended && words >= fewestOfParagraph)
  const loose = kinds.slice(0, Math.max(first, 0)).filter((block) => block.kind === 'short' && !isMarked(block))
  return kinds.map((block, at) => {
    if (isMarked(block)) return isHeadOf(block) ? { ...block, kind: 'short' as const, marked: true } : block
    const isText = block.kind === 'short' && (at > first || loose.length > mostAbove)
    return isText ? { ...block, kind: 'text' as const } : block
  })
}

/** True of a line that the page marks as a heading, even if it has a number as in a list. */
const isHeadOf = ({ kind, ended, text }: KindBlock) =>
  kind === 'short' || (kind === 'text' && !ended) || (kind === 'navigation' && /^\d{1,2}\. \p{L}/u.test(text))

/** What the page sets above its text or into it is no line of it: a listing, a standfirst, who its author is, the title
 * as a sentence. */
function asSetAbove(block: KindBlock, stated: PageLines['stated']): KindBlock {
  if (stated?.code.has(block.lines[0] ?? 0)) return { ...block, kind: 'code' }
  const isNamed = (stated?.standfirsts?.has(block.lines[0] ?? 0) ?? false) && block.words <= longestStandfirst
  if (isNamed && (block.kind === 'text' || block.kind === 'short')) return { ...block, kind: 'standfirst' }
  if (block.kind !== 'text') return block
  const isOn = (one: Known<string>) => one !== null && presents(one.value, block.text)
  const publication = stated?.facts.publication?.value ?? ''
  if (stated?.facts.byline?.some(isOn) || presentsPaper(publication, block.text)) return { ...block, kind: 'bio' }
  const title = stated?.facts.title?.value ?? ''
  const isTitle =
    title !== '' && plain(block.text).replace(/\.$/, '') === plain(title).replace(/\.$/, '') && titleCased(title)
  return isTitle ? { ...block, kind: 'standfirst' } : block
}

/** Least share of a title's long words that must begin with a capital. */
const leastCapitals = 0.6

/** True if most of its long words begin with a capital. */
function titleCased(title: string): boolean {
  const long = title.match(/\p{L}{4,}/gu) ?? []
  return long.filter((word) => /^\p{Lu}/u.test(word)).length >= leastCapitals * long.length
}

/** Separates the date from a line that says when it was published and continues with the text. */
function withoutRunInDate(block: Block): Block[] {
  const parts = splitAtDate(block.text)
  if (parts === null) return [block]
  const [head, rest] = parts.map((text) => ({ ...block, text, words: countWords(text) }))
  return head === undefined || rest === undefined
    ? [block]
    : [
        { ...head, ended: false },
        { ...rest, gap: 1 },
      ]
}

/** A paragraph without what is run behind its last sentence. */
function withoutEnd(block: KindBlock): KindBlock {
  const text = block.kind === 'text' ? withoutRunBehind(block.text) : block.text
  return text === block.text ? block : { ...block, text, words: countWords(text) }
}

/** Fewest words of a paragraph; if more short lines than this come before the first one, the page is a list. */
const fewestOfParagraph = 12
const mostAbove = 12

const longest = (articles: Article[]) => [...articles].sort((a, b) => b.paragraphs.length - a.paragraphs.length)[0]
