// The search index of what editions printed: built when they are published, one file per quarter of a year. Stories are
// found by their name line, by author and publication, and by every word they quote: whatever else a search is to
// filter by (topic, year) needs a field here first. How a query is understood: `search-query.ts`.
import MiniSearch, { type Options } from 'minisearch'
import { foundBy, searchWords } from './search-terms.ts'

export interface SearchedStory {
  id: number
  edition: string
  story: string
  name: string
  /** Author, publication and date. */
  label: string
  /** All that it quotes; searched, but not stored. */
  text: string
  /** Language of the name, if it is not the page's. */
  lang: string | null
  dir: string
}

/** The contents of a file of the index. */
export interface SearchFile {
  /** Dates of its editions by id. */
  editions: Record<string, string>
  index: unknown
}

export const searchOptions: Options<SearchedStory> = {
  fields: ['name', 'label', 'text'],
  storeFields: ['edition', 'story', 'name', 'label', 'lang', 'dir'],
  tokenize: searchWords,
  processTerm: foundBy,
}

export function searchFile(stories: readonly SearchedStory[], editions: Record<string, string>): string {
  const index = new MiniSearch(searchOptions)
  index.addAll(stories)
  const file: SearchFile = { editions, index: index.toJSON() }
  return JSON.stringify(file)
}
