// The same page in the other languages: links for readers, and for those who index the site.
import type { LanguageTag } from '../content/types.ts'
import { defaultLanguage, directionOf } from '../edition/words/messages.ts'

export interface Place {
  language: LanguageTag
  /** From the site's root. */
  path: string
}

/** For `partials/page-language-menu.hbs`: every language but the page's own, each by its own name. */
export function switchFields(places: readonly Place[], own: string) {
  return places
    .filter(({ language }) => language !== own)
    .map(({ language, path }) => ({ language, path, dir: directionOf(language), name: nameOf(language) }))
}

/** For `partials/page-alternates.hbs`; nothing where the page stands in one language.
 *
 * @param canonical the address of the page in a language, as it is to be indexed */
export function alternateFields(languages: readonly LanguageTag[], canonical: (language: LanguageTag) => string) {
  if (languages.length < 2) return []
  return [...languages.map((language) => ({ tag: language, url: canonical(language) })), fallback(canonical)]
}

function fallback(canonical: (language: LanguageTag) => string) {
  return { tag: 'x-default', url: canonical(defaultLanguage) }
}

/** @example nameOf('ar') // 'العربية' */
export function nameOf(language: LanguageTag): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
}
