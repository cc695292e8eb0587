// Word vectors for English in general: words that occur in similar company have similar directions (by cosine).

import data from '../word-vectors.json' with { type: 'json' }
import { plain } from './fold.ts'
import { stem } from './terms.ts'
import { zipfOf } from './word-frequency.ts'

/** Dimensions of a vector. */
export const dimensions = 40

/** A common English word, all its forms as one. */
export interface KnownWord {
  /** Its most common form. */
  word: string
  /** Unit length. */
  direction: Float32Array
  /** 0–1, higher for rarer words. */
  tells: number
}

/** Created on demand. */
let byStem: Map<string, KnownWord> | null = null

/** @param stem as returned by `stem` */
export function knownWord(stem: string): KnownWord | undefined {
  byStem ??= readWords()
  return byStem.get(stem)
}

/** The most common known word that begins with these letters. */
export function knownBeginning(letters: string): KnownWord | undefined {
  byStem ??= readWords()
  for (const one of byStem.values()) if (one.word.startsWith(letters)) return one
  return undefined
}

/** Unit length; all zeros if there is nothing to add up. */
export function directionOf(parts: Iterable<{ direction: Float32Array; weight: number }>): Float32Array {
  const sum = new Float64Array(dimensions)
  for (const { direction, weight } of parts)
    for (let n = 0; n < dimensions; n += 1) sum[n] = (sum[n] ?? 0) + weight * (direction[n] ?? 0)
  return scaled(sum)
}

/** Cosine of two directions. */
export function cosineSimilarity(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let n = 0; n < dimensions; n += 1) sum += (a[n] ?? 0) * (b[n] ?? 0)
  return sum
}

function scaled(sum: Float64Array): Float32Array {
  const length = Math.sqrt(sum.reduce((total, one) => total + one * one, 0)) || 1
  return Float32Array.from(sum, (one) => one / length)
}

/** Zipf frequency above which a word carries no meaning. */
const tellsNothing = 6
const rarest = 3

function readWords(): Map<string, KnownWord> {
  const found = new Map<string, KnownWord>()
  const signs = dimensions / 2
  for (const [row, words] of data.words.entries()) {
    for (const [n, word] of words.split(' ').entries()) {
      const written = data.vectors[row]?.slice(n * signs, (n + 1) * signs) ?? ''
      const tells = Math.max(0, tellsNothing - zipfOf(word)) / rarest
      const key = stem(plain(word))
      if (!found.has(key)) found.set(key, { word, direction: readDirection(written), tells })
    }
  }
  return found
}

/** The character that stands for two numbers of -4, and one that JSON would escape. */
const firstSign = 35
const skipped = 92
const levels = 9
const middle = 4

function readDirection(written: string): Float32Array {
  const numbers = new Float64Array(dimensions)
  for (let n = 0; n < written.length; n += 1) {
    const sign = written.charCodeAt(n)
    const both = sign - firstSign - (sign > skipped ? 1 : 0)
    numbers[2 * n] = Math.floor(both / levels) - middle
    numbers[2 * n + 1] = (both % levels) - middle
  }
  return scaled(numbers)
}
