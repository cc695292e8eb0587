// Words written by an editor: one text in the default language, or one for each of several languages. Sets how many
// words an introduction or a note may have, and how the decisions file and the preview word a refusal.

import { countWords } from '../content/language/words/fold.ts'
import { ownEntry } from '../content/language/words/own-entry.ts'
import { isCanonicalTag } from '../content/language/words/tag.ts'
import type { LanguageTag } from '../content/types.ts'
import { defaultLanguage } from '../environment.ts'

/** @example 'A week of hard bargains' or { en: 'A week of hard bargains', ar: 'أسبوع من المساومات' } */
export type DecidedWords = string | Record<string, string>

/** Characters. No inbox shows more of a subject or preheader; a longer text is a mistake. */
export const longestWords = { subject: 120, preheader: 200, introduction: 600, notes: 600 } as const

/** Words of an introduction or a note (record 046). */
export const mostWords = 60

/** False for a line break, a control character, or a bracket in which placeholders are written. */
export const isOneLine = (text: string): boolean => !/[\p{Cc}\u2028\u2029⟦⟧]/u.test(text)

/** Embeddings, overrides and isolates (Unicode UAX #9): text after one is displayed in another order than written, on
 * this line and beyond. */
export const turnsDirection = (text: string): boolean => /[\u202a-\u202e\u2066-\u2069]/.test(text)

export function wordsByLanguage(said: DecidedWords | null | undefined): Record<string, string> {
  return typeof said === 'string' ? { [defaultLanguage]: said } : (said ?? {})
}

/** @returns `null` if nothing is set for readers of that language */
export function wordsIn(said: DecidedWords | null | undefined, language: LanguageTag): string | null {
  const all = wordsByLanguage(said)
  return ownEntry(all, language) ?? null
}

/** The same with other words in one language; an empty text removes them. */
export function withWordsIn(said: DecidedWords | null, language: LanguageTag, text: string): DecidedWords | null {
  const { [language]: _, ...others } = wordsByLanguage(said)
  const all = text === '' ? others : { ...others, [language]: text }
  const [only, ...more] = Object.keys(all)
  if (only === undefined) return null
  return only === defaultLanguage && more.length === 0 ? (ownEntry(all, only) ?? null) : all
}

/** Every mistake in an editor's words, with what to do.
 *
 * @param name their place in the file, e.g. `"subject"` */
export function wordsMistakes(key: keyof typeof longestWords, value: unknown, name = `"${key}"`): string[] {
  if (value === undefined || value === null) return []
  if (typeof value !== 'object' || Array.isArray(value)) return lineMistakes(name, value, longestWords[key])
  const entries = Object.entries(value)
  if (entries.length === 0) return [`${name} names no language; write { "ar": "…" }, or remove it`]
  return entries.flatMap(([language, text]) =>
    isCanonicalTag(language)
      ? lineMistakes(`${name}, "${language}"`, text, longestWords[key])
      : [`${name}: "${language.slice(0, 40)}" is not a language; write its tag, e.g. "ar"`],
  )
}

function lineMistakes(name: string, value: unknown, limit: number): string[] {
  if (typeof value !== 'string' || value.trim() === '')
    return [`${name} is empty; write one line, or remove it for the usual one`]
  const found: string[] = []
  if ([...value].length > limit) found.push(`${name} is longer than ${limit} characters; shorten it`)
  if (countWords(value) > mostWords) found.push(`${name} has more than ${mostWords} words; shorten it`)
  if (!isOneLine(value)) found.push(`${name} holds a line break, a control character or ⟦⟧; write one plain line`)
  if (turnsDirection(value))
    found.push(`${name} holds an invisible character that turns the direction of text; type it again without it`)
  return found
}
