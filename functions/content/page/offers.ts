// What a page offers its readers amid an article: the points of an offer, in sentences of their own, and what it prints
// again word for word.
import { plain } from '../language/fold.ts'
import type { KindBlock } from './split.ts'

/** @param listed lines that the page marks as items of a list */
export function withoutOffers(blocks: KindBlock[], listed: ReadonlySet<number>): KindBlock[] {
  return withoutRepetitions(withoutPoints(blocks, listed), listed)
}

const isItem = ({ text, lines }: KindBlock, listed: ReadonlySet<number>) =>
  listed.has(lines[0] ?? 0) || /^[-–•*·▪●►▸✓✔»‣◦■] ?\S/u.test(text)

/** Words of a point of an offer, and points of one at most. Chosen, not measured. */
const longestPoint = 40
const mostPoints = 10

/** The list right behind a line that asks readers to sign up says what they get, and the one behind `Read also` what
 * else there is. */
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

/** Words from which the same line is no accident, and the share of the running text from which on it is how the
 * page is written. Chosen, not measured. */
const fewestWords = 8
const mostRepeated = 0.3

/** Of a paragraph that the page prints again the first is its text, of an item of a list none. */
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
    again.flatMap((same) => same.filter((one) => one !== (same.find((o) => !isPoint(o)) ?? same[0]))),
  )
  return blocks.map((block) => {
    if (points.has(block)) return { ...block, kind: 'sign-up' }
    return copies.has(block) ? { ...block, kind: 'caption' } : block
  })
}

const wordsOf = (some: readonly KindBlock[]) => some.reduce((sum, { words }) => sum + words, 0)
