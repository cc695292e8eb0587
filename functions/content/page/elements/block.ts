// Joins the lines of a page into blocks where a paragraph was broken over several lines.

import { countWords, fold, linesOf } from '../../language/words/fold.ts'
import { readDate } from '../days/date.ts'

/** One or more lines that belong together. */
export interface Block {
  text: string
  /** Lines of the page, from 1. */
  lines: number[]
  /** Number of blank lines before it. */
  gap: number
  words: number
  /** Ends with an end mark, perhaps followed by closing quotation marks or brackets. */
  ended: boolean
}

/** @param listed lines that are items of a list; none continues in another
 * @example blocksOf('One line\n\nbroken here.') // one block of lines 1 and 3 */
export function blocksOf(text: string, listed: ReadonlySet<number> = new Set()): Block[] {
  return joinBroken(joinWrapped(linesAsBlocks(text)), listed)
}

/** For any language: “ and « close a quotation in some. */
export const endsSentence = (text: string) => /[.!?…。！？؟۔।]["'”’“‘«»‹›)\]]*$/.test(text)

function linesAsBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let gap = 0
  for (const [at, line] of linesOf(text).entries()) {
    const folded = fold(line)
    if (folded === '') gap += 1
    else {
      blocks.push(block(folded, [at + 1], gap))
      gap = 0
    }
  }
  return blocks
}

const block = (text: string, lines: number[], gap: number): Block => ({
  text,
  lines,
  gap,
  words: wordsIn(text),
  ended: endsSentence(text),
})

/** For Chinese; Japanese and Thai words are longer. Chosen, not measured. */
const charactersPerWord = 2

/** Number of words; estimated by characters in scripts without spaces. */
function wordsIn(text: string): number {
  if (!beyondAlphabets.test(text)) return countWords(text)
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0
  return countWords(text) + Math.floor(unspaced / charactersPerWord)
}

/** Ranges of the scripts that are written without spaces. */
const beyondAlphabets = /[\u0e00-\u0e7f\u2e80-\uffff]/

/** Joins text wrapped at a fixed width: neighbouring lines of similar length, most of them without an end mark. */
function joinWrapped(lines: Block[]): Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    let end = at + 1
    while (end < lines.length && lines[end]?.gap === 0 && isMarked(lines[end]) === isMarked(lines[at])) end += 1
    const group = lines.slice(at, end)
    if (isWrapped(group)) blocks.push(merged(group))
    else for (const block of group) blocks.push(block)
    at = end
  }
  return blocks
}

/** A quoted line (`> …`) is never joined to one of the article's own. */
const isMarked = (line: Block | undefined) => line?.text.startsWith('>') ?? false

// Chosen by reading; what more or less of each moves: docs/decisions/094.
/** Fewest lines of a wrapped paragraph before its last, and number that are measured. */
const fewestWrapped = 2
const mostMeasured = 2000
/** Characters of the longest of them: mails are wrapped at 72, old forms at up to 120. */
const [narrowest, widest] = [40, 120]
/** Share of the longest line from which a line counts as equally long; shares of the lines that must be so, and that
 * must stop in mid-sentence. */
const likeLongest = 0.7
const mostLike = 0.8
const mostOpen = 0.6

function isWrapped(group: Block[]): boolean {
  const full = group.slice(0, -1)
  if (full.length < fewestWrapped) return false
  const lengths = full.map((one) => one.text.length)
  const longest = lengths.slice(0, mostMeasured).reduce((most, one) => Math.max(most, one), 0)
  const even = lengths.filter((length) => length >= likeLongest * longest).length
  const open = full.filter((one) => !one.ended).length
  const isWide = longest >= narrowest && longest <= widest
  return isWide && even >= mostLike * full.length && open >= mostOpen * full.length
}

/** A line that stops in mid-sentence continues in the next one if that starts in lower case. */
function joinBroken(lines: Block[], listed: ReadonlySet<number>): Block[] {
  const blocks: Block[] = []
  let open: Block[] = []
  for (const next of lines) {
    const last = open.at(-1)
    const isItem = [last, next].some((one) => listed.has(one?.lines[0] ?? 0))
    if (last !== undefined && (isItem || !goesOn(last, next))) {
      blocks.push(merged(open))
      open = []
    }
    open.push(next)
  }
  if (open.length > 0) blocks.push(merged(open))
  return blocks
}

/** Fewest words of a line that breaks off, and of the one it continues in; most blank lines between them. */
const fewestBroken = 5
const fewestNext = 3
const widestGap = 2
/** Most words of a line that only says who wrote something, and when. */
const longestSignature = 10

const goesOn = (line: Block, next: Block) =>
  !line.ended &&
  !isMarked(line) &&
  line.words >= fewestBroken &&
  next.gap <= widestGap &&
  next.words >= fewestNext &&
  /[\p{L}\p{N},;–—-]$/u.test(line.text) &&
  /^\p{Ll}/u.test(next.text) &&
  !signs(next)

/** `by Ann Lee`, `editor — March 11, 2020`: begins in lower case but continues nothing. */
const signs = ({ text, words, ended }: Block) =>
  /^by \p{Lu}/u.test(text) || (!ended && words <= longestSignature && readDate(text) !== null)

function merged(group: Block[]): Block {
  const [first] = group
  if (group.length === 1 && first) return first
  return block(
    group.map((one) => one.text).join(' '),
    group.flatMap((one) => one.lines),
    first?.gap ?? 0,
  )
}
