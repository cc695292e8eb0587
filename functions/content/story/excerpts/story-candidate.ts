// Finds story candidates: every excerpt of every article with its topics and a score, made of how well it reads
// (`excerpt.ts`), how much of the point it tells (`point.ts`) and its topics; and the paragraphs that say the same in
// reprints.

import type { ArticleContext } from '../../language/names/article-context.ts'
import { type Hit, merged, termMatcher } from '../../language/words/term-matcher.ts'
import type { Article, Topic } from '../../types.ts'
import { topicsAbout } from '../topics/article-topic.ts'
import { topicNear } from '../topics/near-topic.ts'
import { givenTopics, withGiven } from '../topics/source-topics.ts'
import { type Explained, explain, threshold } from '../topics/topic.ts'
import { nearDuplicates } from './duplicate.ts'
import { type Excerpt, type ExcerptCaps, fewestSentences, mostParagraphs } from './excerpt.ts'
import { type JudgedExcerpts, judgedExcerpts, place, type Sentences, sentencesOf, unitsIn } from './judged-excerpts.ts'
import type { Unit } from './unit.ts'

/** An article with everything needed to choose stories from it. */
export interface Reading {
  article: Article
  /** By paragraph; empty if the article mentions no topic, since then nothing of it is printed. */
  units: Unit[][]
  /** Topic ids that each unit names. */
  named: (readonly string[])[][]
  /** By paragraph: the topics it mentions, best first. */
  topics: Explained[][]
  /** What the article as a whole is about, best first. */
  about: Explained[]
  /** Topics that its source gives to all its articles. */
  given: Explained[]
  /** What the article has said at each place, for judging what stands alone. */
  context: ArticleContext
  /** Its excerpts, if they were judged before. */
  judged?: () => JudgedExcerpts
}

export interface StoryCandidate {
  /** Index of the article. */
  at: number
  excerpt: Excerpt
  /** Topic ids, best first. */
  topics: string[]
  /** Terms that are evidence for the first topic. */
  terms: string[]
  /** If there are none: words that usually occur with its terms. */
  near?: string[]
  score: number
  /** True if it tells the article's point. */
  first: boolean
}

/** Which of the articles are reprints of each other. */
export interface Voices {
  /** A number for each article; articles with the same number are reprints of each other. */
  of: number[]
  /** By paragraph (`place(article, paragraph)`): paragraphs elsewhere that say the same. */
  duplicates: Map<string, { at: number; paragraph: number }[]>
}

/** @param sentences of the article, if they were judged before */
export function readingOf(article: Article, topics: Topic[], sentences: Sentences = sentencesOf(article)): Reading {
  const match = termMatcher(topics)
  const { texts, context, known } = sentences
  const hits = texts.map((units) => units.map(match))
  const explained = explain(article, topics, hits.map(merged))
  // Copied, because the array that a filter returns keeps room for many more.
  const topicsOf = explained.map((some) => [...some.filter((one) => one.confidence >= threshold)])
  const about = aboutOf(article, { title: match(article.title?.value ?? ''), paragraphs: hits }, topicsOf, topics)
  const given = givenTopics(article, topics)
  const speaks = about.length > 0 || given.length > 0 || topicsOf.some((some) => some.length > 0)
  const named = hits.map((found) => (speaks ? found.map((some) => idsOf(some, topics)) : []))
  const units = speaks ? sentences.units() : texts.map(() => [])
  const judged = known !== undefined && speaks ? { judged: known } : {}
  return { article, units, named, topics: topicsOf, about, given, context, ...judged }
}

/** Number of first paragraphs whose words say what an article without terms is near to. */
const paragraphsOfNearness = 2

/** What an article is about by its terms; if they do not tell, the topic that its words are near. */
function aboutOf(
  article: Article,
  hits: { title: Hit[]; paragraphs: Hit[][][] },
  spoken: readonly Explained[][],
  topics: Topic[],
): Explained[] {
  const about = topicsAbout({ title: hits.title, sentences: hits.paragraphs.flat() }, topics)
  if (about.length > 0 || articleTopics({ topics: spoken }).length > 0) return about
  return topicNear(article, [...hits.title, ...hits.paragraphs.slice(0, paragraphsOfNearness).flat(2)], topics)
}

/** Ids of the topics that some terms are evidence for. */
const idsOf = (hits: Hit[], topics: Topic[]) =>
  hits.length === 0 ? none : [...new Set(hits.flatMap((hit) => topics[hit.topic]?.id ?? []))]

const none: readonly string[] = []

