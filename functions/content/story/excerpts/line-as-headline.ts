// Whether a standfirst or a heading can be a headline. Both are written for readers of the title above them: one that
// depends on the title, says nothing by itself or numbers the items of a list cannot head a story.

import pointing from '../../language/lists/pointing-nouns.json' with { type: 'json' }
import { hasSureVerb, hasVerb } from '../../language/sentences/has-verb.ts'
import { outsideQuotations } from '../../language/sentences/quotation.ts'
import { splitSentences } from '../../language/sentences/sentence.ts'
import { standsAlone } from '../../language/standing-alone/standalone.ts'
import { alternatives } from '../../language/words/word-list.ts'

/** True if each of its sentences can be understood without the title.
 * @example tellsByItself('The former minister made the remarks at a dinner') // false */
export function tellsByItself(line: string): boolean {
  const sentences = splitSentences(line).map((one) => (endsWhole.test(one) ? one : `${one}.`))
  return sentences.every((one, index) => standsAlone(one, { paragraph: sentences, index }).ok) && !takesUpWords(line)
}

const endsWhole = /[.!?…]["'”’»)\]]*$/

/** `the remarks`, `the claim on Monday`: only the title said which. */
const takesUpWords = (line: string) => ofSaying.test(outsideQuotations(line))
const ofSaying = new RegExp(
  String.raw`\b[Tt]h(?:e|ese|ose) (?:${alternatives(pointing.ofSaying)})\b(?! (?:of|that|by|about|over|against|from|to|which|who|on (?:\p{Ll}|a|the))\b)`,
  'u',
)

/** True if it says what somebody or something did, and is not an item of a list.
 * @example headingTells('3. Long-distance drones') // false
 * @example headingTells('Police enter the old mill as they are called') // true */
export const headingTells = (heading: string): boolean =>
  !numbered.test(heading) &&
  !quoted.test(heading) &&
  hasVerb(heading) &&
  hasSureVerb(heading.replace(possessive, '')) &&
  tellsByItself(heading)

const numbered = /^(?:(?:No\.? ?|Step |Part |Chapter |#)?\d{1,3}|\p{L}|[ivx]{1,4})[.):] ?\S/iu
/** Quoted from end to end, with no speaker named. */
const quoted = /^["“‘'«].{0,300}["”’'»]\.?$/u
/** `Brazil's goal` contains no verb; after a pronoun, `'s` is one. */
const possessive = /(?<=(?:^| )(?:\p{Lu}|\d)[\p{L}\d.-]{2,40})[’']s\b/gu
