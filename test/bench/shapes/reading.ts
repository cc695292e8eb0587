// Reads a document as the product does, stage by stage: a page the whole way from its bytes to an edition's choice.
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countWords } from '../../../functions/content/language/words/fold.ts'
import { judgementOf } from '../../../functions/content/story/excerpts/kept-judgement.ts'
import { mattersOf } from '../../../functions/content/story/matters/matter.ts'
import { findStories } from '../../../functions/content/story/stories/story.ts'
import type { ReadPage } from '../../../functions/content/types.ts'
import { readFeedback } from '../../../functions/delivery/receipt/feedback.ts'
import { chooseStories } from '../../../functions/edition/choosing/choose.ts'
import { parseDecisions } from '../../../functions/edition/decisions/decisions.ts'
import type { Caps } from '../../../functions/environment.ts'
import { ownText } from '../../../functions/sources/entry-page.ts'
import { intakeOf } from '../../../functions/sources/intake.ts'
import { readListing } from '../../../functions/sources/listing.ts'
import { examineFile } from '../../../functions/sources/mail/examine-mail.ts'
import { pageMark } from '../../../functions/sources/page-mark.ts'
import { keptRobots, rulesOf } from '../../../functions/sources/robots.ts'
import { readSources } from '../../../functions/sources/source-list.ts'
import type { Source } from '../../../functions/sources/types.ts'
import { columnsIn } from '../../../functions/subscription/import/import-columns.ts'
import { type ImportDefaults, readRow } from '../../../functions/subscription/import/import-row.ts'
import { readReceived } from '../../../functions/subscription/received-mail.ts'
import { readHead, whyUnread } from '../../../functions/use-cases/receiving/read-command.ts'
import { openCsv } from '../../../infra/commands/readers/csv-file.ts'
import { sampleTopics } from '../../support/samples/sample.ts'
import type { Path } from './shape.ts'

export interface Document {
  name: string
  bytes: Uint8Array
}

/** Runs one stage and keeps what it took. */
export type Stage = <T>(name: string, work: () => T | Promise<T>) => Promise<T>

/** How documents of each path are read. Resolves to what became of them, in a few words. */
const readers: Record<Path, (documents: readonly Document[], stage: Stage) => Promise<string>> = {
  page: pages,
  stock: pages,
  mail,
  feed: ([document], stage) => listing('feed', document, stage),
  listing: ([document], stage) => listing('page', document, stage),
  sitemap: ([document], stage) => listing('sitemap', document, stage),
  robots,
  report,
  decisions,
  readers: csv,
}

export const readDocuments = (path: Path, documents: readonly Document[], stage: Stage): Promise<string> =>
  readers[path](documents, stage)

const caps: Caps = JSON.parse(readFileSync(new URL('../../../cdk.json', import.meta.url), 'utf8')).context.caps
const topics = sampleTopics()

async function pages(documents: readonly Document[], stage: Stage): Promise<string> {
  const refused: string[] = []
  const read = await stage('read', () =>
    documents.flatMap(({ name, bytes }): ReadPage[] => {
      const examined = examineFile({ name, bytes, limit: caps.pageBytes })
      if (name.endsWith('.html')) pageMark(Buffer.from(bytes).toString())
      if ('page' in examined) return [examined.page]
      refused.push(examined.refused)
      return []
    }),
  )
  const judged = await stage('judge', () =>
    read.map((page): ReadPage => JSON.parse(JSON.stringify({ ...page, judged: judgementOf(page, caps, 'shapes') }))),
  )
  const stories = await stage('stories', () => findStories(judged, topics, caps))
  const articles = judged.flatMap((page) => page.articles)
  const known = new Map(articles.map((article) => [article.id, article]))
  await stage('matters', () => mattersOf(stories, known))
  const words = new Map(
    articles.map(({ id, paragraphs }) => [id, paragraphs.reduce((sum, { text }) => sum + countWords(text), 0)]),
  )
  await stage('choose', () => chooseStories({ candidates: stories, words, ledger: [] }, caps))
  const [why = ''] = refused
  return read.length === 0 ? `refused: ${why.slice(0, 60)}` : `${articles.length} articles, ${stories.length} stories`
}

