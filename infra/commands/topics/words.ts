// `npm run topics -- explain | suggest | gaps`: what the words of the topics find in pages.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { quotationIn } from '../../../functions/content/language/languages/quoted-languages.ts'
import { scatteredTopics, topicGaps } from '../../../functions/content/story/stories/topic-gaps.ts'
import { paragraphsOn, suggestTerms } from '../../../functions/content/story/topics/suggest.ts'
import { topicById } from '../../../functions/content/story/topics/taxonomy.ts'
import type { Article, ReadPage, Topic } from '../../../functions/content/types.ts'
import { examineFile } from '../../../functions/sources/mail/examine-mail.ts'
import { counted } from '../../command-line/figure.ts'
import { explained, gaps, suggested } from './print.ts'

/** Most bytes of a page: more than ingest-pages accepts, as this runs on a laptop. */
const largest = 10_000_000

/** The articles that suggestions and gaps are drawn from. */
export interface Articles {
  /** As the operator knows them, e.g. `seeds/articles`. */
  name: string
  articles: Article[]
  /** Pages that cannot be read, one line each. */
  refused: string[]
}

export function explainPage({ articles }: Pick<ReadPage, 'articles'>, topics: Topic[]): string {
  return explained(articles, topics)
}

/** With fewer paragraphs than these, the result would be due to chance. Chosen, not measured. */
const fewest = { on: 5, others: 20 }

/** A page that cannot be read is reported and left out. Throws if there is nothing left to suggest from. */
export function suggestWords(from: Articles, topics: Topic[], id: string): string {
  const { label } = topicById(topics, id)
  const { articles, refused } = some(from)
  const { on, all } = paragraphsOn(articles, topics, id)
  const isSmall = on < fewest.on || all - on < fewest.others
  const warning = `Only ${counted(on, 'paragraph')} of ${all} on ${label}: too few to tell its words from chance; take these with care, or add articles.`
  return [
    ...refused,
    ...(isSmall ? [warning] : []),
    suggested(suggestTerms(articles, topics, id), label, articles.length),
  ].join('\n')
}

/** Articles that no topic finds. Throws if there are no articles. */
export function topicGapsIn(from: Articles, topics: Topic[]): string {
  const { articles, refused } = some(from)
  // Only articles that may be printed and are judged by English rules can lack a topic.
  const judged = articles.filter(
    ({ language, unprintable }) => unprintable === undefined && quotationIn(language) === 'judged',
  )
  return [...refused, gaps(topicGaps(judged, topics), scatteredTopics(topics), topics, judged.length)].join('\n')
}

function some(from: Articles): Articles {
  if (from.articles.length > 0) return from
  throw new Error(
    [`${from.name} holds no article: add pages, or name a folder of them with --articles`, ...from.refused].join('\n'),
  )
}

/** @param folder a missing one counts as empty */
export function articlesIn(folder: string): Articles {
  const articles: Article[] = []
  const refused: string[] = []
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    const file = join(folder, name)
    if (name.startsWith('.') || !statSync(file).isFile()) continue
    const examined = examineFile({ name, bytes: readFileSync(file), limit: largest })
    if ('page' in examined) articles.push(...examined.page.articles)
    else refused.push(`left out: ${name}: ${examined.refused}`)
  }
  return { name: folder, articles, refused }
}

/** `null` if there is no such file. */
export function pageIn(file: string): ReadPage | null {
  if (!existsSync(file)) return null
  if (!statSync(file).isFile()) throw new Error(`${file} is no file; name one page`)
  const examined = examineFile({ name: file, bytes: readFileSync(file), limit: largest })
  if ('refused' in examined) throw new Error(`${file}: ${examined.refused}`)
  return examined.page
}
