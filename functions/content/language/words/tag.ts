// Language tags (BCP 47): which are valid, and the primary language of one.
import type { LanguageTag } from '../../types.ts'

/** BCP 47: programs should support tags of this many characters. */
const longest = 35

export function isLanguageTag(value: unknown): boolean {
  return canonical(value) !== null
}

/** Written in the usual form, like the names of message files, because such tags are looked up letter by letter. */
export function isCanonicalTag(value: unknown): boolean {
  return isLanguageTag(value) && canonical(value) === value
}

/** The language of which a tag names a variety. @example primaryLanguage('pt-BR') // 'pt' */
export function primaryLanguage(tag: LanguageTag): LanguageTag {
  return tag.split('-', 1)[0] ?? ''
}

export const isEnglish = (tag: LanguageTag): boolean => primaryLanguage(tag) === 'en'

function canonical(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > longest) return null
  try {
    return Intl.getCanonicalLocales(value)[0] ?? null
  } catch {
    return null
  }
}
