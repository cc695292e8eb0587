// What stands amid an article and is none of it, by what the boxes around it call themselves: an offer, a list of
// other stories, a gallery. A name that most of the article stands under says nothing of a line. Related stories and
// teasers amid the text.
import { type Line, linkedWhole } from '../html/html-text.ts'
import { countWords } from '../language/fold.ts'
import { splitSentences } from '../language/sentence.ts'
import { endsSentence } from './block.ts'
import { biographyOf } from './byline.ts'
import { cardsIn } from './cards.ts'
import { patterns } from './line-patterns.ts'
import type { RemovedLine } from './restored-text.ts'

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Share of the words of an article that stand under such a name at most. */
const mostUnder = 0.25
/** Lines that only a link holds, from so many words; where there are more of them, the page is a list of links. */
const fewestLinked = 4
const longestLinked = 25
const mostLinked = 0.2

/** The lines of an article without those. */
export function withoutFurniture(lines: readonly Line[]): { lines: Line[]; removed: RemovedLine[] } {
  const total = lines.reduce((sum, { text }) => sum + countWords(text), 0)
  const under = new Map<string, number>()
  for (const line of lines) {
    for (const name of new Set(furnitureOf(line))) under.set(name, (under.get(name) ?? 0) + countWords(line.text))
  }
  const links = lines.filter(isLink)
  const areFew = links.reduce((sum, { text }) => sum + countWords(text), 0) <= mostLinked * total
  const first = lines.findIndex((line) => isProse(line) && furnitureOf(line).length === 0)
  const removed: RemovedLine[] = []
  const teased = new Set([...teasersIn(lines, first), ...cardsIn(lines, first)])
  const kept = lines.filter((line, at) => {
    const name = furnitureOf(line).find((one) => (under.get(one) ?? 0) <= mostUnder * total && isNoText(one, line))
    const opens = at < first && (name === 'teaser' || line.box?.standfirst !== null)
    const byLinks = areFew && at > first && isLink(line) ? 'links' : null
    const why = name !== undefined && !opens ? name : teased.has(line) ? 'teasers' : byLinks
    if (why !== null) removed.push({ text: line.text, why: `removed as furniture: ${why}` })
    return why === null
  })
  return { lines: kept, removed }
}

/** Headings, each a link, from which what stands below such a head is a list of other articles. */
const fewestTeasers = 2

/** Behind the text: from a head such as `Popular stories` to the next heading of its rank, where all headings below it
 * lead elsewhere; what is told under them is told on pages of their own. */
function teasersIn(lines: readonly Line[], first: number): ReadonlySet<Line> {
  const found = new Set<Line>()
  for (const [at, head] of lines.entries()) {
    if (at <= first || first < 0 || !isHeadOfTeasers(head)) continue
    const next = lines.findIndex((line, n) => n > at && line.heading && line.level <= head.level)
    const below = lines.slice(at, next < 0 ? undefined : next)
    const headings = below.slice(1).filter(({ heading }) => heading)
    if (headings.length >= fewestTeasers && headings.every(linkedWhole)) for (const line of below) found.add(line)
  }
  return found
}

const isHeadOfTeasers = ({ text, heading }: Line) =>
  heading && patterns.some(([kind, most, form]) => kind === 'teaser' && countWords(text) <= most && form.test(text))

/** Names of the boxes around a line, from the innermost. */
function furnitureOf({ box }: Line): string[] {
  const names: string[] = []
  for (let at = box; at !== null; at = at.parent) if (at.furniture !== null) names.push(at.furniture)
  return names
}

/** Who wrote it, and when, is read from such lines. */
function isNoText(name: string, { text, heading }: Line): boolean {
  if (signing.has(name)) return false
  if (/^(?:bio|(?:author|writer|about|contributor)-)/.test(name))
    return endsSentence(text) && biographyOf(splitSentences(text)[0] ?? '') === null
  return !heading || !/^(?:header|social|share)$/.test(name)
}
const signing = new Set(['byline', 'credit', 'copyright', 'form'])

const isLink = (line: Line) =>
  linkedWhole(line) && !line.heading && countWords(line.text) >= fewestLinked && countWords(line.text) <= longestLinked

/** Words of running text. */
const fewestOfProse = 12
const isProse = ({ text, heading }: Line) => !heading && endsSentence(text) && countWords(text) >= fewestOfProse