/** The text of a candidate. */
export const textOf = (reading: Reading, excerpt: Excerpt): string =>
  unitsIn(reading, excerpt)
    .map(({ text }) => text)
    .join(' ')

/** Indexes of its paragraphs, in order. */
export const paragraphsOf = ({ positions }: Excerpt): number[] => [
  ...new Set(positions.map(({ paragraph }) => paragraph)),
]

export function voicesOf(readings: readonly Reading[]): Voices {
  const of = readings.map((_, at) => at)
  const duplicates: Voices['duplicates'] = new Map()
  const add = (at: number, paragraph: number, duplicate: { at: number; paragraph: number }) =>
    duplicates.set(place(at, paragraph), [...(duplicates.get(place(at, paragraph)) ?? []), duplicate])
  for (const { a, b, paragraphs } of nearDuplicates(readings.map(({ article }) => article))) {
    const [keep, change] = [of[a] ?? a, of[b] ?? b].sort((x, y) => x - y)
    for (const [n, voice] of of.entries()) if (voice === change) of[n] = keep ?? voice
    for (const [i, j] of paragraphs) {
      add(a, i, { at: b, paragraph: j })
      add(b, j, { at: a, paragraph: i })
    }
  }
  return { of, duplicates }
}

/** Topics that a paragraph mentions, best first. */
export const spokenTopics = (reading: Reading, paragraph: number) => reading.topics[paragraph] ?? []

/** Sorts the best first; first stories come before all others. */
export const bestCandidateFirst = (a: StoryCandidate, b: StoryCandidate) =>
  b.score - a.score || a.at - b.at || inReadingOrder(a.excerpt, b.excerpt)

const inReadingOrder = ({ positions: [a] }: Excerpt, { positions: [b] }: Excerpt) =>
  (a?.paragraph ?? 0) - (b?.paragraph ?? 0) || (a?.unit ?? 0) - (b?.unit ?? 0)

/** Most stories of one article, first and later together: more than are ever quoted from one. */
const mostOfArticle = 12
/** What a first story scores above a later one, whatever else counts for either. */
const ahead = 10

/** Candidates of the article with index `at`, no two of which share a sentence. */
export function candidatesIn(reading: Reading, at: number, caps: ExcerptCaps): StoryCandidate[] {
  const { article, units } = reading
  if (units.every((some) => some.length === 0)) return []
  const { excerpts, understood } = reading.judged?.() ?? judgedExcerpts(reading, caps)
  const judged = excerpts.map((excerpt) => ({
    excerpt,
    worth: excerpt.worth,
    point: excerpt.point,
    own: spokenIn(reading, excerpt),
  }))
  const { given } = reading
  const whole = wholeOf(reading)
  const firsts = judged.filter(
    ({ excerpt, point, own }) =>
      point && (whole.length > 0 || given.length > 0 || (own.some(isSaid) && isAtTheHead(excerpt))),
  )
  const best = firsts.reduce<(typeof judged)[number] | null>(
    (most, one) => (most === null || one.worth > most.worth ? one : most),
    null,
  )
  const chosen: StoryCandidate[] = []
  const used = new Set<string>()
  const add = ({ excerpt, worth, own }: (typeof judged)[number], first: boolean) => {
    const topics = withGiven(first ? firstTopics(own, whole) : own, given)
    for (const { paragraph, unit } of excerpt.positions) used.add(place(paragraph, unit))
    const rank = first ? ahead + worth + (own[0]?.confidence ?? 0) : laterRank({ excerpt, own }, reading)
    const score = rank + known(article)
    const [section] = topics
    const near = section?.near === undefined ? {} : { near: section.near }
    chosen.push({ at, excerpt, first, score, topics: topics.map((one) => one.topic), terms: termsOf(section), ...near })
  }
  // An article of which not even the point can be told gives no story.
  if (best === null) return []
  add(best, true)
  const holdsSeveral = units.flat().length >= fewestOfLong * units.length
  const later = judged
    .filter(({ excerpt }) => excerpt.positions.length >= fewestSentences && (holdsSeveral || beginsParagraph(excerpt)))
    .filter(({ own }) => given.length > 0 || own.slice(0, 1).some((one) => isSaid(one) || isOf(whole, one)))
    .map((one) => ({ ...one, rank: best === null ? one.worth : laterRank(one, reading) }))
    .sort((a, b) => b.rank - a.rank || inReadingOrder(a.excerpt, b.excerpt))
  for (const one of later) {
    if (chosen.length >= mostOfArticle) break
    if (one.excerpt.positions.some(({ paragraph, unit }) => used.has(place(paragraph, unit)))) continue
    if (understood(one.excerpt)) add(one, false)
  }
  return chosen
}

