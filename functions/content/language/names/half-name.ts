// Names that are clear only to a reader of the whole article: a surname, a short name, an abbreviation.

import openers from '../lists/sentence-openers.json' with { type: 'json' }
import speakers from '../lists/speakers.json' with { type: 'json' }
import verbs from '../lists/verb-forms.json' with { type: 'json' }
import { memoized } from '../words/memoized.ts'
import { alternatives, wordsOf } from '../words/word-list.ts'
import type { ArticleContext } from './article-context.ts'
import { isHousehold, isKnownName } from './known-names.ts'
import { namedInParagraph } from './paragraph-words.ts'

/** The position of a sentence. */
export interface SentenceContext {
  /** The sentences (or units) of its paragraph. */
  paragraph: readonly string[]
  /** The place of the sentence among them. */
  index: number
  /** The whole article, if known, and the index of the paragraph in it. */
  article?: ArticleContext
  at?: number
}

/** True for the first sentence of its article. */
export const isLead = ({ article, at, index }: SentenceContext): boolean =>
  article !== undefined && at === article.lead.paragraph && index === article.lead.unit

/** Words in `own` that stand for names which the article gives in full before. */
export function halfNamesIn(own: string, context: SentenceContext): { word: string; full: string }[] {
  const { paragraph, index, article, at = 0 } = context
  const lone = halvesIn(own)
  if (lone.length === 0) return []
  return lone.flatMap((word) => {
    const full = article?.introduced(word, at) ?? namedInParagraph(word, paragraph, index) ?? word
    return full === word ? [] : [{ word, full }]
  })
}

/** Most sentences that are remembered: whether one stands alone and whether it may follow are asked in succession. */
const mostRecent = 200

const halvesIn = memoized(
  (own): readonly string[] => (own.match(loneName) ?? []).map((name) => name.replace(/[’']s?$/, '')).filter(mayBeHalf),
  mostRecent,
)

/** A stock uses the same names again and again. */
const mostHalves = 50_000

/** Whether a word on its own is clear only to readers of its article. */
const mayBeHalf = memoized((word) => !isKnownName(word) && !opensSentences(word), mostHalves)

/** A capitalised word without another next to it. The capital is looked for first, since few letters are. */
const loneName =
  /(?=\p{Lu})(?<![\p{L}\p{N}’'.-])(?<!\p{Lu}[\p{L}\p{N}.’'-]{0,40} )\p{Lu}[\p{L}\p{N}’'-]{2,40}(?![\p{L}\p{N}]| \p{Lu})/gu

const speech = `(?:${alternatives(speakers.saying)})`
const one = "(\\p{Lu}\\p{Ll}[\\p{L}’'-]*)"
const spoken = [
  new RegExp(`(?:^|[,”"] ) *${one} (?:also |later |then |has )?${speech}\\b`, 'u'),
  new RegExp(`(?:^|[,”"?!] ) *${speech} ${one}(?=[,.]|$| (?:of|in|at|on|who)\\b)`, 'u'),
]

/** Someone who says something under a single name: readers do not know who it is, unless everyone does. */
export function speaksBySurname(own: string): string | null {
  for (const pattern of spoken) {
    const name = pattern.exec(own)?.[1]
    if (name !== undefined && !isKnownName(name) && !opensSentences(name)) return name
  }
  return null
}

/** Only if a verb follows is the first word a complete name: “Ann lee was” has more. */
const verb = `(?:${alternatives([...verbs.auxiliaries, ...verbs.past])}|(?:did|does|is|was|has|had)n|hardly|never|also|\\p{Ll}{2,}(?:ed|ly))`
const acts = new RegExp(`^(?:But |And |As )?${one}[’']?(?:s \\p{Ll}+)? (?=${verb}\\b)`, 'u')

/** A single name to which “his” or “her” refers is a person’s. */
export function actsBySurname(own: string): string | null {
  const name = acts.exec(own)?.[1]
  if (name === undefined || isKnownName(name) || opensSentences(name)) return null
  const goesBack = own.search(/\b(?:he|his|him|himself|she|her|herself)\b/)
  if (goesBack < 0) return null
  const between = own.slice(name.length, goesBack)
  return /\b(?:man|woman|mother|father|son|daughter)\b|\p{Lu}/u.test(between) ? null : name
}

/** `Mr. Lee`, unless everyone knows him; in a quotation that gives its speaker's surname, it is clear. */
export function titledSurname(own: string, sentence: string, { article, at = 0 }: SentenceContext): string | null {
  if (!/\bM(?:rs?|s|iss)\b/.test(own)) return null
  const quotes = /^[“"]/.test(sentence)
  for (const [written, name = ''] of own.matchAll(/\b(?:Mr|Mrs|Ms|Miss)\.? (\p{Lu}[\p{L}’'-]+)/gu)) {
    if (!isHousehold(name) && !(quotes && (article?.introduced(name, at) ?? null) === null)) return written
  }
  return null
}

const opening = wordsOf(openers.words)
const endsAsOpener = new RegExp(`(?:${openers.endings.join('|')})$`)
export const opensSentences = (word: string) => opening.has(word) || endsAsOpener.test(word)
