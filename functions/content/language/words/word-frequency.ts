// How common a word is in English in general, whatever the articles of the stock are about.

import frequencies from '../word-frequencies.json' with { type: 'json' }
import { plain } from './fold.ts'
import { stem } from './terms.ts'

/** The 28,000 most common words, by stem: the most common form counts. Created on demand. */
let byStem: Map<string, number> | null = null

/**
 * Zipf frequency (van Heuven and others, 2014): the base-10 logarithm of occurrences per billion words, in steps of a
 * quarter; 6 is the highest (`the`), 3 the lowest that is known, 0 is rarer still. All forms of a word count as its
 * most common one; capitals and accents do not matter; names are words too.
 * @example zipfOf('water') // 5.5
 * @example zipfOf('Belarus') // 3.25
 */
export function zipfOf(word: string): number {
  byStem ??= readFrequencies()
  const own = plain(word)
  const one = own.replace(/(?<=[^s])s$/, '')
  return Math.max(byStem.get(stem(own)) ?? 0, byStem.get(stem(one)) ?? 0)
}

/** The 3,000 most common words, and the names that all news is full of, reach this. */
const common = 4.5

/**
 * If two texts share it, they are about the same thing; false for numbers and single letters.
 * @example isRare('Lukashenko') // true
 * @example isRare('committees') // false
 */
export function isRare(word: string): boolean {
  return word.length > 1 && !/\p{N}/u.test(word) && zipfOf(word) < common
}

function readFrequencies(): Map<string, number> {
  const found = new Map<string, number>()
  for (const { zipf, words } of frequencies.bands) {
    for (const word of words.split(' ')) {
      const key = stem(plain(word))
      if (!found.has(key)) found.set(key, zipf)
    }
  }
  return found
}
