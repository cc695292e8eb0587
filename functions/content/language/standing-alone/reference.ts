// Pronouns and definite nouns of a sentence that nothing in the sentence itself explains.

import clause from '../lists/clause-words.json' with { type: 'json' }
import definite from '../lists/definite-nouns.json' with { type: 'json' }
import forms from '../lists/verb-forms.json' with { type: 'json' }
import { isNoPerson } from '../names/known-names.ts'
import { haveOneStem } from '../words/terms.ts'
import { beginsSentences, type Token } from '../words/tokens.ts'
import { alternatives, wordsOf } from '../words/word-list.ts'
import { placeNouns, pointingNouns, qualifiers } from './standalone-words.ts'

/** The pronoun without anything before it (or a name after it) that it could refer to, except those for persons
 * (`personlessPronoun`); `null` if all are explained. */
export function dependentPronoun(tokens: readonly Token[]): string | null {
  for (const [at, token] of tokens.entries()) {
    if (!mayLean.has(token.lower)) continue
    const before = tokens.slice(0, at)
    const after = tokens.slice(at + 1)
    if (/^(?:it|they|them|its|their|theirs)$/.test(token.lower) && !explained(token, before, after))
      return `pronoun: ${token.text}`
    if (token.lower === 'such' && pointsBack(tokens, at)) return 'such'
    if (token.lower === 'both' && leansOnTwo(before, after)) return 'both'
    if (token.lower === 'this' && (at < 5 || isClauseOf(before)) && finite.test(after[0]?.lower ?? ''))
      return 'pronoun: this'
  }
  return null
}

/** `… to think this might work`: there is no clause before it that it could refer to. */
const isClauseOf = (before: readonly Token[]) =>
  !before.some(({ stop }) => stop) && !/^(?:and|but|or|so|which|because)$/.test(before.at(-1)?.lower ?? '')

const mayLean = new Set('it they them its their theirs such both this'.split(' '))

/** `Both are …`, `both countries`: the two must have been named; `both Russia and Turkey` names them. */
function leansOnTwo(before: readonly Token[], after: readonly Token[]): boolean {
  const [next] = after
  const places = /^(?:countries|nations|states)$/.test(next?.lower ?? '')
  if (countNames(places ? before.filter((one) => isNoPerson(one.text)) : before) >= 2) return false
  if (next === undefined || finite.test(next.lower)) return true
  const and = after.slice(0, 8).findIndex((one) => one.lower === 'and')
  return and < 0 || (before.length === 0 && !next.name && and > 3)
}

/** Number of names; those joined by a hyphen count separately. */
const countNames = (tokens: readonly Token[]) =>
  tokens.reduce((sum, one) => sum + (one.name ? (one.text.match(/(?:^|-)\p{Lu}/gu) ?? []).length : 0), 0)

/** Something before it may be what it refers to; or it refers to nothing (`it is unlikely that`); or its name
 * follows. */
