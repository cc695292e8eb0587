// The title of an article among the lines before its body: the likeliest by what the line says, where it stands and
// whether the page prints it again. Weights were fitted by logistic regression on pages with a known title, then rounded.
import { loneNameIn } from './byline.ts'
import { plain } from './fold.ts'
import { titleShaped } from './line-kind.ts'
import type { KindBlock } from './split.ts'

/** Lines before the body that are looked at. */
const reach = 40
/** Log odds from which a line is claimed to be the title. */
const enough = -0.8

/** The block most likely to be the title, or `null` where none is likely enough. `separated`: a line before the first
 * one parts it from another article. */
export function titleAmong(
  { front, separated }: { front: KindBlock[]; separated: boolean },
  body: KindBlock[],
  names: string[],
): KindBlock | null {
  const [first] = front
  if (separated && first?.kind === 'short' && first.words >= 4) return first
  const vocabulary = new Set(body.slice(0, 40).flatMap((block) => stems(block.text)))
  const lines = front.slice(-reach)
  const printed = [...front, ...body].filter(({ text }) => text.length < 400).map(({ text }) => comparable(text))
  const odds = lines.map((block, at) =>
    couldBeTitle(block) && !names.includes(block.text)
      ? wording(block, vocabulary) + place(lines, at) + again(block, printed)
      : Number.NEGATIVE_INFINITY,
  )
  const at = odds.indexOf(Math.max(...odds, enough))
  return lines[aboveSubtitle(lines, odds, at)] ?? null
}

/** Of two lines that could both be it and follow each other, the second one is the subtitle. */
function aboveSubtitle(lines: KindBlock[], odds: number[], at: number): number {
  const before = odds[at - 1] ?? Number.NEGATIVE_INFINITY
  return at > 0 && (lines[at - 1]?.words ?? 0) >= 4 && before > (odds[at] ?? 0) - 2 && before > -2 ? at - 1 : at
}

/** Shaped like a title; or one short sentence, end mark and all. */
function couldBeTitle(block: KindBlock): boolean {
  if (block.kind === 'short' || block.kind === 'navigation')
    return titleShaped(block) && (block.words > 2 || loneNameIn(block.text) === null)
  return (
    block.kind === 'text' &&
    block.words >= 3 &&
    block.words <= 20 &&
    block.text.length <= 140 &&
    !/[:;,]$/.test(block.text)
  )
}

/** A title speaks of what the body speaks of, in four words or more. */
function wording(block: KindBlock, vocabulary: Set<string>): number {
  const words = stems(block.text)
  const known = words.filter((word) => vocabulary.has(word))
  const share = words.length === 0 ? 0 : known.length / words.length
  let odds = -5.2 + 2 * share + (2.7 * Math.min(6, new Set(known).size)) / 6 + (0.8 * Math.min(block.words, 8)) / 8
  if (block.text.split(/[\s-]+/).length < 4) odds -= 1.2
  if (block.kind === 'text') odds -= 1
  if (/[.!]$/.test(block.text)) odds -= 0.6
  if (/[>»›]|^home\b/i.test(block.text)) odds -= 4
  if (partOfSite.test(block.text)) odds -= 1
  return odds
}

const partOfSite = /^\d+ |\b(?:example|step|chapter|figure|table|newsletter|blog|about|contact|podcast|show|edition)\b/i

/** Near the body, with a signature around it; a line as long behind it is its subtitle, one before it speaks against it. */
function place(lines: KindBlock[], at: number): number {
  const signature = (one: KindBlock) => one.kind === 'byline' || one.kind === 'date'
  const behind = lines.slice(at + 1, at + 6).findIndex(signature)
  const before = lines.slice(Math.max(0, at - 2), at).some(signature)
  const long = (one?: KindBlock) => one !== undefined && couldBeTitle(one) && one.words >= 5
  let odds = behind < 0 ? 0 : 1.6 * (1 - behind / 10)
  if (before) odds += 0.4
  if (lines.length - 1 - at <= 2) odds += 1.6
  // Text that somebody saved without its page opens with its title.
  if (at === 0 && lines.length <= 2) odds += 3
  if (long(lines[at + 1])) odds += 0.9
  if (long(lines[at - 1])) odds -= 0.6
  if (lines[at - 1]?.kind === 'separator') odds += 4
  return odds
}

/** The same words in other lines: the page's own title, the way to the page, a caption. */
function again(block: KindBlock, printed: string[]): number {
  const text = comparable(block.text)
  if (text.length < 10) return 0
  const others = printed.filter((one) => one.includes(text)).length - 1
  return 0.6 * Math.min(Math.max(others, 0), 2)
}

const comparable = (text: string) =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const stems = (text: string) => (plain(text).match(/[\p{L}\p{N}]{4,}/gu) ?? []).map((word) => word.slice(0, 6))
