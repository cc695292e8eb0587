// Which terms a matter is known by: names and words that are rare in English at large, each weighted by how much it
// tells. Which names are one (a country and its people; Kyiv and Kiev): `language/lists/name-roots.json`, read by
// `language/words/name-root.ts`.

import { memoized } from '../../language/words/memoized.ts'
import { nameRoot, namesIn } from '../../language/words/name-root.ts'
import { contentStems } from '../../language/words/terms.ts'
import { zipfOf } from '../../language/words/word-frequency.ts'

/** Weights above 0, by term. A name begins with `@`. */
export type Terms = ReadonlyMap<string, number>

/** Zipf frequency from which a word tells nothing of a matter. */
const tellsNothing = 6
/** Most characters; anything longer is not a word of any language, and would take up room in an edition's record. */
const longestTerm = 40
/** A name tells more than another word that is as rare. */
const nameStress = 1.5

/** @example termsOf('Floods reach Quelvorn').get('@quelvorn') // 4.5 */
export function termsOf(text: string): Map<string, number> {
  const { parts } = namesIn(text)
  const terms = new Map<string, number>()
  for (const stem of contentStems(text)) {
    const rarity = stem.length > longestTerm ? 0 : rarityOf(stem)
    if (rarity === 0) continue
    const isName = parts.has(stem)
    const weight = rarity * (isName ? nameStress : 1)
    const term = isName ? `@${nameRoot(stem)}` : stem
    if (weight > (terms.get(term) ?? 0)) terms.set(term, weight)
  }
  return terms
}

/** Most stems remembered; few words make up most of any stock. */
const mostKnown = 100_000

/** 0 for a number. */
const rarityOf = memoized((stem) => (/\d/.test(stem) ? 0 : Math.max(0, tellsNothing - zipfOf(stem)) / 2), mostKnown)
