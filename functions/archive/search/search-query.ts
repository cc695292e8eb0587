// How a query of the archive's search is understood: a story has all of its words, of which the last may be incomplete.
// Sets from how many letters a misspelt word is found (typos, fuzzy). Runs in the reader's browser, called by
// `templates/scripts/search.js`.
import MiniSearch, { type Query } from 'minisearch'
import { type SearchedStory, type SearchFile, searchOptions } from './search-index.ts'
import { askedBy, inOtherNumber, searchWords } from './search-terms.ts'

export type FoundStory = Omit<SearchedStory, 'id' | 'text'> & { score: number }

/** A word in the name line says more about a story than one it quotes. Chosen, not measured. */
const boost = { name: 4, label: 2, text: 1 }
/** Words of at least this many letters are also found with one wrong letter, but not more. Chosen, not measured. */
const leastOfFuzzy = 5

export type Search = (query: string) => FoundStory[]

/** @returns a function that finds stories with all words of a query, best first; the last word may be incomplete */
export function searchIn({ index }: SearchFile): Search {
  const known = MiniSearch.loadJS(index as Parameters<typeof MiniSearch.loadJS>[0], searchOptions)
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