/** In news a later story begins with its paragraph: a sentence further on leans on what stands before it far more often
 * (of 90 that were read, 10 of 16 within a paragraph could not stand, and 15 of 68 at the head of one). */
const beginsParagraph = ({ positions: [opener] }: Excerpt) => opener?.unit === 0
/** Sentences in a paragraph, on average, from which one paragraph holds several matters. */
const fewestOfLong = 3

/** Higher if it reads well, is clearly on its topic, names people or things, begins its paragraph, and comes early. */
function laterRank({ excerpt, own }: { excerpt: Excerpt; own: Explained[] }, { article, units }: Reading): number {
  const [{ paragraph, unit } = { paragraph: 0, unit: 0 }] = excerpt.positions
  const begins = unit === 0 ? laterWorth.begins : laterWorth.within / unit
  const named = units[paragraph]?.[unit]?.text.match(/(?<=\S )\p{Lu}\p{L}+/gu)?.length ?? 0
  const names = laterWorth.name * Math.min(namesCounted, named)
  const early = laterWorth.early * (1 - paragraph / article.paragraphs.length)
  return excerpt.quality + (own[0]?.confidence ?? 0) + begins + names + early
}

/** What counts for a later story besides its quality and its topic (about 1 each): that it begins with its paragraph,
 * or with its second sentence; each name in its first sentence; an early place in its article. */
const laterWorth = { begins: 0.5, within: 0.25, name: 0.12, early: 0.4 }
const namesCounted = 3

/** True if it opens near the start: an article about nothing on the list mentions a topic either there or only in
 * passing. */
const isAtTheHead = ({ positions: [opener] }: Excerpt) => opener !== undefined && opener.paragraph < mostParagraphs

/** True of more than a mention, such as a single plain word in one paragraph. */
const isSaid = ({ terms, confidence }: Explained) => terms.length > 1 || confidence >= singleTerm
const singleTerm = 0.65

const isOf = (some: readonly Explained[], { topic }: Explained) => some.some((one) => one.topic === topic)

/** The first of these is the story's section: a topic that both article and story name, else one of the article, else
 * one of the story. */
function firstTopics(own: readonly Explained[], whole: readonly Explained[]): Explained[] {
  const shared = own.filter((one) => isOf(whole, one))
  return [...shared, ...whole.filter((one) => !isOf(own, one)), ...own.filter((one) => !isOf(whole, one))]
}

const termsOf = (topic: Explained | undefined) => (topic?.terms ?? []).map((term) => term.text)

/** Topics that the excerpt itself names; if none, the best that its paragraphs name. A topic merely carried over from
 * the rest of the article makes no later story. */
function spokenIn(reading: Reading, excerpt: Excerpt): Explained[] {
  const named = new Set(excerpt.positions.flatMap(({ paragraph, unit }) => reading.named[paragraph]?.[unit] ?? []))
  const best = new Map<string, Explained>()
  for (const one of paragraphsOf(excerpt).flatMap((paragraph) => spokenTopics(reading, paragraph))) {
    if (one.terms.length > 0 && one.confidence > (best.get(one.topic)?.confidence ?? 0)) best.set(one.topic, one)
  }
  const spoken = [...best.values()].sort((a, b) => b.confidence - a.confidence)
  const said = spoken.filter((one) => named.has(one.topic))
  return said.length > 0 ? said : spoken.slice(0, 1)
}

/** Least share of its paragraphs that must mention a topic for the article to be about it. */
const mostly = 0.3

/** What the article is about as a whole, best first. */
export const wholeOf = (reading: Pick<Reading, 'about' | 'topics'>): Explained[] =>
  reading.about.length > 0 ? reading.about : articleTopics(reading)

/** Topics that a good share of an article’s paragraphs name, those named by most paragraphs first. */
function articleTopics({ topics }: { topics: readonly (readonly Explained[])[] }): Explained[] {
  const counts = new Map<string, { one: Explained; count: number }>()
  for (const one of topics.flatMap((some) => some.filter(({ terms }) => terms.length > 0))) {
    counts.set(one.topic, { one, count: (counts.get(one.topic)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
    .filter(({ count }) => count >= topics.length * mostly)
    .sort((a, b) => b.count - a.count)
    .map(({ one }) => one)
}

/** What it adds that a story's label says when it was written, and who wrote it. */
export const labelWorth = { date: 0.15, author: 0.1 }
const known = ({ publishedOn, byline }: Article) =>
  (publishedOn === null ? 0 : labelWorth.date) + (byline.length > 0 ? labelWorth.author : 0)
