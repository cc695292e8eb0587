// How the word lists of `lists/` are written: several words a line, in no order that matters.

/** The words of a list's lines. */
export const wordsOf = (lines: readonly string[], parted = ' ') => new Set(lines.flatMap((line) => line.split(parted)))

/** The same as alternatives of a pattern, the longest of those that begin alike first. */
export const alternatives = (lines: readonly string[]) => [...wordsOf(lines)].sort().reverse().join('|')

/** Finds any of them as a whole word. */
export const anyOf = (lines: readonly string[], flags = '') => new RegExp(`\\b(?:${alternatives(lines)})\\b`, flags)
