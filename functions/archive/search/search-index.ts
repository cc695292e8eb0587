// The search index of what editions printed: built when they are published, one file per quarter of a year, and
// searched by a script on the search page. It finds stories by their name line, by author and publication, and by
// every word they quote: whatever else a search is to filter by (topic, year) needs a field here first. Sets from how
// many letters a misspelt word is found (typos, fuzzy).
import MiniSearch, { type Options, type Query } from 'minisearch'
import { askedBy, foundBy, inOtherNumber, searchWords } from './search-terms.ts'

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

export type FoundStory = Omit<SearchedStory, 'id' | 'text'> & { score: number }

const options: Options<SearchedStory> = {
  fields: ['name', 'label', 'text'],
  storeFields: ['edition', 'story', 'name', 'label', 'lang', 'dir'],
  tokenize: searchWords,
  processTerm: foundBy,
}

/** A word in the name line says more about a story than one it quotes. Chosen, not measured. */
const boost = { name: 4, label: 2, text: 1 }
/** Words of at least this many letters are also found with one wrong letter, but not more. Chosen, not measured. */
const leastOfFuzzy = 5

export function searchFile(stories: readonly SearchedStory[], editions: Record<string, string>): string {
  const index = new MiniSearch(options)
  index.addAll(stories)
  const file: SearchFile = { editions, index: index.toJSON() }
  return JSON.stringify(file)
}

export type Search = (query: string) => FoundStory[]

/** @returns a function that finds stories with all words of a query, best first; the last word may be incomplete */
export function searchIn({ index }: SearchFile): Search {
  const known = MiniSearch.loadJS(index as Parameters<typeof MiniSearch.loadJS>[0], options)
  return (query) => {
    const words = searchWords(query)
    if (words.length === 0) return []
    const queries = words.map((word): Query => {
      const forms = askedBy(word).filter((form) => form !== '')
      const others = { queries: forms.flatMap(inOtherNumber), prefix: false, fuzzy: false }
      return { combineWith: 'OR', queries: [...forms, others] }
    })
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
