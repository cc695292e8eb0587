// How much of one article may be quoted ever (promise C6): choosing and checking go by the same number. The share of
// its words, a quarter, stands here; the number of words is `caps.quotedPerArticle`.
import { countWords } from '../language/fold.ts'
import type { Article } from '../types.ts'

/** A quarter: enough for what an article says, and no substitute for reading it. */
const share = 1 / 4

/**
 * Words of an article that may be quoted, all editions together.
 *
 * @param words the article's own
 * @param cap `caps.quotedPerArticle`
 * @example mostQuoted(1000, 400) // 250
 */
export function mostQuoted(words: number, cap: number): number {
  return Math.min(Math.floor(words * share), cap)
}

/** Words of an article, the base of that share: as many as its source lets be quoted make the share of it. */
export function quotableWords({ paragraphs, sourceRules }: Pick<Article, 'paragraphs' | 'sourceRules'>): number {
  const words = paragraphs.reduce((sum, { text }) => sum + countWords(text), 0)
  return sourceRules?.quote === undefined ? words : Math.min(words, sourceRules.quote / share)
}
