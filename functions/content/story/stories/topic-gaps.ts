// Finds the articles of a stock that no topic covers by its terms, and the words of each that would.
import { termMatcher } from '../../language/words/term-matcher.ts'
import { contentStems } from '../../language/words/terms.ts'
import { knownWord } from '../../language/words/word-vectors.ts'
import type { Article, Topic } from '../../types.ts'
import { readingOf, wholeOf } from '../excerpts/story-candidate.ts'
import { type Nearness, nearestTopic, unityOf } from '../topics/near-topic.ts'

export interface TopicGap {
  article: Article
  /** The topic that it comes nearest to; `null` if none has a direction. */
  nearest: Nearness | null
  /** Words it uses most that are not terms, the heaviest first. */
  words: { text: string; count: number }[]
}

/** Articles of a stock that have no topic by their terms, including those that are near one. */
export function topicGaps(articles: readonly Article[], topics: Topic[]): TopicGap[] {
  const match = termMatcher(topics)
  return articles.flatMap((article) => {
    const [best] = wholeOf(readingOf(article, topics))
    if (best !== undefined && best.near === undefined) return []
    const head = [article.title?.value ?? '', ...article.paragraphs.slice(0, 2).map(({ text }) => text)].flatMap(match)
    return [{ article, nearest: nearestTopic(article, head, topics), words: wordsOf(article, match) }]
  })
}

/** Topics whose terms are too few or too far apart to find articles that do not contain one of them. */
export function scatteredTopics(topics: readonly Topic[]): { topic: Topic; known: number; unity: number }[] {
  return topics.flatMap((topic) => {
    const { known, unity, united } = unityOf(topic)
    return united ? [] : [{ topic, known, unity }]
  })
}

const proposed = 6
const fewest = 2

function wordsOf(article: Article, match: ReturnType<typeof termMatcher>): TopicGap['words'] {
  const counts = new Map<string, number>()
  for (const text of [article.title?.value ?? '', ...article.paragraphs.map((one) => one.text)])
    for (const stem of contentStems(text)) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return [...counts]
    .flatMap(([stem, count]) => {
      const { word, tells } = knownWord(stem) ?? { word: '', tells: 0 }
      return count >= fewest && tells > 0 && match(word).length === 0
        ? [{ text: word, count, weight: count * tells }]
        : []
    })
    .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))
    .slice(0, proposed)
    .map(({ text, count }) => ({ text, count }))
}
