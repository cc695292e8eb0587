// The editions on the site in a language, and their stories listed by topic and by publication.
import type { ArchiveRenderer } from '../archive-renderer.ts'
import type { ListKind } from '../places.ts'
import type { PublishedEdition } from '../published-edition.ts'
import { isOnSiteIn } from '../remaining-stories.ts'
import { type StoryList, storyLists } from './story-lists.ts'

/** The lists in one language. */
export interface ListsIn {
  renderer: ArchiveRenderer
  /** Newest first. */
  editions: readonly PublishedEdition[]
  lists: Record<ListKind, readonly StoryList[]>
}

/** @param editions every launched edition, newest first */
export function listsIn(editions: readonly PublishedEdition[], renderer: ArchiveRenderer): ListsIn {
  const own = editions.filter(isOnSiteIn(renderer.language))
  const { language } = renderer
  return {
    renderer,
    editions: own,
    lists: { topics: storyLists('topics', own, language), publications: storyLists('publications', own, language) },
  }
}
