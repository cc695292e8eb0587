// Whether a sentence may open a story or stand as a view: it is understood, and does not mislead, after a label with
// its source and date alone. The rules look at its words only and prefer to refuse; each refusal says why.

import type { ArticleContext } from './article-context.ts'
import { fullNamesIn } from './article-context.ts'
import { contextDependence } from './context-dependence.ts'
import { plain } from './fold.ts'
import { balanced, outsideQuotations, quotedSpans } from './quotation.ts'
import { leaningNoun, leaningPronoun, tokensOf } from './reference.ts'
import { firstPerson, householdNames, leaningAsides, leaningOpeners, relativeTime } from './standalone-words.ts'

export interface Verdict {
  ok: boolean
  /** The rule that refused it. */
  why?: string
}

/** Where a sentence stands. */
export interface SentenceContext {
  /** The sentences (or units) of its paragraph. */
  paragraph: readonly string[]
  /** The place of the sentence among them. */
  index: number
  /** The whole article, where it is known, and the index of the paragraph in it. */
  article?: ArticleContext
  at?: number
}

/** May open a story or stand as a view. */
export function standsAlone(sentence: string, context: SentenceContext): Verdict {
  for (const rule of rules) {
    const why = rule(sentence, context)
    if (why !== null) return { ok: false, why }
  }
  return { ok: true }
}

/** May stand in an excerpt behind the sentences `before`, which its reader has just read: whoever it names by half a
 * name, they name in full. */
export function mayFollow(sentence: string, before: readonly string[], context: SentenceContext): Verdict {
  return followerOf(sentence, context)(before)
}

/** `mayFollow` of one sentence, for whoever asks it of several beginnings: it is read once. */
export function followerOf(sentence: string, context: SentenceContext): (before: readonly string[]) => Verdict {
  const own = outsideQuotations(sentence)
  if (firstPerson.test(own)) return () => ({ ok: false, why: 'first person' })
  const names = halfNamesIn(own, context)
  if (names.length === 0) return () => ({ ok: true })
  return (before) => {
    const printed = [...before, own].join(' ')
    const half = names.find(({ full }) => !printed.includes(full))
    return half === undefined ? { ok: true } : { ok: false, why: `half a name: ${half.word}` }
  }
}

