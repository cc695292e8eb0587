// Story candidates: every excerpt of every article with its topics and a score, and which paragraphs say the same.

import type { ArticleContext } from '../language/article-context.ts'
import { type Hit, merged, termMatcher } from '../language/term-matcher.ts'
import type { Article, Topic } from '../types.ts'
import { topicsAbout } from './article-topic.ts'
import { nearDuplicates } from './duplicate.ts'
import { type Excerpt, type ExcerptCaps, fewestSentences } from './excerpt.ts'
import { type JudgedExcerpts, judgedExcerpts, place, type Sentences, sentencesOf, unitsIn } from './judged-excerpts.ts'
import { topicNear } from './near-topic.ts'
import { type Explained, explain, givenTopics, threshold, withGiven } from './topic.ts'
import type { Unit } from './unit.ts'

/** An article with all that choosing stories needs to know of it. */
export interface Reading {
  article: Article
  /** By paragraph; none where the article speaks of no topic: nothing of it is printed. */
  units: Unit[][]
  /** Topic ids that each unit names. */
  named: (readonly string[])[][]
  /** By paragraph: those that it speaks of, best first. */
  topics: Explained[][]
  /** What the article as a whole is about, best first. */
  about: Explained[]
  /** What its source gives all of its articles. */
  given: Explained[]
  /** What it tells where, for judging what stands alone. */
  context: ArticleContext
  /** Its excerpts, where they were judged before. */
  judged?: () => JudgedExcerpts
}

export interface StoryCandidate {
  /** Index of the article. */
  at: number
  excerpt: Excerpt
  /** Topic ids, best first. */
  topics: string[]
  /** Terms that speak for the first topic. */
  terms: string[]
  /** Where none does: words that keep the company of its terms. */
  near?: string[]
  score: number
  /** Tells the article's point. */
  first: boolean
}

/** Reprints among the articles. */
export interface Voices {
  /** By article; articles with the same number are one voice. */
  of: number[]
  /** Paragraphs (`place(article, paragraph)`) that say the same elsewhere. */
  duplicates: Map<string, { at: number; paragraph: number }[]>
}

/** @param sentences of the article, where they were judged before */
export function readingOf(article: Article, topics: Topic[], sentences: Sentences = sentencesOf(article)): Reading {
  const match = termMatcher(topics)
  const { texts, context, known } = sentences
  const hits = texts.map((units) => units.map(match))
  const explained = explain(article, topics, hits.map(merged))
  // Copied, for what a filter returns keeps room for many more.
  const topicsOf = explained.map((some) => [...some.filter((one) => one.confidence >= threshold)])
  const about = aboutOf(article, { title: match(article.title?.value ?? ''), paragraphs: hits }, topicsOf, topics)
  const given = givenTopics(article, topics)
  const speaks = about.length > 0 || given.length > 0 || topicsOf.some((some) => some.length > 0)
  const named = hits.map((found) => (speaks ? found.map((some) => idsOf(some, topics)) : []))
  const units = speaks ? sentences.units() : texts.map(() => [])
  const judged = known !== undefined && speaks ? { judged: known } : {}
  return { article, units, named, topics: topicsOf, about, given, context, ...judged }
}

/** Paragraphs in which an article comes to what it is about. */
const openingParagraphs = 2

/** What an article is about by terms; where they say nothing of it as a whole, the topic that its words are near. */
function aboutOf(
  article: Article,
  hits: { title: Hit[]; paragraphs: Hit[][][] },
  spoken: readonly Explained[][],
  topics: Topic[],
): Explained[] {
  const about = topicsAbout({ title: hits.title, sentences: hits.paragraphs.flat() }, topics)
  if (about.length > 0 || articleTopics({ topics: spoken }).length > 0) return about
  return topicNear(article, [...hits.title, ...hits.paragraphs.slice(0, openingParagraphs).flat(2)], topics)
}

/** Topics that some terms speak for. */
const idsOf = (hits: Hit[], topics: Topic[]) =>
  hits.length === 0 ? none : [...new Set(hits.flatMap((hit) => topics[hit.topic]?.id ?? []))]

const none: readonly string[] = []

