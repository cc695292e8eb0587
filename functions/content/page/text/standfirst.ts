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
  for (const at of withoutStop(lines, told)) found.add(at)
  // If its sentences cannot be judged, its first lines are the safest to quote.
  if (languageOf(lines) !== 'en') return found
  let words = 0
  for (const [at, line] of lines.entries()) {
    if (line.level === 1) {
      // Nothing above the title belongs to the text.
      words = 0
      continue
    }
    if (!couldBe(line)) continue
    const behind = lines.slice(at + 1).filter(couldBe)
    if (words > within || behind.reduce((sum, { text }) => sum + countWords(text), 0) < fewestBehind) break
    if (isOne(line, behind, { told, lines })) found.add(at)
    else words += countWords(line.text)
  }
  return found
}

/** Fewest words of a standfirst without an end mark, which is not text in any language, and fewest of a line of running
 * text. */
const fewestWithoutStop = 7
const prose = 12

/** Those above the first paragraph, by the name of a box or because the head of the page says the same. */
function withoutStop(lines: readonly Line[], told: readonly string[]): number[] {
  const first = lines.findIndex((line) => couldBe(line) && countWords(line.text) >= prose)
  return lines.slice(0, Math.max(first, 0)).flatMap((line, at) => {
    const { text, level } = line
    const words = countWords(text)
    if (level === 1 || endsSentence(text) || words < fewestWithoutStop || words > longest || isQuoted(line)) return []
    const own = plain(text)
    return nameOf(line, lines) === 'named' || told.some((one) => own.startsWith(one)) ? [at] : []
  })
}

interface About {
  told: readonly string[]
  lines: readonly Line[]
}

const couldBe = (line: Line) =>
  line.level !== 1 && countWords(line.text) >= fewest && endsSentence(line.text) && !isQuoted(line)

function isOne(line: Line, behind: readonly Line[], { told, lines }: About): boolean {
  if (countWords(line.text) > longest) return false
  const [next] = behind
  const apart = next !== undefined && holderOf(line) !== holderOf(next)
  const name = nameOf(line, lines)
  const isLong = behind.reduce((sum, { text }) => sum + countWords(text), 0) >= fewestOfLong
  if (isLong && (name === 'named' || (line.heading && apart))) return true
  const own = plain(line.text)
  const described = told.some((one) => own.startsWith(one))
  if (name !== null || described) return restates(line, behind, said)
  return apart && countWords(line.text) <= longestUnnamed && restates(line, behind, plainly)
}

const holderOf = ({ box }: Line): Box | null => box?.parent ?? null

/** The name of a box around it that contains little else. */
function nameOf({ box }: Line, lines: readonly Line[]): Box['standfirst'] {
  for (let at = box, steps = 0; at !== null && steps < reach; at = at.parent, steps += 1) {
    if (at.standfirst !== null && wordsUnder(at, lines) <= longest) return at.standfirst
  }
  return null
}

function wordsUnder(box: Box, lines: readonly Line[]): number {
  const isUnder = (line: Line) => {
    for (let at = line.box; at !== null; at = at.parent) if (at === box) return true
    return false
  }
  return lines.reduce((sum, line) => sum + (isUnder(line) ? countWords(line.text) : 0), 0)
}

/** True if the paragraphs right after it say the same again. */
function restates({ text }: Line, behind: readonly Line[], share: number): boolean {
  const stems = [...new Set(contentStems(text))]
  const next = new Set(behind.slice(0, 2).flatMap((one) => contentStems(one.text)))
  return stems.length >= fewestStems && stems.filter((one) => next.has(one)).length >= share * stems.length
}
