// What of a launched edition still stands: what was withdrawn since is in no list, no feed and no search.

import type { LanguageTag } from '../content/types.ts'
import { languageOnSite } from '../edition/site-url.ts'
import type { PublishedStory } from '../edition/types.ts'
import type { PublishedEdition } from './published-edition.ts'

/** The stories as they were noted, those of withdrawn articles left out. What a story quotes first is its own. */
export function remainingStories({ published, withdrawn }: PublishedEdition): readonly PublishedStory[] {
  const gone = new Set(withdrawn?.articles)
  if (gone.size === 0) return published
  return published.filter(({ quotes: [first] }) => first === undefined || !gone.has(first.article))
}

/** The editions that stand on the site in a language. */
export function isOnSiteIn(language: LanguageTag): (edition: Pick<PublishedEdition, 'languages'>) => boolean {
  return ({ languages }) => languageOnSite(languages, language) === language
}
