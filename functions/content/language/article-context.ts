// What an article has told, and where first: a sentence that speaks of it later by half a name or by "the" leans on it.
import { stem } from './terms.ts'

export interface ArticleContext {
  /** Its paragraphs, in order. */
  readonly paragraphs: readonly string[]
  /** The full name by which the article introduces a word of it, where that stands before a paragraph. */
  introduced(word: string, before: number): string | null
  /** A paragraph before this one holds a word of this stem. */
  said(stem: string, before: number): boolean
}

/** Read when first asked: most articles are asked for a few paragraphs only. */
export function articleContextOf(paragraphs: readonly string[]): ArticleContext {
  return {
    paragraphs,
    introduced(word, before) {
      const read = readingOf(paragraphs)
      read.names ??= namesOf(paragraphs)
      const first = read.names.get(word)
      return first !== undefined && first.at < before ? first.full : null
    },
    said(word, before) {
      const read = readingOf(paragraphs)
      read.stems ??= stemsOf(paragraphs)
      return (read.stems.get(word) ?? Number.POSITIVE_INFINITY) < before
    },
  }
}

interface Read {
  paragraphs: readonly string[]
  names?: Map<string, First>
  stems?: Map<string, number>
}

/** Of the article that was asked last: sentences are judged article by article, and memory holds no stock of these. */
let latest: Read = { paragraphs: [] }

function readingOf(paragraphs: readonly string[]): Read {
  if (latest.paragraphs !== paragraphs) latest = { paragraphs }
  return latest
}

interface First {
  full: string
  at: number
}

const longestParagraph = 20_000

/** Words of two to five capitalised words in a row, and an abbreviation in brackets behind what it is for. */
const fullName =
  /(?<![\p{L}\p{N}’'-])\p{Lu}[\p{L}\p{N}.’'-]{0,40}(?: (?:(?:de|da|del|van|von|der|bin|al|ibn) )?\p{Lu}[\p{L}\p{N}’'-]{0,40}){1,4}/gu

function namesOf(paragraphs: readonly string[]): Map<string, First> {
  const found = new Map<string, First>()
  for (const [at, text] of paragraphs.entries()) {
    for (const { full, words } of fullNamesIn(text)) {
      for (const word of words) if (!found.has(word)) found.set(word, { full, at })
    }
  }
  return found
}

/** Names of several words, each with the words that could stand for it later: the last, and an abbreviation. */
export function fullNamesIn(text: string): { full: string; words: string[] }[] {
  const read = text.slice(0, longestParagraph)
  // Without their places, names are found in half the time.
  const names = (read.match(fullName) ?? []).map((written) => {
    const full = written.replace(opensSentence, '').replace(/[’']s?$/, '')
    return { full, words: full.includes(' ') ? [full.slice(full.lastIndexOf(' ') + 1)] : [] }
  })
  const abbreviations = !read.includes('(')
    ? []
    : Array.from(read.matchAll(/(?<=[\p{L}] )\((\p{Lu}[\p{Lu}\d&-]{1,9})\)/gu), (match) => ({
        full: `(${match[1]})`,
        words: [match[1] ?? ''],
      }))
  return [...names, ...abbreviations].filter(({ words }) => words.length > 0)
}

const opensSentence =
  /^(?:The|An?|In|On|At|But|And|For|From|With|By|When|While|As|After|Before|If|Since|Until|Although|Though|Because|Mr\.?|Mrs\.?|Ms\.?) /

function stemsOf(paragraphs: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const [at, text] of paragraphs.entries()) {
    for (const word of text
      .slice(0, longestParagraph)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []) {
      const key = stem(word)
      if (!found.has(key)) found.set(key, at)
    }
  }
  return found
}
