// Which topics and articles `explain`, `suggest` and `gaps` use: files that are named, otherwise those of the list,
// running here or on AWS; if nothing runs, those in `seeds/`. Sets how many pages of a list are read.
import pMap from 'p-map'
import type { ReadPage, Topic } from '../../../functions/content/types.ts'
import type { ArticleStore } from '../../../functions/page-ports.ts'
import type { Articles } from './words.ts'

export type ListArticles = Pick<ArticleStore, 'topics' | 'stock' | 'stockState' | 'pages' | 'page' | 'read'>

/** Pages that are read, the newest first: enough to tell common words from rare ones. Chosen, not measured. */
export const mostPages = 2000

/** Pages read at once. Chosen, not measured. */
const parallel = 16

export interface Asked {
  /** A list that runs or is on AWS, and what it is called; `null` if none does. */
  list: { name: string; articles: ListArticles } | null
  /** The topics file that is named; otherwise that in `seeds/`. */
  file: { isNamed: boolean; name: string; topics(): Topic[] }
  /** The folder that is named; otherwise that in `seeds/`. */
  folder: { isNamed: boolean; name: string; articles(): Articles }
}

export async function topicsAsked({ list, file }: Asked): Promise<{ name: string; topics: Topic[] }> {
  if (list !== null && !file.isNamed) return { name: list.name, topics: await list.articles.topics() }
  return { name: file.name, topics: file.topics() }
}

export async function articlesAsked({ list, folder }: Asked): Promise<Articles> {
  if (list === null || folder.isNamed) return { ...folder.articles(), name: folder.name }
  const names = await pagesIn(list.articles)
  const read = await readPages(list.articles, names.slice(0, mostPages))
  const cut = names.length > mostPages ? `the ${mostPages} newest of ${names.length} pages of ` : ''
  return { name: `${cut}${list.name}`, articles: read.flatMap(({ articles }) => articles), refused: [] }
}

/** A page of the list by its name; `null` if it has none of that name. */
export async function pageOfList(articles: ListArticles, name: string): Promise<ReadPage | null> {
  const record = await articles.page(name)
  return record?.status === 'read' && record.hash !== null ? articles.read(record.hash) : null
}

/** Names of pages that were read, those that stay and the newest first. */
async function pagesIn(articles: ListArticles): Promise<string[]> {
  if ((await articles.stockState()) === null)
    return (await articles.pages()).filter(({ status }) => status === 'read').map(({ name }) => name)
  const entries = (await articles.stock()).filter(({ out }) => out === undefined)
  const day = (one: { day: string | null }) => one.day ?? '9999'
  return [...new Set(entries.sort((a, b) => (day(a) < day(b) ? 1 : -1)).map(({ name }) => name))]
}

async function readPages(articles: ListArticles, names: readonly string[]): Promise<ReadPage[]> {
  const found = await pMap(names, (name) => pageOfList(articles, name), { concurrency: parallel })
  return found.filter((page) => page !== null)
}