/** The words of a candidate. */
export const textOf = (reading: Reading, excerpt: Excerpt): string =>
  unitsIn(reading, excerpt)
    .map(({ text }) => text)
    .join(' ')

/** Its paragraphs, in order. */
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

/** Topics that a paragraph speaks of, best first. */
export const spokenTopics = (reading: Reading, paragraph: number) => reading.topics[paragraph] ?? []

/** The best first, first stories before all others. */
export const bestCandidateFirst = (a: StoryCandidate, b: StoryCandidate) =>
  b.score - a.score || a.at - b.at || inReadingOrder(a.excerpt, b.excerpt)

const inReadingOrder = ({ positions: [a] }: Excerpt, { positions: [b] }: Excerpt) =>
  (a?.paragraph ?? 0) - (b?.paragraph ?? 0) || (a?.unit ?? 0) - (b?.unit ?? 0)

/** Of an article, first and later stories together: more than are ever quoted of one. */
const mostOfArticle = 12
/** What a first story scores above a later one, whatever else is said of both. */
const ahead = 10

/** Candidates of the article with the index `at` that share no sentence. */
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
  // What tells not even the point of its article is told of nothing.
  if (best === null) return []
  add(best, true)
  const later = judged
    .filter(({ excerpt }) => excerpt.positions.length >= fewestSentences)
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

/** Reads well, is plainly on its topic, names whom it speaks of, begins with its paragraph, early in its article. */
function laterRank({ excerpt, own }: { excerpt: Excerpt; own: Explained[] }, { article, units }: Reading): number {
  const [{ paragraph, unit } = { paragraph: 0, unit: 0 }] = excerpt.positions
  const begins = unit === 0 ? laterWorth.begins : laterWorth.within / unit
  const named = units[paragraph]?.[unit]?.text.match(/(?<=\S )\p{Lu}\p{L}+/gu)?.length ?? 0
  const names = laterWorth.name * Math.min(namesCounted, named)
  const early = laterWorth.early * (1 - paragraph / article.paragraphs.length)
  return excerpt.quality + (own[0]?.confidence ?? 0) + begins + names + early
}

/** What a later story is worth beside its quality and its topic (1 each): for beginning with its paragraph, for the
 * second sentence of one, for each name of its first sentence, for standing at the head of its article. */
const laterWorth = { begins: 0.5, within: 0.25, name: 0.12, early: 0.4 }
const namesCounted = 3

/** An article that is on nothing of the list speaks of it where it opens, or by the way. */
const isAtTheHead = ({ positions: [opener] }: Excerpt) => opener !== undefined && opener.paragraph <= openingParagraphs

/** In one paragraph a single plain word is a mention. */
const isSaid = ({ terms, confidence }: Explained) => terms.length > 1 || confidence >= singleTerm
const singleTerm = 0.65

const isOf = (some: readonly Explained[], { topic }: Explained) => some.some((one) => one.topic === topic)

/** The section of a first story is what its article is about, if it can be what the story names itself. */
function firstTopics(own: readonly Explained[], whole: readonly Explained[]): Explained[] {
  const shared = own.filter((one) => isOf(whole, one))
  return [...shared, ...whole.filter((one) => !isOf(own, one)), ...own.filter((one) => !isOf(whole, one))]
}

const termsOf = (topic: Explained | undefined) => (topic?.terms ?? []).map((term) => term.text)

/** Topics that the excerpt itself names; else what its paragraphs name, the best of them. A topic that is only carried
 * over from the rest of the article makes no later story. */
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

/** Share of its paragraphs that speak of what an article as a whole is about. */
const mostly = 0.3

/** What the article is about as a whole, best first. */
export const wholeOf = (reading: Pick<Reading, 'about' | 'topics'>): Explained[] =>
  reading.about.length > 0 ? reading.about : articleTopics(reading)

/** Topics that a good share of an article’s paragraphs name, those that most do first. */
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

/** What it is worth that the label of a story tells when it was written, and who wrote it. */
export const labelWorth = { date: 0.15, author: 0.1 }
const known = ({ publishedOn, byline }: Article) =>
  (publishedOn === null ? 0 : labelWorth.date) + (byline.length > 0 ? labelWorth.author : 0)
