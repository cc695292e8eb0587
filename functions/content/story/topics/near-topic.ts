// What an article is about if it hardly uses the terms of any topic: the topic whose terms its words usually occur
// with. A topic is the direction of its terms, an article the direction of all its words, both without the common
// component (dataless classification: Chang and others, 2008; word vectors: Pennington and others, 2014; common
// component: Mu and Viswanath, 2018). An article may also be about something on no list, so a topic must be nearer than
// every field of news.
import fieldsOfNews from '../../language/lists/fields-of-news.json' with { type: 'json' }
import type { Hit } from '../../language/words/term-matcher.ts'
import { contentStems } from '../../language/words/terms.ts'
import {
  cosineSimilarity,
  directionOf,
  type KnownWord,
  knownBeginning,
  knownWord,
} from '../../language/words/word-vectors.ts'
import type { Article, Topic } from '../../types.ts'
import { type Explained, threshold } from './topic.ts'

/** Fewest terms of a topic that must be known words, and how close they must be to each other (length of the sum of
 * their directions, 1 if all are alike); with less, the topic has no direction that an article could be near. */
export const fewestTerms = 5
export const leastUnity = 0.65
/** A field of news this near to a topic is the topic itself. */
const sameField = 0.6
/** How near an article must be to a topic: in itself, and compared with each field and each other topic. */
const alone = { topic: 0.45, field: 0.2, other: 0.2 }
/** The same if the title or one of the first paragraphs contains a term of the topic. */
const withTerm = { topic: 0.4, field: 0, other: 0.1 }
/** Weight of a word in the title, against 1 for any other. */
const titled = 2
/** Number of words that explain the nearness. */
const explaining = 5

interface NearTopic {
  id: string
  direction: Float32Array
  /** True if its terms have a direction in common. */
  united: boolean
}

interface Field {
  topics: NearTopic[]
  others: Float32Array[]
}

/** By list of topics. */
const made = new WeakMap<Topic[], Field>()

/** The topic that an article comes nearest to. */
export interface Nearness {
  topic: string
  /** Cosine of the article with the topic, and with the nearest other topic or field. */
  near: number
  other: number
  /** True if it is near enough, and nearer than anything else, to be what the article is about. */
  plain: boolean
  /** Words of the article that bring it there. */
  words: string[]
}

/**
 * `null` if the terms of the nearest topic have no common direction.
 *
 * @param head terms in the article's title and first paragraphs
 */
export function nearestTopic(article: Article, head: readonly Hit[], topics: Topic[]): Nearness | null {
  const { topics: known, others } = fieldOf(topics)
  if (!known.some(({ united }) => united)) return null
  const words = wordsIn(article)
  const direction = directionOf(words)
  const [best, second] = known
    .map((topic, at) => ({ ...topic, at, near: cosineSimilarity(direction, topic.direction) }))
    .sort((a, b) => b.near - a.near || a.at - b.at)
  if (best === undefined || !best.united) return null
  const field = others.reduce((most, one) => Math.max(most, cosineSimilarity(direction, one)), -1)
  const next = second?.near ?? -1
  const isNear = (least: typeof alone) =>
    best.near >= least.topic && best.near - field >= least.field && best.near - next >= least.other
  const plain = isNear(alone) || (head.some(({ topic }) => topic === best.at) && isNear(withTerm))
  const brought = nearestOf(words, best.direction)
  return { topic: best.id, near: best.near, other: Math.max(field, next), plain, words: brought }
}

/** The topic of an article that has none by its terms; empty if that is not clear. */
export function topicNear(article: Article, head: readonly Hit[], topics: Topic[]): Explained[] {
  const nearest = nearestTopic(article, head, topics)
  if (nearest === null || !nearest.plain) return []
  return [{ topic: nearest.topic, confidence: threshold, terms: [], near: nearest.words }]
}

/** How much the terms of each topic have in common, 0–1, and how many are words with a known vector. If they are too
 * few or too far apart, only the terms themselves find articles. */
export function unityOf({ terms }: Pick<Topic, 'terms'>): { known: number; unity: number; united: boolean } {
  const directions = terms.flatMap(({ text }) => termDirection(text) ?? [])
  const sum = new Float64Array(directions[0]?.length ?? 0)
  for (const one of directions) for (const [n, value] of one.entries()) sum[n] = (sum[n] ?? 0) + value
  const length = Math.sqrt(sum.reduce((total, one) => total + one * one, 0))
  const unity = directions.length === 0 ? 0 : length / directions.length
  return { known: directions.length, unity, united: directions.length >= fewestTerms && unity >= leastUnity }
}

function fieldOf(topics: Topic[]): Field {
  const ready = made.get(topics)
  if (ready !== undefined) return ready
  const known = topics.map((topic): NearTopic => {
    const direction = directionOf(
      topic.terms.flatMap(({ text }) => {
        const one = termDirection(text)
        return one === null ? [] : [{ direction: one, weight: 1 }]
      }),
    )
    return { id: topic.id, direction, united: unityOf(topic).united }
  })
  const others = fieldsOfNews.fields
    .map((words) => directionOf(words.split(' ').flatMap((word) => partsOf(word))))
    .filter((field) => known.every(({ direction }) => cosineSimilarity(field, direction) < sameField))
  const field = { topics: known, others }
  made.set(topics, field)
  return field
}

/** `null` if none of its words is known. */
function termDirection(text: string): Float32Array | null {
  const parts = partsOf(text.replace(/\*$/, ''))
  if (parts.length > 0) return directionOf(parts)
  const begun = text.endsWith('*') ? knownBeginning(text.slice(0, -1).toLowerCase()) : undefined
  return begun?.direction ?? null
}

const partsOf = (text: string) =>
  contentStems(text).flatMap((stem) => {
    const { direction } = knownWord(stem) ?? {}
    return direction === undefined ? [] : [{ direction, weight: 1 }]
  })

type Weighed = KnownWord & { weight: number }

function wordsIn({ title, paragraphs }: Article): Weighed[] {
  const counts = new Map<string, number>()
  const add = (text: string, worth: number) => {
    for (const stem of contentStems(text)) counts.set(stem, (counts.get(stem) ?? 0) + worth)
  }
  add(title?.value ?? '', titled)
  for (const { text } of paragraphs) add(text, 1)
  return [...counts].flatMap(([stem, count]) => {
    const word = knownWord(stem)
    return word === undefined ? [] : [{ ...word, weight: word.tells * Math.log2(1 + count) }]
  })
}

/** The words that bring an article nearest to a topic. */
function nearestOf(words: readonly Weighed[], direction: Float32Array): string[] {
  return words
    .map(({ word, weight, direction: own }) => ({ word, brings: weight * cosineSimilarity(own, direction) }))
    .sort((a, b) => b.brings - a.brings || (a.word < b.word ? -1 : 1))
    .slice(0, explaining)
    .map(({ word }) => word)
}
