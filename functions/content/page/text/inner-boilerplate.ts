// Removes what is inside an article but not part of it, by the names of the boxes around it: an offer, a list of
// related stories, teasers, a gallery. A name that covers most of the article says nothing about a line.
import { type Line, linkedWhole } from '../../html/html-text.ts'
import { splitSentences } from '../../language/sentences/sentence.ts'
import { countWords } from '../../language/words/fold.ts'
import { endsSentence } from '../elements/block.ts'
import { patterns } from '../lines/line-patterns.ts'
import { biographyOf } from '../names/byline.ts'
import { cardsIn } from './cards.ts'
import type { RemovedLine } from './restored-text.ts'

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Largest share of an article's words that may be under such a name. */
const mostUnder = 0.25
/** Fewest and most words of a line that is entirely a link, and the share of the article's words above which such lines
 * make it a list of links. */
const fewestLinked = 4
const longestLinked = 25
const mostLinked = 0.2

/** The lines of an article without those. */
export function withoutBoilerplate(lines: readonly Line[]): { lines: Line[]; removed: RemovedLine[] } {
  const total = lines.reduce((sum, { text }) => sum + countWords(text), 0)
  const under = new Map<string, number>()
  for (const line of lines) {
    for (const name of new Set(boilerplateOf(line))) under.set(name, (under.get(name) ?? 0) + countWords(line.text))
  }
  const links = lines.filter(isLink)
  const areFew = links.reduce((sum, { text }) => sum + countWords(text), 0) <= mostLinked * total
  const first = lines.findIndex((line) => isProse(line) && boilerplateOf(line).length === 0)
  const removed: RemovedLine[] = []
  const teased = new Set([...teasersIn(lines, first), ...cardsIn(lines, first)])
  const kept = lines.filter((line, at) => {
    const name = boilerplateOf(line).find((one) => (under.get(one) ?? 0) <= mostUnder * total && isNoText(one, line))
    const opens = at < first && (name === 'teaser' || line.box?.standfirst !== null)
    const byLinks = areFew && at > first && isLink(line) ? 'links' : null
    const why = name !== undefined && !opens ? name : teased.has(line) ? 'teasers' : byLinks
    if (why !== null) removed.push({ text: line.text, why: `removed as boilerplate: ${why}` })
    return why === null
  })
  return { lines: kept, removed }
}

/** Fewest headings that are links below such a head for it to be a list of other articles. */
const fewestTeasers = 2

/** After the text: from a head such as `Popular stories` to the next heading of its level, if all headings below it are
 * links to other pages. */
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

/** Names of the boxes around a line, innermost first. */
function boilerplateOf({ box }: Line): string[] {
  const names: string[] = []
  for (let at = box; at !== null; at = at.parent) if (at.boilerplate !== null) names.push(at.boilerplate)
  return names
}

/** Lines that say who wrote the article and when are kept. */
function isNoText(name: string, { text, heading }: Line): boolean {
  if (signing.has(name)) return false
  if (/^(?:bio|(?:author|writer|about|contributor)-)/.test(name))
    return endsSentence(text) && biographyOf(splitSentences(text)[0] ?? '') === null
  return !heading || !/^(?:header|social|share)$/.test(name)
}
const signing = new Set(['byline', 'credit', 'copyright', 'form'])

const isLink = (line: Line) =>
  linkedWhole(line) && !line.heading && countWords(line.text) >= fewestLinked && countWords(line.text) <= longestLinked

/** Fewest words of running text. */
const fewestOfProse = 12
const isProse = ({ text, heading }: Line) => !heading && endsSentence(text) && countWords(text) >= fewestOfProse
