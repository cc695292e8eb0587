// Recognises a page that is only a note about someone who writes for the site.
import { splitSentences } from '../../language/sentences/sentence.ts'
import { biographyOf } from '../names/byline.ts'
import type { Rule } from './genre-reading.ts'

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Most words of such a note, and least share of its sentences that are about that person. */
const longestBiography = 160
const leastAbout = 0.7
const goesOn =
  /^(?:he|she|they|his|her|their|(?:you can |please )?(?:follow|contact|e-?mail|send|read|reach|write)|\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)? (?:is|was|has|lives|writes|joined|holds|works|covers))\b/iu

export const biography: Rule = ({ lines, words, prose }) => {
  if (words > longestBiography || prose.length === 0) return null
  const sentences = prose.flatMap(({ text }) => splitSentences(text))
  const noted = lines.filter((line) => biographyOf(splitSentences(line.text)[0] ?? '') !== null).length
  const rest = sentences.filter((text) => goesOn.test(text)).length
  if (noted === 0 || rest < leastAbout * sentences.length) return null
  return 'a note on its author and nothing else'
}
