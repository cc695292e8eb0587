// Reads one article of a page: its title, its body without the lines that are not part of it, its headings and
// sections.

import { languageOf } from '../../language/languages/language-of.ts'
import { splitSentences } from '../../language/sentences/sentence.ts'
import type { Article, DroppedLine, Known, LanguageTag } from '../../types.ts'
import { dateOrder } from '../days/date-order.ts'
import { beforeComments, withoutTeasers, withSubheadings } from '../lines/line-context.ts'
import { type LineKind, titleShaped } from '../lines/line-kind.ts'
import { sectionsOf } from '../lines/passage.ts'
import { bodySpan, type KindBlock } from '../lines/split.ts'
import { biographyOf, introducesWriter, readByline } from '../names/byline.ts'
import { withoutKicker } from '../names/kicker.ts'
import { loneSignature } from '../names/lone-signature.ts'
import { bodyStart, longestStandfirst, tellsMore, withoutDate } from '../text/body-start.ts'
import {
  isColonDateline,
  publicationDate,
  withoutColonDateline,
  withoutDateline,
  withoutLaterDateline,
} from '../text/dateline.ts'
import { longestDropped } from '../text/dropped-lines.ts'
import { withoutLostDateline } from '../text/lost-dateline.ts'
import { beforeReleaseTail } from '../text/release-tail.ts'
import { titleAmong } from '../text/title-among-lines.ts'
import { type Metadata, readMetadata } from './metadata.ts'

export interface ReadArticle {
  article: Omit<Article, 'id' | 'page'>
  dropped: DroppedLine[]
}

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Fewest words of an article. */
const fewestWords = 40

export interface Place {
  /** Another article comes before it. */
  separated?: boolean
  /** What is not the article was already taken out of the page. */
  extracted?: boolean
}

/** Reads the blocks of one article; `null` if they contain none. */
export function readArticle(
  blocks: KindBlock[],
  { separated = false, extracted = false }: Place = {},
): ReadArticle | null {
  const own = blocks.slice(0, Math.min(beforeComments(blocks), beforeReleaseTail(blocks)))
  const span = bodySpan(own, extracted)
  return span === null ? null : readSpan(blocks, span, { separated, extracted, fewest: fewestWords })
}

/** Fewest words of the paragraph, and most lines above it in which it may be signed. */
const fewestAlone = 15
const signedWithin = 15

/** Reads an article that is one paragraph only, under a title and a signature or a date. */
export function readSignedParagraph(blocks: KindBlock[]): ReadArticle | null {
  const at = blocks.findIndex(
    ({ kind, words, ended }, n) =>
      kind === 'text' &&
      ended &&
      words >= fewestAlone &&
      blocks.slice(Math.max(0, n - signedWithin), n).some((one) => one.kind === 'byline' || one.kind === 'date'),
  )
  const read = at < 0 ? null : readSpan(blocks, [at, at], { separated: false, extracted: false, fewest: fewestAlone })
  const facts = read?.article
  return facts?.title && (facts.byline.length > 0 || facts.publishedOn) ? read : null
}

function readSpan(
  blocks: KindBlock[],
  span: [number, number],
  { separated, extracted, fewest }: { separated: boolean; extracted: boolean; fewest: number },
): ReadArticle | null {
  const { front: behind, first } = bodyStart(blocks, span, extracted)
  const last = beforeBiography(blocks, first, span[1])
  const front = blocks.slice(0, behind)
  const read = withLooseLines(withoutTeasers(blocks.slice(first, last + 1)))
  const language = languageOf(read.filter((block) => block.kind === 'text'))
  const inner = language === 'en' ? withSubheadings(read) : read
  const body = inner.filter((block) => block.kind === 'text')
  if (body.reduce((words, block) => words + block.words, 0) < fewest) return null
  const back = blocks.slice(last + 1)
  const title = titleAmong({ front, separated }, body, front.flatMap(signers))
  const metadata = withBiography(readMetadata(front, back, title), back)
  const standfirst =
    metadata.beside ??
    standfirstAmong(front, title, extracted ? Math.min(span[0], front.length - nearFront) : front.length) ??
    leadingSummary(body, title)
  const order = dateOrder(
    blocks.map(({ text }) => text),
    language,
  )
  const publishedOn = publicationDate({ front, body, back }, title, order)
  if (metadata.byline.length === 0) metadata.byline = loneSignature({ front, back, all: blocks }, title)
  return assemble({ blocks, inner, language, metadata, publishedOn, title, standfirst })
}

/** Names that sign something in a line of their own, and so are not titles. */
const signers = (block: KindBlock) => (block.kind === 'byline' ? (readByline(block.text)?.names ?? []) : [])

