// Topics per paragraph against the annotation, with the terms as they are, and with what one article alone taught left
// out.
import { termMatcher } from '../../functions/content/language/words/term-matcher.ts'
import { classify } from '../../functions/content/story/topics/topic.ts'
import type { Article, Topic } from '../../functions/content/types.ts'
import type { GoldArticle } from '../support/samples/gold.ts'
import type { Seeds } from './gold.ts'
import type { Row } from './table.ts'

interface Counts {
  hits: number
  falseAlarms: number
  missed: number
}

export function topicRows({ pairs, topics }: Seeds): Row[] {
  const whole = sum(pairs.map((pair) => countsOf(pair, topics)))
  const leftOut = sum(
    pairs.map((pair) =>
      countsOf(
        pair,
        knownFrom(
          topics,
          pairs.filter((other) => other !== pair).map(([, article]) => article),
        ),
      ),
    ),
  )
  return [
    { measure: 'seeds: topics, micro-F1', value: f1(whole), target: '≥ 0.92', knownBest: '0.88' },
    { measure: '… with only the terms that another article holds', value: f1(leftOut) },
  ]
}

function countsOf([gold, article]: [GoldArticle, Article], topics: Topic[]): Counts {
  const found = classify(article, topics)
  return sum(
    gold.paragraphs.map(({ topics: wanted, also_acceptable }, n) => {
      const ids = new Set(found[n]?.map((one) => one.topic))
      const hits = wanted.filter((id) => ids.has(id)).length
      const falseAlarms = [...ids].filter((id) => !wanted.includes(id) && !also_acceptable.includes(id)).length
      return { hits, falseAlarms, missed: wanted.length - hits }
    }),
  )
}

/** The taxonomy as written by someone who had read only these articles; a topic never loses all terms. */
function knownFrom(topics: Topic[], articles: Article[]): Topic[] {
  const texts = articles.flatMap((article) => article.paragraphs.map((one) => one.text))
  return topics.map((topic) => {
    const terms = topic.terms.filter((term) => {
      const holds = termMatcher([{ ...topic, terms: [term], exclude: [] }])
      return texts.some((text) => holds(text).length > 0)
    })
    return { ...topic, terms: terms.length > 0 ? terms : topic.terms.slice(0, 1) }
  })
}

const sum = (all: Counts[]): Counts => ({
  hits: all.reduce((total, one) => total + one.hits, 0),
  falseAlarms: all.reduce((total, one) => total + one.falseAlarms, 0),
  missed: all.reduce((total, one) => total + one.missed, 0),
})

const f1 = ({ hits, falseAlarms, missed }: Counts) =>
  `${((2 * hits) / (2 * hits + falseAlarms + missed)).toFixed(3)} (${hits} hits, ${falseAlarms} false, ${missed} missed)`
