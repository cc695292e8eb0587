// Measures the signs for and against a line before the body being its title: its words, its place, and whether the page
// repeats it. `title-among-lines.ts` weighs them.

import { isQuestion } from '../../language/sentences/question.ts'
import { plain } from '../../language/words/fold.ts'
import { WordTable } from '../../language/words/word-table.ts'
import { titleShaped } from '../lines/line-kind.ts'
import type { KindBlock } from '../lines/split.ts'
import { loneNameIn } from '../names/byline.ts'

/** What the lines of a page are compared with. */
export interface Printed {
  /** Stems in the text and the captions. */
  vocabulary: ReadonlySet<string>
  /** Lines of the page as words, without long ones. */
  lines: readonly string[]
  /** True if the lines examined are the first on the page. */
  fromStart: boolean
}

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Number of blocks whose words make the vocabulary, and most characters of a line that could repeat a title. */
const vocabularyBlocks = 40
const shortLine = 400

export function printedIn(front: readonly KindBlock[], body: readonly KindBlock[], fromStart: boolean): Printed {
  const about = front.slice(-vocabularyBlocks).filter(tellsOfIt)
  return {
    vocabulary: new Set([...about, ...body.slice(0, vocabularyBlocks)].flatMap(({ text }) => stems(text))),
    lines: [...front, ...body].filter(({ text }) => text.length < shortLine).map(({ text }) => wordsOf(text)),
    fromStart,
  }
}

/** Fewest words of a caption or a standfirst, more than a title has. */
const fewestOfCaption = 12
const longestSentence = 20
const tellsOfIt = ({ kind, words }: KindBlock) =>
  (kind === 'caption' && words >= fewestOfCaption) || (kind === 'text' && words > longestSentence)

export type Signs = Wording & Place & Again

/** The signs of line `at`, each a share or a yes (1) or no (0). */
export function signsOf(lines: readonly KindBlock[], at: number, printed: Printed): Signs {
  return { ...wording(lines[at], printed), ...place(lines, at, printed), ...again(lines, at, printed) }
}

/** Words and characters of a sentence, with its end mark, that is a title. */
const fewestOfSentence = 3
const mostCharacters = 140

