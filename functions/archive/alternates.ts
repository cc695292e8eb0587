// Links to the same page in the other languages: for readers, and for search engines.
import type { LanguageTag } from '../content/types.ts'
import { defaultLanguage, directionOf, nameOfLanguage } from '../edition/words/messages.ts'

export interface Place {
  language: LanguageTag
  /** Path from the site's root. */
  path: string
}

/** For `partials/page-language-menu.hbs`: every language but the page's own, each by its own name. */
export function switchFields(places: readonly Place[], own: string) {
  return places
    .filter(({ language }) => language !== own)
    .map(({ language, path }) => ({ language, path, dir: directionOf(language), name: nameOfLanguage(language) }))
}

/** For `partials/page-alternates.hbs`; empty if the page exists in one language only.
 *
 * @param canonical the address of the page in a language, as it should be indexed */
export function alternateFields(languages: readonly LanguageTag[], canonical: (language: LanguageTag) => string) {
  if (languages.length < 2) return []
  return [...languages.map((language) => ({ tag: language, url: canonical(language) })), fallback(canonical)]
}

function fallback(canonical: (language: LanguageTag) => string) {
  return { tag: 'x-default', url: canonical(defaultLanguage) }
}
