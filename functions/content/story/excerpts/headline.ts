// Chooses the headlines of a story from its own article, in the order of the editorial rules: whole lines and
// sentences, never a part cut out of one. Holds how long a standfirst or a sentence may be as a headline.

import { holdsMarkup } from '../../html/markup.ts'
import { isQuestion } from '../../language/sentences/question.ts'
import { outsideQuotations } from '../../language/sentences/quotation.ts'
import { splitSentences } from '../../language/sentences/sentence.ts'
import { takesUpWhatWasTold } from '../../language/standing-alone/self-contained.ts'
import { standsAlone } from '../../language/standing-alone/standalone.ts'
import { firstPerson } from '../../language/standing-alone/standalone-words.ts'
import { holdsAddress } from '../../language/words/web-address.ts'
import type { Article, Headline } from '../../types.ts'
import type { Excerpt } from './excerpt.ts'
import { isAbout, namesNothingElse, type Said, saidIn, sharesRareWord, sharesWords } from './headline-fit.ts'
import { headingTells, tellsByItself } from './line-as-headline.ts'
import { paragraphsOf, type Reading, textOf } from './story-candidate.ts'
import { titleLine } from './title-as-headline.ts'
import type { Unit } from './unit.ts'

/** Most characters of a standfirst and of a sentence used as a headline. Chosen, not measured. */
const longestStandfirst = 110
const longestSentence = 90
/** Number of paragraphs before and after the story's own that are searched for a sentence. */
const reach = 3
/** Most sentences offered, so that an edition which has printed some still finds one. */
const mostSentences = 6

export interface HeadlineContext {
  excerpt: Excerpt
  /** The story tells its article's point, so the title may head it. */
  first: boolean
  /** Titles of reprints that may head it if nothing in its own article can. */
  lent: readonly string[]
  /** True if the sentence is not printed elsewhere. */
  free: (paragraph: number, unit: number) => boolean
}

/** Candidates, best first; empty if no line can head the excerpt. */
export function headlinesOf(reading: Reading, above: HeadlineContext): Headline[] {
  const { article } = reading
  const said = saidIn(textOf(reading, above.excerpt), article)
  const own = titleLine(article.title?.value ?? '', article.publication?.value ?? null)
  const titles = above.first ? [own, ...above.lent].filter((one) => one !== null) : []
  const found: Headline[] = [
    ...titles
      .filter((text) => isAbout(text, said))
      .slice(0, 1)
      .map(headed('title')),
    ...standfirstsOf(article, said, above.first)
      .filter((text) => isOfNobody(text) && tellsByItself(text))
      .map(headed('standfirst')),
    ...headingAbove(reading, above.excerpt, said).map(headed('heading')),
    ...sentencesBeside(reading, above, said).map(headed('sentence')),
  ]
  return found.filter(({ text }) => mayHead(text))
}

/** False of `we have some advice`: above everything else, the reader cannot tell whose advice. */
const isOfNobody = (text: string) => !firstPerson.test(outsideQuotations(text))

/** True if it refers to nothing the article said before, which a reader of the headline has not read. */
const isUnderstood = (text: string, { context, article }: Reading) =>
  !ofOneThing.test(text) &&
  !takesUpWhatWasTold(text, { article: context, at: article.paragraphs.length, paragraph: [], index: 0 })

/** `The appointment came …`: the reader cannot tell which. */
const ofOneThing =
  /^The \p{Ll}+ (?:came|comes|follow(?:s|ed)|is|was|are|were|has|have|had|will|would|can|could|may|might)\b/u

const headed =
  (origin: Headline['origin']) =>
  (text: string): Headline => ({ text, origin })

const mayHead = (text: string) => text !== '' && !isQuestion(text) && !holdsMarkup(text) && !holdsAddress(text)

/** The standfirst, or each sentence of a long one that stands alone. A standfirst is about the article's point: above a
 * later story it may name nothing that the story does not. */
function standfirstsOf({ standfirst }: Article, said: Said, first: boolean): string[] {
  const text = standfirst?.value ?? ''
  const sentences = splitSentences(text)
  const parts =
    text.length <= longestStandfirst
      ? [text]
      : sentences.filter((one, index) => standsAlone(one, { paragraph: sentences, index }).ok)
  return parts
    .filter((one) => one.length <= longestStandfirst && isAbout(one, said) && sharesWords(one, said) >= fewestShared)
    .filter((one) => first || namesNothingElse(one, said))
    .map(withoutStop)
}

/** The heading of the excerpt's section, if it says something. */
function headingAbove(reading: Reading, excerpt: Excerpt, said: Said): string[] {
  const { sections, headings = [] } = reading.article
  const [paragraph = -1] = paragraphsOf(excerpt)
  const [start] = sections.find((one) => one.includes(paragraph)) ?? []
  return headings
    .filter((one) => one.paragraph === start && headingTells(one.text) && isAbout(one.text, said))
    .filter(({ text }) => isUnderstood(text, reading))
    .map(({ text }) => text)
}

/** Whole sentences that stand alone and are not printed elsewhere, nearest first: from the excerpt's own paragraphs,
 * then from those around them in its section. */
function sentencesBeside(reading: Reading, { excerpt, free }: HeadlineContext, said: Said): string[] {
  const { article, units } = reading
  const paragraphs = paragraphsOf(excerpt)
  const [from = 0, to = 0] = [paragraphs[0], paragraphs.at(-1)]
  const section = article.sections.find((one) => one.includes(from)) ?? []
  const distance = (at: number) => Math.max(0, from - at, at - to)
  return section
    .filter((at) => distance(at) <= reach && article.paragraphs[at]?.lines.length === 1)
    .sort((a, b) => distance(a) - distance(b))
    .flatMap((at) =>
      (units[at] ?? []).filter((unit, n) => isHeadline(unit, said) && free(at, n) && isUnderstood(unit.text, reading)),
    )
    .slice(0, mostSentences)
    .map(({ text }) => withoutStop(text))
}

const isHeadline = (unit: Unit, said: Said) =>
  unit.text.length <= longestSentence &&
  sharesRareWord(unit.text, said) &&
  sharesWords(unit.text, said) >= fewestShared &&
  namesNothingElse(unit.text, said) &&
  !hangsOnPronoun.test(unit.text) &&
  !conditional.test(unit.text) &&
  !toReader.test(outsideQuotations(unit.text)) &&
  !/\balso\b/.test(unit.text) &&
  unit.alone

/** A standfirst, and a sentence from beside the story, must share this many words with it: one word may be shared by
 * chance, or because the whole article is about it. */
const fewestShared = 2

/** `The option is an element of its policy`: above a story, the pronoun is clear only if a name comes at the very
 * start. */
const hangsOnPronoun =
  /^(?:The|An?|This|That|These|Those|Some|Many|Most|Such|\p{Lu}\p{Ll}+ing) .*\b(?:it|its|they|their|them|he|his|him|she|her)\b/u

/** `Imagine that you sell ferries`, `You write letters`: a call, and no news. */
const toReader = /^Imagine\b|\b[Yy]ou(?:r|rs|[’'](?:ve|re|ll|d))?\b/

/** `If Ostria carries out its plan, …`: what may come to be is no news by itself. */
const conditional = /^(?:(?:Even|Only) if|If|Unless|Provided|Assuming|Suppose)\b/

/** A single sentence loses its full stop, as is usual in headlines; several sentences keep theirs. */
const withoutStop = (text: string) => (/[.!?…]["'”’»)\]]* \S/.test(text) ? text : text.replace(/(?<!\.)\.$/, ''))
