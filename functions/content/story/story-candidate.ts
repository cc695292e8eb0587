// Story candidates: every excerpt of every article with its topics and a score, and which paragraphs say the same.

import { articleContextOf } from '../language/article-context.ts'
import { quotableUnits } from '../language/sentence.ts'
import { speakersOf, speechIn } from '../language/speakers.ts'
import { type Hit, merged, termMatcher } from '../language/term-matcher.ts'
import type { Article, Topic } from '../types.ts'
import { nearDuplicates } from './duplicate.ts'
import { type Excerpt, type ExcerptCaps, excerptsOf, type Unit, unitsOf } from './excerpt.ts'
import { eachAbout } from './set-aside.ts'
import { type Explained, explain, threshold } from './topic.ts'

/** An article with all that choosing stories needs to know of it. */
export interface Reading {
  article: Article
  /** By paragraph; none where it speaks of no topic: nothing of it is printed. */
  units: Unit[][]
  /** Topic ids that each unit names. */
  named: (readonly string[])[][]
  /** By paragraph: those that it speaks of, best first. */
  topics: Explained[][]
}

export interface StoryCandidate {
  /** Index of the article. */
  at: number
  excerpt: Excerpt
  /** Topic ids, best first. */
  topics: string[]
  /** Terms that speak for the first topic. */
  terms: string[]
  score: number
}

/** Reprints among the articles. */
export interface Voices {
  /** By article; articles with the same number are one voice. */
  of: number[]
  /** Paragraphs (`place(article, paragraph)`) that say the same elsewhere. */
  duplicates: Map<string, { at: number; paragraph: number }[]>
}

export const place = (at: number, paragraph: number) => `${at}:${paragraph}`

export function readingOf(article: Article, topics: Topic[]): Reading {
  const match = termMatcher(topics)
  const texts = article.paragraphs.map(({ text }) => quotableUnits(text))
  const hits = texts.map((units) => units.map(match))
  const explained = explain(article, topics, hits.map(merged))
  const topicsOf = explained.map((some) => some.filter((one) => one.confidence >= threshold))
  const speaks = (at: number) => (topicsOf[at]?.length ?? 0) > 0
  const named = hits.map((found, at) => (speaks(at) ? found.map((some) => idsOf(some, topics)) : []))
  const paragraphs = article.paragraphs.map(({ text }) => text)
  const spoken = speakersOf(paragraphs)
  const context = articleContextOf(paragraphs)
  const units = texts.map((some, at) =>
    speaks(at) ? unitsOf(some, speechIn(some, paragraphs[at] ?? '', spoken[at] ?? []), { article: context, at }) : [],
  )
  return { article, units, named, topics: topicsOf }
}

/** Topics that some terms speak for. */
const idsOf = (hits: Hit[], topics: Topic[]) =>
  hits.length === 0 ? none : [...new Set(hits.flatMap((hit) => topics[hit.topic]?.id ?? []))]

const none: readonly string[] = []

/** The words of a candidate. */
export function textOf({ units }: Reading, { paragraph, first, last }: Excerpt): string {
  return (units[paragraph] ?? [])
    .slice(first, last + 1)
    .map((unit) => unit.text)
    .join(' ')
}

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

/** All candidates, the best first; those of one paragraph overlap. */
export function storyCandidatesOf(readings: Reading[], caps: ExcerptCaps): StoryCandidate[] {
  const candidates = eachAbout(
    readings,
    ({ article }) => article.id,
    'excerpts',
    (reading, at) => candidatesIn(reading, at, caps),
  )
  return candidates
    .flat()
    .sort(
      (a, b) =>
        b.score - a.score ||
        a.at - b.at ||
        a.excerpt.paragraph - b.excerpt.paragraph ||
        a.excerpt.first - b.excerpt.first,
    )
}

function candidatesIn(reading: Reading, at: number, caps: ExcerptCaps): StoryCandidate[] {
  return reading.units.flatMap((units, paragraph) => {
    // A topic that is only carried over from the rest of the article makes no story.
    const spoken = spokenTopics(reading, paragraph).filter((one) => one.terms.length > 0)
    if (spoken.length === 0) return []
    const dated = reading.article.publishedOn !== null
    return excerptsOf(units, paragraph, caps, dated).map((excerpt) => candidateFor(reading, at, excerpt, spoken))
  })
}

function candidateFor(reading: Reading, at: number, excerpt: Excerpt, spoken: Explained[]): StoryCandidate {
  const named = new Set((reading.named[excerpt.paragraph] ?? []).slice(excerpt.first, excerpt.last + 1).flat())
  const said = spoken.filter((one) => named.has(one.topic))
  const own = said.length > 0 ? said : spoken.slice(0, 1)
  return {
    at,
    excerpt,
    topics: own.map((one) => one.topic),
    terms: (own[0]?.terms ?? []).map((term) => term.text),
    score: rank(reading.article, excerpt, said[0]?.confidence ?? 0),
  }
}

/** Reads well, is plainly on its topic, is known by date and name, and stands early in its article. */
function rank(article: Article, excerpt: Excerpt, confidence: number): number {
  const dated = article.publishedOn === null ? 0 : 0.15
  const signed = article.byline.length > 0 ? 0.1 : 0
  const early = 0.4 * (1 - excerpt.paragraph / Math.max(article.paragraphs.length, 1))
  return excerpt.quality + confidence + dated + signed + early
}
