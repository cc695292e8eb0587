// Where a page goes on with another article below the one it is about: sites append the next one, whole and under its
// own title, so that nobody stops reading. Nothing of it belongs to the first one's title and author.
import type { Box } from '../html/box.ts'
import { isCaption, isQuoted, type Line } from '../html/html-text.ts'
import { countWords, fold } from '../language/fold.ts'
import { aligned } from './alignment.ts'
import { endsSentence } from './block.ts'
import { readByline } from './byline.ts'
import { readDate } from './date.ts'
import { isSameTitle } from './stated-title.ts'

// Chosen by reading.
/** Words of running text that an article holds at least, and words of a line of it. */
const fewestWords = 80
const prose = 12
/** Words of a title, and of a line that signs or dates what stands under it. */
const fewestOfTitle = 4
const mostOfSignature = 12
/** Lines between a title and its text in which it is signed. */
const mostBetween = 10

/** Index of the line from which the page holds other articles; `null` where it holds none below its own. */
export function nextArticle(all: readonly Line[], title: string | null): number | null {
  const heads = all.flatMap(({ level, text }, at) => (level === 1 && text !== '' ? [at] : []))
  const own = heads.find((at) => isSameTitle(all[at]?.text ?? '', title ?? '')) ?? heads[0]
  if (own === undefined) return null
  const texts = all.flatMap((line, place) => (isProse(line) ? [{ place, words: countWords(line.text) }] : []))
  const isAgain = (text: string) => isSameTitle(text, title ?? '') || isSameTitle(text, all[own]?.text ?? '')
  const later = heads.filter((at) => {
    const text = all[at]?.text ?? ''
    return at > own && countWords(text) >= fewestOfTitle && !isAgain(text)
  })
  return (
    later.find((at) => {
      const above = texts.filter(({ place }) => place > own && place < at)
      return total(above) >= fewestWords && beginsArticle(all, at, new Set(boxesOf(all, above)), texts)
    }) ?? null
  )
}

/** The same lines without those from `next` on. @param found lines that were extracted, of the lines `all` */
export function withoutNext(found: readonly Line[], all: readonly Line[], next: number): Line[] {
  const places = aligned(
    found.map(({ text }) => text),
    all.map(({ text }) => text),
  )
  return found.filter((_, at) => (places[at] ?? -1) < next)
}

interface Text {
  place: number
  words: number
}

/** A title stands in a block of its own with its text, which holds nothing of the text above, and is signed or dated;
 * a heading within an article is neither. */
function beginsArticle(all: readonly Line[], head: number, above: ReadonlySet<Box>, texts: readonly Text[]): boolean {
  const around = boxesAround(all[head]?.box ?? null).filter((box) => !above.has(box))
  const block = around.at(-1)
  if (block === undefined || around.some(({ furniture }) => furniture !== null)) return false
  const below = texts.filter(({ place }) => place > head && boxesAround(all[place]?.box ?? null).includes(block))
  const first = below[0]?.place
  if (first === undefined || total(below) < fewestWords) return false
  const between = all.slice(head + 1, first).filter(({ text }) => text !== '')
  return between.slice(0, mostBetween).some(({ text, heading }) => !heading && signs(fold(text)))
}

const signs = (text: string) =>
  countWords(text) <= mostOfSignature && !endsSentence(text) && (readDate(text) !== null || readByline(text) !== null)

const isProse = (line: Line) =>
  !line.heading &&
  endsSentence(line.text) &&
  countWords(line.text) >= prose &&
  !isQuoted(line) &&
  !isCaption(line) &&
  boxesAround(line.box).every(({ furniture }) => furniture === null)

const total = (texts: readonly Text[]) => texts.reduce((sum, { words }) => sum + words, 0)

const boxesOf = (all: readonly Line[], texts: readonly Text[]) =>
  texts.flatMap(({ place }) => boxesAround(all[place]?.box ?? null))

function boxesAround(box: Box | null): Box[] {
  const boxes: Box[] = []
  for (let at = box; at !== null; at = at.parent) boxes.push(at)
  return boxes
}
