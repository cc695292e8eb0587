// "The" before a noun that the article has used before: only a reader of that part knows which is meant.

import clause from '../lists/clause-words.json' with { type: 'json' }
import definite from '../lists/definite-nouns.json' with { type: 'json' }
import type { SentenceContext } from '../names/half-name.ts'
import { isDate } from '../names/known-names.ts'
import { saidInParagraph } from '../names/paragraph-words.ts'
import { haveOneStem, stem } from '../words/terms.ts'
import type { Token } from '../words/tokens.ts'
import { wordsOf } from '../words/word-list.ts'
import { personNouns, pointingNouns, qualifiers } from './standalone-words.ts'

/** The definite phrase that refers to something mentioned before; `null` if there is none. */
export function givenNoun(tokens: readonly Token[], context: SentenceContext): string | null {
  const { article, at = 0, paragraph, index } = context
  if (article === undefined) return null
  const told = (word: string) => article.said(stem(word), at) || saidInParagraph(stem(word), paragraph, index)
  return givenIn(tokens, [], told)
}

/** A noun after “the”, with its surroundings. */
interface Found {
  phrase: readonly Token[]
  noun: Token
  behind: readonly Token[]
  before: readonly Token[]
  /** The article has mentioned such a thing before. */
  told: (word: string) => boolean
}

/** @param earlier what is printed of the article before the sentence */
export function givenIn(
  tokens: readonly Token[],
  earlier: readonly Token[],
  told: (word: string) => boolean,
  { strict = false } = {},
): string | null {
  for (const [place, token] of tokens.entries()) {
    if (token.lower !== 'the' || token.stop) continue
    const phrase = nounPhrase(tokens, place + 1)
    const noun = phrase.at(-1)
    if (noun === undefined) continue
    const behind = tokens.slice(place + 1 + phrase.length)
    const before = [...earlier, ...tokens.slice(0, place)]
    const found: Found = { phrase, noun, behind, before, told }
    if (isGiven(found) || (strict && (isTakenUp(found) || isBare(found))))
      return `told before: the ${phrase.map(({ text }) => text).join(' ')}`
  }
  return null
}

/** `The researchers felt …`, `The new law sets …`, `The institute’s director …`: nothing before the verb says which. */
export function opensOnTheThing(tokens: readonly Token[]): boolean {
  if (tokens[0]?.lower !== 'the') return false
  const phrase = nounPhrase(tokens, 1)
  const noun = phrase.at(-1)
  if (noun === undefined || phrase.some((one) => one.name || /\d/.test(one.text))) return false
  const owner = noun.text.replace(/[’']s?$/u, '')
  if (unique.has(owner.toLowerCase())) return false
  const next = noun.stop || owner !== noun.text ? undefined : tokens[1 + phrase.length]
  return next === undefined || !(next.name || qualifiers.has(next.lower))
}

/** `the U.N. report`, `the Renfe spokeswoman`: the name says whose it is, but not which. */
function isTakenUp({ phrase, noun, behind, before, told }: Found): boolean {
  if (noun.name || /\d/.test(noun.text) || phrase.length < 2 || !phrase.some((one) => one.name)) return false
  if (unique.has(noun.lower) || isOffice(noun) || behind[0]?.name === true) return false
  if (before.some((one) => haveOneStem(one.lower, noun.lower))) return false
  return told(noun.lower)
}

function isGiven({ phrase, noun, behind, before, told }: Found): boolean {
  const named = phrase.some((one) => one.name || /\d/.test(one.text))
  const next = noun.stop ? undefined : behind[0]
  // `the Ohio man`, `the Saudi patient`: someone introduced before; `the Ohio man Ann Lee saw` is rare.
  if (named && !noun.name)
    return personNouns.has(noun.lower) && phrase.length > 1 && next?.name !== true && !isOffice(noun)
  if (named || unique.has(noun.lower) || next?.name === true) return false
  if (before.some((one) => haveOneStem(one.lower, noun.lower))) return false
  if (phrase[0]?.lower === 'two' && before.filter((one) => one.name).length > 1) return false
  if (kindsOfNamed.has(noun.lower) && before.some((one) => one.name)) return false
  if (next !== undefined && qualifiers.has(next.lower) && !placing.has(next.lower)) return false
  if (
    next !== undefined &&
    (placing.has(next.lower) || next.lower === 'and') &&
    behind.slice(1, 5).some((one) => one.name && !isDate(one.text))
  )
    return false
  return told(noun.lower)
}

/** `in the case`: a noun that stands for something mentioned before, without further description. */
function isBare({ phrase, noun, behind, before }: Found): boolean {
  if (!pointingNouns.has(noun.lower) || unique.has(noun.lower) || phrase.some((one) => one.name)) return false
  if (before.some((one) => haveOneStem(one.lower, noun.lower))) return false
  if (phrase[0]?.lower === 'two' && before.filter((one) => one.name).length > 1) return false
  if (kindsOfNamed.has(noun.lower) && before.some((one) => one.name)) return false
  const [next] = behind
  if (noun.stop || next === undefined || !qualifiers.has(next.lower)) return true
  // `After the event on Monday`
  return placing.has(next.lower) && behind[1] !== undefined && isDate(behind[1].text)
}

/** Plain nouns and adjectives up to the word before a verb, a preposition or a mark. */
function nounPhrase(tokens: readonly Token[], from: number): Token[] {
  const phrase: Token[] = []
  for (const [n, token] of tokens.slice(from, from + longestPhrase).entries()) {
    if (phrase.length > 0 && (qualifiers.has(token.lower) || ends(token.lower))) break
    // `the country wants the rest`: this is the verb.
    if (phrase.length > 0 && /^\p{Ll}{3,}s$/u.test(token.text) && opensObject.has(tokens[from + n + 1]?.lower ?? ''))
      break
    phrase.push(token)
    if (token.stop || /[’']s$/.test(token.text)) break
  }
  return phrase
}

/** Most words of a subject before its noun: anything longer is seldom one phrase. Chosen, not measured. */
const longestPhrase = 4
const opensObject = wordsOf(clause.objects)
const endings = wordsOf(clause.endings)
const ends = (word: string) => endings.has(word) || /^[a-z]{3,}(?:ly|ed)$/.test(word)

/** Things of which there is only one, for every reader. */
const unique = wordsOf(definite.unique)
/** Common nouns for what a preceding name denotes: `With Sonos, the company …`. */
const kindsOfNamed = wordsOf(definite.kindsOfNamed)
const placing = wordsOf(clause.placing)
const offices = wordsOf(definite.offices)
const isOffice = ({ lower }: Token) => offices.has(lower)
