// Finds the terms of all topics in a text in one walk over its words.

import type { Topic } from '../types.ts'
import { arabicForms, isArabic, withoutArticle } from './arabic-prefixes.ts'
import { withoutAccents } from './fold.ts'

export interface Hit {
  /** Index of the topic. */
  topic: number
  term: string
  weight: number
  count: number
}

/** The hits of several texts as if they were one. */
export function merged(texts: Hit[][]): Hit[] {
  const [first, ...rest] = texts.filter((hits) => hits.length > 0)
  if (first === undefined || rest.length === 0) return first ?? []
  const found = new Map<string, Hit>()
  for (const hit of [first, ...rest].flat()) {
    const key = `${hit.topic} ${hit.term}`
    const known = found.get(key)
    found.set(key, known === undefined ? hit : { ...known, count: known.count + hit.count })
  }
  return [...found.values()]
}

interface Pattern {
  topic: number
  term: string
  weight: number
  /** Words; the last may stand for a beginning (`protest*`). */
  words: string[]
  open: boolean
  caseSensitive: boolean
  exclude: boolean
}

/** By topics list: compiling the terms costs more than using them. */
const compiled = new WeakMap<Topic[], (text: string) => Hit[]>()

/** A function that tells which terms a text holds. Accents never matter, nor do
 * prefixes of Arabic; capitals only where a term says so. */
export function termMatcher(topics: Topic[]): (text: string) => Hit[] {
  const ready = compiled.get(topics)
  if (ready) return ready
  const index = patternIndex(topics)
  const match = (text: string) => matches(index, text)
  compiled.set(topics, match)
  return match
}

interface Index {
  whole: Map<string, Pattern[]>
  begun: Map<string, Pattern[]>
  /** How the first words of all patterns begin: most words of a text begin no pattern and need not be looked up. */
  openings: Set<number>
}

/** Letters by which terms with an open first word are found. */
const openKey = 3

function patternIndex(topics: Topic[]): Index {
  const index: Index = { whole: new Map(), begun: new Map(), openings: new Set() }
  for (const [topic, { terms, exclude }] of topics.entries()) {
    for (const term of terms) add(index, { ...term, topic, exclude: false })
    for (const text of exclude ?? []) add(index, { text, topic, exclude: true })
  }
  for (const list of [...index.whole.values(), ...index.begun.values()])
    list.sort((a, b) => b.words.length - a.words.length)
  return index
}

function add(
  index: Index,
  term: { text: string; weight?: number; caseSensitive?: boolean; topic: number; exclude: boolean },
) {
  const open = term.text.endsWith('*')
  const words = wordsOf(term.text).map(withoutArticle)
  const [first] = words
  if (first === undefined) return
  const pattern: Pattern = {
    topic: term.topic,
    term: term.text,
    weight: term.weight ?? 1,
    words: term.caseSensitive ? words : words.map((word) => word.toLowerCase()),
    open,
    caseSensitive: term.caseSensitive ?? false,
    exclude: term.exclude,
  }
  const lower = first.toLowerCase()
  const alone = words.length === 1 && open
  const [map, key] = alone ? [index.begun, lower.slice(0, openKey)] : [index.whole, lower]
  map.set(key, [...(map.get(key) ?? []), pattern])
  index.openings.add(opening(lower))
}

/** Without accents, possessive ending and apostrophes; capitals kept. */
function wordsOf(text: string): string[] {
  const found = withoutAccents(text).match(/[\p{L}\p{N}]+(?:[.&][\p{L}\p{N}]+)*/gu) ?? []
  return found.map((word) => (word.includes('.') ? word.replaceAll('.', '') : word))
}

function matches(index: Index, text: string): Hit[] {
  const words = wordsOf(text)
  const hits = new Map<Pattern, number>()
  /** Per topic, the word up to which an exclusion or a longer term has taken the words. */
  const taken = new Map<number, number>()
  for (const [at, word] of words.entries()) {
    for (const pattern of patternsAt(index, word)) {
      if ((taken.get(pattern.topic) ?? 0) > at || !fits(pattern, words, at)) continue
      taken.set(pattern.topic, at + pattern.words.length)
      if (!pattern.exclude) hits.set(pattern, (hits.get(pattern) ?? 0) + 1)
    }
  }
  return [...hits].map(([{ topic, term, weight }, count]) => ({ topic, term, weight, count }))
}

function patternsAt(index: Index, word: string): Pattern[] {
  if (!index.openings.has(opening(word))) return none
  return isArabic(word) ? arabicForms(word).flatMap((form) => patternsOf(index, form)) : patternsOf(index, word)
}

function patternsOf({ whole, begun }: Index, word: string): Pattern[] {
  const lower = word.toLowerCase()
  const [exact, open] = [whole.get(lower), begun.get(lower.slice(0, openKey))]
  return exact === undefined ? (open ?? none) : open === undefined ? exact : [...exact, ...open]
}

const none: Pattern[] = []

/** Its first letters (`openKey`) as a number, capitals of ASCII as small letters; all beginnings beyond ASCII count as
 * one. */
function opening(word: string): number {
  let number = 0
  for (let at = 0; at < openKey; at += 1) {
    const code = at < word.length ? word.charCodeAt(at) : 0
    if (code > 127) return 0
    number = number * 128 + small(code)
  }
  return number
}

const small = (code: number) => (code > 64 && code < 91 ? code + 32 : code)

function fits(pattern: Pattern, words: string[], at: number): boolean {
  for (const [n, wanted] of pattern.words.entries()) {
    const word = words[at + n]
    if (word === undefined) return false
    const said = pattern.caseSensitive ? word : word.toLowerCase()
    const begins = pattern.open && n === pattern.words.length - 1
    if (!reads(said, wanted, begins)) return false
  }
  return true
}

function reads(said: string, wanted: string, begins: boolean): boolean {
  if (said === wanted || (begins && said.startsWith(wanted))) return true
  return isArabic(said) && arabicForms(said).some((form) => form === wanted || (begins && form.startsWith(wanted)))
}
