// Finds where a page continues with another article below its own: sites append the next one, whole and with its own
// title, to keep people reading. Nothing of it belongs to the first article's title and author.
import { type Box, boxesAround } from '../../html/box.ts'
import { isCaption, isQuoted, type Line } from '../../html/html-text.ts'
import { countWords, fold } from '../../language/words/fold.ts'
import { readDate } from '../days/date.ts'
import { aligned } from '../elements/alignment.ts'
import { endsSentence } from '../elements/block.ts'
import { readByline } from '../names/byline.ts'
import { isSameTitle } from '../stated/title-without-site.ts'

// Chosen by reading.
/** Fewest words of running text in an article, and of a line of it. */
const fewestWords = 80
const prose = 12
/** Fewest words of a title, and most of a line that signs or dates what is below it. */
const fewestOfTitle = 4
const mostOfSignature = 12
/** Most lines between a title and its text in which it may be signed. */
const mostBetween = 10

/** Index of the line from which the page contains other articles; `null` if it contains only its own. */
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

/** The same lines without those from `next` on. @param found lines that were extracted, out of `all` */
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

/** True if a title is in a block of its own with its text, which contains nothing of the text above, and if it is
 * signed or dated; a heading inside an article meets neither condition. */
function beginsArticle(all: readonly Line[], head: number, above: ReadonlySet<Box>, texts: readonly Text[]): boolean {
  const around = boxesAround(all[head]?.box ?? null).filter((box) => !above.has(box))
  const block = around.at(-1)
  if (block === undefined || around.some(({ boilerplate }) => boilerplate !== null)) return false
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
  boxesAround(line.box).every(({ boilerplate }) => boilerplate === null)

const total = (texts: readonly Text[]) => texts.reduce((sum, { words }) => sum + words, 0)

const boxesOf = (all: readonly Line[], texts: readonly Text[]) =>
  texts.flatMap(({ place }) => boxesAround(all[place]?.box ?? null))
