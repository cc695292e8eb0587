// Finds a standfirst above the text of an HTML page: a summary by the editors. It is not part of the text, which says
// the same again.
import type { Box } from '../../html/box.ts'
import { isQuoted, type Line } from '../../html/html-text.ts'
import { languageOf } from '../../language/languages/language-of.ts'
import { countWords, plain } from '../../language/words/fold.ts'
import { contentStems } from '../../language/words/terms.ts'
import { endsSentence } from '../elements/block.ts'

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Most words of a standfirst, fewest of a text that is searched for one, and fewest of text that must follow. */
const longest = 70
const within = 80
const fewestBehind = 60
/** Words of an article of which a quarter (C6) contains a story of 90 (C5); a shorter one cannot spare a sentence. News
 * measures are the same from 280 to 440; without a limit, a page of 53 has no good story. */
const fewestOfLong = 4 * 90
const fewest = 4
/** Number of boxes from a line upwards whose names count. */
const reach = 3
/** Share of its words that the paragraphs right after it must use, and fewest such words. */
const said = 0.6
/** The same share if nothing else speaks for it, and most words that it may then have. */
const plainly = 0.75
const longestUnnamed = 30
const fewestStems = 4
/** Number of first characters by which a line equals the page's own description. */
const sameStart = 60

/** Indexes in `lines` of the standfirsts. `descriptions`: what the head of the page says about the article. */
export function standfirstsIn(lines: readonly Line[], descriptions: readonly string[]): Set<number> {
  const found = new Set<number>()
  const told = descriptions.map((one) => plain(one).slice(0, sameStart)).filter((one) => one.length === sameStart)
  const about: About = { told, under: wordsUnder(lines) }
  for (const at of withoutStop(lines, about)) found.add(at)
  // If its sentences cannot be judged, its first lines are the safest to quote.
  if (languageOf(lines) !== 'en') return found
  const lengths = lines.map((line) => (couldBe(line) ? countWords(line.text) : 0))
  let left = lengths.reduce((sum, own) => sum + own, 0)
  let words = 0
  for (const [at, line] of lines.entries()) {
    const own = lengths[at] ?? 0
    left -= own
    if (line.level === 1) {
      // Nothing above the title belongs to the text.
      words = 0
      continue
    }
    if (own === 0) continue
    if (words > within || left < fewestBehind) break
    if (isOne(line, { words: left, lines: nextOf(lines, lengths, at) }, about)) found.add(at)
    else words += own
  }
  return found
}

/** Fewest words of a standfirst without an end mark, which is not text in any language, and fewest of a line of running
 * text. */
const fewestWithoutStop = 7
const prose = 12

/** Those above the first paragraph, by the name of a box or because the head of the page says the same. */
function withoutStop(lines: readonly Line[], { told, under }: About): number[] {
  const first = lines.findIndex((line) => couldBe(line) && countWords(line.text) >= prose)
  return lines.slice(0, Math.max(first, 0)).flatMap((line, at) => {
    const { text, level } = line
    const words = countWords(text)
    if (level === 1 || endsSentence(text) || words < fewestWithoutStop || words > longest || isQuoted(line)) return []
    const own = plain(text)
    return nameOf(line, under) === 'named' || told.some((one) => own.startsWith(one)) ? [at] : []
  })
}

interface About {
  told: readonly string[]
  /** Words in each box with the name of a standfirst. */
  under: ReadonlyMap<Box, number>
}

/** The text behind a line: its words, and its first two lines. */
interface Behind {
  words: number
  lines: readonly Line[]
}

function nextOf(lines: readonly Line[], lengths: readonly number[], at: number): Line[] {
  const next: Line[] = []
  for (let n = at + 1; n < lines.length && next.length < restated; n += 1)
    if ((lengths[n] ?? 0) > 0) next.push(lines[n] as Line)
  return next
}

/** Lines right after a standfirst that may say the same again. */
const restated = 2

const couldBe = (line: Line) =>
  line.level !== 1 && countWords(line.text) >= fewest && endsSentence(line.text) && !isQuoted(line)

function isOne(line: Line, behind: Behind, { told, under }: About): boolean {
  if (countWords(line.text) > longest) return false
  const [next] = behind.lines
  const apart = next !== undefined && holderOf(line) !== holderOf(next)
  const name = nameOf(line, under)
  const isLong = behind.words >= fewestOfLong
  if (isLong && (name === 'named' || (line.heading && apart))) return true
  const own = plain(line.text)
  const described = told.some((one) => own.startsWith(one))
  if (name !== null || described) return restates(line, behind.lines, said)
  return apart && countWords(line.text) <= longestUnnamed && restates(line, behind.lines, plainly)
}

const holderOf = ({ box }: Line): Box | null => box?.parent ?? null

/** The name of a box around it that contains little else. */
function nameOf({ box }: Line, under: About['under']): Box['standfirst'] {
  for (let at = box, steps = 0; at !== null && steps < reach; at = at.parent, steps += 1) {
    if (at.standfirst !== null && (under.get(at) ?? 0) <= longest) return at.standfirst
  }
  return null
}

function wordsUnder(lines: readonly Line[]): Map<Box, number> {
  const under = new Map<Box, number>()
  for (const { box, text } of lines) {
    for (let at = box; at !== null; at = at.parent)
      if (at.standfirst !== null) under.set(at, (under.get(at) ?? 0) + countWords(text))
  }
  return under
}

/** True if the paragraphs right after it say the same again. */
function restates({ text }: Line, next: readonly Line[], share: number): boolean {
  const stems = [...new Set(contentStems(text))]
  const said = new Set(next.flatMap((one) => contentStems(one.text)))
  return stems.length >= fewestStems && stems.filter((one) => said.has(one)).length >= share * stems.length
}
