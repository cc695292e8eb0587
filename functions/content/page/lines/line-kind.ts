// Decides what a line of a page is by its own words: text of an article, or one of the kinds of line around it.

import { readDate } from '../days/date.ts'
import type { Block } from '../elements/block.ts'
import type { LineKind } from './line-kinds.ts'
import { patterns } from './line-patterns.ts'

export type { LineKind } from './line-kinds.ts'

/** Words of sign-up blurbs; several of them show that a line is one, however long it is. */
const blurb =
  /\b(?:newsletters?|inbox|sign(?:ing)? up|subscri(?:be|ption|bing)|unsubscribe|e-?mail address|cookies?|privacy policy|terms of (?:use|service)|special offers?|subscriber|free trial)\b/gi

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Most characters of a line that are compared with patterns, and that are searched for words of blurbs. */
const patternWithin = 600
const blurbWithin = 3000

export function kindOf(block: Block): LineKind {
  const found = patterns.find(
    ([, most, pattern]) => block.words <= most && pattern.test(block.text.slice(0, patternWithin)),
  )
  if (found) return found[0]
  if (!/\p{L}/u.test(block.text)) return /\d/.test(block.text) && readDate(block.text) ? 'date' : 'navigation'
  if (isDateLine(block)) return 'date'
  if (isBlurb(block)) return 'sign-up'
  return isText(block) ? 'text' : 'short'
}

/** Most words of such a line, with a word for publishing and without. */
const longestDateLine = 20
const longestBareDate = 16

/** True of a date and little else; not of a sentence, nor of a signature under a comment (`— Ann (@ann) May 1,
 * 2020`). */
function isDateLine({ text, words, ended }: Block): boolean {
  if (words > longestDateLine || /^[—–-]|@\p{L}/u.test(text) || readDate(text) === null) return false
  return (
    (!ended && words <= longestBareDate) ||
    /^(?:(?:first |last )?(?:published|posted|updated|created|modified)|date)\b/i.test(text)
  )
}

/** Fewest different words of blurbs, and number of words of text in which each must occur. */
const fewestCues = 2
const wordsPerCue = 40

function isBlurb(block: Block): boolean {
  const found = block.text.slice(0, blurbWithin).match(blurb) ?? []
  const cues = new Set(found.map((word) => word.toLowerCase())).size
  return cues >= fewestCues && cues >= block.words / wordsPerCue
}

/** Fewest words at which a line can only be text, and at which one that ends in a colon or comma is text. */
const longLine = 25
const fewestBeforeColon = 8

/** Running text: ends with an end mark, or is too long to be anything else. */
const isText = (block: Block) =>
  block.words >= longLine || (block.ended && !titleCased(block.text)) || endsInColon(block)

const endsInColon = (block: Block) => block.words >= fewestBeforeColon && /[:;,]["'”’]?$/.test(block.text)

/** Fewest and most long words of such a heading, and the least share of them that must begin with a capital. */
const [fewestLong, mostLong] = [2, 14]
const leastCapitals = 0.6

/** `Why “Compartmentalization” and not open Conflict?` is a heading despite its question mark. */
function titleCased(text: string): boolean {
  if (!/[?!]["'”’»)]*$/.test(text)) return false
  const long = text.match(/[\p{L}][\p{L}’'-]{3,}/gu) ?? []
  const capital = long.filter((word) => /^\p{Lu}/u.test(word)).length
  const isFew = long.length >= fewestLong && long.length <= mostLong
  return isFew && capital >= fewestLong && capital >= leastCapitals * long.length
}

/** Fewest and most words of a title or a heading; its characters. */
const [fewestOfTitle, mostOfTitle] = [2, 22]
const mostCharacters = 160

/** True if it could be a title or a heading. */
export function titleShaped(block: Block): boolean {
  return (
    block.words >= fewestOfTitle &&
    block.words <= mostOfTitle &&
    block.text.length <= mostCharacters &&
    !/[.,;:…]["'”’]?$/.test(block.text) &&
    // A name may begin in lower case and continue in capitals: `iPhone`.
    /^(?:["'“‘«¿¡(\p{Lu}\p{Lo}\d]|\p{Ll}\p{Lu})/u.test(block.text)
  )
}
