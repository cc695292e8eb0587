// What remains of a launched edition: anything withdrawn since is in no list, no feed and no search.

import type { LanguageTag } from '../content/types.ts'
import { languageOnSite } from '../edition/site-url.ts'
import type { PublishedStory } from '../edition/types.ts'
import type { PublishedEdition } from './published-edition.ts'

/** The stories without those of withdrawn articles. The first thing a story quotes is its own article. */
export function remainingStories({ published, withdrawn }: PublishedEdition): readonly PublishedStory[] {
  const gone = new Set(withdrawn?.articles)
  if (gone.size === 0) return published
  return published.filter(({ quotes: [first] }) => first === undefined || !gone.has(first.article))
}

/** The editions that are on the site in a language. */
export function isOnSiteIn(language: LanguageTag): (edition: Pick<PublishedEdition, 'languages'>) => boolean {
  return ({ languages }) => languageOnSite(languages, language) === language
}
