// Prepares an article for the rules of genre: its lines and their shapes, including those before and after its text.
import { countWords } from '../../language/words/fold.ts'
import { isPunctuation } from '../../language/words/word-table.ts'
import type { Article } from '../../types.ts'
import { endsSentence } from '../elements/block.ts'
import type { KindBlock } from '../lines/split.ts'
import type { StatedKind } from './stated-kind.ts'

export interface GenreLine {
  text: string
  words: number
  ended: boolean
  /** Running text: at least one sentence, in words that mostly begin in lower case. */
  prose: boolean
}

export interface GenreReading {
  title: string
  /** From the first line of the text to the last, including headings and discarded lines between them. */
  lines: GenreLine[]
  /** Paragraphs of running text. */
  prose: GenreLine[]
  /** Share of the words in running text, 0–1. */
  proseShare: number
  words: number
  /** A few lines above and below the text. */
  before: GenreLine[]
  after: GenreLine[]
  /** The last lines above the title. */
  atop: GenreLine[]
  headings: string[]
  signed: boolean
  publication: string | null
  /** Canonical address, if the page states one. */
  address: string | null
  stated: StatedKind
}

export type Genre =
  | 'recipe'
  | 'live blog'
  | 'line-up'
  | 'table'
  | 'list'
  | 'release notes'
  | 'letters'
  | 'forum'
  | 'advice column'
  | 'transcript'
  | 'biography'
  | 'round-up'
  | 'front page'
  | 'shopping list'
  | 'offer'
  | 'advertisement'
  | 'documentation'
  | 'paywall'
  | 'teaser'
  | 'consent notice'
  | 'script shell'
  | 'policy'
  | 'corrections'
  | 'self-description'
  | 'fiction'
  | 'fact check'

/** `null`, or what the rule saw, in words for the editor. */
export type Rule = (reading: GenreReading) => string | null

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Most lines before and after the text, and from the start of a text, that are examined. */
const around = 12
const mostLines = 600
/** Number of lines above a title that may name what is under it: a section, a label. Chosen, not measured. */
const linesAtop = 3
/** Most characters of a line, whose start already shows what it is. */
const mostCharacters = 2000

export function genreReading(
  {
    title,
    paragraphs,
    headings = [],
    byline,
    publication,
    url,
  }: Pick<Article, 'title' | 'paragraphs' | 'headings' | 'byline'> & Partial<Pick<Article, 'publication' | 'url'>>,
  blocks: readonly KindBlock[],
  stated: StatedKind,
): GenreReading {
  const own = paragraphs.flatMap(({ lines }) => lines)
  const from = own[0] ?? 0
  const to = own.at(-1) ?? 0
  const at = (block: KindBlock) => block.lines[0] ?? 0
  const inside = blocks.filter((block) => at(block) >= from && at(block) <= to).slice(0, mostLines)
  const lines = inside.flatMap(itemsOf)
  const above = blocks.filter((block) => at(block) < from && at(block) > (title?.line ?? 0))
  const atop = title === null ? [] : blocks.filter((block) => at(block) < title.line).slice(-linesAtop)
  const words = lines.reduce((sum, line) => sum + line.words, 0)
  const prose = lines.filter((line) => line.prose)
  return {
    title: title?.value ?? '',
    lines,
    prose,
    proseShare: prose.reduce((sum, line) => sum + line.words, 0) / Math.max(words, 1),
    words,
    before: above.slice(-around).map(lineOf),
    after: blocks
      .filter((block) => at(block) > to)
      .slice(0, around)
      .map(lineOf),
    atop: atop.map(lineOf),
    headings: headings.map(({ text }) => text),
    signed: byline.length > 0,
    publication: publication?.value ?? null,
    address: url?.value ?? null,
    stated,
  }
}

