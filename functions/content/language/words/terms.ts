// Words of a text for measures of similarity: lower case, no accents, lightly stemmed, without stop words.

import smallWords from '../lists/small-words.json' with { type: 'json' }
import { plain } from './fold.ts'
import { wordsOf } from './word-list.ts'
import { WordTable } from './word-table.ts'

const small = wordsOf(smallWords.words)

/** Stems of the content words, in order. @example contentStems('The wars in Libya') // ['war', 'libya'] */
export function contentStems(text: string): string[] {
  return known.verdicts(text)
}

/** The stem of a word; empty if it is a stop word. */
const meaning = (word: string) => (word.length > 1 && !small.has(word) ? stem(word) : '')

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

const known = new WordTable(meaning, (run) => wordsIn(plain(run)))

/** Stems of all words, including stop words, in order; accents stay. */
export function everyStem(text: string): string[] {
  return all.verdicts(text)
}

const all = new WordTable(stem, (run) => wordsIn(run.toLowerCase()))

/** Removes the most common English endings, only so that two forms of a word match. */
export function stem(word: string): string {
  if (word.length <= 4)
    return word.endsWith('s') && !word.endsWith('ss') && word.length === 4 ? word.slice(0, -1) : word
  const shorter = word
    .replace(/'s$/, '')
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?<=[^aeious])es$/, 'e')
    .replace(/(?<=[^sui])s$/, '')
  const root = shorter.replace(/(?:ingly|edly|ing|ed|ly)$/, '')
  return root.length >= 4 ? root.replace(/e$/, '') : shorter.replace(/e$/, '')
}

/** True if two words differ only in their endings. */
export const haveOneStem = (a: string, b: string) =>
  a === b || (a.charCodeAt(0) === b.charCodeAt(0) && a.charCodeAt(1) === b.charCodeAt(1) && stem(a) === stem(b))