interface Parts {
  blocks: KindBlock[]
  inner: KindBlock[]
  language: LanguageTag
  metadata: Metadata
  publishedOn: Known<string>
  title: KindBlock | null
  standfirst: Known<string>
}

function assemble({ blocks, inner, language, metadata, publishedOn, title, standfirst }: Parts): ReadArticle {
  const body = inner.filter((block) => block.kind === 'text')
  const above = headingAbove(blocks, body[0], title)
  const headings = [...(above === null ? [] : [above]), ...headingsOf(inner)]
  const colons = body.filter(({ text }) => isColonDateline(text)).length
  const others = (at: number) => [title?.text ?? '', ...body.filter((_, n) => n !== at).map(({ text }) => text)]
  const paragraphs = body.map(({ text, lines }, at) => {
    if (at === 0 && colons === 1) return { text: withoutColonDateline(text), lines }
    const own = at === 0 ? withoutKicker(withoutDate(text)) : text
    const bare = at < opening ? withoutDateline(own) : withoutLaterDateline(text)
    return { text: at < opening && bare === text ? withoutLostDateline(text, others(at)) : bare, lines }
  })
  const sections = sectionsOf(
    body.map((block) => block.text),
    breaks(body, [...headings.map((one) => one.paragraph), ...behindQuotations(inner)]),
  )
  const kept = new Set([
    ...body.flatMap((block) => block.lines),
    ...headings.map((one) => one.line),
    ...(title?.lines ?? []),
  ])
  if (standfirst) kept.add(standfirst.line)
  const { beside: _, ...facts } = metadata
  return {
    article: {
      title: title ? { value: title.text.replace(titleLabel, ''), line: title.lines[0] ?? 0 } : null,
      ...facts,
      publishedOn,
      standfirst,
      language,
      paragraphs,
      sections,
      headings,
    },
    dropped: blocks.flatMap((block) => (kept.has(block.lines[0] ?? 0) ? [] : dropped(block))),
  }
}

/** Labels that programs for saving or mailing texts put before the title. */
const titleLabel =
  /^(?:title|headline|subject|titre|objet|titel|betreff|t[ií]tulo|asunto|assunto|titolo|oggetto): ?(?=\S)/i

/** Number of first paragraphs that may begin with a dateline: a caption or a summary may come before it. */
const opening = 3

/** The headings in the body, each with the paragraph that follows. */
function headingsOf(inner: KindBlock[]): { text: string; line: number; paragraph: number }[] {
  let paragraph = 0
  return inner.flatMap((block, at) => {
    if (block.kind === 'text') paragraph += 1
    return isHeading(inner, at) ? [{ text: block.text, line: block.lines[0] ?? 0, paragraph }] : []
  })
}

/** Fewest words of a heading between title and text; fewer are the name of a section. */
const fewestAbove = 4

/** The heading right above the first paragraph, if the page marks it as a heading. */
function headingAbove(blocks: KindBlock[], first: KindBlock | undefined, title: KindBlock | null) {
  const block =
    first === undefined ? undefined : blocks[blocks.findIndex(({ lines }) => lines[0] === first.lines[0]) - 1]
  const isOne = block?.kind === 'short' && block.marked === true && block.words >= fewestAbove
  if (block === undefined || !isOne || block === title || block.text === title?.text) return null
  return { text: block.text, line: block.lines[0] ?? 0, paragraph: 0 }
}

/** Indexes of the paragraphs that follow someone else's words or a listing and may refer to them. */
function behindQuotations(inner: KindBlock[]): number[] {
  let paragraph = 0
  return inner.flatMap(({ kind }, at) => {
    const breaks = kind === 'text' && isSetOff(inner[at - 1]) ? [paragraph] : []
    if (kind === 'text') paragraph += 1
    return breaks
  })
}

const isSetOff = (block: KindBlock | undefined) => block?.kind === 'quotation' || block?.kind === 'code'

function dropped(block: KindBlock): DroppedLine[] {
  const why = whyDropped(block.kind)
  return block.lines.map((line) => ({ line, text: block.text.slice(0, longestDropped), why }))
}

/** In the words used by the list of dropped lines. */
export function whyDropped(kind: LineKind): string {
  if (kind === 'quotation') return 'quotation of others'
  return kind === 'text' || kind === 'short' ? 'outside the article' : kind
}

/** Most words of a paragraph that says who wrote the article. */
const longestBiography = 60

