// Which topics a paragraph is about: decided by the weight of the topic's terms in it, and by what the article as a
// whole is about.
import { type Hit, termMatcher } from '../../language/words/term-matcher.ts'
import type { Article, Topic, TopicScore } from '../../types.ts'

/** Least confidence with which a paragraph has a topic. */
export const threshold = 0.5

/** Topics of each paragraph with a confidence of at least `threshold`, best first. */
export function classify(article: Pick<Article, 'title' | 'paragraphs'>, topics: Topic[]): TopicScore[][] {
  return explain(article, topics).map((scores) =>
    scores.filter((one) => one.confidence >= threshold).map(({ topic, confidence }) => ({ topic, confidence })),
  )
}

export interface Explained extends TopicScore {
  /** The terms that were found, each with the number of times. */
  terms: { text: string; count: number }[]
  /** If no term was needed: words that usually occur with those of the topic. */
  near?: string[]
}

/** All topics with any evidence in each paragraph, best first, with the words that are the evidence. `hits`: those of
 * each paragraph, if already known. */
export function explain(
  article: Pick<Article, 'title' | 'paragraphs'>,
  topics: Topic[],
  hits: Hit[][] = article.paragraphs.map(({ text }) => termMatcher(topics)(text)),
): Explained[][] {
  const match = termMatcher(topics)
  const evidence = hits.map((found, at) => evidenceOf(found, article.paragraphs[at]?.text ?? '', topics.length))
  const priors = priorsOf(evidence, match(article.title?.value ?? ''), topics.length)
  return hits.map((found, at) => {
    const prior = priors(at)
    const spoken = [...new Set(found.map((hit) => hit.topic))]
      .sort((a, b) => a - b)
      .map((n) => {
        const terms = found.filter((hit) => hit.topic === n).map(({ term, count }) => ({ text: term, count }))
        return { topic: topics[n]?.id ?? '', confidence: confidence(evidence[at]?.[n] ?? 0, prior[n] ?? 0), terms }
      })
      .sort((a, b) => b.confidence - a.confidence)
    return (spoken[0]?.confidence ?? 0) >= threshold ? spoken : [...inherited(prior, topics), ...spoken]
  })
}

/** A paragraph that names no topic continues with the one that most of its article is about. */
function inherited(priors: number[], topics: Topic[]): Explained[] {
  const most = priors.reduce((largest, one) => Math.max(largest, one), -Infinity)
  const topic = topics[priors.indexOf(most)]
  return topic && most >= leading ? [{ topic: topic.id, confidence: threshold, terms: [] }] : []
}

/** Weight of evidence at which a paragraph reaches the threshold in an article about other matters. */
const needed = 1.6
/** Share of that which is not needed in an article wholly on the topic. */
const carried = 0.6
/** Share of the article from which a topic is carried into paragraphs that name none. */
const leading = 0.65

/** 0.5 at the evidence needed, towards 1 above it. */
function confidence(evidence: number, prior: number): number {
  if (evidence === 0) return 0
  const ratio = evidence / (needed * (1 - carried * prior))
  return Math.round((ratio / (1 + ratio)) * 1000) / 1000
}

/** Words of a paragraph up to which a mention counts in full; longer ones mention names in passing. */
const fullLength = 70

/** Mean length of a word of English news and the space after it; counting the words takes longer. */
const charactersPerWord = 6.2

/** Terms count by weight, repetitions by the logarithm of their number, and the sum by the length of the paragraph. */
function evidenceOf(hits: Hit[], text: string, topics: number): number[] {
  const sums = new Array<number>(topics).fill(0)
  for (const hit of hits) sums[hit.topic] = (sums[hit.topic] ?? 0) + hit.weight * Math.log2(1 + hit.count)
  const words = text.length / charactersPerWord
  const dilution = words > fullLength ? Math.sqrt(fullLength / words) : 1
  return sums.map((sum) => sum * dilution)
}

/** A paragraph with half the evidence counts as half a paragraph; a title counts as a quarter of the article. */
const halfSaid = 0.5
const titleShare = 0.25

/** For each topic 0–1: the share of the other paragraphs that mention it by themselves, plus a quarter if the title
 * does. */
function priorsOf(evidence: number[][], title: Hit[], topics: number): (paragraph: number) => number[] {
  const strength = (value = 0) => (value >= needed ? 1 : value >= needed / 2 ? halfSaid : 0)
  const sums = Array.from({ length: topics }, (_, n) => evidence.reduce((sum, one) => sum + strength(one[n]), 0))
  const titled = sums.map((_, n) => (title.some((hit) => hit.topic === n) ? titleShare : 0))
  const others = Math.max(evidence.length - 1, 1)
  return (paragraph) =>
    sums.map((sum, n) => Math.min(1, (sum - strength(evidence[paragraph]?.[n])) / others + (titled[n] ?? 0)))
}
