// Reads what the demonstration's site publishes from files: `publications.json`, and a folder of Markdown files for
// each publication. An article's day is counted from the Monday on which the demonstration began.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CORE_SCHEMA, load } from 'js-yaml'
import { dayMs, hourMs } from '../../../functions/durations.ts'

export interface Publication {
  /** Name of its folder. */
  id: string
  /** Under `.example`. */
  host: string
  name: string
  about: string
  /** `broken`: its feed is not a feed. */
  feed: 'rss' | 'atom' | 'json' | 'broken'
  /** What is wrong with it on purpose; printed after its name. */
  amiss?: string
}

export interface DemoArticle {
  publication: Publication
  url: string
  title: string
  standfirst: string
  author: string
  /** Markdown. */
  body: string
  publishedMs: number
  /** From this instant the article ends with this text. */
  update: { ms: number; text: string } | null
  withdrawnMs: number | null
}

export interface Demonstration {
  publications: Publication[]
  /** Oldest first. */
  articles: DemoArticle[]
}

/**
 * @param folder of `publications.json`
 * @param from midnight (ms) of the Monday on which the demonstration began
 */
export function readDemonstration(folder: string, from: number): Demonstration {
  const list = join(folder, 'publications.json')
  if (!existsSync(list))
    throw new Error(`${list} is missing: --demo-feeds takes its publications from there; seeds/demo has an example`)
  const publications = JSON.parse(readFileSync(list, 'utf8')) as Publication[]
  const articles = publications.flatMap((publication) => articlesOf(publication, join(folder, publication.id), from))
  return { publications, articles: articles.sort((a, b) => a.publishedMs - b.publishedMs) }
}

function articlesOf(publication: Publication, folder: string, from: number): DemoArticle[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'))
  return names.map((name) => article(publication, join(folder, name), name.slice(0, -'.md'.length), from))
}

/** The fields at the head of an article's file. */
interface Head {
  title: string
  standfirst: string
  author: string
  /** 0 is the Monday on which the demonstration began; days before it are negative. */
  day: number
  /** UTC; 6 if absent. */
  hour?: number
  updatedOn?: number
  update?: string
  withdrawnOn?: number
}

function article(publication: Publication, file: string, slug: string, from: number): DemoArticle {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(file, 'utf8')) ?? []
  const {
    title,
    standfirst,
    author,
    day,
    hour = 6,
    updatedOn,
    update,
    withdrawnOn,
  } = (load(head, { schema: CORE_SCHEMA }) ?? {}) as Head
  if (!title || !standfirst || !author || !Number.isInteger(day) || body.trim() === '')
    throw new Error(
      `${file} is no article: it needs title, standfirst, author and day between --- and ---, then its text`,
    )
  const at = (days: number) => from + days * dayMs + hour * hourMs
  return {
    publication,
    url: `https://${publication.host}/articles/${slug}`,
    title,
    standfirst,
    author,
    body: body.trim(),
    publishedMs: at(day),
    update: update === undefined || updatedOn === undefined ? null : { ms: at(updatedOn), text: update },
    withdrawnMs: withdrawnOn === undefined ? null : at(withdrawnOn),
  }
}
