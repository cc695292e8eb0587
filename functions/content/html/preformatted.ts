// What a `pre` contains: the text of an archive, wrapped at a fixed width, or code.
import { decodedText } from './character-references.ts'

/** Characters that are judged, and fewest words to judge: a bound on work, and chosen, not measured. */
const judgedWithin = 20_000
const fewestWords = 40
/** For prose, the least share of words that consist only of letters or digits, and the most words per end of a
 * sentence. In listings of ten languages and tools the share was below 0.6, in emails above 0.85. */
const leastPlain = 0.75
const mostToSentence = 60

const plainWord = /^["'“‘(]?(?:\p{L}[\p{L}’'-]*|\d[\d.,:-]*%?)["'”’)]?[.,;:!?]*["'”’)]?$/u
const lastOfSentence = /\p{L}["'”’)]?[.!?]["'”’)]?$/u

/** @param from where the element's contents begin in the HTML */
export function holdsProse(html: string, from: number): boolean {
  const own = html.slice(from, from + judgedWithin)
  const end = own.search(/<\/pre/i)
  const text = decodedText((end < 0 ? own : own.slice(0, end)).replace(/<[^<>]*>/g, ''))
  const words = text.match(/\S+/g) ?? []
  if (words.length < fewestWords) return false
  const ends = words.filter((word) => lastOfSentence.test(word)).length
  return (
    words.filter((word) => plainWord.test(word)).length >= leastPlain * words.length &&
    ends * mostToSentence >= words.length
  )
}
