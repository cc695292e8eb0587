// `npm run topics -- explain <page>`: which words made which paragraph what. `npm run topics -- suggest <topic>`: words
// that the topic's paragraphs say more often than others. Reads seeds/topics.json and seeds/articles, or what the options
// `--topics <file>` and `--articles <folder>` name.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { examinePage } from '../../../functions/content/page.ts'
import { suggestTerms } from '../../../functions/content/suggest.ts'
import { InvalidTopics, parseTopics, topicById } from '../../../functions/content/taxonomy.ts'
import type { Article } from '../../../functions/content/types.ts'
import { explained, suggested } from './print.ts'

const seeds = fileURLToPath(new URL('../../../seeds', import.meta.url))
const usage = `Usage: npm run topics -- explain <page>
       npm run topics -- suggest <topic>
Options: --topics <file> (else seeds/topics.json), --articles <folder> (else seeds/articles)`

/** Bytes of a page: more than ingest-pages takes, nobody waits for a laptop. */
const largest = 10_000_000

try {
  console.log(run(process.argv.slice(2)))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(error instanceof InvalidTopics ? 1 : 2)
}

function run(words: string[]): string {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { topics: { type: 'string' }, articles: { type: 'string' } },
  })
  const [command, subject] = positionals
  if (subject === undefined || (command !== 'explain' && command !== 'suggest')) throw new Error(usage)
  const topics = parseTopics(readFileSync(values.topics ?? join(seeds, 'topics.json'), 'utf8'))
  if (command === 'explain') return explained(articlesOf(subject), topics)
  const { label } = topicById(topics, subject)
  const folder = values.articles ?? join(seeds, 'articles')
  const articles = readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isFile())
    .flatMap((name) => articlesOf(join(folder, name)))
  return suggested(suggestTerms(articles, topics, subject), label, articles.length)
}

function articlesOf(file: string): Article[] {
  const examined = examinePage({ name: file, bytes: readFileSync(file), limit: largest })
  if ('refused' in examined) throw new Error(`${file}: ${examined.refused}`)
  return examined.page.articles
}
