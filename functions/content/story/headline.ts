// Headlines of a story, from its own article, in the order of the editorial rules.

import { holdsMarkup } from '../html/markup.ts'
import { mainClause, subjectPhrase } from '../language/clause.ts'
import { countWords } from '../language/fold.ts'
import { splitSentences } from '../language/sentence.ts'
import { standsAlone } from '../language/standalone.ts'
import { holdsAddress } from '../language/web-address.ts'
import type { Article, Headline } from '../types.ts'
import type { Excerpt, Unit } from './excerpt.ts'
import { fitOf, knowingNames, knownFrom, sharedWeight, sharesName, wordsOf } from './headline-fit.ts'
import type { Reading } from './story-candidate.ts'

const longestStandfirst = 110
const longestSentence = 90
/** What a sentence must share with the story to head it (`sharedWeight`): of its own paragraph, of the next, of
 * others. */
const sharedByDistance = [1, 1.5]
const sharedFarther = 2.5
/** Words alike in another paragraph may be so by chance, unless a name is among them or they are as many as this. */
const manyWords = 4
/** Paragraphs before and after the story's own in which such a sentence is looked for. */
const reach = 3
/** Sentences offered: an edition that has printed some still finds one. */
const mostSentences = 6
/** Paragraphs at the beginning of an article, of which its title speaks even where it uses other words. */
const beginning = 3
/** Of a sentence that is printed below it, a headline repeats at most this share. */
const mostRepeated = 0.7

/** Candidates, best first; none where nothing of the article fits. `free` tells whether a sentence is printed nowhere
 * else. */
export function headlinesOf(
  reading: Reading,
  excerpt: Excerpt,
  free: (paragraph: number, unit: number) => boolean,
): Headline[] {
  const { article } = reading
  const story = storyOf(reading, excerpt)
  const stated = article.title?.value ?? ''
  const titleText = holdsMarkup(stated) ? '' : stated
  const title: Headline[] = isQuestion(titleText || '?') ? [] : [{ text: titleText, origin: 'title' }]
  const fit = title.length > 0 ? story.fit(title[0]?.text ?? '') : 'not'
  const sentences = [
    ...unusedSentences(reading, excerpt, story, free),
    ...standfirstSentences(article, story),
    ...ownParts(reading, excerpt),
  ]
  return [
    ...(fit === 'plainly' ? title : []),
    ...headingAbove(article, excerpt.paragraph, story),
    ...standfirstOf(article, story),
    ...sentences.map((text): Headline => ({ text, origin: 'sentence' })),
    ...(fit === 'by a word' || (fit === 'not' && excerpt.paragraph < beginning) ? title : []),
  ].filter((headline): headline is Headline => !holdsAddress(headline.text))
}

/** What a line must speak of to head the story. */
interface Told {
  fit: (line: string) => ReturnType<typeof fitOf>
  shares: (unit: Unit) => number
  sharesName: (unit: Unit) => boolean
}

function storyOf({ article, units }: Reading, { paragraph, first, last }: Excerpt): Told {
  const known = knownFrom(article)
  const own = (units[paragraph] ?? []).slice(first, last + 1).flatMap((unit) => [...unitWords(unit)])
  const words = knowingNames(own, known.names)
  return {
    fit: (line) => fitOf(line, words, known),
    shares: (unit) => sharedWeight(knowingNames(unitWords(unit), known.names), words, known.everywhere),
    sharesName: (unit) => sharesName(knowingNames(unitWords(unit), known.names), words, known.everywhere),
  }
}

/** The heading of the section that the paragraph belongs to. */
function headingAbove(article: Article, paragraph: number, story: Told): Headline[] {
  const section = article.sections.find((one) => one.includes(paragraph)) ?? []
  const text = (article.headings ?? []).find((one) => section[0] === one.paragraph)?.text ?? '?'
  const fits = !isQuestion(text) && countWords(text) >= 4 && (paragraph === section[0] || story.fit(text) !== 'not')
  return fits ? [{ text, origin: 'heading' }] : []
}

function standfirstOf({ standfirst }: Article, story: Told): Headline[] {
  const text = standfirst?.value ?? '?'
  const fits = text.length <= longestStandfirst && !isQuestion(text) && story.fit(text) !== 'not'
  return fits ? [{ text: withoutStop(text), origin: 'standfirst' }] : []
}

