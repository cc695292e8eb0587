// Chooses the title of an article among the lines before its body: the most likely by its words, its place and whether
// the page repeats it; none if no line is likely.
import type { KindBlock } from '../lines/split.ts'
import { couldBeTitle, printedIn, type Signs, signsOf } from './title-signs.ts'

// What more or less of each number here moves: docs/decisions/094.
/** Most lines before the body that are examined. Chosen by reading. */
const reach = 80
/** Least probability of the best line, against all others and against there being no title. Chosen so that 96 % are
 * right. */
const enough = 0.6
/** Fewest words of a line that is a title if little else says so. Chosen by reading. */
const fewestWords = 4

/** Log odds of a line without any sign, and what each sign adds. Fitted on 197 pages (a conditional logit over the
 * lines of a page and "none of them", L2 penalty ½) and rounded. In ten-fold cross-validation, it finds 80 % of the
 * titles, and 96 % of what it claims is right. `alone` and `separator` are set by hand, because hardly any of these
 * pages has them. */
const bias = -3.5
const weights: Record<keyof Signs, number> = {
  share: 1.9,
  stems: 2.3,
  words: 1.2,
  few: -1.8,
  long: -1.7,
  sentence: -1.3,
  endMark: -0.7,
  question: 1.2,
  trail: -1.3,
  name: 1.2,
  signedBehind: 2.4,
  signedNext: 1.1,
  signedBefore: 1.5,
  last: 0.5,
  far: -1.6,
  alone: 3,
  first: -1.6,
  longNext: 1.4,
  longBefore: -1,
  onlyLong: 1.2,
  standsOut: 0.9,
  separator: 3,
  photoNext: 1.3,
  shareNext: 1.6,
  pageTitle: 2.8,
  trailEnd: 1.7,
  again: 0.5,
}

/** The block most likely to be the title, or `null` if none is likely enough. `separated`: a line before the first one
 * separates it from another article. */
export function titleAmong(
  { front, separated }: { front: KindBlock[]; separated: boolean },
  body: KindBlock[],
  names: string[],
): KindBlock | null {
  const [first] = front
  if (separated && first?.kind === 'short' && first.words >= fewestWords) return first
  const lines = front.slice(-reach)
  const printed = printedIn(front, body, lines.length === front.length)
  const weighed = lines.map((block, at) =>
    couldBeTitle(block) && !names.includes(block.text) ? Math.exp(oddsOf(signsOf(lines, at, printed))) : 0,
  )
  return likeliest(lines, weighed)
}

/** Log odds by which a line may be less likely than the next one and still be the title above its subtitle. Chosen by
 * reading. */
const subtitle = 1

function likeliest(lines: KindBlock[], weighed: number[]): KindBlock | null {
  const at = weighed.indexOf(weighed.reduce((most, one) => Math.max(most, one), -Infinity))
  const isLong = at > 0 && (lines[at - 1]?.words ?? 0) >= fewestWords
  const above = isLong && (weighed[at - 1] ?? 0) * Math.exp(subtitle) > (weighed[at] ?? 0)
  const title = lines[above ? at - 1 : at]
  const texts = above ? [title?.text, lines[at]?.text] : [title?.text]
  // The same words in two lines are one title.
  const own = weighed.reduce((sum, one, n) => sum + (texts.includes(lines[n]?.text) ? one : 0), 0)
  const all = weighed.reduce((sum, one) => sum + one, 1)
  return own / all >= enough ? (title ?? null) : null
}

const oddsOf = (signs: Signs) =>
  (Object.keys(weights) as (keyof Signs)[]).reduce((sum, sign) => sum + weights[sign] * signs[sign], bias)
