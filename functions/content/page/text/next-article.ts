// Finds where a page continues with another article below its own: sites append the next one, whole and with its own
// title, to keep people reading. Nothing of it belongs to the first article's title and author.
import { type Box, boxesAround } from '../../html/box.ts'
import { isCaption, isQuoted, type Line } from '../../html/html-text.ts'
import { countWords, fold } from '../../language/words/fold.ts'
import { readDate } from '../days/date.ts'
import { aligned, lowerBound } from '../elements/alignment.ts'
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
  const inBoxes = textsByBox(all, texts)
  const above = new Set<Box>()
  let [words, read] = [0, 0]
  for (const at of later) {
    for (; (texts[read]?.place ?? at) < at; read += 1) {
      const { place, words: more } = texts[read] as Text
      if (place <= own) continue
      words += more
      for (const box of boxesAround(all[place]?.box ?? null)) above.add(box)
    }
    if (words >= fewestWords && beginsArticle(all, at, above, inBoxes)) return at
  }
  return null
}

/** For each box the lines of text in it, each with the words from there to the end of the box. */
function textsByBox(all: readonly Line[], texts: readonly Text[]): Map<Box, Text[]> {
  const found = new Map<Box, Text[]>()
  for (const { place, words } of texts.toReversed()) {
    for (const box of boxesAround(all[place]?.box ?? null)) {
      const own = found.get(box)
      if (own === undefined) found.set(box, [{ place, words }])
      else own.push({ place, words: words + (own.at(-1)?.words ?? 0) })
    }
  }
  for (const own of found.values()) own.reverse()
  return found
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
function beginsArticle(
  all: readonly Line[],
  head: number,
  above: ReadonlySet<Box>,
  inBoxes: ReadonlyMap<Box, readonly Text[]>,
): boolean {
  const around = boxesAround(all[head]?.box ?? null).filter((box) => !above.has(box))
  const block = around.at(-1)
  if (block === undefined || around.some(({ boilerplate }) => boilerplate !== null)) return false
  const texts = inBoxes.get(block) ?? []
  const first = texts[lowerBound(texts, ({ place }) => place <= head)]
  if (first === undefined || first.words < fewestWords) return false
  let between = 0
  for (let at = head + 1; at < first.place && between < mostBetween; at += 1) {
    const { text = '', heading = false } = all[at] ?? {}
    if (text === '') continue
    between += 1
    if (!heading && signs(fold(text))) return true
  }
  return false
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