/** Of a standfirst that is too long as a whole, each sentence that stands alone. */
function standfirstSentences({ standfirst }: Article, story: Told): string[] {
  if (standfirst === null || standfirst.value.length <= longestStandfirst) return []
  const sentences = splitSentences(standfirst.value)
  return sentences
    .filter((text, index) => text.length <= longestSentence && standsAlone(text, { paragraph: sentences, index }).ok)
    .filter((text) => story.fit(text) !== 'not')
    .map(withoutStop)
}

/** Where nothing else of the article heads it, a part of the story does: a clause of a later sentence, then what the
 * opening is about, or its main clause. */
function ownParts({ article, units }: Reading, { paragraph, first, last }: Excerpt): string[] {
  if (article.paragraphs[paragraph]?.lines.length !== 1) return []
  const own = units[paragraph] ?? []
  const parts = own.slice(first, last + 1).map((unit, n) => {
    const clause = headlineIn(unit, own, first + n)
    const phrase = unit.alone ? subjectPhrase(unit.text) : null
    return [phrase, clause].filter(
      (text) => text !== null && text.length <= Math.min(longestSentence, unit.text.length * mostRepeated),
    )
  })
  return [...parts.slice(1), ...parts.slice(0, 1)].flat().filter((text) => text !== null)
}

interface Found {
  text: string
  /** 0 in the story's own paragraph. */
  distance: number
  shared: number
  whole: boolean
}

/** Sentences, and main clauses of longer ones, that stand alone and are printed nowhere: of the same paragraph, then of
 * its neighbours on the same matter. */
function unusedSentences(
  { article, units }: Reading,
  excerpt: Excerpt,
  story: Told,
  free: (p: number, u: number) => boolean,
): string[] {
  const section = article.sections.find((one) => one.includes(excerpt.paragraph)) ?? []
  const found: Found[] = []
  for (let at = excerpt.paragraph - reach; at <= excerpt.paragraph + reach; at += 1) {
    const distance = Math.abs(at - excerpt.paragraph)
    // A sentence that runs over a line break is no substring of one source line.
    if (article.paragraphs[at]?.lines.length !== 1 || (distance > 1 && !section.includes(at))) continue
    const least = sharedByDistance[distance] ?? sharedFarther
    for (const [n, unit] of (units[at] ?? []).entries()) {
      const shared = story.shares(unit)
      if (shared < least || !free(at, n) || (distance > 0 && shared < manyWords && !story.sharesName(unit))) continue
      const text = headlineIn(unit, units[at] ?? [], n)
      if (text !== null) found.push({ text, distance, shared, whole: text.length + 1 >= unit.text.length })
    }
  }
  return found
    .sort((a, b) => a.distance - b.distance || Number(b.whole) - Number(a.whole) || b.shared - a.shared)
    .slice(0, mostSentences)
    .map(({ text }) => text)
}

/** The unit without its full stop where it is short enough and stands alone; else its main clause, if that does. */
function headlineIn(unit: Unit, units: Unit[], index: number): string | null {
  if (hangsOnPronoun.test(unit.text)) return null
  if (unit.alone && unit.text.length <= longestSentence) return withoutStop(unit.text)
  const clause = mainClause(unit.text)
  if (clause === null || clause.length > longestSentence) return null
  const paragraph = units.map(({ text }) => text)
  return standsAlone(`${clause}.`, { paragraph, index }).ok ? clause : null
}

/** `The option is an element of its policy`: above a story, only a name at the very start explains the pronoun. */
const hangsOnPronoun =
  /^(?:The|An?|This|That|These|Those|Some|Many|Most|Such|\p{Lu}\p{Ll}+ing) .*\b(?:it|its|they|their|them|he|his|him|she|her)\b/u

const words = new WeakMap<Unit, Set<string>>()

function unitWords(unit: Unit): Set<string> {
  const known = words.get(unit) ?? wordsOf(unit.text)
  words.set(unit, known)
  return known
}

const isQuestion = (text: string) => /\?["'”’»)\]]*$/.test(text)

/** One sentence drops its full stop, as headlines do; several keep theirs. */
const withoutStop = (text: string) => (/[.!?…]["'”’»)\]]* \S/.test(text) ? text : text.replace(/(?<!\.)\.$/, ''))
