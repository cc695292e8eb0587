// Lines that are printed as sentences but are not: line-ups, telephone lists, entries after a dash. No story opens with
// one.
import { hasVerb } from './has-verb.ts'

/** `R Rook, B Dove, N Hare`: only names and numbers; fewest words for that, and their share. */
const fewestNamed = 5
const named = 0.7

const telephone = /(?:^|[ :])\+?\d[\d ()/.-]{6,}\d\b(?![\d,]*%)/
const behindDash = /^(?:--|[–—•*▪‣-]) /

/** @example isListing('R Rook, B Dove, N Hare, T Lark.') // true */
export function isListing(sentence: string): boolean {
  if (behindDash.test(sentence)) return true
  if (hasVerb(sentence)) return false
  if (sentence.includes(':') && telephone.test(sentence)) return true
  const words = sentence.match(/[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu) ?? []
  const large = words.filter((word) => /^[\p{Lu}\p{N}]/u.test(word))
  return words.length >= fewestNamed && /[,;]/.test(sentence) && large.length >= named * words.length
}

const someone = "\\p{Lu}[\\p{L}.’'-]*(?: \\p{Lu}[\\p{L}.’'-]*){0,3}"
const when = '(?:in|on|at|through|during|by|via|from|after|last|\\p{Lu}\\p{Ll}+day)'
const text =
  '(?:statement|post|posting|tweet|interview|blog|letter|message|e-?mail|release|speech|article|report|filing)'

/** `Ann Lee said in a posting.`, `Bo Ek told QNN on Monday.`: what was said comes before it, and is not quoted. */
const speechAlone = new RegExp(
  `^[^,"“”:;]{3,80} (?:(?:said|says|wrote|added|tweeted)(?: ${when} (?:an?|the|his|her|their|its) (?:\\p{L}+ ){0,4}${text})?|(?:told|tells) (?:${someone}|reporters|journalists)(?: ${when}\\b(?!.{0,80}\\b(?:that|how|what|why|whether|about|of|to|he|she|it|they|there)\\b)[^,"“”]{0,80})?)\\.$`,
  'u',
)

export const saysNothing = (sentence: string): boolean => speechAlone.test(sentence)
