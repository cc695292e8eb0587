// "He", "him", "her" in a sentence that names no person for them.
import type { SentenceContext } from './half-name.ts'
import { isHousehold, isNoPerson } from './known-names.ts'
import { outsideQuotations } from './quotation.ts'
import { type Token, tokensOf } from './reference.ts'
import { personNouns } from './standalone-words.ts'
import { zipfOf } from './word-frequency.ts'

/** @returns the pronoun, `null` where the sentence says whom it stands for */
export function personlessPronoun(sentence: string, _context: SentenceContext): string | null {
  const tokens = tokensOf(outsideQuotations(sentence))
  const at = tokens.findIndex(({ lower }) => pronoun.test(lower))
  const own = tokens[at]
  if (own === undefined) return null
  const before = tokens.slice(0, at)
  // `In his speech, Ann Lee …`: the name may follow close behind a phrase that opens the sentence.
  const comma = tokens.findIndex(({ stop }, n) => stop && n >= at)
  const ahead = before.length < 6 && comma >= 0 && comma < 14 ? tokens.slice(comma + 1, comma + 8) : []
  return isPersonIn(before) || isPersonIn(ahead) ? null : `pronoun without a person: ${own.text}`
}

const pronoun = /^(?:he|him|his|himself|she|her|hers|herself)$/

function isPersonIn(tokens: readonly Token[]): boolean {
  return tokens.some((token, n) => {
    if (personNouns.has(token.lower)) return true
    if (!token.name || isNoPerson(token.text)) return false
    if (isHousehold(token.text) || tokens[n + 1]?.name === true || tokens[n - 1]?.name === true) return true
    // A lone word at the beginning is more often no name.
    return n > 0 || /[’']s$/.test(token.text) || zipfOf(token.lower) < 3.5
  })
}
