// What stands in `pre`: the text of an archive, wrapped at a width, or code.
import { decodedText } from './character-references.ts'

/** Characters that are judged, and words that can be: a bound on work and chosen, not measured. */
const judgedWithin = 20_000
const fewestWords = 40
/** Share of the words that are nothing but letters or numbers, and words to each end of a sentence, in prose. Of
 * listings of ten languages and tools the share was below 0.6, of mails above 0.85. */
const leastPlain = 0.75
const mostToSentence = 60

const plainWord = /^["'“‘(]?(?:\p{L}[\p{L}’'-]*|\d[\d.,:-]*%?)["'”’)]?[.,;:!?]*["'”’)]?$/u
const lastOfSentence = /\p{L}["'”’)]?[.!?]["'”’)]?$/u

/** @param from where in the HTML the element's own begins */
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
