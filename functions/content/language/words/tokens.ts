// The words of a sentence for the rules: each as written and in lower case, whether it is a name, and whether a clause
// ends after it.

import noNames from '../lists/no-names.json' with { type: 'json' }
import { memoized } from './memoized.ts'
import { wordsOf } from './word-list.ts'

export interface Token {
  text: string
  lower: string
  /** A name: capitalised, and not only as the first word of the sentence. */
  name: boolean
  /** A comma, semicolon, colon or dash follows. */
  stop: boolean
}

/** Words that begin sentences with a capital but are not names. */
const common = wordsOf(noNames.anything)

export const beginsSentences = (word: string) => common.has(word)

/** Several rules ask about a sentence, and later about the excerpts that contain it. */
const mostRecent = 200

export const tokensOf = memoized((sentence): readonly Token[] => readTokens(sentence), mostRecent)

function readTokens(sentence: string): Token[] {
  const found: Token[] = []
  let end = 0
  // Without positions, words are found in half the time.
  for (const written of sentence.match(word) ?? []) {
    end = sentence.indexOf(written, end) + written.length
    const text = endsInMark(written) ? written.replace(/(?<![.’'-])[.’'-]+$/, '') : written
    const small = text.toLowerCase()
    const lower = holdsApostrophe(small) && mayBeShort.test(small) ? small.replace(/[’']\p{L}+$/u, '') : small
    const name = beginsLarge(text) && (found.length > 0 ? lower !== 'i' : !common.has(lower))
    found.push({ text, lower, name, stop: stopsAt(sentence, end) })
  }
  return found
}

const word = /[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu
const endsInMark = (written: string) => wordMarks.has(written.charCodeAt(written.length - 1))
const wordMarks = new Set([...".’'-"].map((mark) => mark.charCodeAt(0)))
const holdsApostrophe = (small: string) => small.includes('’') || small.includes("'")
const mayBeShort = /[’'](?:s|d|ll|re|ve)$/

/** Looked up only outside ASCII. */
function beginsLarge(text: string): boolean {
  const code = text.charCodeAt(0)
  return code < 128 ? code > 64 && code < 91 : /^\p{Lu}/u.test(text)
}

/** True if the next mark, after at most two spaces, separates clauses. */
function stopsAt(sentence: string, from: number): boolean {
  let at = from
  while (at < from + 2 && isSpace(sentence.charCodeAt(at))) at += 1
  const code = sentence.charCodeAt(at)
  return code < 128 ? clauseMarks.has(code) : code === 0x2013 || code === 0x2014
}

const clauseMarks = new Set([...',;:('].map((mark) => mark.charCodeAt(0)))
const isSpace = (code: number) => code === 32 || ((code < 32 || code > 127) && /\s/.test(String.fromCharCode(code)))