/** As a newsletter of a source, and as a request of a reader. */
async function mail(documents: readonly Document[], stage: Stage): Promise<string> {
  const [{ bytes } = { bytes: new Uint8Array() }] = documents
  const store = {
    head: async (_: string, most: number) => ({ bytes: bytes.subarray(0, most), size: bytes.length }),
    whole: async () => bytes,
  }
  const head = await stage('head', () => readHead(store, 'a'))
  if (head !== null) await stage('unread', () => whyUnread(head))
  return pages(documents, stage)
}

/** With the defaults of a list of sources. */
const [source] = readSources(JSON.stringify([{ id: 'a', url: 'https://example.com/', kind: 'feed' }])).sources as [
  Source,
]

async function listing(kind: 'feed' | 'page' | 'sitemap', document: Document | undefined, stage: Stage) {
  const bytes = document?.bytes ?? new Uint8Array()
  const feed = await stage('read', () => readListing(kind, { bytes, base: 'https://example.com/' }))
  if ('refused' in feed) return `refused: ${feed.refused.slice(0, 60)}`
  const at = '2026-11-28T12:00:00.000Z'
  const { arrivals } = await stage('intake', () => intakeOf(source, feed.entries, [], { isFirst: true, at }))
  await stage('texts', () => arrivals.map(({ entry }) => ownText(entry)))
  return `${feed.entries.length} entries, ${arrivals.length} arrivals`
}

async function robots([document]: readonly Document[], stage: Stage): Promise<string> {
  const answer = { status: 200, headers: new Map<string, string>(), bytes: document?.bytes ?? new Uint8Array() }
  const kept = keptRobots('https://example.com/robots.txt', answer, null, 0)
  const rules = await stage('read', () => rulesOf('https://example.com/robots.txt', kept, 'Broadsheet'))
  const url = `https://example.com/${'a/'.repeat(1_000)}b`
  return (await stage('ask', () => rules.isAllowed(url))) ? 'allowed' : 'not allowed'
}

async function report([document]: readonly Document[], stage: Stage): Promise<string> {
  const text = Buffer.from(document?.bytes ?? []).toString()
  const found = await stage('report', () => readFeedback(text))
  await stage('received', () => readReceived(text))
  return found.ok ? `${found.feedback.suppress[0]?.reported.length ?? 0} addresses` : found.reason
}

async function decisions([document]: readonly Document[], stage: Stage): Promise<string> {
  const text = Buffer.from(document?.bytes ?? []).toString()
  try {
    await stage('read', () => parseDecisions(text, '2026-W48.json'))
    return 'read'
  } catch (error) {
    return `refused: ${String(error).slice(0, 60)}`
  }
}

async function csv([document]: readonly Document[], stage: Stage): Promise<string> {
  const file = join(tmpdir(), `shapes-${process.pid}.csv`)
  writeFileSync(file, document?.bytes ?? '')
  try {
    return await stage('read', async () => {
      const opened = await openCsv(file)
      const columns = columnsIn(opened.head)
      let rows = 0
      let good = 0
      for await (const { cells } of opened.rows()) {
        rows += 1
        if ('reader' in readRow(columns, cells, defaults)) good += 1
      }
      return `${rows} rows, ${good} readers`
    })
  } catch (error) {
    return `refused: ${String(error).slice(0, 60)}`
  }
}

const defaults: ImportDefaults = {
  topics,
  chosen: topics.map(({ id }) => id),
  consent: 'Agreed on paper.',
  asksAll: false,
  languages: ['en'],
  zone: 'Europe/London',
  hour: 7,
  now: '2026-11-28T12:00:00.000Z',
}
