// Which sentence of a story can tell it in brief when its headline is not printed: one that says by itself what the
// title claims.

import { countWords } from '../../language/words/fold.ts'
import type { Article } from '../../types.ts'
import type { Excerpt } from './excerpt.ts'
import { wordsOf } from './headline-fit.ts'
import { subjectOf } from './title-as-headline.ts'
import type { Unit } from './unit.ts'

/** Share of the title's words that such a sentence contains. In 45 English first stories that we read, a quarter keeps
 * 31 of the 32 whose first sentence tells the title, and withholds 6 of the 13 whose first sentence does not; two
 * fifths withhold 8 of those but lose 12 of the 32. */
const fewestOfTitle = 0.25

/** Index among the excerpt's sentences; `null` if none says it by itself. A later story does not tell the title, so its
 * first sentence serves. */
export function inBriefOf(
  { title }: Pick<Article, 'title'>,
  units: readonly (readonly Unit[])[],
  { positions }: Excerpt,
  first: boolean,
): number | null {
  const words = wordsOf(subjectOf(title?.value ?? ''))
  if (!first || words.size === 0) return 0
  const found = positions.findIndex(({ paragraph, unit }, n) => {
    const one = units[paragraph]?.[unit]
    return (
      one !== undefined &&
      (n === 0 || (one.alone && !addsToOthers.test(one.text))) &&
      shareIn(one.text, words) >= fewestOfTitle
    )
  })
  return found < 0 ? null : found
}

/** `A survey also says`: the sentences before it say in addition to what. */
const addsToOthers = /\balso\b/

function shareIn(text: string, words: ReadonlySet<string>): number {
  const said = wordsOf(text)
  return [...words].filter((word) => said.has(word)).length / words.size
}

/** Most words in a place name in front of a text (`Bad Brel.`), and fewest in a sentence that says enough. Chosen, not
 * measured. */
const mostOfPlace = 3
const fewestOfSentence = 6

/** The same for languages whose sentences the rules cannot judge and whose word forms they do not know: the first
 * sentence, or the second if the first is only the place the text is from. */
export function firstInBrief(sentences: readonly { text: string }[]): number | null {
  const [first, second] = sentences.map(({ text }) => countWords(text))
  const at = first !== undefined && first <= mostOfPlace && second !== undefined ? 1 : 0
  return ((at === 0 ? first : second) ?? 0) >= fewestOfSentence ? at : null
}
