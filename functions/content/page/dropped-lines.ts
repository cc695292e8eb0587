// The list of what of a page is no article text: lines that were read and set aside, and lines that were never among
// those read. It says why for each, and ends somewhere.
import { fold, plain } from '../language/fold.ts'
import type { Article, DroppedLine } from '../types.ts'
import type { RemovedLine } from './restored-text.ts'

/** What was removed and is listed line by line; the rest is counted. */
const mostRemoved = 300
/** Characters of a line. Both are chosen, not measured: the list is for reading, and stands in the record of the page.
 * */
export const longestDropped = 300

/** @param last number of lines that were read; what was removed counts on from there */
export function droppedLines(
  read: readonly DroppedLine[],
  removed: readonly RemovedLine[],
  articles: readonly Article[],
  last: number,
): DroppedLine[] {
  const listed = removed
    .slice(0, mostRemoved)
    .map(({ text, why }, at) => ({ line: last + 1 + at, text: fold(text), why }))
  const more = removed.length - listed.length
  const rest =
    more > 0 ? [{ line: last + 1 + listed.length, text: `${more} more lines`, why: 'removed as furniture' }] : []
  const printed = articles.map(({ paragraphs }) => plain(paragraphs.map(({ text }) => text).join('\n')))
  return [...read, ...listed]
    .map((one) => (repeats(one, printed) ? { ...one, why: repetitionOf(one.why) } : one))
    .map(({ line, text, why }) => ({ line, text: text.slice(0, longestDropped), why }))
    .concat(rest)
    .sort((a, b) => a.line - b.line)
}

/** A pull quote, a teaser or a summary that the article says itself: to print the sentence is no leak. */
function repeats({ text, why }: DroppedLine, printed: readonly string[]): boolean {
  if (!/^(?:quotation|hidden|removed|caption)/.test(why)) return false
  const own = plain(text.replace(/^>\s*/, '').replace(/^[“"«]|[”"»]$/g, ''))
  return own.length > shortest && printed.some((one) => one.includes(own))
}

/** What was hidden is still told as hidden. */
const repetitionOf = (why: string) => (why.startsWith('hidden') ? `${why} (repetition)` : 'repetition')

/** The line is printed as the article's own words all the same. */
export const isRepetition = ({ why }: DroppedLine): boolean =>
  why.endsWith('repetition') || why.endsWith('(repetition)')

/** Characters by which the same words are no accident: chosen, not measured. */
const shortest = 20