/** True if it has the shape of a title, or is one short sentence. */
export function couldBeTitle(block: KindBlock): boolean {
  if (block.kind === 'short' || block.kind === 'navigation')
    return titleShaped({ ...block, text: block.text.replace(/^\[/, '') })
  const short = block.words >= fewestOfSentence && block.words <= longestSentence
  return block.kind === 'text' && short && block.text.length <= mostCharacters && !/[:;,]$/.test(block.text)
}

type Wording = ReturnType<typeof wording>

/** Signs that are counts are shares of these: more stems or words in common say no more. Fewer words than `fewWords`
 * are a name or a section, more than `manyWords` a sentence. The weights in `title-among-lines.ts` were fitted to
 * them. */
const [mostStems, mostWords, fewWords, manyWords] = [6, 8, 4, 16]

/** A title is about what the body is about, in a few words. */
function wording(block: KindBlock | undefined, { vocabulary }: Printed) {
  const { text, words, kind } = block ?? { text: '', words: 0, kind: 'short' }
  const found = stems(text)
  const known = found.filter((word) => vocabulary.has(word))
  return {
    share: found.length === 0 ? 0 : known.length / found.length,
    stems: Math.min(mostStems, new Set(known).size) / mostStems,
    words: Math.min(words, mostWords) / mostWords,
    few: Number(text.split(/[\s-]+/).length < fewWords),
    long: Number(words > manyWords),
    sentence: Number(kind === 'text'),
    endMark: Number(/[.!]$/.test(text)),
    question: Number(isQuestion(text)),
    trail: Number(/[>»›]|^home\b/i.test(text)),
    name: Number(loneNameIn(text) !== null),
  }
}

type Place = ReturnType<typeof place>

/** Number of lines after a title that was saved without the rest of its page: who wrote it, when, and how it begins. */
const savedHead = 4
/** Number of lines around it in which another long one may be its rival. */
const rivals = 14
/** Number of lines after and before it in which it may be signed, and in which readers are asked to share it. */
const signedWithin = 5
const signedRightBefore = 2
const sharedWithin = 7
/** How much less a signature says with each line of distance, and the number of lines to the body that count as one. */
const eachLine = 1 / 10
const farLines = 40

/** Near the body, with a signature around it. A line as long after it is its subtitle; one before it speaks against
 * it. */
function place(lines: readonly KindBlock[], at: number, { fromStart }: Printed) {
  const behind = lines.slice(at + 1, at + 1 + signedWithin).findIndex(signs)
  const left = lines.length - 1 - at
  const around = lines.slice(Math.max(0, at - rivals), at + rivals + 1)
  return {
    signedBehind: behind < 0 ? 0 : 1 - behind * eachLine,
    signedNext: Number(behind === 0),
    signedBefore: Number(lines.slice(Math.max(0, at - signedRightBefore), at).some(signs)),
    last: Number(left === 0),
    far: left / farLines,
    // Text that somebody saved without its page opens with its title; a page opens with the name of the site.
    alone: Number(fromStart && at === 0 && left <= savedHead),
    first: Number(fromStart && at === 0 && left > savedHead),
    longNext: Number(isLong(lines[at + 1])),
    longBefore: Number(isLong(lines[at - 1])),
    onlyLong: Number(!around.some((one) => one !== lines[at] && isLong(one))),
    standsOut: standsOut(lines, at),
    separator: Number(lines[at - 1]?.kind === 'separator'),
    photoNext: Number(lines[at + 1]?.kind === 'caption'),
    shareNext: Number(lines.slice(at + 1, at + 1 + sharedWithin).some(({ text }) => shareButton.test(text))),
  }
}

const signs = ({ kind, text }: KindBlock) => kind === 'byline' || kind === 'date' || /^by$/i.test(text)
const fewestOfLong = 5
const isLong = (one?: KindBlock) => one !== undefined && couldBeTitle(one) && one.words >= fewestOfLong
const shareButton = /^(?:share|tweet|facebook|print|e-?mail|whatsapp)\b/i

/** Number of lines before it whose length counts, most words of each, and by how many more words a line is fully
 * outstanding. */
const before = 4
const mostBefore = 20
const fullyLonger = 8

/** By how many words it is longer than the lines before it, such as the entries of a menu. */
function standsOut(lines: readonly KindBlock[], at: number): number {
  const lengths = lines.slice(Math.max(0, at - before), at).map(({ words }) => Math.min(words, mostBefore))
  const mean = lengths.reduce((sum, words) => sum + words, 0) / Math.max(lengths.length, 1)
  return Math.max(0, Math.min(1, ((lines[at]?.words ?? 0) - mean) / fullyLonger))
}

type Again = ReturnType<typeof again>

/** Fewest characters of equal words that are not a coincidence, and most such lines that count. */
const longEnough = 10
const mostAgain = 2

/** The same words in other lines: the page's own title, a breadcrumb, a caption. */
function again(lines: readonly KindBlock[], at: number, printed: Printed) {
  const text = wordsOf(lines[at]?.text ?? '')
  if (text.length < longEnough) return { pageTitle: 0, trailEnd: 0, again: 0 }
  const others = printed.lines.filter((one) => one.includes(text)).length - 1
  const first = printed.lines[0] ?? ''
  return {
    pageTitle: Number(first.startsWith(text) && first !== text),
    trailEnd: Number(printed.lines.some((one) => one.length > text.length && one.endsWith(text))),
    again: Math.min(Math.max(others, 0), mostAgain) / mostAgain,
  }
}

const wordsOf = (text: string) =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Fewest letters of a longer word, and letters of its beginning, which is close to a stem. */
const fewestOfWord = 4
const lettersOfStem = 6

/** The beginnings of its longer words. */
const stems = (text: string) => beginnings.verdicts(text)

const beginnings = new WordTable(
  (word) => (word.length < fewestOfWord ? '' : word.slice(0, lettersOfStem)),
  (run) => plain(run).match(/[\p{L}\p{N}]+/gu) ?? [],
)