/** For lines without an article: the first is taken as the title if it could be one. */
export function readingOfBlocks(blocks: readonly KindBlock[], stated: StatedKind): GenreReading {
  const [first, ...rest] = blocks.slice(0, mostLines)
  const titled = first !== undefined && !first.ended && first.words <= longestTitle
  const paragraphs = (titled ? rest : blocks.slice(0, mostLines)).map(({ text, lines }) => ({ text, lines }))
  const title = titled ? { value: first.text, line: first.lines[0] ?? 0 } : null
  const byline = rest.some(({ kind }) => kind === 'byline') ? [null] : []
  return genreReading({ title, paragraphs, byline }, blocks, stated)
}

/** Most words of a line that may be a title. */
const longestTitle = 22
/** Fewest items of a list. */
const fewestItems = 3

/** Separates items of a list that were joined like the lines of a paragraph. */
function itemsOf(block: KindBlock): GenreLine[] {
  const items = block.lines.length >= fewestItems && /^[-•*] /.test(block.text) ? block.text.split(/ (?=[-•*] \S)/) : []
  return items.length < fewestItems
    ? [lineOf(block)]
    : items.map((text) => lineOf({ ...block, text, words: countWords(text), ended: endsSentence(text) }))
}

const lineOf = ({ text, words, ended }: KindBlock): GenreLine => ({
  text: text.slice(0, mostCharacters),
  words,
  ended,
  prose: isProse(text, ended),
})

/** Fewest words of a sentence, and the share that must begin in lower case if the script has capitals (German has
 * many). */
const fewestWords = 7
const fewestSmall = 0.35
/** Fewest words of a line that is text without an end mark; fewest characters of a sentence in a script without spaces,
 * and most of a line that are examined. */
const longLine = 25
const fewestUnspaced = 16
const judgedWithin = 1500
/** Number of characters at the end of a line that must contain its end mark. */
const endWithin = 200

function isProse(text: string, ended: boolean): boolean {
  if (
    !ended &&
    !/[.!?…。！？؟۔।:;,]["'”’“‘«»‹›)\]]*(?: ?\(.{1,40}\))?$/.test(text.slice(-endWithin)) &&
    countWords(text) < longLine
  )
    return false
  const start = text.slice(0, judgedWithin)
  const ascii = beginningsIn(start)
  if (ascii !== null) return ascii.all >= fewestWords && ascii.small >= fewestSmall * ascii.all
  const all = start.match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)?.length ?? 0
  const small = start.match(/(?<![\p{L}\p{N}])[\p{Ll}\p{Lo}]/gu)?.length ?? 0
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(start)
  return unspaced ? start.length >= fewestUnspaced : all >= fewestWords && small >= fewestSmall * all
}

const codes = { a: 0x61, z: 0x7a, A: 0x41, Z: 0x5a, 0: 0x30, 9: 0x39 }

/** Number of words, and of those in lower case; `null` if the text has letters beyond ASCII, which need a pattern. */
function beginningsIn(text: string): { all: number; small: number } | null {
  let all = 0
  let small = 0
  let inside = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code > 0x7f && !isPunctuation(code)) return null
    const isSmall = code >= codes.a && code <= codes.z
    const isWord = isSmall || (code >= codes.A && code <= codes.Z) || (code >= codes[0] && code <= codes[9])
    if (isWord && !inside) {
      all += 1
      if (isSmall) small += 1
    }
    inside = isWord
  }
  return { all, small }
}

/** `1 line`, `3 lines`. */
export const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

/** Most characters of a line that are compared with a pattern. */
const matchedWithin = 400

export const matching = (lines: readonly GenreLine[], pattern: RegExp): GenreLine[] =>
  lines.filter(({ text }) => pattern.test(text.slice(0, matchedWithin)))

/** Most words of a line that is a name. */
const longestName = 8

/** Only a name, perhaps with a place: `— Ann Lee, Harwich`. */
export const isNameLine = ({ text, words, ended }: GenreLine): boolean =>
  words >= 1 &&
  words <= longestName &&
  (!ended || /\b(?:Jr|Sr|[\p{Lu}])\.$/u.test(text)) &&
  /^(?:[—–-]\s?)?(?:(?:\p{Lu}[\p{L}.'’-]*|de|da|del|della|van|von|der|den|of|the|y|al|bin|via|and|&)(?:,? |,?$)){1,8}$/u.test(
    text,
  )
