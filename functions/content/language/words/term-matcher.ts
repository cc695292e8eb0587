// Finds the terms of all topics in a text in one pass over its words.

import type { Topic } from '../../types.ts'
import { arabicForms, isArabic, withoutArticle } from './arabic-prefixes.ts'
import { withoutAccents } from './fold.ts'
import { isPunctuation } from './word-table.ts'

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
  /** Words; the last may be only a beginning (`protest*`). */
  words: string[]
  open: boolean
  caseSensitive: boolean
  exclude: boolean
}

/** By list of topics, because compiling the terms costs more than using them. */
const compiled = new WeakMap<Topic[], (text: string) => Hit[]>()

/** Returns a function that finds the terms in a text. Accents and Arabic prefixes never matter, capitals only if a term
 * says so. */
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
  /** How the first words of all patterns begin, one bit each: most words of a text begin no pattern, and need not be
   * cut out of it. */
  openings: Uint32Array
}

/** Letters by which terms with an open first word are found. */
const openKey = 3

function patternIndex(topics: Topic[]): Index {
  const index: Index = { whole: new Map(), begun: new Map(), openings: new Uint32Array(2 ** (7 * openKey - 5)) }
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
  const begins = opening(lower)
  index.openings[begins >>> 5] = (index.openings[begins >>> 5] ?? 0) | (1 << (begins & 31))
}

/** Without accents, possessive endings and apostrophes; capitals are kept. */
function wordsOf(text: string): string[] {
  const found = withoutAccents(text).match(anyWord) ?? []
  return found.map((word) => (word.includes('.') ? word.replaceAll('.', '') : word))
}

const anyWord = /[\p{L}\p{N}]+(?:[.&][\p{L}\p{N}]+)*/gu

/** The words of a text, cut out of it on demand. */
interface Words {
  count: number
  /** `opening` of a word. */
  opening(at: number): number
  word(at: number): string | undefined
}

/** For the text read last: its number of words, where they begin and end, and how they begin (`opening`). Shared by all
 * texts, since each is finished before the next. */
const places = {
  count: 0,
  begins: new Int32Array(1024),
  ends: new Int32Array(1024),
  openings: new Int32Array(1024),
}

function readWords(text: string): Words {
  const bare = withoutAccents(text)
  return findPlaces(bare) ? wordsAt(bare) : wordsIn(wordsOf(text))
}

function wordsIn(words: readonly string[]): Words {
  return { count: words.length, opening: (at) => opening(words[at] ?? ''), word: (at) => words[at] }
}

function wordsAt(text: string): Words {
  const { begins, ends, openings, count } = places
  const word = (at: number) => {
    if (at >= count) return undefined
    const written = text.slice(begins[at], ends[at])
    return written.includes('.') ? written.replaceAll('.', '') : written
  }
  return { count, opening: (at) => openings[at] ?? 0, word }
}

const dot = 46
const ampersand = 38
/** Codes of ASCII letters (in lower case) and digits; 0 for characters that separate words. */
const plainCodes = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9]/.test(String.fromCharCode(code)) ? small(code) : 0,
)

/** False if there may be letters outside ASCII. */
function findPlaces(text: string): boolean {
  makeRoom(text.length)
  const { begins, ends, openings } = places
  let count = 0
  let letters = 0
  let begun = 0
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 0
    if (code > 127 && !isPunctuation(code)) return false
    const plain = code > 127 ? 0 : (plainCodes[code] ?? 0)
    if (plain > 0) {
      if (letters === 0) {
        begins[count] = at
        begun = plain
      } else if (letters < openKey) begun = begun * 128 + plain
      letters += 1
    } else if (letters > 0) {
      if ((code === dot || code === ampersand) && (plainCodes[text.charCodeAt(at + 1)] ?? 0) > 0) {
        if (code === ampersand && letters < openKey) begun = begun * 128 + code
        if (code === ampersand) letters += 1
        continue
      }
      for (; letters < openKey; letters += 1) begun *= 128
      ends[count] = at
      openings[count] = begun
      count += 1
      letters = 0
    }
  }
  places.count = count
  return true
}

/** For a word at every second position. */
function makeRoom(length: number): void {
  const most = length / 2 + 1
  if (most <= places.begins.length) return
  const room = 2 ** Math.ceil(Math.log2(most))
  places.begins = new Int32Array(room)
  places.ends = new Int32Array(room)
  places.openings = new Int32Array(room)
}

function matches(index: Index, text: string): Hit[] {
  const words = readWords(text)
  let hits: Map<Pattern, number> | null = null
  /** Per topic, the word up to which an exclusion or a longer term has used the words. */
  let taken: Map<number, number> | null = null
  for (let at = 0; at < words.count; at += 1) {
    const begins = words.opening(at)
    if (((index.openings[begins >>> 5] ?? 0) & (1 << (begins & 31))) === 0) continue
    for (const pattern of patternsAt(index, words.word(at) ?? '')) {
      if ((taken?.get(pattern.topic) ?? 0) > at || !fits(pattern, words, at)) continue
      taken ??= new Map()
      taken.set(pattern.topic, at + pattern.words.length)
      hits ??= new Map()
      if (!pattern.exclude) hits.set(pattern, (hits.get(pattern) ?? 0) + 1)
    }
  }
  return hits === null ? [] : [...hits].map(([{ topic, term, weight }, count]) => ({ topic, term, weight, count }))
}

function patternsAt(index: Index, word: string): Pattern[] {
  return isArabic(word) ? arabicForms(word).flatMap((form) => patternsOf(index, form)) : patternsOf(index, word)
}

function patternsOf({ whole, begun }: Index, word: string): Pattern[] {
  const lower = word.toLowerCase()
  const [exact, open] = [whole.get(lower), begun.get(lower.slice(0, openKey))]
  return exact === undefined ? (open ?? none) : open === undefined ? exact : [...exact, ...open]
}

const none: Pattern[] = []

/** Its first letters (`openKey`) as a number, ASCII capitals as lower case; all beginnings outside ASCII count as
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

function small(code: number): number {
  return code > 64 && code < 91 ? code + 32 : code
}

function fits(pattern: Pattern, words: Words, at: number): boolean {
  for (const [n, wanted] of pattern.words.entries()) {
    const word = words.word(at + n)
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
