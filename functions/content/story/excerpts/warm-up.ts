// Decides whether an opening only warms up: a scene, an anecdote, common knowledge. Such an opening shows at most whom
// the article is about, and nothing of what its title claims.
import time from '../../language/lists/time-phrases.json' with { type: 'json' }
import { isKnownName } from '../../language/names/known-names.ts'
import { outsideQuotations } from '../../language/sentences/quotation.ts'
import { nameRoot } from '../../language/words/name-root.ts'
import { zipfOf } from '../../language/words/word-frequency.ts'
import { alternatives } from '../../language/words/word-list.ts'
import type { Article } from '../../types.ts'
import { namesOf, wordsOf } from './headline-fit.ts'
import { subjectOf } from './title-as-headline.ts'

/** Words of a title that claim something about the people or things it names. */
export function claimOf(article: Article): ReadonlySet<string> {
  const names = namesOf(article)
  return new Set([...wordsOf(subjectOf(article.title?.value ?? ''))].filter((word) => !names.has(nameRoot(word))))
}

/** Fewest words of a claim by which an opening can be judged; shares of it and of the whole title below which an
 * opening tells neither. What each costs and saves: docs/decisions/100. */
const fewestOfClaim = 3
const leastOfClaim = 0.25
const leastOfTitle = 0.45

/** `little`: hardly a word of the title except names and numbers; `nothing`: not even these. */
export type Warmth = 'tells' | 'little' | 'nothing'

type Words = ReadonlySet<string>
interface Told {
  /** All words of the title, and those that the text contains. */
  title: readonly [all: Words, said: Words]
  claim: readonly [all: Words, said: Words]
  /** True if most paragraphs of the article contain a name. */
  names: boolean
}

export function warmthOf(sentences: readonly string[], { title, claim, names }: Told): Warmth {
  if (!names) return 'tells'
  const facts = sentences.reduce((sum, text) => sum + factsIn(text), 0)
  if (facts === 0) return 'nothing'
  const [all, said] = claim
  if (all.size < fewestOfClaim || said.size >= leastOfClaim * all.size) return 'tells'
  if (title[1].size >= leastOfTitle * title[0].size) return 'tells'
  return facts <= sentences.length ? 'nothing' : 'little'
}

/** How much of a title is told: the share of its words, where a rare word counts for more than a common one. */
export function shareTold(title: Words, said: Words): number {
  const weigh = (words: Words) => [...words].reduce((sum, word) => sum + Math.max(1, rarest - zipfOf(word)), 0)
  return title.size === 0 ? 0 : weigh(said) / weigh(title)
}
/** The Zipf frequency of a word that is not known is 0, of the most common ones 6. */
const rarest = 7

/** Fewest words of a title by which an opening can be judged; the share of it below which an opening tells another
 * thing, and the one below which it is a scene or a history if it is told like one. */
const fewestOfTitle = 2
const leastTold = 0.1
const leastOfTale = 0.3

/** True of an opening that hardly tells its title and is no report: news told in the past says who said it or on which
 * day it was, a scene and a history do not. */
export function setsScene(sentences: readonly string[], title: Words, said: Words): boolean {
  if (title.size < fewestOfTitle || sentences.some((text) => reporting.test(text))) return false
  const told = shareTold(title, said)
  return told < leastTold || (told < leastOfTale && isTale(outsideQuotations(sentences[0] ?? '')))
}

/** Who says so, or when it was. Other verbs of speaking, such as `asks` and `laughs`, are those of a scene. */
const reporting = new RegExp(
  `\\b(?:said|says|told|announced|reported|according to|${alternatives(time.weekdays)}|today|yesterday)\\b`,
  'i',
)

const isTale = (text: string) => forLong.test(text) || !ofNow.test(text)
/** `For years, the harbour board has …` */
const forLong =
  /^(?:For|Over) (?:(?:many|more than|nearly|almost|over|about|the past|the last|an?|[a-z]+|\d+) ){0,3}(?:years|decades|centuries|generations)\b/
/** A verb in the present or the perfect. */
const ofNow =
  /\b(?:is|are|am|has|have|do|does|will|can|may|must|should|(?:isn|aren|hasn|haven|don|doesn|won|can)[’']t)\b|\p{L}[’'](?:s|re|ve|ll) (?:\p{Ll}+ing|\p{Ll}+ed|been|the|an?|not)\b/u

/** Names and numbers. */
const factsIn = (text: string) =>
  (text.match(fact)?.length ?? 0) + Number(isKnownName(/^["“‘']?(\p{L}+)(?! \p{Lu})/u.exec(text)?.[1] ?? ''))

/** A number; a name that does not begin a sentence, or that has several words. */
const fact =
  /(?<=[\p{L}\d,;:”’)] ["“‘'(]?)\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)*|^\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)+|\d[\d.,]*/gu
