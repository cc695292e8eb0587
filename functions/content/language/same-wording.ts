// Whether two texts say the same in the same words, however they are spaced, pointed and set.
import { fold, plain } from './fold.ts'

/** A number with its separators, a word, or a sign that changes what a number says. */
const token = /\p{N}+(?:[.,:]\p{N}+)*|\p{L}+|[%‰€$£¥+]|(?<![\p{L}\p{N}])-(?=\p{N})/gu

/**
 * Words and figures in their order, one space around each: a substring of another one's is said there in the same
 * words. White space, quotation marks, dashes, stops, accents and letter case make no difference, nor do the
 * compatibility forms of Unicode (UAX #15, NFKC).
 *
 * @example wordingOf('“No,” he said — twice.') // ' no he said twice '
 */
export function wordingOf(text: string): string {
  const straight = plain(fold(text.normalize('NFKC'))).replace(/[−‐‑]/g, '-')
  return ` ${(straight.match(token) ?? []).join(' ')} `
}

/** @example wordsIn('Nine votes, then 3.5%.') // ['nine', 'votes', 'then', '3.5', '%'] */
export function wordsIn(text: string): string[] {
  return wordingOf(text).trim().split(' ').filter(Boolean)
}
