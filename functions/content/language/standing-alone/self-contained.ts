// Whether an excerpt is understood by someone who reads nothing else of its article, not even its title. More is
// required than of a single sentence: an article's later paragraphs are written for readers of the first ones, and
// their references back are seldom pronouns.

import kinds from '../lists/institution-nouns.json' with { type: 'json' }
import adverbs from '../lists/order-adverbs.json' with { type: 'json' }
import speakers from '../lists/speakers.json' with { type: 'json' }
import forms from '../lists/verb-forms.json' with { type: 'json' }
import type { ArticleContext } from '../names/article-context.ts'
import { speaksBySurname } from '../names/half-name.ts'
import { isHousehold, isKnownName } from '../names/known-names.ts'
import { capitalisedInParagraph, saidInParagraph } from '../names/paragraph-words.ts'
import { hasVerb } from '../sentences/has-verb.ts'
import { outsideQuotations, quotedSpans } from '../sentences/quotation.ts'
import { stem } from '../words/terms.ts'
import { type Token, tokensOf } from '../words/tokens.ts'
import { zipfOf } from '../words/word-frequency.ts'
import { alternatives, wordsOf } from '../words/word-list.ts'
import { givenIn } from './given-noun.ts'
import { opensLater } from './later-opener.ts'
import { shown, shownSingle } from './shown-noun.ts'
import { labelled, type Verdict } from './standalone.ts'
import { qualifiers, relativeTime } from './standalone-words.ts'
import { namesOne } from './unnamed-party.ts'
import { countsWhat } from './unsaid.ts'

/** The position of an excerpt. */
export interface ExcerptContext {
  article: ArticleContext
  /** Index of its first paragraph in the article. */
  at: number
  /** The sentences of that paragraph. */
  paragraph: readonly string[]
  /** The place of its first sentence among them. */
  index: number
}

export interface ExcerptVerdict extends Verdict {
  /** It is refused from this number of its sentences on; 0 if it is not. */
  from: number
}

/** @param sentences of the excerpt, in order */
export function selfContained(sentences: readonly string[], context: ExcerptContext): ExcerptVerdict {
  const own = sentences.map(outsideQuotations)
  const opening = leansAtTheHead(sentences[0] ?? '', context.article)
  if (opening !== null) return { ok: false, why: opening, from: 1 }
  const rules = [
    saysWhen(context),
    countsWhat,
    bareRelative,
    entryOfList,
    countsWhatWasCounted(sentences),
    answersQuotation(sentences),
    speaksUnknown(sentences),
    takesUpByName(context, sentences),
    takesUpByNoun(context, sentences),
  ]
  for (const [n, sentence] of own.entries()) {
    for (const rule of rules) {
      const why = rule(sentence, n)
      if (why !== null) return { ok: false, why, from: n + 1 }
    }
  }
  return { ok: true, from: 0 }
}

/** Why a sentence cannot open an excerpt that leaves out what its article opens with; `null` if it can. */
export function leansAtTheHead(sentence: string, article: Pick<ArticleContext, 'opening'>): string | null {
  const own = outsideQuotations(sentence)
  return opensAsOneMore(own) ?? namesNothing(own) ?? opensLater(sentence, article)
}

/** For the sentences of an excerpt, called in order; some remember earlier ones. */
type Rule = (sentence: string, n: number) => string | null

/** Refers to an order or a series that the article has given. */
const oneMore = new RegExp(
  [
    String.raw`^(?:\S+ ){0,14}?(?:${alternatives(adverbs.words)})\b`,
    String.raw`^(?:\S+ ){0,8}?(?:${adverbs.another.join('|')})\b(?! (?:than|as)\b)`,
    String.raw`\b(?:${adverbs.substitutes.join('|')})\b`,
    String.raw`^(?:${adverbs.scene.join('|')})\b(?! (?:is|are|was|were)\b)`,
    ', too,',
  ].join('|'),
  'iu',
)

/** Not `the former Soviet Union`, nor `the same bill that sold the harbour`. */
const inOrder = new RegExp(
  String.raw`\b[Tt]he (?!same (?:[a-z-]+ ){1,3}(?:that|as|who|which|where)\b)(?:${alternatives(adverbs.following)}) \p{Ll}`,
  'u',
)

function opensAsOneMore(opener: string): string | null {
  const found = oneMore.exec(opener) ?? inOrder.exec(opener)
  return found === null ? null : `one more: ${found[0].slice(-24)}`
}

/** Names nothing but a day. */
function namesNothing(opener: string): string | null {
  if (ofSomeKind.test(opener)) return 'names nothing'
  return namesOne(opener, []) ? null : 'names nothing'
}

