// How far each language is quoted (judged sentence by sentence, title over the first sentences, or only kept), and its
// name.
import type { LanguageTag } from '../../types.ts'

/** Languages whose sentences are judged one by one: stories, later stories, views. */
const judged: ReadonlySet<LanguageTag> = new Set(['en'])
/** Languages whose articles give the title over the first sentences. */
const quoted: ReadonlySet<LanguageTag> = new Set(['de', 'fr', 'es', 'pt', 'it', 'tr', 'ru', 'uk', 'ar'])

/** How far articles in a language are quoted. */
export function quotationIn(language: LanguageTag): 'judged' | 'first sentences' | 'kept' {
  return judged.has(language) ? 'judged' : quoted.has(language) ? 'first sentences' : 'kept'
}

/** In English, for the operator. @example languageName('zh') // 'Chinese' */
export function languageName(language: LanguageTag): string {
  return namesAlike.get(language) ?? names.of(language) ?? language
}

/** Languages that the detector cannot tell apart are named together. */
const namesAlike: ReadonlyMap<LanguageTag, string> = new Map([
  ['und', 'a language that is not recognised'],
  ['hr', 'Croatian, Bosnian or Serbian'],
  ['ms', 'Malay or Indonesian'],
])

const names = new Intl.DisplayNames('en', { type: 'language' })
