// Reads the word lists of `lists/`: several words per line, in any order.

/** The words of a list's lines. */
export const wordsOf = (lines: readonly string[], parted = ' ') => new Set(lines.flatMap((line) => line.split(parted)))

/** The same as alternatives of a pattern; of words that begin alike, the longest first. */
export const alternatives = (lines: readonly string[]) => [...wordsOf(lines)].sort().reverse().join('|')

/** Matches any of them as a whole word. */
export const anyOf = (lines: readonly string[], flags = '') => new RegExp(`\\b(?:${alternatives(lines)})\\b`, flags)