/** `The European nation has …` */
const ofSomeKind =
  /^The (?:\p{Lu}\p{L}+(?:an|ish|ese|ern|ic) |island )?(?:nation|country|city|state|capital|republic|kingdom|region|town|company|firm)(?:[’']s)? (?!of\b)\p{Ll}/u

const stretch =
  /\b(?:in|over|for|during) (?:recent|the (?:past|last|next|coming)) (?:\p{L}+ )?(?:days?|weeks?|months?|years?|decades?|hours?)\b/iu

/** Counted from the day of writing, which is not given. */
const saysWhen =
  ({ article }: ExcerptContext): Rule =>
  (one) =>
    !article.dated && (relativeTime.test(one) || stretch.test(one)) ? 'relative time' : null

/** “Lee said”, without a Lee before. */
const speaksUnknown =
  (sentences: readonly string[]): Rule =>
  (one, n) => {
    const name = speaksBySurname(one)
    const known = name === null || sentences.slice(0, n).some((other) => other.includes(name))
    return known ? null : `half a name: ${name}`
  }

/** “Ann Lee, who has sailed since 2019.” */
function bareRelative(one: string): string | null {
  const named = /^([^,]{3,60}), (?:who|which|whose|where) [^,;:]{1,400}\.$/u.exec(one)?.[1]
  return named !== undefined && !hasVerb(named) ? 'half a sentence' : null
}

/** `Long arms of the claw: Lax controls …`: one of several items. */
const entryOfList = (one: string) => (labelled.test(one) ? 'an entry of a list' : null)

/** `That share compares with 8 per cent`: without a share before it. */
const countsWhatWasCounted =
  (sentences: readonly string[]): Rule =>
  (one, n) =>
    quantity.test(one) && !sentences.slice(0, n).some((other) => /\d|\b(?:half|third|quarter|per ?cent)\b/.test(other))
      ? 'a number that was told'
      : null

/** `“Very large” is a matter of taste`: about words that were not printed. */
const answersQuotation =
  (sentences: readonly string[]): Rule =>
  (_, n) => {
    const quoted = answered.exec(sentences[n] ?? '')?.[1]
    const said = quoted === undefined || sentences.slice(0, n).some((other) => other.includes(quoted))
    return said ? null : 'answers the sentence before'
  }

const answered = /^["“]([^"“”]{1,30})["”] (?:is|was|are|were|means|sounds)\b/

const quantity =
  /^(?:But |And |Yet )?(?:That|This|The|These|Those) (?:shares?|figures?|numbers?|rates?|percentages?|proportion|amounts?|sums?|totals?)\b(?! of\b)/

const institutions = wordsOf(kinds.nouns)

/** Someone or something that the article introduced before, by an incomplete name. */
function takesUpByName(context: ExcerptContext, sentences: readonly string[]): Rule {
  let printed = ''
  return (sentence, n) => {
    const tokens = tokensOf(sentence)
    for (const [at, token] of tokens.entries()) {
      const why = halfName(tokens, at, token, printed, context)
      if (why !== null) return why
    }
    const quoted = halfNameIn(quotations(sentences[n] ?? ''), `${printed} ${sentence}`, context)
    if (quoted !== null) return quoted
    printed += ` ${sentences[n] ?? ''}`
    return null
  }
}

/** `“Ann is safe,” Bo Lee said`: the speaker uses her first name. */
function halfNameIn(quoted: string, printed: string, { article }: ExcerptContext): string | null {
  if (quoted === '') return null
  const tokens = tokensOf(quoted)
  for (const [at, { name, text }] of tokens.entries()) {
    const word = text.replace(/[’']s?$/u, '')
    if (!name || tokens[at - 1]?.name === true || tokens[at + 1]?.name === true) continue
    if (printed.includes(word) || isKnownName(word) || institutions.has(word.toLowerCase())) continue
    const full = article.partOf(word)
    if (full !== null) return `half a name: ${word} of ${full}`
  }
  return null
}

const quotations = (sentence: string) =>
  quotedSpans(sentence)
    .map(({ start, end }) => sentence.slice(start + 1, end - 1))
    .join(' ')

/** Not a name if it is only the first word of a sentence: “Deficit hawks”. */
const acts = ({ text }: Token, next: Token | undefined) => /[’']s$/.test(text) || finite.test(next?.lower ?? '')

const finite = new RegExp(
  String.raw`^(?:${alternatives([...forms.auxiliaries, ...forms.past])}|\p{Ll}{3,}(?:ed|s))$`,
  'u',
)

const particle = wordsOf(speakers.particles)

function halfName(
  tokens: readonly Token[],
  at: number,
  token: Token,
  printed: string,
  { article, at: place, paragraph, index }: ExcerptContext,
): string | null {
  const joined = /^\p{Ll}{1,3}[-’']\p{Lu}/u.test(token.text)
  if (!(token.name || joined)) return null
  const [last, next] = [tokens[at - 1], tokens[at + 1]]
  const word = token.text.replace(/[’']s?$/u, '').replace(/^\p{Ll}{1,3}[-’']/u, '')
  const bare = word.toLowerCase()
  if (printed.includes(word)) return null
  const beside =
    (last?.name === true && !last.stop && !isKnownName(last.text)) ||
    (next?.name === true && !token.stop) ||
    (last !== undefined && particle.has(last.lower) && tokens[at - 2]?.name === true)
  if (/^(?:Mr|Mrs|Ms|Miss)\.?$/.test(last?.text ?? '') && next?.name !== true && !isHousehold(word))
    return `half a name: ${word}`
  // `a President Lee`, who may become one.
  const ofOffice = office.test(last?.text ?? '') && /^an?$/.test(tokens[at - 2]?.lower ?? '')
  if (ofOffice && article.partOf(word) !== null) return `half a name: ${word}`
  if (styled.test(last?.text ?? '') && next?.name !== true && !isHousehold(word)) {
    const whole = article.partOf(word)
    if (whole !== null && !styled.test(whole.slice(0, whole.indexOf(' ')))) return `half a name: ${word} of ${whole}`
  }
  if (beside || (at === 0 && !acts(token, next))) return null
  // `the Commission`: one of several, named before.
  if (institutions.has(bare))
    return last?.lower === 'the' && !(next !== undefined && /^(?:of|for|on)$/.test(next.lower))
      ? `half a name: the ${word}`
      : null
  if (isKnownName(word) || /^\d/.test(word)) return null
  // `the Libyan war`, `the Karabakh settlement`: it describes the next word.
  const owns = /[’']s?$/.test(token.text)
  const describes =
    (ofAKind.test(word) && !owns) ||
    (next !== undefined &&
      !token.stop &&
      !owns &&
      /^\p{Ll}+$/u.test(next.text) &&
      !acts(token, next) &&
      !qualifiers.has(next.lower))
  if (describes && (ofAKind.test(word) || last?.lower === 'the')) return null
  const full = article.partOf(word)
  if (full !== null) return `half a name: ${word} of ${full}`
  const placed = last !== undefined && /^(?:in|at|near|from|to|of|outside|around|into|across|through)$/.test(last.lower)
  if (placed || zipfOf(bare) >= wellKnown) return null
  const before = article.said(stem(bare), place) || capitalisedInParagraph(word, paragraph, index)
  return before ? `named before: ${word}` : null
}

/** Before a surname that was given in full: `Dr. Lee`. */
const styled = new RegExp(`^(?:${alternatives(speakers.titles)})\\.?$`)

const office = new RegExp(`^(?:${alternatives(speakers.offices)})$`)

const ofAKind = /(?:an|ern|ish|ese|ic)s?$/

/** A name as common as this is clear on its own. */
const wellKnown = 4.5

/** Refers to something that its article mentioned before: `The appointment came days later`. */
export const takesUpWhatWasTold = (sentence: string, context: ExcerptContext): boolean =>
  takesUpByNoun(context, [sentence])(outsideQuotations(sentence), 0) !== null

/** “The arrests”, “the Iowa play”, “these standards”: the article has said which. */
function takesUpByNoun({ article, at, paragraph, index }: ExcerptContext, sentences: readonly string[]): Rule {
  const told = (word: string) => {
    // Words of four letters keep their “e” on their own, and lose it before an ending.
    const roots = [stem(word), stem(`${word}s`)]
    return roots.some((root) => article.said(root, at) || saidInParagraph(root, paragraph, index))
  }
  const before: Token[] = []
  return (sentence, n) => {
    const tokens = tokensOf(sentence)
    const whole = sentences[n] ?? ''
    const why =
      givenIn(tokens, before, told, { strict: true }) ??
      givenIn(tokensOf(quotations(whole)), [...before, ...tokens], told) ??
      (before.length === 0
        ? (shown(tokens) ?? shown(tokensOf(quotations(whole))))
        : shownSingle(tokensOf(quotations(whole)), [...before, ...tokens]))
    for (const token of tokens) before.push(token)
    return why
  }
}
