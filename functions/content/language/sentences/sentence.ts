// Cuts a paragraph into sentences, and into the units that may be quoted. The rules look at the words before and after
// an end mark; abbreviations after which a sentence must not be cut are data, `lists/abbreviations.json`. Each step
// reads the text once.

import abbreviations from '../lists/abbreviations.json' with { type: 'json' }
import { fold } from '../words/fold.ts'
import { wordsOf } from '../words/word-list.ts'
import { listStarts } from './list-items.ts'
import { openMarks } from './quotation.ts'

const titles = wordsOf(abbreviations.titles)
const beforeNumbers = wordsOf(abbreviations.beforeNumbers)
const others = wordsOf(abbreviations.others)
const openers = wordsOf(abbreviations.openers)

const endMark = /[.!?…؟।]/
const fullWidthEnd = /[。！？]/
const closingMark = /["'”’»)\]」]/
const openingMark = /["'“‘«([「¿¡–—•-]/

/**
 * Sentences of a paragraph, in order, trimmed; quotations are cut too.
 * @example splitSentences('He saw Mr. Smith. She left.') // ['He saw Mr. Smith.', 'She left.']
 */
export function splitSentences(text: string): string[] {
  const folded = fold(text)
  const sentences: string[] = []
  const forced = listStarts(folded)
  const brackets = closedBrackets(folded)
  let start = 0
  for (const at of placesToCut(folded, forced)) {
    if (at < start) continue
    const end = forced.has(at) && at > start ? at : boundaryAt(folded, at, start, forced.size > 0)
    if (end === null || brackets(end)) continue
    push(sentences, folded.slice(start, end))
    start = end
  }
  push(sentences, folded.slice(start))
  return sentences
}

const anyEnd = /[.!?…؟।。！？]/g

/** Where a sentence may end: end marks and starts of list items, in order. */
function placesToCut(text: string, forced: ReadonlySet<number>): number[] {
  const marks = Array.from(text.matchAll(anyEnd), ({ index }) => index)
  return forced.size === 0 ? marks : [...new Set([...marks, ...forced])].sort((a, b) => a - b)
}

/** Sentences, joined while a quotation or a bracket is open: the units of which an excerpt may consist. A mark that is
 * never closed in the paragraph joins nothing. */
export function quotableUnits(text: string): string[] {
  const sentences = splitSentences(text)
  const units: string[] = []
  for (let at = 0; at < sentences.length; ) {
    const length = unitLength(sentences, at)
    units.push(length === 1 ? (sentences[at] ?? '') : sentences.slice(at, at + length).join(' '))
    at += length
  }
  return units
}

/** Most sentences that are joined: a longer quotation is never quoted as a whole anyway. */
const longestUnit = 12

function unitLength(sentences: string[], from: number): number {
  let open: string[] | null = []
  for (let length = 1; length <= longestUnit && from + length <= sentences.length; length += 1) {
    open = openMarks(sentences[from + length - 1] ?? '', open)
    if (open === null) return 1
    if (open.length === 0) return length
  }
  return 1
}

function push(sentences: string[], piece: string): void {
  const trimmed = piece.trim()
  if (trimmed !== '') sentences.push(trimmed)
}

/** Where the sentence whose end mark is at `at` ends (exclusive), or `null` if that mark does not end one. */
function boundaryAt(text: string, at: number, start: number, inList: boolean): number | null {
  const mark = text[at] ?? ''
  if (fullWidthEnd.test(mark)) return skip(text, at + 1, closingMark)
  if (!endMark.test(mark) || text[at + 1] === undefined) return null
  // The rest of a run of marks was judged with its first one.
  if (at > start && endMark.test(text[at - 1] ?? '')) return null
  const run = runOfMarks(text, at)
  if (run.omission) return run.boundary
  const end = skip(text, run.end, closingMark)
  if (text[end] !== ' ') return null
  const next = text.slice(end + 1, end + 60)
  if (!opensSentence(next)) return null
  if (run.end - at > 1 || mark !== '.') return end
  return stopEnds(text, at, start, next, inList) ? end : null
}

/** A run of end marks from `at`: `end` is exclusive. Spaced dots are an omission: within a sentence if there are three
 * after a space, else they belong to the sentence before (`period . . . . Next`) or open the next one (`compounds. . .
 * . The`). */
function runOfMarks(text: string, at: number): { end: number; omission: boolean; boundary: number | null } {
  let end = at + 1
  while (end < text.length && endMark.test(text[end] ?? '')) end += 1
  const spaced = /^\.(?: \.){2,}/.exec(text.slice(at, at + 12))
  if (spaced) {
    const after = at + spaced[0].length
    const attached = at > 0 && text[at - 1] !== ' '
    const dots = (spaced[0].length + 1) / 2
    const rest = text.slice(after + 1, after + 60)
    if (skip(text, after, closingMark) >= text.length) return { end: text.length, omission: true, boundary: null }
    if (attached && dots > 3) return { end: at + 1, omission: true, boundary: at + 1 }
    return { end: after, omission: true, boundary: dots > 3 && opensSentence(rest) ? after : null }
  }
  if (text[at - 1] === ' ' && /^\.{1,3}(?!\.)/.test(text.slice(at, at + 4)))
    return { end, omission: true, boundary: null }
  if (text[at - 1] === '[') return { end, omission: true, boundary: null }
  return { end, omission: false, boundary: null }
}

function opensSentence(next: string): boolean {
  // A bracket that opens with a name and a number is a reference (`(Smith 55)`), not a sentence.
  if (/^\(\p{Lu}[\p{L}.&, -]{0,40} \d+[\p{L}\d–-]{0,8}\)/u.test(next)) return false
  const first = next.slice(skip(next, 0, openingMark)).trimStart()
  if (first === '') return true
  return !/^\p{Ll}/u.test(first) || /^\p{Ll}{1,2}\p{Lu}/u.test(first)
}

/** Whether the full stop at `at` ends a sentence, by the word before it and the one after. */
function stopEnds(text: string, at: number, start: number, next: string, inList: boolean): boolean {
  const before = text
    .slice(Math.max(start, at - 40), at)
    .replace(/^.*\s/, '')
    .replace(/^["'“‘«([]+/, '')
  const word = before.toLowerCase()
  const nextWord = (/^[\p{L}'’]+/u.exec(next.slice(skip(next, 0, openingMark)))?.[0] ?? '').toLowerCase()
  const opener = openers.has(nextWord)
  if (inList && /^[•⁃‣◦▪]?\s?(?:\d{1,3}|[a-z])$/.test(before)) return false
  if (titles.has(word)) return false
  // A single capital is usually an initial: `Ada V. Lind`.
  if (/^\p{Lu}$/u.test(before)) return opener && !/\p{Lu}\S{0,40} $/u.test(previousWord(text, at - 1, start))
  if (beforeNumbers.has(word)) return !/^(?:\d|[IVXLC]+\b)/.test(next)
  const dotted = /^(?:\p{L}\.)+\p{L}$/u.test(before)
  if (!dotted && !others.has(word)) return true
  if (/^[ap]\.?m$/.test(word) && at - start < 40 && opensWithTime(text.slice(start, at))) return false
  return opener
}

/** The word before position `at`, with the space after it. */
function previousWord(text: string, at: number, start: number): string {
  return /\S{1,40} ?$/.exec(text.slice(Math.max(start, at - 40), at))?.[0] ?? ''
}

/** `At 5 a.m.` opens a sentence; it does not end one. */
const opensWithTime = (sentence: string) =>
  /^(?:at|by|around|about|before|after|until|from) [\d:.]+ ?\S*$/i.test(sentence.trim())

function skip(text: string, from: number, marks: RegExp): number {
  let at = from
  while (at < text.length && marks.test(text[at] ?? '')) at += 1
  return at
}

/** Returns whether a position is inside a round bracket that is closed later; nothing is cut there. */
function closedBrackets(text: string): (at: number) => boolean {
  if (!text.includes('(')) return () => false
  const opened: number[] = []
  const inside = new Uint8Array(text.length + 1)
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') opened.push(at)
    else if (text[at] === ')') {
      const from = opened.pop()
      if (from !== undefined && opened.length === 0 && at - from < 400) inside.fill(1, from + 1, at + 1)
    }
  }
  return (at) => inside[at] === 1
}
