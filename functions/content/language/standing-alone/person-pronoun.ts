// "He", "him", "her" in a sentence that names no person they could refer to.

import kinds from '../lists/institution-nouns.json' with { type: 'json' }
import { isLead, opensSentences, type SentenceContext } from '../names/half-name.ts'
import { isHousehold, isNoPerson } from '../names/known-names.ts'
import { outsideQuotations } from '../sentences/quotation.ts'
import { type Token, tokensOf } from '../words/tokens.ts'
import { zipfOf } from '../words/word-frequency.ts'
import { wordsOf } from '../words/word-list.ts'
import { personNouns } from './standalone-words.ts'

/** @returns the pronoun, `null` if the sentence says whom it refers to */
export function personlessPronoun(sentence: string, context: SentenceContext): string | null {
  const tokens = tokensOf(outsideQuotations(sentence))
  return isLead(context) && namesItsPronoun(tokens) ? null : personless(tokens)
}

/** The same for some words on their own. */
export function personless(tokens: readonly Token[]): string | null {
  const at = tokens.findIndex(({ lower }) => pronoun.test(lower))
  const own = tokens[at]
  if (own === undefined) return null
  const before = tokens.slice(0, at)
  if (at > 0 && describesSubject(before) && /^(?:s?he)$/.test(own.lower)) return `pronoun without a person: ${own.text}`
  // `In his speech, Ann Lee …`: the name may come soon after an opening phrase.
  const ahead = subjectBehindPhrase(tokens, at)
  return isPersonIn(before) || isPersonIn(ahead) || speaks(before) ? null : `pronoun without a person: ${own.text}`
}

/** `He has never won a race, but Tom Vayle …`: a lead may name the person after the pronoun. */
export function namesItsPronoun(tokens: readonly Token[]): boolean {
  if (!pronoun.test(tokens[0]?.lower ?? '')) return false
  return tokens.some((token, n) => n > 0 && isFirstOfName(token) && isFirstOfName(tokens[n + 1]))
}

const isFirstOfName = (token: Token | undefined) => token?.name === true && !isNoPerson(token.text)

/** `The runner-up said he will not`: whoever says something is a person. */
const speaks = (before: readonly Token[]) =>
  before.length > 1 &&
  !/^(?:it|he|she|they|this|that)$/.test(before[0]?.lower ?? '') &&
  before.slice(1).some(({ lower }) => /^(?:said|says|told|announced|admitted|denied|claimed)$/.test(lower))

/** The words after the opening phrase of a sentence, if the pronoun at `at` is in that phrase. */
function subjectBehindPhrase(tokens: readonly Token[], at: number): readonly Token[] {
  const comma = tokens.findIndex(({ stop }) => stop)
  if (comma < at || comma >= longestPhrase) return []
  const inClause = opensClause.test(tokens[at - 1]?.lower ?? '')
  if (!inClause && /^s?he$/.test(tokens[at]?.lower ?? '') && behindPhrase.test(tokens[0]?.lower ?? '')) return []
  const owns = /^(?:his|her)$/.test(tokens[at]?.lower ?? '') && comma < 14
  return owns || inClause || opensPhrase.test(tokens[0]?.lower ?? '') ? tokens.slice(comma + 1, comma + 8) : []
}

/** `Known as the mother of the forest, she …`, `After a brief career as a tutor, he …`: the phrase describes someone
 * without naming them. */
const describesSubject = (before: readonly Token[]) =>
  before.at(-1)?.stop === true &&
  (ofSubject.test(before[0]?.lower ?? '') ||
    (before[0]?.lower === 'after' && before.some(({ lower }) => lower === 'as')))
const ofSubject = /^(?:known|born|raised|described|hailed|named|educated|dubbed|nicknamed)$/

/** Most words before the subject: half of the longest sentence that is printed (C5). */
const longestPhrase = 20
/** `For one part he …`: this is the subject of the sentence, not of a clause in the phrase. */
const behindPhrase = /^(?:for|in|on|at|by|from|under|with|without|despite|during|amid)$/
/** `Hours after he had won, Ann Lee …` */
const opensClause = /^(?:after|before|when|while|as|since|until|though|although|if|because|once|where)$/
const opensPhrase =
  /^(?:after|before|during|despite|with|without|in|on|at|by|for|from|under|amid|while|when|as|since|until|though|although|\p{L}{2,}(?:ing|ed))$/u

const pronoun = /^(?:he|him|his|himself|she|her|hers|herself)$/

function isPersonIn(tokens: readonly Token[]): boolean {
  return tokens.some((token, n) => {
    if (personNouns.has(token.lower) || /^whos?e?$/.test(tokens[n + 1]?.lower ?? '')) return true
    if (!token.name || isNoPerson(token.text) || isOfBody(tokens, n)) return false
    if (isHousehold(token.text) || tokens[n + 1]?.name === true || tokens[n - 1]?.name === true) return true
    // A single word at the beginning is usually not a name.
    return n > 0 || /[’']s$/.test(token.text) || (zipfOf(token.lower) < 3.5 && !opensSentences(token.text))
  })
}

const bodies = wordsOf(kinds.nouns)

/** A word of a name that ends like an organisation's: `the World Bank`, `Workers’ Education Association`. */
function isOfBody(tokens: readonly Token[], at: number): boolean {
  let end = at
  while (tokens[end]?.stop !== true && tokens[end + 1]?.name === true) end += 1
  return bodies.has(tokens[end]?.lower ?? '')
}
