// How the word lists of `lists/` are written: several words a line, in no order that matters.

/** The words of a list's lines. */
export const wordsOf = (lines: readonly string[], parted = ' ') => new Set(lines.flatMap((line) => line.split(parted)))
