// Counts the names and numbers in a sentence: one that has neither says what holds for everybody.

import { isKnownName } from '../../language/names/known-names.ts'

export const factsIn = (text: string): number =>
  (text.match(fact)?.length ?? 0) + Number(isKnownName(/^["“‘']?(\p{L}+)(?! \p{Lu})/u.exec(text)?.[1] ?? ''))

/** A number; a name that does not begin a sentence, or that has several words. */
const fact =
  /(?<=[\p{L}\d,;:”’)] ["“‘'(]?)\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)*|^\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)+|\d[\d.,]*/gu
