// The names in a text for measuring similarity: one root for a country, its people, its adjective and the capital that
// stands for it, so that “Turkish trade” and “Ankara” match “Turkey”. Which capitals, and in which spellings (Kyiv,
// Kiev), is data: `name-roots.json`.

import lists from '../lists/name-roots.json' with { type: 'json' }
import { memoized } from './memoized.ts'
import { contentStems } from './terms.ts'
import { wordsOf } from './word-list.ts'

interface Names {
  /** Each once; `Vladimir Putin` is `putin`, `Black Sea` keeps both words. */
  names: Set<string>
  /** Stems of all words of names, and of names in a row (`Syria, Libya and Egypt`): they do not identify a matter. */
  parts: Set<string>
}

/** @example namesIn('Trade of Turkey and the Black Sea states').names // Set { 'turk', 'black sea' } */
export function namesIn(text: string): Names {
  const names = new Set<string>()
  const parts = new Set<string>()
  const add = (written: string, listed: boolean) => {
    const read = readName(written)
    for (const word of read.words) parts.add(word)
    if (!listed && read.name !== '') names.add(read.name)
  }
  const listed = placesInRows(text)
  for (const pattern of [inside, first]) {
    // Without positions, names are found in half the time.
    if (listed === null) for (const written of text.match(pattern) ?? []) add(written, false)
    else eachMatch(pattern, text, (written, at) => add(written, listed[at] === 1))
  }
  return { names, parts }
}

/** Marks each position of the text that is in a row of names; `null` if there is none. */
function placesInRows(text: string): Uint8Array | null {
  if (!text.includes(', ') || !/ (?:and|or) /.test(text)) return null
  let places: Uint8Array | null = null
  eachMatch(row, text, (match, at) => {
    places ??= new Uint8Array(text.length)
    places.fill(1, at, at + match.length)
  })
  return places
}

/** Like `matchAll`, which copies the pattern for each text. */
function eachMatch(pattern: RegExp, text: string, meet: (match: string, at: number) => void): void {
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) meet(match[0], match.index)
}

interface ReadName {
  /** Stems of its words. */
  words: readonly string[]
  name: string
}

/** A stock contains the same names again and again. */
const mostNames = 20_000
const readName = memoized((written): ReadName => {
  const words = contentStems(written)
  return { words, name: nameOf(words) }
}, mostNames)

const capital = '\\p{Lu}[\\p{L}\\p{N}]*'
const proper = `${capital}(?: ${capital})*`
/** Bounded, because the pattern backtracks where a row breaks off. */
const bounded = '\\p{Lu}[\\p{L}\\p{N}]{0,40}'
const short = `${bounded}(?: ${bounded}){0,5}`
/** Inside a sentence every capital begins a name. It is looked for first, since few letters are capitals. */
const inside = new RegExp(`(?=\\p{Lu})(?<=[\\p{L}\\p{N},;’”)–-] ?[“(]?)(?<![\\p{L}\\p{N}])${proper}`, 'gu')
/** The first word is a name if it owns something, or does what only names do without an article. */
const first = new RegExp(
  `(?:^|(?<=[.!?][”"’]? ))${proper}(?=[’']s |-\\p{Lu}| (?:is|has|was|will|does|did|can|could|would|may|might|also|and \\p{Lu}|or \\p{Lu}))`,
  'gu',
)
/** Three names or more in a row. */
const row = new RegExp(`${short}(?:, (?:the )?${short}){1,12},? (?:and|or) (?:the )?${proper}`, 'gu')

/** The last word identifies a person or place, unless it is a kind of thing that many names share. */
function nameOf(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length > 1 && kinds.has(last) ? words.join(' ') : nameRoot(last)
}

const kinds = wordsOf(lists.kinds)

/** @example nameRoot('turkish') === nameRoot('turkey') // 'turk'; words come without accents, in lower case */
export const nameRoot = memoized((name) => {
  let root = spokenFor.get(name) ?? name
  for (let shorter = cut(root); shorter !== root; shorter = cut(root)) root = shorter
  return root
}, mostNames)

/** Capitals that writers use for the state, and hardly ever for the city. */
const spokenFor: ReadonlyMap<string, string> = new Map(Object.entries(lists.capitals))

const endings = new RegExp(`(?:${lists.endings.join('|')})$`)
/** Letters: with fewer (Ir-, Om-) two names could share one by chance. */
const shortestRoot = 3

function cut(name: string): string {
  const shorter = name.replace(endings, '')
  return shorter.length >= shortestRoot ? shorter : name
}
