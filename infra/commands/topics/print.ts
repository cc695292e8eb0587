// What `npm run topics` prints.

import { readingOf, wholeOf } from '../../../functions/content/story/excerpts/story-candidate.ts'
import type { scatteredTopics, TopicGap } from '../../../functions/content/story/stories/topic-gaps.ts'
import { fewestTerms, leastUnity } from '../../../functions/content/story/topics/near-topic.ts'
import type { Suggestion } from '../../../functions/content/story/topics/suggest.ts'
import { explain, threshold } from '../../../functions/content/story/topics/topic.ts'
import type { TopicChanges } from '../../../functions/content/story/topics/topic-changes.ts'
import type { Article, Topic } from '../../../functions/content/types.ts'
import { counted } from '../../command-line/figure.ts'

const width = 90

/** Each paragraph with the topics that any of its words is a sign of; those below the threshold in brackets. */
export function explained(articles: readonly Article[], topics: Topic[]): string {
  return articles
    .map((article) => [heading(article), whole(article, topics), ...paragraphs(article, topics)].join('\n'))
    .join('\n\n')
}

/** What the article as a whole is on, which is where its first story goes. */
function whole(article: Article, topics: Topic[]): string {
  const about = wholeOf(readingOf(article, topics)).map(({ topic, terms, near }) =>
    near === undefined ? `${topic} (${terms.map(({ text }) => text).join(', ')})` : nearWords(topic, near),
  )
  return `  as a whole: ${about.length > 0 ? about.join('; ') : 'no topic'}`
}

const nearWords = (topic: string, words: readonly string[]) => `${topic} (words near its terms: ${words.join(', ')})`

const heading = ({ id, title }: Article) => `${id}: ${title?.value ?? 'untitled'}`

function paragraphs(article: Article, topics: Topic[]): string[] {
  return explain(article, topics).flatMap((scores, at) => {
    const { text = '', lines = [] } = article.paragraphs[at] ?? {}
    const head = `  ${at + 1} (line ${lines[0] ?? '?'}) ${text.length > width ? `${text.slice(0, width)}…` : text}`
    const found = scores.map(({ topic, confidence, terms }) => {
      const words = terms.map((term) => (term.count > 1 ? `${term.text} ×${term.count}` : term.text)).join(', ')
      const named = confidence >= threshold ? topic : `[${topic}]`
      return `      ${named} ${confidence.toFixed(2)}: ${words === '' ? 'what its article is about' : words}`
    })
    return [head, ...(found.length > 0 ? found : ['      no topic: none of their terms appears in it'])]
  })
}

const most = 25

export function suggested(suggestions: readonly Suggestion[], label: string, articles: number): string {
  if (suggestions.length === 0)
    return `Nothing stands out in the paragraphs on ${label} of ${articles} articles; add articles on it, or terms of your own.`
  const rows = suggestions.slice(0, most).map(({ text, caseSensitive, inside, outside, score }) => {
    const entry = JSON.stringify({ text, ...(caseSensitive ? { caseSensitive } : {}) })
    return `  ${score.toFixed(1).padStart(5)}  ${String(inside).padStart(4)} in, ${String(outside).padStart(3)} out  ${entry}`
  })
  return [`Terms more common in paragraphs on ${label} than elsewhere (${articles} articles):`, ...rows].join('\n')
}

/** @param all articles that were examined */
export function gaps(
  found: readonly TopicGap[],
  scattered: ReturnType<typeof scatteredTopics>,
  topics: readonly Topic[],
  all: number,
): string {
  const labelOf = (id: string) => topics.find((topic) => topic.id === id)?.label ?? id
  const near = found.flatMap(({ article, nearest }) =>
    nearest?.plain ? [`  ${heading(article)}\n      ${nearWords(labelOf(nearest.topic), nearest.words)}`] : [],
  )
  const silent = found.filter(({ nearest }) => !nearest?.plain)
  const why = (nearest: TopicGap['nearest']) =>
    nearest === null
      ? 'near to no topic'
      : `nearest ${labelOf(nearest.topic)}, ${nearest.near.toFixed(2)}; to something else ${nearest.other.toFixed(2)}`
  const said = (words: TopicGap['words']) => words.map(({ text, count: times }) => `${text} ×${times}`).join(', ')
  const parts = [
    [`${counted(all, 'article')}: ${all - found.length} have a topic by its terms.`],
    near.length > 0 ? [`${near.length} more by words that are near a topic's terms:`, ...near] : [],
    silent.length > 0 ? [`${silent.length} have none. Where one should, add words of it to the topic's terms:`] : [],
    silent.map(({ article, nearest, words }) => `  ${heading(article)}\n      ${why(nearest)}. It says ${said(words)}`),
    scattered.map(
      ({ topic, known, unity }) =>
        `${topic.label}: finds only articles that hold one of its terms. To find related ones as well it needs ${fewestTerms} common words on one subject (closeness ${leastUnity}); it has ${known} (${unity.toFixed(2)}).`,
    ),
  ]
  return parts.flat().join('\n')
}

export function changeLines({ added, removed, changed, reordered }: TopicChanges): string[] {
  return [
    ...added.map((id) => `  + ${id}`),
    ...removed.map((id) => `  - ${id}`),
    ...changed.map(({ id, keys }) => `  ~ ${id}: ${keys.join(', ')}`),
    ...(reordered ? ['  ~ the order'] : []),
  ]
}
