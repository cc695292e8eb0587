// `npm run topics -- explain
// suggest`: what the words of a topics file find in pages.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { quotationIn } from '../../../functions/content/language/quoted-languages.ts'
import { paragraphsOn, suggestTerms } from '../../../functions/content/story/suggest.ts'
import { topicById } from '../../../functions/content/story/taxonomy.ts'
import { scatteredTopics, topicGaps } from '../../../functions/content/story/topic-gaps.ts'
import type { Article, Topic } from '../../../functions/content/types.ts'
import { examineFile } from '../../../functions/sources/mail/examine-mail.ts'
import { count, explained, gaps, suggested } from './print.ts'

/** Most bytes of a page: more than ingest-pages accepts, as this runs on a laptop. */
const largest = 10_000_000

export function explainPage(file: string, topics: Topic[]): string {
  return explained(articlesOf(file), topics)
}

/** With fewer paragraphs than these, the result would be due to chance. Chosen, not measured. */
const fewest = { on: 5, others: 20 }

/** A page that cannot be read is reported and left out. Throws if there is nothing left to suggest from. */
export function suggestWords(folder: string, topics: Topic[], id: string): string {
  const { label } = topicById(topics, id)
  const { articles, refused } = readStock(folder)
  const { on, all } = paragraphsOn(articles, topics, id)
  const isSmall = on < fewest.on || all - on < fewest.others
  const warning = `Only ${count(on, 'paragraph')} of ${all} on ${label}: too few to tell its words from chance; take these with care, or add articles.`
  return [
    ...refused,
    ...(isSmall ? [warning] : []),
    suggested(suggestTerms(articles, topics, id), label, articles.length),
  ].join('\n')
}

/** Articles in a folder that no topic finds. Throws if there are no articles. */
export function topicGapsIn(folder: string, topics: Topic[]): string {
  const { articles, refused } = readStock(folder)
  // Only articles that may be printed and are judged by English rules can lack a topic.
  const judged = articles.filter(
    ({ language, unprintable }) => unprintable === undefined && quotationIn(language) === 'judged',
  )
  return [...refused, gaps(topicGaps(judged, topics), scatteredTopics(topics), topics, judged.length)].join('\n')
}

function readStock(folder: string) {
  const stock = stockIn(folder)
  if (stock.articles.length > 0) return stock
  throw new Error(
    [`${folder} holds no article: put pages there, or name their folder with --articles`, ...stock.refused].join('\n'),
  )
}

function stockIn(folder: string): { articles: Article[]; refused: string[] } {
  const articles: Article[] = []
  const refused: string[] = []
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    const file = join(folder, name)
    if (name.startsWith('.') || !statSync(file).isFile()) continue
    const examined = examineFile({ name, bytes: readFileSync(file), limit: largest })
    if ('page' in examined) articles.push(...examined.page.articles)
    else refused.push(`left out: ${name}: ${examined.refused}`)
  }
  return { articles, refused }
}

function articlesOf(file: string): Article[] {
  if (!existsSync(file)) throw new Error(`there is no page ${file}; check the path`)
  if (!statSync(file).isFile()) throw new Error(`${file} is no file; name one page`)
  const examined = examineFile({ name: file, bytes: readFileSync(file), limit: largest })
  if ('refused' in examined) throw new Error(`${file}: ${examined.refused}`)
  return examined.page.articles
}
