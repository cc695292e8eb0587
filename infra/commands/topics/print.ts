// What `npm run topics` prints.
import type { Suggestion } from '../../../functions/content/story/suggest.ts'
import { explain, threshold } from '../../../functions/content/story/topic.ts'
import type { TopicChanges } from '../../../functions/content/story/topic-changes.ts'
import type { Article, Topic } from '../../../functions/content/types.ts'

const width = 90

/** Each paragraph with the topics that any word of it speaks for; those below the threshold in brackets. */
export function explained(articles: readonly Article[], topics: Topic[]): string {
  return articles.map((article) => [heading(article), ...paragraphs(article, topics)].join('\n')).join('\n\n')
}

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

export function changeLines({ added, removed, changed, reordered }: TopicChanges): string[] {
  return [
    ...added.map((id) => `  + ${id}`),
    ...removed.map((id) => `  - ${id}`),
    ...changed.map(({ id, keys }) => `  ~ ${id}: ${keys.join(', ')}`),
    ...(reordered ? ['  ~ the order'] : []),
  ]
}

/** @example count(1, 'topic') // '1 topic' */
export const count = (number: number, one: string): string => `${number} ${number === 1 ? one : `${one}s`}`
