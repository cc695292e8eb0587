// A standfirst above the text of an HTML page: what the editors say in short of what the text tells. It is no part of
// the text, which says it again.
import type { Box } from '../html/box.ts'
import { isQuoted, type Line } from '../html/html-text.ts'
import { countWords, plain } from '../language/fold.ts'
import { languageOf } from '../language/language-of.ts'
import { contentStems } from '../language/terms.ts'
import { endsSentence } from './block.ts'

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Words of a standfirst, of text in which one is looked for, and of text that must follow. */
const longest = 70
const within = 80
const fewestBehind = 60
/** Words of an article of which a quarter (C6) holds a story of 90 (C5); of a shorter one no sentence can be spared.
 * News measures alike from 280 to 440; without a limit a page of 53 has no good story. */
const fewestOfLong = 4 * 90
const fewest = 4
/** Boxes from a line up to the one whose name counts. */
const reach = 3
/** Share of its words that the paragraphs right behind use, from so many words. */
const said = 0.6
/** Where nothing else speaks for it, and words that it has at most. */
const plainly = 0.75
const longestUnnamed = 30
const fewestStems = 4
/** Characters by which a line is what the page says of itself. */
const sameStart = 60

/** Places in `lines` of those that are one. `descriptions`: what the head of the page says the article tells. */
export function standfirstsIn(lines: readonly Line[], descriptions: readonly string[]): Set<number> {
  const found = new Set<number>()
  const told = descriptions.map((one) => plain(one).slice(0, sameStart)).filter((one) => one.length === sameStart)
  for (const at of withoutStop(lines, told)) found.add(at)
  // Where its sentences cannot be judged, what stands first is the safest thing to quote.
  if (languageOf(lines) !== 'en') return found
  let words = 0
  for (const [at, line] of lines.entries()) {
    if (line.level === 1) {
      // Above the title stands nothing of the text.
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

/** Words of one without an end mark, which is no text in any language, and of a line that is running text. */
const fewestWithoutStop = 7
const prose = 12

/** Above the first paragraph, by its name or because the head of the page says the same. */
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

/** What the boxes around it are called, where they hold little else. */
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

/** The paragraphs right behind say the same once more. */
function restates({ text }: Line, behind: readonly Line[], share: number): boolean {
  const stems = [...new Set(contentStems(text))]
  const next = new Set(behind.slice(0, 2).flatMap((one) => contentStems(one.text)))
  return stems.length >= fewestStems && stems.filter((one) => next.has(one)).length >= share * stems.length
}
