// The index of what editions printed: built where they are published, a file for each quarter of a year, and asked by
// a script on the search page. It finds stories by their name line, by who told them and by every word they quote.
// From how many letters on a misspelt word is found (typos, fuzzy) stands here.
import MiniSearch, { type Options, type Query } from 'minisearch'
import { askedBy, foundBy, searchWords } from './search-terms.ts'

export interface SearchedStory {
  id: number
  edition: string
  story: string
  name: string
  /** Who told it, where and when. */
  label: string
  /** All that it quotes; found, not kept. */
  text: string
  /** Of the name, where it is not the page's. */
  lang: string | null
  dir: string
}

/** What a file of the index holds. */
export interface SearchFile {
  /** Dates of its editions, by their ids. */
  editions: Record<string, string>
  index: unknown
}

export type FoundStory = Omit<SearchedStory, 'id' | 'text'> & { score: number }

const options: Options<SearchedStory> = {
  fields: ['name', 'label', 'text'],
  storeFields: ['edition', 'story', 'name', 'label', 'lang', 'dir'],
  tokenize: searchWords,
  processTerm: foundBy,
}

/** A word in the name line says more of a story than one that it quotes. Chosen, not measured. */
const boost = { name: 4, label: 2, text: 1 }
/** From so many letters on a word is also found with one letter wrong, and no more than one. */
const leastOfFuzzy = 5

export function searchFile(stories: readonly SearchedStory[], editions: Record<string, string>): string {
  const index = new MiniSearch(options)
  index.addAll(stories)
  const file: SearchFile = { editions, index: index.toJSON() }
  return JSON.stringify(file)
}

export type Search = (query: string) => FoundStory[]

/** @returns what finds stories with all words of a query, best first; the last word may be half written */
export function searchIn({ index }: SearchFile): Search {
  const known = MiniSearch.loadJS(index as Parameters<typeof MiniSearch.loadJS>[0], options)
  return (query) => {
    const words = searchWords(query)
    if (words.length === 0) return []
    const queries = words.map(
      (word): Query => ({ combineWith: 'OR', queries: askedBy(word).filter((form) => form !== '') }),
    )
    return known.search(
      { combineWith: 'AND', queries },
      {
        boost,
        tokenize: (form) => [form],
        processTerm: (form) => form,
        prefix: (form) => form.length > 1,
        fuzzy: (form) => (form.length >= leastOfFuzzy && !/\d/.test(form) ? 1 : false),
      },
    ) as unknown as FoundStory[]
  }
}
