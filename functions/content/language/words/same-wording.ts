// Whether two texts have the same wording, apart from spacing, punctuation and typography.
import { fold, plain } from './fold.ts'

/** A number with its separators, a word, or a sign that changes the meaning of a number. */
const token = /\p{N}+(?:[.,:]\p{N}+)*|\p{L}+|[%‰€$£¥+]|(?<![\p{L}\p{N}])-(?=\p{N})/gu

/**
 * Words and figures in order, with single spaces around them: if it is a substring of another text's wording, that text
 * contains the same words. White space, quotation marks, dashes, stops, accents, letter case and the compatibility
 * forms of Unicode (UAX #15, NFKC) make no difference.
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
