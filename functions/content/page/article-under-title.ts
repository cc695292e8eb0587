// Finds the article under a page's title where extraction took something else for it: a list of teasers, the terms of
// an offer, what readers wrote.
import type { Box } from '../html/box.ts'
import { isCaption, isListed, isQuoted, type Line } from '../html/html-text.ts'
import { countWords } from '../language/fold.ts'
import { endsSentence } from './block.ts'

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Words of a paragraph, and how much of it may be links. */
const fewestOfParagraph = 12
const mostLinked = 0.3
/** Words and paragraphs of an article. */
const fewestWords = 120
const fewestParagraphs = 3
/** Words right under the title that are no mere standfirst. */
const fewestAbove = 40
/** Share of the words that stand over a part of it, from which on the part is the article. */
const most = 0.8
/** Share of the article's words that were extracted, below which something else was. */
const leastFound = 0.4
/** Share of the page's text from which on what a box calls itself says nothing of it. */
const mostFurniture = 0.5

interface Paragraph {
  place: number
  words: number
  /** The boxes around it, from the innermost. */
  boxes: Box[]
}

/** Lines of the article under the title; `null` where `found` holds them, or where no title tells.
 * @param found lines that were extracted, of the lines `all` of the page */
export function underTitle(found: readonly Line[], all: readonly Line[], title: string | null): Line[] | null {
  const head = headOf(all, title)
  if (head === null) return null
  const paragraphs = paragraphsOf(all).filter(({ place }) => place > head)
  const article = articleAround(boxesAround(all[head]?.box ?? null), paragraphs)
  if (article === null) return null
  const own = paragraphs.filter(({ boxes }) => boxes.includes(article))
  const texts = new Set(found.map(({ text }) => text))
  const isFound = ({ place }: Paragraph) => texts.has(all[place]?.text ?? '')
  const [first, last] = [own[0]?.place ?? 0, own.at(-1)?.place ?? 0]
  // What begins right under the title is the article, however much stands behind it.
  const above = wordsOf(paragraphs.filter((one) => one.place <= first && isFound(one)))
  if (above >= fewestAbove || wordsOf(own.filter(isFound)) >= leastFound * wordsOf(own)) return null
  return all.filter(
    (line, at) => at >= first && at <= last && (line.text === '' || boxesAround(line.box).includes(article)),
  )
}

/** The one heading of the highest level, or the one that says the title. */
function headOf(all: readonly Line[], title: string | null): number | null {
  const heads = all.flatMap(({ level, text }, at) => (level === 1 && text !== '' ? [at] : []))
  const named = heads.filter((at) => title !== null && all[at]?.text === title)
  return (named.length > 0 ? named : heads.length === 1 ? heads : [])[0] ?? null
}

function paragraphsOf(all: readonly Line[]): Paragraph[] {
  const paragraphs = all.flatMap((line, place) => {
    const words = line.heading || !endsSentence(line.text) ? 0 : countWords(line.text)
    const isOther =
      words < fewestOfParagraph || line.linked > mostLinked || isQuoted(line) || isCaption(line) || isListed(line)
    return isOther ? [] : [{ place, words, boxes: boxesAround(line.box) }]
  })
  const under = new Map<string, number>()
  for (const { boxes, words } of paragraphs) {
    for (const name of namesOf(boxes)) under.set(name, (under.get(name) ?? 0) + words)
  }
  const total = wordsOf(paragraphs)
  return paragraphs.filter(({ boxes }) =>
    namesOf(boxes).every((name) => !/^comments?$/.test(name) && (under.get(name) ?? 0) > mostFurniture * total),
  )
}

const namesOf = (boxes: readonly Box[]) => [
  ...new Set(boxes.flatMap(({ furniture }) => (furniture === null ? [] : [furniture]))),
]

/** The innermost box around the title that holds an article; in it the innermost one that holds most of that. */
function articleAround(heads: readonly Box[], paragraphs: readonly Paragraph[]): Box | null {
  const under = (box: Box) => paragraphs.filter(({ boxes }) => boxes.includes(box))
  const around = heads.find((box) => {
    const held = under(box)
    return box.tag !== 'body' && box.tag !== 'html' && held.length >= fewestParagraphs && wordsOf(held) >= fewestWords
  })
  if (around === undefined) return null
  const words = new Map<Box, number>()
  const held = under(around)
  for (const one of held) for (const box of one.boxes) words.set(box, (words.get(box) ?? 0) + one.words)
  const total = wordsOf(held)
  // From the outside inwards: each box that still holds most of the text, as long as there is one.
  const inwards = [...(held[0]?.boxes ?? [])].reverse()
  for (const { boxes } of held) {
    const way = [...boxes].reverse()
    if ((words.get(boxes[0] as Box) ?? 0) >= (words.get(inwards.at(-1) as Box) ?? 0))
      inwards.splice(0, inwards.length, ...way)
  }
  return inwards.findLast((box) => (words.get(box) ?? 0) >= most * total) ?? around
}

const wordsOf = (paragraphs: readonly Paragraph[]) => paragraphs.reduce((sum, { words }) => sum + words, 0)

function boxesAround(box: Box | null): Box[] {
  const boxes: Box[] = []
  for (let at = box; at !== null; at = at.parent) boxes.push(at)
  return boxes
}
