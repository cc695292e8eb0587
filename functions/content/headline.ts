// Headlines of a story, from its own article, in the order of the editorial rules.
import { mainClause } from './clause.ts'
import type { Reading } from './draft.ts'
import type { Excerpt, Unit } from './excerpt.ts'
import { countWords } from './fold.ts'
import { splitSentences } from './sentence.ts'
import { standsAlone } from './standalone.ts'
import { contentStems } from './terms.ts'
import type { Article, Headline } from './types.ts'

const longestStandfirst = 110
const longestSentence = 90
/** Words that a sentence of another paragraph must share with the story to head it. */
const sharedWords = 3
/** Paragraphs before and after the story's own in which such a sentence is looked for. */
const reach = 3
/** Sentences offered: an edition that has printed some still finds one. */
const mostSentences = 6

/** Candidates, best first; the last one always fits. `free` tells whether a sentence is printed nowhere else. */
export function headlinesOf(
  reading: Reading,
  excerpt: Excerpt,
  free: (paragraph: number, unit: number) => boolean,
): Headline[] {
  const { article } = reading
  const title = article.title?.value
  const titled: Headline[] = title !== undefined && !isQuestion(title) ? [{ text: title, origin: 'title' }] : []
  const found: Headline[] = []
  const heading = headingAbove(article, excerpt.paragraph)
  if (heading !== null && !isQuestion(heading) && countWords(heading) >= 4)
    found.push({ text: heading, origin: 'heading' })
  const standfirst = article.standfirst?.value
  if (standfirst !== undefined && standfirst.length <= longestStandfirst && !isQuestion(standfirst)) {
    found.push({ text: withoutStop(standfirst), origin: 'standfirst' })
  }
  for (const text of unusedSentences(reading, excerpt, free)) found.push({ text, origin: 'sentence' })
  for (const text of standfirstSentences(article)) found.push({ text, origin: 'sentence' })
  for (const text of ownSentences(reading, excerpt)) found.push({ text, origin: 'sentence' })
  const first = titled.length > 0 && tells(title ?? '', storyStems(reading, excerpt)) ? titled : []
  return [...first, ...found, ...(first.length > 0 ? [] : titled), { text: title ?? '', origin: 'topic' }]
}

/** A title heads the story that it speaks of before any other of its article. */
const tells = (title: string, story: Set<string>) => contentStems(title).some((stem) => story.has(stem))

/** Of a standfirst that is too long as a whole, each sentence that stands alone. */
function standfirstSentences({ standfirst }: Article): string[] {
  if (standfirst === null || standfirst.value.length <= longestStandfirst) return []
  const sentences = splitSentences(standfirst.value)
  return sentences
    .filter((text, index) => text.length <= longestSentence && standsAlone(text, { paragraph: sentences, index }).ok)
    .map(withoutStop)
}

function storyStems({ units }: Reading, { paragraph, first, last }: Excerpt): Set<string> {
  return new Set((units[paragraph] ?? []).slice(first, last + 1).flatMap((unit) => [...stemsOf(unit)]))
}

/** Where nothing else of the article heads it, the story does: a clause or a sentence further on, last its opening. */
function ownSentences({ article, units }: Reading, { paragraph, first, last }: Excerpt): string[] {
  if (article.paragraphs[paragraph]?.lines.length !== 1) return []
  const own = units[paragraph] ?? []
  const opening = headlineIn(own[first] as Unit, own, first)
  const rest = own.slice(first + 1, last + 1).flatMap((unit, n) => headlineIn(unit, own, first + 1 + n) ?? [])
  return opening === null ? rest : [...rest, opening]
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
  free: (p: number, u: number) => boolean,
): string[] {
  const story = storyStems({ article, units } as Reading, excerpt)
  const section = article.sections.find((one) => one.includes(excerpt.paragraph)) ?? []
  const found: Found[] = []
  for (let at = excerpt.paragraph - reach; at <= excerpt.paragraph + reach; at += 1) {
    const distance = Math.abs(at - excerpt.paragraph)
    // A sentence that runs over a line break is no substring of one source line.
    if (article.paragraphs[at]?.lines.length !== 1 || (distance > 1 && !section.includes(at))) continue
    const least = distance === 0 ? 1 : sharedWords
    for (const [n, unit] of (units[at] ?? []).entries()) {
      const shared = [...stemsOf(unit)].filter((stem) => story.has(stem)).length
      if (shared < least || !free(at, n)) continue
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

const stems = new WeakMap<Unit, Set<string>>()

function stemsOf(unit: Unit): Set<string> {
  const known = stems.get(unit) ?? new Set(contentStems(unit.text))
  stems.set(unit, known)
  return known
}

/** The heading of the section that the paragraph belongs to. */
function headingAbove(article: Article, paragraph: number): string | null {
  const section = article.sections.find((one) => one.includes(paragraph)) ?? []
  return (article.headings ?? []).find((one) => section[0] === one.paragraph)?.text ?? null
}

const isQuestion = (text: string) => /\?["'”’»)\]]*$/.test(text)

/** One sentence drops its full stop, as headlines do; several keep theirs. */
const withoutStop = (text: string) => (/[.!?…]["'”’»)\]]* \S/.test(text) ? text : text.replace(/(?<!\.)\.$/, ''))
