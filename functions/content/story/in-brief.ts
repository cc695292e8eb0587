// By which of its sentences a story can be told in brief, where its headline is not printed: one that says by itself
// what the title claims.

import { countWords } from '../language/fold.ts'
import type { Article } from '../types.ts'
import type { Excerpt } from './excerpt.ts'
import { wordsOf } from './headline-fit.ts'
import { subjectOf } from './title-as-headline.ts'
import type { Unit } from './unit.ts'

/** Share of its title's words in a sentence that tells it. Of 45 English first stories that were read, a quarter keeps
 * 31 of 32 whose first sentence tells the title, and holds back 6 of 13 whose first sentence does not; two fifths hold
 * back 8, and lose 12. */
const fewestOfTitle = 0.25

/** Index among the excerpt's sentences; `null` where none says it by itself. A later story tells no title: its first
 * sentence is what it tells. */
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

/** `A survey also says`: beside what, the sentences before it tell. */
const addsToOthers = /\balso\b/

function shareIn(text: string, words: ReadonlySet<string>): number {
  const said = wordsOf(text)
  return [...words].filter((word) => said.has(word)).length / words.size
}

/** Words of a place in front of a text (`Bad Brel.`), and of a sentence that tells enough, at least: chosen, not
 * measured. */
const mostOfPlace = 3
const fewestOfSentence = 6

/** The same where nobody here can judge sentences, nor find a title's words in their other forms: the first sentence,
 * behind the place that the text is from. */
export function firstInBrief(sentences: readonly { text: string }[]): number | null {
  const [first, second] = sentences.map(({ text }) => countWords(text))
  const at = first !== undefined && first <= mostOfPlace && second !== undefined ? 1 : 0
  return ((at === 0 ? first : second) ?? 0) >= fewestOfSentence ? at : null
}
