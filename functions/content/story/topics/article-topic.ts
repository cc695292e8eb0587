// Which topics an article is about as a whole, as where one is printed under a wrong topic or none: decided by its
// title and lead, by how many terms of a topic it uses (terms are data, `topics.json`), and in how many of its
// sentences. One paragraph of plain words says too little; an article that keeps returning to them says enough.
import type { Hit } from '../../language/words/term-matcher.ts'
import type { Topic } from '../../types.ts'
import type { Explained } from './topic.ts'

/** The terms found in an article's title and in each of its sentences, in reading order. */
export interface ArticleHits {
  title: readonly Hit[]
  sentences: readonly (readonly Hit[])[]
}

/** Sentences that count as the article's lead. Chosen, not measured. */
const leading = 3
/** However heavily a topic's list weighs a term, it remains one term. */
const mostWeight = 1.5
/** What a term is worth depending on where it occurs; `again`: for each doubling of the number of sentences that
 * contain it; `spread`: for the share of all sentences that contain any term. */
const worth = { title: 1.5, lead: 1, anywhere: 0.5, again: 0.4, spread: 3 }
// Chosen by reading; what more or less of these moves: docs/decisions/072.
/** Least score at which an article is about a topic. */
const needed = 2.7
/** Fewest different terms. */
const fewestTerms = 2
/** Least share of the sentences that contain a term. */
const leastSpread = 0.12
/** A topic with less than this share of the best topic's score is only a side topic. */
const beside = 0.75

/** Topics that the article is about, best first. */
export function topicsAbout({ title, sentences }: ArticleHits, topics: readonly Topic[]): Explained[] {
  const scored = topics.map(({ id }, n) => ({ topic: id, ...scoreOf(n, title, sentences) }))
  const best = Math.max(needed, ...scored.map(({ score }) => score * beside))
  return scored
    .filter(({ score }) => score >= best)
    .sort((a, b) => b.score - a.score)
    .map(({ topic, score, terms }) => ({
      topic,
      terms,
      confidence: confidenceOf(score),
    }))
}

/** Topics named in the title or the first sentences, those named most often first. */
export function topicsInLead({ title, sentences }: ArticleHits, topics: readonly Topic[]): Explained[] {
  const head = [...title, ...sentences.slice(0, leading).flat()]
  return [...Map.groupBy(head, ({ topic }) => topic)]
    .map(([topic, hits]) => {
      const weight = hits.reduce((sum, one) => sum + one.weight * Math.log2(1 + one.count), 0)
      const terms = [...new Set(hits.map(({ term }) => term))].map((text) => ({
        text,
        count: hits.reduce((sum, one) => sum + (one.term === text ? one.count : 0), 0),
      }))
      return { topic: topics[topic]?.id ?? '', terms, confidence: confidenceOf(weight) }
    })
    .sort((a, b) => b.confidence - a.confidence || (a.topic < b.topic ? -1 : 1))
}

const confidenceOf = (score: number) => Math.round((score / (score + needed)) * 1000) / 1000

interface Found {
  weight: number
  count: number
  /** Number of sentences that contain it, and the index of the first of them. */
  held: number
  first: number
}

function scoreOf(topic: number, title: readonly Hit[], sentences: readonly (readonly Hit[])[]) {
  const found = new Map<string, Found>()
  let holding = 0
  for (const [first, hits] of sentences.entries()) {
    const own = hits.filter((hit) => hit.topic === topic)
    holding += Number(own.length > 0)
    for (const { term, weight, count } of own) {
      const known = found.get(term) ?? { weight: Math.min(mostWeight, weight), count: 0, held: 0, first }
      found.set(term, { ...known, count: known.count + count, held: known.held + 1 })
    }
  }
  const titled = new Set(title.flatMap((hit) => (hit.topic === topic ? [hit.term] : [])))
  const terms = [...found].map(([text, { count }]) => ({ text, count })).sort((a, b) => b.count - a.count)
  const spread = holding / Math.max(1, sentences.length)
  if (!isMore(found, titled, spread)) return { score: 0, terms }
  const placed = [...found].reduce((sum, [term, { weight, held, first }]) => {
    const inLead = first < leading ? worth.lead : 0
    const place = titled.has(term) ? worth.title + inLead : inLead || worth.anywhere
    return sum + weight * (place + worth.again * Math.log2(held))
  }, worth.spread * spread)
  return { score: placed, terms }
}

/** True if it is more than a mention: several terms across the article, or one that is in both its title and its
 * lead. */
function isMore(found: ReadonlyMap<string, Found>, titled: ReadonlySet<string>, spread: number): boolean {
  if ([...found].some(([term, { first }]) => titled.has(term) && first < leading)) return true
  return found.size >= fewestTerms && spread >= leastSpread
}
