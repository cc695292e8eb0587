// Which edition is the previous and which the next one on the site, in a language. How an edition's page links to them:
// `templates/partials/page-neighbouring-editions.hbs`.
import type { LanguageTag } from '../../content/types.ts'
import { languageOnSite } from '../../edition/site-url.ts'
import type { PublishedEdition } from '../published-edition.ts'

export interface Neighbours {
  older: PublishedEdition | null
  newer: PublishedEdition | null
}

/** @param editions newest first
 * @param language of the page: only editions on the site in this language are neighbours */
export function neighboursOf(
  editions: readonly PublishedEdition[],
  edition: string,
  language: LanguageTag,
): Neighbours {
  const beside = editions.filter(({ languages }) => languageOnSite(languages, language) === language)
  const at = beside.findIndex(({ id }) => id === edition)
  if (at < 0) return { older: null, newer: null }
  return { older: beside[at + 1] ?? null, newer: beside[at - 1] ?? null }
}

/** Ids of the editions whose pages link to this one, in any language. */
export function namedBeside(
  editions: readonly PublishedEdition[],
  edition: string,
  languages: readonly LanguageTag[],
): string[] {
  const found = languages.flatMap((language) => {
    const { older, newer } = neighboursOf(editions, edition, language)
    return [older, newer].flatMap((one) => (one === null ? [] : [one.id]))
  })
  return [...new Set(found)]
}