/** Leaves out sentences about the writer at the very end, and the name that heads them. */
function beforeBiography(blocks: KindBlock[], first: number, last: number): number {
  const block = blocks[last]
  if (block === undefined || last <= first || block.words > longestBiography || !introducesWriter(block.text))
    return last
  const before = previousText(blocks, last - 1, first) ?? last
  const heads = blocks[before]?.ended === false && block.text.startsWith(blocks[before]?.text ?? ' ')
  return heads ? (previousText(blocks, before - 1, first) ?? before) : before
}

function previousText(blocks: KindBlock[], from: number, first: number): number | null {
  for (let at = from; at >= first; at -= 1) if (blocks[at]?.kind === 'text') return at
  return null
}

function withBiography(metadata: Metadata, back: KindBlock[]): Metadata {
  for (const block of back) {
    const found = block.kind === 'text' ? biographyOf(splitSentences(block.text)[0] ?? '') : null
    if (found === null) continue
    const line = block.lines[0] ?? 0
    if (metadata.byline.length === 0) metadata.byline = [{ value: found.name, line }]
    if (metadata.byline.some((one) => one?.value === found.name)) metadata.role ??= { value: found.role, line }
    return metadata
  }
  return metadata
}

/** Fewest words of a line inside the body that may be a heading. */
const fewestOfHeading = 3
const longestHeading = 16

/** Inside the body, a line that cannot be a heading is text: an item of a list, a line that ends in a comma. So is a
 * line that says more than its date. */
function withLooseLines(inner: KindBlock[]): KindBlock[] {
  const isLoose = (block: KindBlock) =>
    block.kind === 'short' && !block.marked && block.words >= fewestOfHeading && !titleShaped(block)
  const isText = (block: KindBlock | undefined) => block !== undefined && /^(?:text|date|short)$/.test(block.kind)
  return inner.map((block, at) => {
    const isEntry = block.kind === 'date' && tellsMore(block) && isText(inner[at - 1]) && isText(inner[at + 1])
    return isLoose(block) || isEntry ? { ...block, kind: 'text' as const } : block
  })
}

/** True of a short line with blank lines around it and running text next; two of them in a row are a list of links. */
function isHeading(inner: KindBlock[], at: number): boolean {
  const block = inner[at]
  const next = inner[at + 1]
  if (block?.kind !== 'short' || block.words > longestHeading) return false
  // A heading over another one belongs to the text below both.
  if (block.marked) return inner.slice(at + 1).find((one) => !one.marked)?.kind === 'text'
  if (!titleShaped({ ...block, text: block.text.replace(/(?<=\p{L})\.$/u, '') })) return false
  return next?.kind === 'text' && inner[at - 1]?.kind !== 'short' && (block.gap > 0 || next.gap > 0)
}

/** Blank lines at which a heading may have been lost; one is usual. */
const wideGap = 2

/** Paragraphs before which the publisher starts a section: at headings, and at wide gaps unless these are usual. */
function breaks(body: KindBlock[], headed: number[]): number[] {
  const wide = body.flatMap((block, at) => (at > 0 && block.gap >= wideGap ? [at] : []))
  const lost = wide.length < body.length / 2 ? wide : []
  return [...new Set([...headed, ...lost])].filter((at) => at > 0).sort((a, b) => a - b)
}

/** Number of lines above the text that may include its standfirst. */
const nearFront = 3

/** One or two sentences between the title and the signature; after the index `untitled` if the title is elsewhere. */
function standfirstAmong(front: KindBlock[], title: KindBlock | null, untitled: number): Known<string> {
  const set = front.find((block) => block.kind === 'standfirst' && block.text !== title?.text)
  const from = title === null ? untitled : front.indexOf(title) + 1
  const found = set ?? front.slice(Math.max(0, from)).find((block) => block.kind === 'text')
  return !found || found.words > longestStandfirst ? null : summaryIn(found)
}

/** Fewest words of a summary, how many times longer the following paragraphs must be, and how many there must be. */
const fewestOfSummary = 8
const longestSummary = 30
const timesLonger = 2
const fewestBehindSummary = 3

/** If a text has no title and opens with one short sentence before much longer paragraphs, that sentence is its
 * summary. It stays in the body as well, because only its shape distinguishes it. */
function leadingSummary(body: KindBlock[], title: KindBlock | null): Known<string> {
  const [lead, ...rest] = body
  if (title !== null || lead === undefined || lead.words > longestSummary) return null
  if (rest.length < fewestBehindSummary) return null
  const lengths = rest.map((block) => block.words).sort((a, b) => a - b)
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0
  const alone = splitSentences(lead.text).length === 1 && lead.ended && lead.words >= fewestOfSummary
  return alone && median >= timesLonger * lead.words ? summaryIn(lead) : null
}

const summaryIn = ({ text, lines: [line = 0] }: KindBlock) => ({ value: withoutDateline(withoutKicker(text)), line })
