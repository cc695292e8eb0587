// Finds cards of other articles inside a text or after it: blocks of one shape, each a title that is a link, usually
// with a line or two about the article. They are recognised by repetition, not by a name.
import type { Box } from '../../html/box.ts'
import { type Line, linkedWhole } from '../../html/html-text.ts'
import { countWords } from '../../language/words/fold.ts'

// Chosen by reading.
/** Fewest cards in a row, most lines of one, and words of its title and of a line below it. */
const fewest = 3
const mostLines = 4
const [shortestTitle, longestTitle] = [2, 25]
const longestTeaser = 45
/** If more than this share of the page's words is in cards, they are its content, unless it has `enough` other
 * words. */
const most = 0.5
const enough = 150
/** Number of boxes around a line that show how it is set. */
const reach = 5

/** Lines of cards, searched for from the first paragraph on, whose index is `first`. */
export function cardsIn(lines: readonly Line[], first: number): ReadonlySet<Line> {
  const own = lines.slice(Math.max(first, 0)).filter(({ text }) => text !== '')
  const found = new Set<Line>()
  let run: Line[][] = []
  const close = () => {
    if (run.length >= fewest) for (const line of run.flat()) found.add(line)
    run = []
  }
  for (let at = 0; at < own.length; ) {
    const card = cardAt(own, at, run.at(-1))
    if (card === null || (run.length > 0 && !isAlike(run[0]?.[0], card[0]))) close()
    if (card !== null) run.push(card)
    at += card?.length ?? 1
  }
  close()
  const words = (some: Iterable<Line>) => [...some].reduce((sum, { text }) => sum + countWords(text), 0)
  const [of, all] = [words(found), words(lines)]
  return of <= most * all || all - of >= enough ? found : new Set()
}

/** The card that begins at a line, up to the next one; the last is as long as the one before it. The lines below its
 * title share a box with it that does not contain the text. */
function cardAt(own: readonly Line[], at: number, before: readonly Line[] | undefined): Line[] | null {
  const title = own[at]
  if (title === undefined || !isTitle(title)) return null
  const behind = own.slice(at + 1, at + 1 + mostLines)
  const end = behind.findIndex((line) => isTitle(line) || line.heading)
  const under = behind.slice(0, end >= 0 ? end : Math.max(0, (before?.length ?? 0) - 1))
  const text = boxesAround(own[0])
  const isApart = (line: Line) => [...boxesAround(line)].some((box) => !text.has(box) && boxesAround(title).has(box))
  const isShort = ({ text }: Line) => countWords(text) <= longestTeaser
  if (under.length > 0 && under.length < mostLines && under.every((line) => isShort(line) && isApart(line)))
    return [title, ...under]
  return isTitle(behind[0]) || before?.length === 1 ? [title] : null
}

function boxesAround(line: Line | undefined): ReadonlySet<Box> {
  const boxes = new Set<Box>()
  for (let at = line?.box ?? null; at !== null; at = at.parent) boxes.add(at)
  return boxes
}

function isTitle(line: Line | undefined): boolean {
  if (line === undefined || !linkedWhole(line)) return false
  const words = countWords(line.text)
  return words >= shortestTitle && words <= longestTitle
}

const isAlike = (a: Line | undefined, b: Line | undefined) => a?.level === b?.level && wayTo(a) === wayTo(b)

function wayTo(line: Line | undefined): string {
  const tags: string[] = []
  for (let at = line?.box ?? null; at !== null && tags.length < reach; at = at.parent) tags.push(at.tag)
  return tags.join(' ')
}
