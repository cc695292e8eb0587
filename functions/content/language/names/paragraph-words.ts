// What the sentences of a paragraph hold, looked up instead of looked for: in one of 1 MB each of 10,000 sentences asks
// about those before it.
import { contentStems } from '../words/terms.ts'
import { namesIn } from './article-context.ts'

type Sentences = readonly string[]

/** Computed once for a paragraph, and kept while it is the latest: its sentences are judged one after another. */
export function oncePerParagraph<T>(of: (paragraph: Sentences) => T): (paragraph: Sentences) => T {
  let latest: { paragraph: Sentences; found: T } | null = null
  return (paragraph) => {
    // Asked about in between, for sentences on their own.
    if (paragraph.length === 0) return of(paragraph)
    if (latest?.paragraph !== paragraph) latest = { paragraph, found: of(paragraph) }
    return latest.found
  }
}

/** True if a sentence before this one has a content word with this stem. */
export function saidInParagraph(stem: string, paragraph: Sentences, index: number): boolean {
  return index > 0 && (firstStems(paragraph).get(stem) ?? index) < index
}

const firstStems = oncePerParagraph((paragraph) => {
  const first = new Map<string, number>()
  for (const [n, sentence] of paragraph.entries())
    for (const stem of contentStems(sentence)) if (!first.has(stem)) first.set(stem, n)
  return first
})

/** The full name for a word in the first of the sentences before this one that names it; `null` if none does. */
export function namedInParagraph(word: string, paragraph: Sentences, index: number): string | null {
  if (index === 0) return null
  const first = firstNames(paragraph).get(word)
  return first !== undefined && first.at < index ? first.full : null
}

const firstNames = oncePerParagraph((paragraph) => {
  const first = new Map<string, { full: string; at: number }>()
  for (const [at, sentence] of paragraph.entries())
    for (const { word, full } of namesIn(sentence)) if (!first.has(word)) first.set(word, { full, at })
  return first
})

/** True if a sentence before this one has a word that begins like this name, or a part of a word that begins with a
 * capital: `Adams`, `McAdam` for `Adam`. */
export function capitalisedInParagraph(name: string, paragraph: Sentences, index: number): boolean {
  return index > 0 && firstCapitals(paragraph)(name) < index
}

/** Longer than any word: bounds the work. */
const longestWord = 100
const capitals = new RegExp(String.raw`(?<!\p{Lu})(?=(\p{Lu}\S{0,${longestWord}}))`, 'gu')

/** For a name, the index of the first sentence with a word that begins like it. Each word has as many beginnings as
 * letters, so that all names together take time in proportion to the text. */
const firstCapitals = oncePerParagraph((paragraph) => {
  const first = new Map<string, number>()
  for (const [n, sentence] of paragraph.entries())
    for (const [, word = ''] of sentence.matchAll(capitals)) if (!first.has(word)) first.set(word, n)
  const sorted = [...first.keys()].toSorted()
  const known = new Map<string, number>()
  return (name: string): number => {
    const found = known.get(name) ?? firstWith(name, sorted, first)
    known.set(name, found)
    return found
  }
})

function firstWith(name: string, sorted: readonly string[], first: ReadonlyMap<string, number>): number {
  let least = Number.POSITIVE_INFINITY
  for (let at = placeOf(name, sorted); sorted[at]?.startsWith(name); at += 1)
    least = Math.min(least, first.get(sorted[at] ?? '') ?? least)
  return least
}

/** The place of the first of the sorted words that is not before this one. */
export function placeOf(word: string, sorted: readonly string[]): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}
