// A noun that is incomplete without the headline or the sentence before: a ruling, but on what?
import type { SentenceContext } from '../names/half-name.ts'
import { outsideQuotations } from '../sentences/quotation.ts'
import { relationalNouns } from './standalone-words.ts'

/** @returns the noun that asks “of what?”, `null` if there is none */
export function missingArgument(sentence: string, _context: SentenceContext): string | null {
  const own = outsideQuotations(sentence)
  const opened = opensWith.exec(own)
  if (opened !== null && relationalNouns.has((opened[1] ?? '').toLowerCase())) return `of what: ${opened[1]}`
  const last = endsWith.exec(own)
  if (last !== null && own.length < 90 && relationalNouns.has((last[1] ?? '').toLowerCase()))
    return `of what: ${last[1]}`
  const among = /\bwas among (?:the|those|them)\b/.exec(own)
  return among === null ? null : 'among whom'
}

/** `A ruling is expected`, `Version 1.0 came out`. */
const opensWith =
  /^(?:An? |The |Any |No |One |Its |Their )?(?:\p{Ll}+ ){0,2}(\p{L}+)(?: \d[\d.]*)? (?:is|are|was|were|has|have|had|will|would|can|could|may|might|came|comes|went|goes|takes?|took|follow(?:s|ed)|begins?|began|ended)\b/u
/** `Etihad becomes the biggest shareholder.` */
const endsWith = /\b(?:the|an?) (?:\p{Ll}+ ){0,2}(\p{L}+)\.$/u
