// Whether a standfirst or a heading stands as a headline. Both are written for readers of the title above them: what
// leans on it, tells nothing by itself or counts the items of a list heads no story.

import { hasSureVerb, hasVerb } from '../language/has-verb.ts'
import pointing from '../language/lists/pointing-nouns.json' with { type: 'json' }
import { outsideQuotations } from '../language/quotation.ts'
import { splitSentences } from '../language/sentence.ts'
import { standsAlone } from '../language/standalone.ts'
import { alternatives } from '../language/word-list.ts'

/** Each of its sentences is understood by whoever has read no title.
 * @example tellsByItself('The former minister made the remarks at a dinner') // false */
export function tellsByItself(line: string): boolean {
  const sentences = splitSentences(line).map((one) => (endsWhole.test(one) ? one : `${one}.`))
  return sentences.every((one, index) => standsAlone(one, { paragraph: sentences, index }).ok) && !takesUpWords(line)
}

const endsWhole = /[.!?…]["'”’»)\]]*$/

/** `the remarks`, `the claim on Monday`: which, only the title said. */
const takesUpWords = (line: string) => ofSaying.test(outsideQuotations(line))
const ofSaying = new RegExp(
  String.raw`\b[Tt]h(?:e|ese|ose) (?:${alternatives(pointing.ofSaying)})\b(?! (?:of|that|by|about|over|against|from|to|which|who|on (?:\p{Ll}|a|the))\b)`,
  'u',
)

/** It says of somebody or something what happened, and is no item of a list.
 * @example headingTells('3. Long-distance drones') // false
 * @example headingTells('Police enter the old mill as they are called') // true */
export const headingTells = (heading: string): boolean =>
  !numbered.test(heading) &&
  !quoted.test(heading) &&
  hasVerb(heading) &&
  hasSureVerb(heading.replace(possessive, '')) &&
  tellsByItself(heading)

const numbered = /^(?:(?:No\.? ?|Step |Part |Chapter |#)?\d{1,3}|\p{L}|[ivx]{1,4})[.):] ?\S/iu
/** All of it somebody's words, and nobody said whose. */
const quoted = /^["“‘'«].{0,300}["”’'»]\.?$/u
/** `Brazil's goal`: no verb. Behind a pronoun it is one. */
const possessive = /(?<=(?:^| )(?:\p{Lu}|\d)[\p{L}\d.-]{2,40})[’']s\b/gu