function explained(token: Token, before: readonly Token[], after: readonly Token[]): boolean {
  if (token.lower === 'it' && expletive(/[’']s$/.test(token.text) ? ['is', ...words(after)] : words(after))) return true
  // The subject after an opening phrase (`With some luck, it will …`) does not refer to a word in it, unless that is a
  // name.
  const subject =
    before.at(-1)?.stop === true && before.filter((one) => one.stop).length === 1 && /^(?:it|they)$/.test(token.lower)
  const plain = (one: Token) => !subject && !beginsSentences(one.lower) && one.lower.length > 3
  const nouns = before.filter(
    (one, at) => !((subject || before.length === 1) && isParticiple(one, at)) && (one.name || plain(one)),
  )
  if (nouns.length > 0 && !(before.at(-1)?.lower === 'of' && before.every(measures))) return true
  const comma = after.findIndex((one) => one.stop)
  return /^(?:its|their)$/.test(token.lower) && comma >= 0 && after.slice(comma + 1, comma + 4).some((one) => one.name)
}

/** `Part of its success`, `At least a third of their boats`: an amount of something that is not named. */
const measures = ({ lower, stop, text }: Token) => !stop && (ofMeasure.has(lower) || /^\d/.test(text))

const ofMeasure = wordsOf(definite.measures)

/** `Rebranded as a club, it …`: such a first word is not a name, in spite of its capital. */
const isParticiple = (word: Token, at: number) => at === 0 && /(?:ed|ing|ly)$/.test(word.lower)

const words = (tokens: readonly Token[]) => tokens.slice(0, 9).map(({ lower }) => lower)

/** `it did not surprise Ann Lee that` */
const feltThat =
  /^(?:(?:did|does|should|would) (?:not )?|(?:did|does|should|would)n['’]t )?(?:surpris|shock|amaz|alarm|anger|worri|pleas|hurt)\p{Ll}{0,3} .{1,80}\bthat\b/u

/** `it is unlikely that`, `it is rare for a town to`, `it would be better to`, `it remains unclear whether`. */
function expletive(after: readonly string[]): boolean {
  if (/^(?:is|has)$/.test(after[0] ?? '') && after[1] === 'been') return after.includes('since')
  if (/^(?:(?:is|was) not|(?:is|was)n[’']t) until$/.test(after.slice(0, after[1] === 'not' ? 3 : 2).join(' ')))
    return true
  if (feltThat.test(after.join(' '))) return true
  if (/^(?:is|was|seems)$/.test(after[0] ?? '') && after.includes('for') && after.indexOf('to') > after.indexOf('for'))
    return true
  const [verb, next, ...rest] = after.slice(0, 6)
  if (next === 'come' && rest[0] === 'as') return true
  const modal = /^(?:would|may|might|will|should|can|could|must)$/.test(verb ?? '')
  if (
    modal
      ? !/^(?:be|seem|become|remain|take)$/.test(next ?? '')
      : !/^(?:is|was|seems|appears|remains|became|becomes)$/.test(verb ?? '')
  )
    return false
  // `it will be forced to turn` is about someone.
  if (modal && /ed$|^(?:able|unable|ready|willing|unwilling|set|due|free|bound)$/.test(rest[0] ?? '')) return false
  return [next, ...rest].some((word) => /^(?:that|to|whether|what|how)$/.test(word ?? ''))
}

/** `such ideas`, `such a scheme`; not `such as`, nor `such military confrontations as`. */
function pointsBack(tokens: readonly Token[], at: number): boolean {
  const next = tokens.slice(at + 1, at + 6).map((one) => one.lower)
  return next[0] !== 'as' && !next.slice(0, 4).includes('as') && !next.includes('that')
}

/** The definite phrase that refers to something said before; `null` if there is none. */
export function dependentNoun(tokens: readonly Token[]): string | null {
  const [first] = tokens
  if (first?.lower === 'the') {
    const why = leaningSubject(tokens)
    if (why !== null) return why
  }
  for (const [at, token] of tokens.entries()) {
    const phrase = phraseAt(tokens, at, token)
    if (phrase !== null) return `points back: ${token.text} ${phrase}`
  }
  return null
}

/** `The generals face …`: a subject that neither a name in it nor a qualifying phrase with a name identifies. */
function leaningSubject(tokens: readonly Token[]): string | null {
  const rest = tokens.slice(1)
  const end = rest.findIndex((one, n) => endsSubject(one, n, rest[n + 1], rest[n - 1]) || n >= longestSubject)
  const nouns = rest.slice(0, end < 0 ? 4 : end)
  if (nouns.some((one) => one.name || /\d|-\p{Lu}/u.test(one.text))) return null
  const behind = end < 0 ? [] : rest.slice(end, end + 14)
  const loose =
    nouns.at(-1)?.stop === true || nouns.slice(1).some(isAdverb) || /^(?:which|who|that)$/.test(behind[0]?.lower ?? '')
  const qualified = loose ? !pointingNouns.has(nouns.at(-1)?.lower ?? '') : qualifiers.has(behind[0]?.lower ?? '')
  const stop = behind.findIndex((one, n) => n > 1 && finite.test(one.lower))
  const within = stop < 0 ? behind : behind.slice(0, stop)
  return qualified && within.some((one) => one.name)
    ? null
    : `points back: The ${nouns.map((one) => one.text).join(' ')}`
}

/** A qualifying phrase begins, or this is the verb (`The car gets some …`, `The retailer earned …`). */
const endsSubject = (word: Token, at: number, next: Token | undefined, last: Token | undefined) =>
  (next?.lower === 'to' && plain.has(word.lower) && /s$/.test(last?.lower ?? '')) ||
  qualifiers.has(word.lower) ||
  finite.test(word.lower) ||
  (at > 0 && /^\p{Ll}{2,}ed$/u.test(word.text)) ||
  (at > 0 && /^\p{Ll}{2,}s$/u.test(word.text) && determiner.test(next?.lower ?? ''))
/** `The clerks want to …` */
const plain = wordsOf(forms.base)
const determiner = /^(?:the|an?|some|any|its|his|her|their|no|more|up|out|\d.*)$/
const longestSubject = 6

/** `The band currently sits in third place`: an adverb announces the verb, whatever it is. */
const isAdverb = (word: Token) => /^(?:\p{Ll}{3,}ly|also|now|still|then|often|never)$/u.test(word.text)

const finite = new RegExp(
  `^(?:${alternatives(forms.finite)}|(?:is|are|was|were|has|have|had|do|does|did|could|would|should|ca|wo)n[’']t)$`,
)

const pointers = new Set('the this that these those'.split(' '))

/** `the two sides`, `this purchase`, `those regimes`, `the unrest`. */
function phraseAt(tokens: readonly Token[], at: number, token: Token): string | null {
  if (!pointers.has(token.lower)) return null
  const [one, two, three] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]]
  if (one === undefined || token.stop) return null
  const before = tokens.slice(0, at)
  if (
    /^(?:two|three|four|former|latter|pair|both)$/.test(one.lower) &&
    !two?.name &&
    /^(?:the|these|those)$/.test(token.lower)
  ) {
    return countNames(before) >= 2 ? null : one.text
  }
  if (token.lower === 'that' && !pointingNouns.has(one.lower)) return null
  const shown = token.lower !== 'the' && token.lower !== 'that' && (at < 8 || token.lower === 'this')
  const acting = token.lower === 'the' && isSubject(one, two)
  const length = shown ? shownLength(one, two, three) : acting ? 1 : nounLength(one, two, three)
  const noun = [one, two, three][length - 1]
  if (noun === undefined || length === 0) return null
  const next = tokens[at + length + 1]
  if (token.lower !== 'the' && demonstrativeIsLoose(token, one)) return null
  if (said(before, noun)) return null
  if (placeNouns.has(noun.lower) && before.some(namesPlace)) return null
  const owns = /[’']s?$/.test(noun.text)
  if (token.lower === 'the' && next !== undefined && !noun.stop && !owns && goesOnAsCompound(next)) return null
  if (
    token.lower === 'the' &&
    next?.lower.endsWith('ed') &&
    /^(?:by|in|with|to|for|from|on)$/.test(tokens[at + length + 2]?.lower ?? '')
  )
    return null
  if (
    token.lower === 'the' &&
    next !== undefined &&
    !noun.stop &&
    qualifiers.has(next.lower) &&
    (!/^(?:in|at|by|to|with)$/.test(next.lower) || namedSoon(tokens, at + length + 1))
  )
    return null
  if (
    token.lower !== 'the' &&
    token.lower !== 'this' &&
    next !== undefined &&
    /^(?:who|which|that|whose|of|opposed|involved)$/.test(next.lower)
  )
    return null
  return tokens
    .slice(at + 1, at + 1 + length)
    .map((word) => word.text)
    .join(' ')
}

/** `… that the creatures are …`: a subject is assumed to be known from before, unless the whole world knows it. */
const isSubject = (noun: Token, verb: Token | undefined) =>
  !noun.name &&
  !noun.stop &&
  /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must)$/.test(verb?.lower ?? '') &&
  !knownSubjects.has(noun.lower)

const knownSubjects = wordsOf(definite.subjects)

/** A first word in the plural is more often a noun than a place. */
const namesPlace = (word: Token, at: number) =>
  word.name && !ofPeople.test(word.text) && (at > 0 || !/s$/.test(word.text))

/** Adjectives of a people or country, which do not name a place. */
const ofPeople = /(?:ian|ean|can|yan|ish|ese|ench|utch|eek|aeli|qi|ani)$/

/** `the development paradigm`: the noun only describes the next one. `the crisis provoked by …` is qualified. */
const goesOnAsCompound = (next: Token) =>
  !qualifiers.has(next.lower) &&
  !finite.test(next.lower) &&
  !partsOfClause.has(next.lower) &&
  !/^\p{L}+(?:ly|s|ed)$/u.test(next.lower)

const partsOfClause = wordsOf(clause.compound)

/** `this high-profile acquisition`: any plain noun soon after a demonstrative. */
function shownLength(...words: (Token | undefined)[]): number {
  const [one, two, three] = words
  if (one === undefined || one.name || finite.test(one.lower) || qualifiers.has(one.lower)) return 0
  if (noNouns.has(one.lower) || /^\p{L}+ly$/u.test(one.lower)) return 0
  if (one.stop || two === undefined || two.name || finite.test(two.lower) || qualifiers.has(two.lower)) return 1
  return two.stop || three === undefined || qualifiers.has(three.lower) || finite.test(three.lower) ? 2 : 1
}

const noNouns = wordsOf(clause.noNouns)

const namedSoon = (tokens: readonly Token[], from: number) =>
  tokens.slice(from, from + 8).some((one) => one.name || /^\d{4}$/.test(one.text))

/** Words up to and including a pointing noun, with at most two plain words before it; 0 if there is none. */
function nounLength(...words: (Token | undefined)[]): number {
  for (const [at, word] of words.entries()) {
    if (word === undefined || word.name || /\d/.test(word.text)) return 0
    if (pointingNouns.has(word.lower)) return at + 1
    if (word.stop || qualifiers.has(word.lower) || finite.test(word.lower)) return 0
  }
  return 0
}

/** `this is`, `this does`: the pronoun, not a phrase. */
const demonstrativeIsLoose = (token: Token, next: Token) => token.lower === 'this' && finite.test(next.lower)

/** The noun occurred earlier in the sentence. */
const said = (before: readonly Token[], noun: Token) => before.some((one) => haveOneStem(one.lower, noun.lower))