/** Names that the article gives in full before. */
function halfNamesIn(
  own: string,
  { paragraph, index, article, at = 0 }: SentenceContext,
): { word: string; full: string }[] {
  const words = (own.match(loneName) ?? [])
    .map((name) => name.replace(/[’']s?$/, ''))
    .filter((word) => !householdNames.has(bare(word)))
  if (words.length === 0) return []
  const earlier = new Map(
    paragraph
      .slice(0, index)
      .flatMap((text) => fullNamesIn(text).flatMap(({ full, words }) => words.map((word) => [word, full] as const))),
  )
  return words.flatMap((word) => {
    const full = earlier.get(word) ?? article?.introduced(word, at) ?? null
    return full === null ? [] : [{ word, full }]
  })
}

/** A capitalised word with none beside it. */
const loneName =
  /(?<![\p{L}\p{N}’'.-])(?<!\p{Lu}[\p{L}\p{N}.’'-]{0,40} )\p{Lu}[\p{L}\p{N}’'-]{2,40}(?![\p{L}\p{N}]| \p{Lu})/gu

type Rule = (sentence: string, context: SentenceContext) => string | null

const rules: Rule[] = [
  brokenForm,
  fragment,
  lostSpeaker,
  leansByOpener,
  opensOnTheKnown,
  unnamedParty,
  speaksInFirstPerson,
  saysRelativeTime,
  halfNamed,
  contextDependence,
  leansByReference,
]

/** No end mark, marks that do not pair, or a beginning cut off. */
function brokenForm(sentence: string): string | null {
  if (!/[.!…]["'”’»)\]]*$/.test(sentence)) return /\?["'”’»)\]]*$/.test(sentence) ? 'question' : 'no end mark'
  if (!balanced(sentence)) return 'unbalanced marks'
  return /^["'“‘«([]*(?:\p{Lu}|\p{Lo}|\d)/u.test(sentence) ? null : 'cut beginning'
}

const verbs =
  /\b(?:is|are|was|were|be|been|being|am|has|have|had|do|does|did|can|could|will|would|shall|should|may|might|must|[a-z]{3,}(?:ed|s|es)|went|came|made|took|said|got|gave|saw|knew|thought|found|told|became|left|felt|put|brought|began|kept|held|wrote|stood|heard|let|meant|set|met|ran|paid|sat|spoke|led|grew|lost|fell|sent|built|understood|drew|broke|spent|cut|rose|drove|bought|wore|chose|fought|won|want|need|seem|remain|think|know|believe|say|make|take|go|sold|sank|swam|flew|threw|shot|struck|beat|hit|caught|taught|bore|dealt|laid|lay|froze|hid|rode|rang|sang|shook|stole|swore|tore|woke|withdrew)\b/

/** Holds, behind its first word, what could be its verb. */
export const hasVerb = (sentence: string) => verbs.test(sentence.replace(/^\S+/, ''))

/** Too short to say anything, or without anything that could be its verb. */
function fragment(sentence: string): string | null {
  if (hasWords(sentence, 9)) return null
  return hasWords(sentence, 5) && hasVerb(sentence) ? null : 'fragment'
}

/** At least so many words, counted by the spaces between them. */
function hasWords(sentence: string, least: number): boolean {
  let at = -1
  for (let count = 1; count < least; count += 1) {
    at = sentence.indexOf(' ', at + 1)
    if (at < 0) return false
  }
  return true
}

/** A quotation without its speaker, or with a pronoun for one. */
function lostSpeaker(sentence: string): string | null {
  const outside = outsideQuotations(sentence)
  const spans = quotedSpans(sentence)
  if (spans[0]?.start === 0 && !/\p{L}{2,}.*\p{L}{2,}/u.test(outside)) return 'speaker lost'
  if (spans.length > 0 && pronounSpeaks.test(outside)) return 'speaker lost'
  return pronounSpeaksBehind.test(outside) ? 'speaker lost' : null
}

const speech =
  '(?:said|says|told|added|adds|explained|noted|wrote|writes|argued|argues|claimed|warned|continued|insisted|asked|recalled|admitted)'
const pronounSpeaks = new RegExp(`\\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t) ${speech}\\b|\\b${speech} (?:he|she|they)\\b`)
const pronounSpeaksBehind = new RegExp(`, (?:he|she|they|it) ${speech}[ .,]|, ${speech} (?:he|she|they)\\b`)

/** `It is unlikely that …` stands for nothing said before. */
const expletive =
  /^it (?:is|was|seems|remains) (?:[\p{L}-]+ ){0,4}(?:that|to(?! (?:how|what|the|an?|[$€£]?\d[\d.,]*) )|whether|what|how)\b(?!.{0,20}, however)/u

function leansByOpener(sentence: string): string | null {
  // `That’s` is `that is`.
  const start = plain(sentence)
    .replace(/^["'“‘«([]+/, '')
    .replace(/^(it|that|this|they|he|she|these|those|there|here)['’](?:s|re|ll|ve|d) /, '$1 is ')
  if (/^(?:it|there) (?:is|was|are|were|seems|remains) (?!also|however|not (?:about|only|just))/.test(start))
    return /^it/.test(start) && !expletive.test(start) ? 'leans on what came before: “it”' : null
  const first = start.split(' ', 5)
  const opens = firstOfOpeners.has((first[0] ?? '').replace(/[,:;]$/, ''))
  for (let count = opens ? first.length : 0; count > 0; count -= 1) {
    const phrase = first.slice(0, count).join(' ')
    if (leaningOpeners.has(phrase.replace(/[,:;]$/, '')) || leaningOpeners.has(phrase))
      return `leans on what came before: “${phrase}”`
  }
  return leaningAsides.test(outsideQuotations(sentence)) ? 'answers the sentence before' : null
}

/** Most sentences open with a word that no leaning phrase opens with. */
const firstOfOpeners = new Set([...leaningOpeners].map((phrase) => phrase.replace(/[,: ;].{0,80}$/, '')))

/** `Despite the many areas of cooperation, …`, `As these events have shown, they …`: the opening phrase takes for known
 * what nothing in it names. A state in the past without its time is such a phrase too. */
function opensOnTheKnown(sentence: string): string | null {
  const own = outsideQuotations(sentence)
  const phrase = /^(\p{Lu}\p{Ll}+(?: \p{Ll}+){0,2} the )([^,]{1,80}), /u.exec(own)
  if (
    phrase &&
    opening.test(phrase[1] ?? '') &&
    !/[\p{Lu}\d]/u.test(phrase[2] ?? '') &&
    !ofAllTime.test(phrase[2] ?? '')
  )
    return `points back: ${phrase[1]}${phrase[2]}`
  if (/^(?:Due to|Owing to|Because of) the [^,]{1,60} between /.test(own)) return 'a cause told before'
  if (
    /^As [^,]{1,90} (?:shown|demonstrated|seen|noted|argued|explained|suggested|illustrated|proved|proven), (?:they|it|he|she)\b/.test(
      own,
    )
  )
    return 'pronoun behind “As …,”'
  return /^[^,]{1,60} (?:was|were) in an? (?:\p{L}+ ){0,2}(?:position|situation|bind|dilemma|predicament)\b/u.test(
    own,
  ) && !/\d{4}/.test(own)
    ? 'a state in the past without its time'
    : null
}

const opening =
  /^(?:Despite|Given|With|Without|After|Before|Following|During|Under|Amid|Because of|Due to|Owing to|Thanks to|In light of|In view of|In spite of|Against|Beyond|Besides|From|Behind|Throughout|Considering) /
/** Definite, and nothing told before. */
const ofAllTime =
  /^(?:fact|past|last|first|next|end|beginning|start|course|rest|turn|middle|help|exception|aim|age|name|age|world|sun|moon|public|poor|rich|right|wrong|naked|early|late|mid)\b|\b(?:century|decades?|years|months|world|people|time)$/

/** The paragraph names somebody, and this sentence nobody and nothing: it speaks of them. */
function unnamedParty(sentence: string, { paragraph }: SentenceContext): string | null {
  if (capital.test(sentence) || /\d/.test(sentence) || opensWithName(sentence, paragraph)) return null
  return paragraph.some((other) => other !== sentence && capital.test(other)) ? 'names nobody' : null
}

const capital = /(?<=[\p{L}\d,;:”’)] [“"‘'(]?)\p{Lu}\p{L}/u

/** Its first word is capitalised inside a sentence of the paragraph too, or is a possessive, or stands as a bare
 * subject in the singular, as only names do: `Moscow is`, `Russia fears`. */
function opensWithName(sentence: string, paragraph: readonly string[]): boolean {
  const first = /^[“"‘'(]*(\p{Lu}[\p{L}-]+)([’']s)? (\p{Ll}+)/u.exec(sentence)
  if (first?.[1] === undefined) return false
  const [, word, possessive, next = ''] = first
  const alone = /^(?:is|has|was|will|would|does|did|can|could|may|must|\p{Ll}{3,}s)$/u.test(next)
  if (alone && !/(?:s|ing|ment|ion|ity|ism|ness|ance|ence|this|that|what|who|which|it|he|she)$/i.test(word ?? ''))
    return true
  return possessive !== undefined || paragraph.some((other) => other.slice(1).includes(` ${word}`))
}

function speaksInFirstPerson(sentence: string): string | null {
  return firstPerson.test(outsideQuotations(sentence)) ? 'first person' : null
}

function saysRelativeTime(sentence: string): string | null {
  return relativeTime.test(outsideQuotations(sentence)) ? 'relative time' : null
}

/** A person named by the surname alone, unless everybody knows it or the sentence gives the full name too. */
function halfNamed(sentence: string, { paragraph, index }: SentenceContext): string | null {
  for (const match of outsideQuotations(sentence).matchAll(/\b(?:Mr|Mrs|Ms|Miss)\.? (\p{Lu}[\p{L}’'-]+)/gu)) {
    const name = bare(match[1] ?? '')
    // A quotation that gives its speaker's surname is understood.
    if (!householdNames.has(name) && !/^[“"]/.test(sentence)) return `half a name: ${match[0]}`
  }
  if (!actsAsPerson.test(sentence)) return null
  const before = paragraph.slice(0, index).join(' ')
  for (const match of before.matchAll(/(?<!\p{L})\p{Lu}[\p{L}.’'-]{1,40} (\p{Lu}[\p{L}-]{2,40})/gu)) {
    const name = match[1] ?? ''
    if (!sentence.includes(name)) continue
    const alone = new RegExp(`(?<!\\p{Lu}[\\p{L}.’'-]* )(?<![\\p{L}-])${name}(?![\\p{L}-])(?! \\p{Lu})`, 'u')
    if (/^\p{Lu}\p{Ll}/u.test(name) && !householdNames.has(bare(name)) && saysNameAsPerson(sentence, name, alone))
      return `half a name: ${name}`
  }
  return null
}

const actsAsPerson = /\b(?:said|says|told|added|wrote|argued|noted|himself|herself)\b/

/** A surname alone does what people do: it speaks, or stands as the first word. */
const saysNameAsPerson = (sentence: string, name: string, alone: RegExp) =>
  alone.test(sentence) &&
  new RegExp(`(?:^|[, ])${name} (?:said|says|told|added|wrote|argued|noted|himself|herself)\\b`, 'u').test(sentence)

const bare = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[’'].{0,60}$/u, '')

function leansByReference(sentence: string): string | null {
  const tokens = tokensOf(outsideQuotations(sentence))
  return leaningPronoun(tokens) ?? leaningNoun(tokens)
}
