// What an article has mentioned, and where first: a sentence that later uses half a name or "the" depends on it.

import openers from '../lists/sentence-openers.json' with { type: 'json' }
import speakers from '../lists/speakers.json' with { type: 'json' }
import { memoized } from '../words/memoized.ts'
import { contentStems, everyStem } from '../words/terms.ts'
import { alternatives } from '../words/word-list.ts'

export interface ArticleContext {
  /** The label next to the sentence says when it was written, so “on Monday” is understood. */
  readonly dated: boolean
  /** Its first sentence: indexes of the paragraph and of the unit in it. */
  readonly lead: Lead
  /** The article's full name for one of its words, if it occurs before a given paragraph. */
  introduced(word: string, before: number): string | null
  /** A longer name in the article that begins or ends with a word, wherever it is; `null` if there is none. */
  partOf(word: string): string | null
  /** True if a paragraph before this one has a word with this stem. */
  said(stem: string, before: number): boolean
  /** Stems of its title and first sentences; empty if these are not known. */
  readonly opening: ReadonlySet<string>
  /** Share of its paragraphs that name someone or something. */
  readonly naming: number
}

interface Lead {
  paragraph: number
  unit: number
  /** The article opens with a question, on which its first sentence may depend. */
  answers?: boolean
}

/** Computed on demand, because for most articles only a few paragraphs are asked about. */
export function articleContextOf(
  paragraphs: readonly string[],
  { dated = false, title = '', lead = { paragraph: 0, unit: 0 } as Lead, opening = '' } = {},
): ArticleContext {
  return {
    dated,
    lead,
    introduced(word, before) {
      const read = readingOf(paragraphs)
      read.first ??= firstNamesOf(namesRead(read))
      const first = read.first.get(word) ?? read.first.get(bare(word))
      return first !== undefined && first.at < before && first.full !== word ? first.full : null
    },
    partOf(word) {
      const read = readingOf(paragraphs)
      read.longer ??= longerNamesOf([namesIn(title), ...namesRead(read)])
      return read.longer.get(word) ?? read.longer.get(bare(word)) ?? null
    },
    said(word, before) {
      const read = readingOf(paragraphs)
      for (; read.stemmed < before && !read.stems.has(word); read.stemmed += 1)
        addStems(read.stems, paragraphs[read.stemmed] ?? '', read.stemmed)
      return (read.stems.get(word) ?? Number.POSITIVE_INFINITY) < before
    },
    get opening() {
      const read = readingOf(paragraphs)
      read.opening ??= new Set(opening === '' ? [] : contentStems(`${title} ${opening}`))
      return read.opening
    },
    get naming() {
      const read = readingOf(paragraphs)
      read.naming ??= paragraphs.filter(namesSomething).length / Math.max(1, paragraphs.length)
      return read.naming
    },
  }
}

interface Read {
  paragraphs: readonly string[]
  /** By paragraph. */
  names?: readonly (readonly Name[])[]
  first?: Map<string, First>
  longer?: Map<string, string>
  /** The first paragraph with a word of a stem, among those read so far. */
  stems: Map<string, number>
  stemmed: number
  opening?: ReadonlySet<string>
  naming?: number
}

/** Of the article that was used last: sentences are judged article by article, and memory could not hold a whole
 * stock. */
let latest: Read = { paragraphs: [], stems: new Map(), stemmed: 0 }

function readingOf(paragraphs: readonly string[]): Read {
  if (latest.paragraphs !== paragraphs) latest = { paragraphs, stems: new Map(), stemmed: 0 }
  return latest
}

interface Name {
  full: string
  word: string
}

interface First {
  full: string
  at: number
}

/** Characters: fifty times a long paragraph of news. Bounds the work. */
const longestParagraph = 20_000

/** One to five capitalised words in a row. */
const anyName =
  /(?=\p{Lu})(?<![\p{L}\p{N}’'-])\p{Lu}[\p{L}\p{N}.’'-]{0,40}(?: (?:(?:de|da|del|van|von|der|bin|al|ibn) )?(?:\p{Lu}\. (?=\p{Lu}\p{Ll})(?!(?:The|An?|In|It|He|She|They|But|And|This|That|We|There|At|On|For)\b))?\p{Lu}[\p{L}\p{N}’'-]{0,40}){0,4}/gu

function namesRead(read: Read): readonly (readonly Name[])[] {
  read.names ??= read.paragraphs.map(namesIn)
  return read.names
}

function firstNamesOf(names: readonly (readonly Name[])[]): Map<string, First> {
  const found = new Map<string, First>()
  for (const [at, some] of names.entries()) {
    for (const { full, word } of some) {
      for (const key of [word, bare(word)]) if (!found.has(key)) found.set(key, { full, at })
    }
  }
  return found
}

function longerNamesOf(names: readonly (readonly Name[])[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { full } of names.flat()) {
    // An end mark after a lower-case letter separates two sentences.
    if (!full.includes(' ') || /\p{Ll}\. /u.test(full)) continue
    const last = full.slice(full.lastIndexOf(' ') + 1)
    for (const word of [full.slice(0, full.indexOf(' ')), last, bare(last)]) if (!found.has(word)) found.set(word, full)
  }
  return found
}

/** `Awlaki` of `al-Awlaki` and of `Al-Awlaki`. */
const bare = (word: string) => word.replace(joined, '')
const joined = new RegExp(`^(?:${alternatives(speakers.particles)})[-’']`, 'i')

/** Names, in order, each with the word that could stand for it later: its last word, or an abbreviation in brackets
 * after it. A word used on its own first is a complete name. */
export function namesIn(text: string): Name[] {
  const read = text.slice(0, longestParagraph)
  // Without positions, names are found in half the time.
  const names = (read.match(anyName) ?? []).map(readName)
  const abbreviations = !read.includes('(')
    ? []
    : Array.from(read.matchAll(/(?<=\p{L} )\((\p{Lu}[\p{Lu}\d&-]{1,9})\)/gu), (match) => ({
        full: match[0],
        word: match[1] ?? '',
      }))
  return [...abbreviations, ...names]
}

function readName(written: string): Name {
  return oneWord.test(written) ? { full: written, word: written } : readSeveral(written)
}

/** A stock contains the same names again and again. */
const mostKnown = 20_000
const readSeveral = memoized((written): Name => {
  const full = written.replace(opensSentence, '').replace(/[’']s?[.,]?$|[.,]$/, '')
  const word = full.slice(full.lastIndexOf(' ') + 1)
  return { full: ofAPlace.test(full) ? word : full, word }
}, mostKnown)

/** Nothing needs removing. */
const oneWord = /^[A-Za-z\d]+$/
const opensSentence = new RegExp(
  `^(?:(?:${alternatives(openers.beforeNames)}) )?(?:(?:${alternatives(speakers.titles)})\\.? |(?:${alternatives(speakers.offices)}) )*`,
)
/** `East London` is a part of London, so London is not half of its name. */
const ofAPlace =
  /^(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|Greater|Great|Upper|Lower|New|Old|Latin|Mount|Lake|Port|Fort) \S+$/

const namesSomething = (text: string) => /(?<=[\p{L}\d,;:”’)] [“"‘'(]?)\p{Lu}\p{L}/u.test(text)

function addStems(stems: Map<string, number>, text: string, at: number): void {
  for (const stem of everyStem(text.slice(0, longestParagraph))) if (!stems.has(stem)) stems.set(stem, at)
}
