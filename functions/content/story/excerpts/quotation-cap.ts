// How much of one article may ever be quoted (promise C6); used both for choosing and for checking. Holds the share of
// its words, a quarter; the number of words is `caps.quotedPerArticle`.
import { countWords } from '../../language/words/fold.ts'
import type { Article } from '../../types.ts'

/** Enough for what an article says, and not a substitute for reading it. */
const share = 1 / 4

/**
 * Most words of an article that may be quoted, in all editions together.
 *
 * @param words number of words of the article itself
 * @param cap `caps.quotedPerArticle`
 * @example mostQuoted(1000, 400) // 250
 */
export function mostQuoted(words: number, cap: number): number {
  return Math.min(Math.floor(words * share), cap)
}

/** Number of words of an article that the share is taken of. If its source allows fewer to be quoted, so few that the
 * share gives what it allows. */
export function quotableWords({ paragraphs, sourceRules }: Pick<Article, 'paragraphs' | 'sourceRules'>): number {
  const words = wordsOf(paragraphs)
  return sourceRules?.quote === undefined ? words : Math.min(words, sourceRules.quote / share)
}

/** Of texts that are read already, which do not change: composing asks about each article for every story of it. */
const known = new WeakMap<Article['paragraphs'], number>()

function wordsOf(paragraphs: Article['paragraphs']): number {
  const words = known.get(paragraphs) ?? paragraphs.reduce((sum, { text }) => sum + countWords(text), 0)
  known.set(paragraphs, words)
  return words
}
