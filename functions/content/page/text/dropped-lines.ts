// Lists what on a page is not article text, with the reason for each line: lines that were read and discarded, and
// lines that were removed before reading. The list has a limit.
import { fold, plain } from '../../language/words/fold.ts'
import type { Article, DroppedLine } from '../../types.ts'
import type { RemovedLine } from './restored-text.ts'

/** Most removed lines that are listed; the rest is only counted. */
const mostRemoved = 300
/** Most characters of a listed line. Both are chosen, not measured: the list is for reading, and is kept in the record
 * of the page. */
export const longestDropped = 300

/** Most characters of article text that all lines together are compared with: a fifth of a second, and every line of a
 * page of 100,000 characters with 2,000 quotations. */
const mostCompared = 200_000_000

/** @param last number of lines that were read; removed lines are numbered from there */
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
    more > 0 ? [{ line: last + 1 + listed.length, text: `${more} more lines`, why: 'removed as boilerplate' }] : []
  const printed = articles.map(({ paragraphs }) => plain(paragraphs.map(({ text }) => text).join('\n')))
  const lengths = printed.reduce((sum, { length }) => sum + length, 1)
  const mostLines = Math.floor(mostCompared / lengths)
  let compared = 0
  const isRepeated = ({ text, why }: DroppedLine) => {
    if (!/^(?:quotation|hidden|removed|caption)/.test(why) || compared >= mostLines) return false
    compared += 1
    return repeats(text, printed)
  }
  return [...read, ...listed]
    .map((one) => (isRepeated(one) ? { ...one, why: repetitionOf(one.why) } : one))
    .map(({ line, text, why }) => ({ line, text: text.slice(0, longestDropped), why }))
    .concat(rest)
    .sort((a, b) => a.line - b.line)
}

/** True of a pull quote, a teaser or a summary that the article itself repeats: printing that sentence is not a
 * leak. */
function repeats(text: string, printed: readonly string[]): boolean {
  const own = plain(text.replace(/^>\s*/, '').replace(/^[“"«]|[”"»]$/g, ''))
  return own.length > shortest && printed.some((one) => one.includes(own))
}

/** Keeps the reason of hidden lines. */
const repetitionOf = (why: string) => (why.startsWith('hidden') ? `${why} (repetition)` : 'repetition')

/** True if the line is also printed in the article's own text. */
export const isRepetition = ({ why }: DroppedLine): boolean =>
  why.endsWith('repetition') || why.endsWith('(repetition)')

/** Fewest characters of equal words that are not a coincidence. Chosen, not measured. */
const shortest = 20
