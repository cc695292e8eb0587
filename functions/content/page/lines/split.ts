// Decides where one article of a page ends and the next begins, and which run of lines is an article's body.
import type { Block } from '../elements/block.ts'
import { type LineKind, titleShaped } from './line-kind.ts'

export interface KindBlock extends Block {
  kind: LineKind
  /** True if the page itself marks it as a heading. */
  marked?: boolean
}

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Fewest words of a paragraph that can only be running text, and of one after a separator. */
const longParagraph = 30
const shortParagraph = 15
/** Fewest words of a title that only the signature after it distinguishes. */
const fewestOfTitle = 4
/** Number of lines after a title within which it is signed: without a separator, after one, and before its text. */
const signedWithin = 3
const signedRightBehind = 2
const textWithin = 6

/** Runs of blocks, one for each article. An article starts at a title after a separator line, or, after some text, at a
 * title followed by a byline or a date; never at a mere heading. */
export function splitArticles(blocks: KindBlock[]): KindBlock[][] {
  const starts = [0]
  let textBefore = 0
  for (const [at, block] of blocks.entries()) {
    if (textBefore > 0 && startsArticle(blocks, at)) {
      starts.push(at)
      textBefore = 0
    }
    if (block.kind === 'text') textBefore += 1
  }
  return starts.map((start, n) => blocks.slice(start, starts[n + 1] ?? blocks.length))
}

function startsArticle(blocks: KindBlock[], at: number): boolean {
  const block = blocks[at]
  if (block === undefined || block.kind !== 'short' || !titleShaped(block)) return false
  const next = nextText(blocks, at + 1)
  if (next === null || next.words < shortParagraph) return false
  const parted = partedBy(blocks[at - 1])
  if (parted === 'article') return !isHeadOfLinks(blocks, at)
  const behind = blocks.slice(at + 1, at + 1 + signedWithin).map((one) => (headsComment(one) ? 'comments' : one.kind))
  if (parted === 'section')
    return behind.slice(0, signedRightBehind).some((kind) => kind === 'byline' || kind === 'date')
  const signed = behind[0] === 'byline' || behind[0] === 'date' || (behind[1] === 'byline' && behind[0] === 'short')
  return signed && block.gap > 0 && block.words >= fewestOfTitle && next.words >= longParagraph
}

/** Three to five marks (`* * *`) separate the sections of an article as often as two articles. */
function partedBy(before: KindBlock | undefined): 'article' | 'section' | null {
  if (before?.kind !== 'separator') return null
  return /^\W(?: ?\W){2,4}$/.test(before.text) ? 'section' : 'article'
}

/** Number of lines below the head of a list that are examined, how many must be links, and most words of one. */
const listWithin = 5
const fewestLinks = 3
const fewestOfLink = 3

/** True of a short line above several others: a list of links. */
const isHeadOfLinks = (blocks: KindBlock[], at: number) =>
  blocks.slice(at + 1, at + 1 + listWithin).filter(({ kind, words }) => kind === 'short' && words >= fewestOfLink)
    .length >= fewestLinks

/** `Ann March 3, 2020 at 9:15 am`: the head of a reader's comment. */
export const headsComment = ({ kind, text }: KindBlock) =>
  kind === 'date' &&
  /\d,? at \d{1,2}:\d{2}(?: ?[ap]\.?m\.?)?$/i.test(text) &&
  !/^(?:published|posted|updated|by)\b/i.test(text)

/** The first running text within a few blocks. */
function nextText(blocks: KindBlock[], from: number): KindBlock | null {
  for (const block of blocks.slice(from, from + textWithin)) {
    if (block.kind === 'text') return block
    if (block.kind === 'separator' || block.kind === 'teaser') return null
  }
  return null
}

/** What a line of each kind costs a body that would contain it. */
const cost: Partial<Record<LineKind, number>> = {
  quotation: 0,
  code: 0,
  short: 7,
  caption: 1,
  highlights: 1,
  standfirst: 1,
  note: 0,
  teaser: 4,
  separator: 25,
  footer: 20,
  bio: 15,
}
const otherCost = 9

/** Most words of a text alone between other lines that may be another article's teaser, and the share of them that
 * counts; most words of a paragraph that count. */
const teaserWords = 60
const worthAlone = 0.4
const mostWords = 120

/** Paragraphs are next to one another, so one alone between short lines counts for less. */
function worth(blocks: KindBlock[], at: number): number {
  const words = Math.min(blocks[at]?.words ?? 0, mostWords)
  const next = blocks[at + 1]
  const alone = !isRunning(blocks[at - 1]) && next !== undefined && !isRunning(next)
  return alone && words <= teaserWords ? worthAlone * words : words
}

/** True of what an article may continue around: quotations and lists. */
const isRunning = (block: KindBlock | undefined) =>
  block?.kind === 'text' || block?.kind === 'quotation' || block?.kind === 'code'

/** On a page that was already extracted, lines that are not text separate little, and an offer of many lines no more
 * than one of a single line. */
const weightOfExtracted = 0.5

/** The run of blocks with the greatest sum of running text, as `[first, last]`, both included; `null` without any
 * text. */
export function bodySpan(blocks: KindBlock[], extracted = false): [number, number] | null {
  const weight = extracted ? weightOfExtracted : 1
  let best: [number, number] | null = null
  let bestSum = 0
  let sum = 0
  let start = 0
  for (const [at, block] of blocks.entries()) {
    if (sum <= 0) {
      sum = 0
      start = at
    }
    const goesOn = extracted && block.kind === 'sign-up' && blocks[at - 1]?.kind === 'sign-up'
    if (block.kind === 'text') sum += worth(blocks, at)
    else if (!goesOn) sum -= weight * (cost[block.kind] ?? otherCost)
    if (sum > bestSum && block.kind === 'text') {
      bestSum = sum
      best = [start, at]
    }
  }
  return best
}
