// Finds the article under a page's title if extraction took something else for it: a list of teasers, the terms of an
// offer, readers' comments.
import { type Box, boxesAround } from '../../html/box.ts'
import { isCaption, isListed, isQuoted, type Line } from '../../html/html-text.ts'
import { countWords } from '../../language/words/fold.ts'
import { endsSentence } from '../elements/block.ts'

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Fewest words of a paragraph, and the greatest share of them that may be links. */
const fewestOfParagraph = 12
const mostLinked = 0.3
/** Fewest words and paragraphs of an article. */
const fewestWords = 120
const fewestParagraphs = 3
/** Fewest words right under the title that are more than a standfirst. */
const fewestAbove = 40
/** Share of the words around the title that a smaller box must contain to be the article. */
const most = 0.8
/** Share of the article's words that was extracted; below it, something else was extracted. */
const leastFound = 0.4
/** If a box contains more than this share of the page's text, its class names say nothing about the text. */
const mostBoilerplate = 0.5

interface Paragraph {
  place: number
  words: number
  /** The boxes around it, innermost first. */
  boxes: Box[]
}

/** Lines of the article under the title; `null` if `found` already contains them, or if no title shows where they are.
 * @param found lines that were extracted, out of `all` lines of the page */
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
  // What begins right under the title is the article, however much comes after it.
  const above = wordsOf(paragraphs.filter((one) => one.place <= first && isFound(one)))
  if (above >= fewestAbove || wordsOf(own.filter(isFound)) >= leastFound * wordsOf(own)) return null
  return all.filter(
    (line, at) => at >= first && at <= last && (line.text === '' || boxesAround(line.box).includes(article)),
  )
}

/** The only heading of the highest level, or the one with the words of the title. */
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
    namesOf(boxes).every((name) => !/^comments?$/.test(name) && (under.get(name) ?? 0) > mostBoilerplate * total),
  )
}

const namesOf = (boxes: readonly Box[]) => [
  ...new Set(boxes.flatMap(({ boilerplate }) => (boilerplate === null ? [] : [boilerplate]))),
]

/** The innermost box around the title that contains an article; within it, the innermost one that contains most of
 * that. */
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
  // From the outside inwards: each box that still contains most of the text.
  const inwards = [...(held[0]?.boxes ?? [])].reverse()
  for (const { boxes } of held) {
    const way = [...boxes].reverse()
    if ((words.get(boxes[0] as Box) ?? 0) >= (words.get(inwards.at(-1) as Box) ?? 0))
      inwards.splice(0, inwards.length, ...way)
  }
  return inwards.findLast((box) => (words.get(box) ?? 0) >= most * total) ?? around
}

const wordsOf = (paragraphs: readonly Paragraph[]) => paragraphs.reduce((sum, { words }) => sum + words, 0)
