// Removes offers to readers inside an article: the points of an offer, in sentences of their own, and what is repeated
// word for word.
import { plain } from '../../language/words/fold.ts'
import type { KindBlock } from './split.ts'

/** @param listed lines that the page marks as items of a list */
export function withoutOffers(blocks: KindBlock[], listed: ReadonlySet<number>): KindBlock[] {
  return withoutRepetitions(withoutPoints(blocks, listed), listed)
}

const isItem = ({ text, lines }: KindBlock, listed: ReadonlySet<number>) =>
  listed.has(lines[0] ?? 0) || /^[-–•*·▪●►▸✓✔»‣◦■] ?\S/u.test(text)

/** Most words of a point of an offer, and most points of an offer. Chosen, not measured. */
const longestPoint = 40
const mostPoints = 10

/** A list right after a line that asks readers to sign up says what they get, and one after `Read also` what else there
 * is. */
function withoutPoints(blocks: KindBlock[], listed: ReadonlySet<number>): KindBlock[] {
  const points = new Map<KindBlock, 'sign-up' | 'teaser'>()
  for (const [at, { kind, ...block }] of blocks.entries()) {
    if ((kind !== 'sign-up' && kind !== 'teaser') || isItem({ kind, ...block }, listed)) continue
    const behind = blocks.slice(at + 1, at + 1 + mostPoints)
    const end = behind.findIndex((one) => !isItem(one, listed) || one.words > longestPoint)
    for (const one of end < 0 ? behind : behind.slice(0, end)) points.set(one, kind)
  }
  return blocks.map((block) => ({ ...block, kind: points.get(block) ?? block.kind }))
}

/** Fewest words of a repeated line that is not a coincidence, and the share of the running text from which repeating is
 * how the page is written. Chosen, not measured. */
const fewestWords = 8
const mostRepeated = 0.3

/** Of a repeated paragraph the first is text; of a repeated item of a list, none is. */
function withoutRepetitions(blocks: KindBlock[], listed: ReadonlySet<number>): KindBlock[] {
  const text = blocks.filter(({ kind, ended, words }) => kind === 'text' && ended && words >= fewestWords)
  const found = new Map<string, KindBlock[]>()
  for (const block of text) {
    const key = plain(block.text)
    const same = found.get(key)
    if (same === undefined) found.set(key, [block])
    else same.push(block)
  }
  const again = [...found.values()].filter(({ length }) => length > 1)
  const isPoint = (block: KindBlock) => isItem(block, listed)
  if (wordsOf(again.flat()) > mostRepeated * wordsOf(text)) return blocks
  const points = new Set(again.filter((same) => same.every(isPoint)).flat())
  const copies = new Set(
    again.flatMap((same) => {
      const kept = same.find((one) => !isPoint(one)) ?? same[0]
      return same.filter((one) => one !== kept)
    }),
  )
  return blocks.map((block) => {
    if (points.has(block)) return { ...block, kind: 'sign-up' }
    return copies.has(block) ? { ...block, kind: 'caption' } : block
  })
}

const wordsOf = (some: readonly KindBlock[]) => some.reduce((sum, { words }) => sum + words, 0)
