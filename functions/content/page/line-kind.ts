// What a line of a page is by its own words: text of an article, or one of the kinds of line that surround it.
import type { Block } from './block.ts'
import { readDate } from './date.ts'
import type { LineKind } from './line-kinds.ts'
import { patterns } from './line-patterns.ts'

export type { LineKind } from './line-kinds.ts'

/** Words of sign-up blurbs: several of them make one, however long it is. */
const blurb =
  /\b(?:newsletters?|inbox|sign(?:ing)? up|subscri(?:be|ption|bing)|unsubscribe|e-?mail address|cookies?|privacy policy|terms of (?:use|service)|special offers?|subscriber|free trial)\b/gi

export function kindOf(block: Block): LineKind {
  const found = patterns.find(([, most, pattern]) => block.words <= most && pattern.test(block.text.slice(0, 600)))
  if (found) return found[0]
  if (!/\p{L}/u.test(block.text)) return /\d/.test(block.text) && readDate(block.text) ? 'date' : 'navigation'
  if (isDateLine(block)) return 'date'
  if (isBlurb(block)) return 'sign-up'
  return isText(block) ? 'text' : 'short'
}

/** A date and little else; no sentence, and no signature under somebody's comment (`— Ann (@ann) May 1, 2020`). */
function isDateLine({ text, words, ended }: Block): boolean {
  if (words > 20 || /^[—–-]|@\p{L}/u.test(text) || readDate(text) === null) return false
  return (
    (!ended && words <= 16) || /^(?:(?:first |last )?(?:published|posted|updated|created|modified)|date)\b/i.test(text)
  )
}

function isBlurb(block: Block): boolean {
  const cues = new Set((block.text.slice(0, 3000).match(blurb) ?? []).map((word) => word.toLowerCase())).size
  return cues >= 2 && cues >= block.words / 40
}

/** Running text: closes with an end mark, or is too long for anything else. */
const isText = (block: Block) => block.words >= 25 || (block.ended && !titleCased(block.text)) || endsInColon(block)

const endsInColon = (block: Block) => block.words >= 8 && /[:;,]["'”’]?$/.test(block.text)

/** `Why “Compartmentalization” and not open Conflict?` is a heading for all its question mark. */
function titleCased(text: string): boolean {
  if (!/[?!]["'”’»)]*$/.test(text)) return false
  const long = text.match(/[\p{L}][\p{L}’'-]{3,}/gu) ?? []
  const capital = long.filter((word) => /^\p{Lu}/u.test(word)).length
  return long.length >= 2 && long.length <= 14 && capital >= 2 && capital >= 0.6 * long.length
}

/** Could stand as a title or a heading. */
export function titleShaped(block: Block): boolean {
  return (
    block.words >= 2 &&
    block.words <= 22 &&
    block.text.length <= 160 &&
    !/[.,;:…]["'”’]?$/.test(block.text) &&
    // A name may begin in lower case and go on in capitals: `iPhone`.
    /^(?:["'“‘«¿¡(\p{Lu}\p{Lo}\d]|\p{Ll}\p{Lu})/u.test(block.text)
  )
}
