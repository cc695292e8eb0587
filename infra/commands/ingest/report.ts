// What was read from a page, in words for the person who added it.

import { quotationIn } from '../../../functions/content/language/languages/quoted-languages.ts'
import { classify } from '../../../functions/content/story/topics/topic.ts'
import type { Article, ReadPage, Topic } from '../../../functions/content/types.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import { counted } from '../../command-line/figure.ts'
import { type ListSettings, storiesToExpect } from '../stories-to-expect.ts'
import type { Ingested } from './ingest.ts'

/**
 * @param topics empty if they cannot be read
 * @param records of earlier editions, if they can be read
 */
export function linesOf(
  ingested: Ingested,
  topics: Topic[],
  settings: ListSettings,
  records: readonly EditionRecord[] = [],
): string[] {
  switch (ingested.outcome) {
    case 'read':
      return [
        `  ✓ ${ingested.file}: ${ingested.known ? 'known already, ' : ''}${pageWords(ingested.page)}`,
        ...heldLines(ingested.page),
        ...(ingested.page.notes ?? []).map((note) => `      note: ${note}`),
        ...ingested.page.articles.flatMap((one) => articleLines(one, topics)),
        ...storiesToExpect(ingested.page, topics, settings, records).map((words) => `      ${words}`),
      ]
    case 'duplicate':
      return [`  = ${ingested.file}: nothing new, ${ingested.reason}`]
    case 'refused':
      return [`  ✗ ${ingested.file}: refused: ${ingested.reason}`]
  }
}

/** @example closingLine([{ file: 'a.txt', outcome: 'refused', reason: '…' }]) // '0 read, 0 known already, 1 refused' */
export function closingLine(all: readonly Ingested[]): string {
  const counts = { read: 0, known: 0, refused: 0 }
  for (const one of all) counts[one.outcome === 'duplicate' || isKnown(one) ? 'known' : one.outcome] += 1
  return `${counts.read} read, ${counts.known} known already, ${counts.refused} refused`
}

const isKnown = (one: Ingested) => one.outcome === 'read' && one.known

function pageWords({ form, articles, dropped }: ReadPage): string {
  const kinds = [...Map.groupBy(dropped, ({ why }) => why)]
    .map(([why, lines]): [string, number] => [why, lines.length])
    .sort((a, b) => b[1] - a[1])
    .map(([why, lines]) => `${lines} ${why}`)
  const left =
    kinds.length === 0 ? 'no line dropped' : `${counted(dropped.length, 'line')} dropped (${kinds.join(', ')})`
  return `${form === undefined ? '' : `${form}, `}${counted(articles.length, 'article')}, ${left}`
}

function heldLines({ held }: ReadPage): string[] {
  return held === undefined
    ? []
    : [`      held for you: ${held}; none of its stories is chosen until its id is in a week's "order"`]
}

function articleLines(article: Article, topics: Topic[]): string[] {
  const title = article.title === null ? 'title unknown' : `“${article.title.value}”`
  const names = article.byline.flatMap((name) => (name === null ? [] : [name.value]))
  const by = names.length === 0 ? 'author unknown' : `by ${names.join(', ')}`
  const known = [
    title,
    by,
    article.publishedOn?.value ?? 'date unknown',
    ...(article.publication === null ? [] : [article.publication.value]),
  ]
  return [
    `      ${article.id}: ${known.join('; ')}; ${counted(article.paragraphs.length, 'paragraph')}`,
    ...(article.url ? [`        read at ${article.url.value}`] : []),
    `        topics: ${topicWords(article, topics)}`,
  ]
}

/** With the number of paragraphs that are on each. */
function topicWords(article: Article, topics: Topic[]): string {
  if (article.unprintable !== undefined || quotationIn(article.language) === 'kept') return 'none'
  const spoken = classify(article, topics).flat()
  const counts = [...Map.groupBy(spoken, ({ topic }) => topic)].sort((a, b) => b[1].length - a[1].length)
  if (counts.length === 0) return 'none: no paragraph is about a topic on the list'
  return counts
    .map(([id, paragraphs]) => `${topics.find((one) => one.id === id)?.label ?? id} (${paragraphs.length})`)
    .join(', ')
}
