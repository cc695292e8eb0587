// The shape of a rule for the source of a template.
import type { Templates } from '../../../functions/edition/types.ts'

export type Found = [at: number, reason: string]

/** @param blank the source with everything blanked out that is not for readers (styles, scripts, comments); of the same
 * length, line by line */
export type Rule = (source: string, blank: string, templates: Templates) => Found[]

export function each(source: string, pattern: RegExp, find: (match: RegExpExecArray) => string | null): Found[] {
  return [...source.matchAll(pattern)].flatMap((match) => {
    const reason = find(match)
    return reason === null ? [] : [[match.index, reason] as Found]
  })
}

/** As many spaces, on as many lines. */
export function spaces(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
