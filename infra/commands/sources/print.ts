// What was read from a feed, for people and for programs.

import type { Feed, NoFeed } from '../../../functions/sources/feed/types.ts'
import type { Sitemap } from '../../../functions/sources/sitemap/sitemap.ts'
import { counted } from '../../command-line/figure.ts'
import type { DocumentKind } from './read-document.ts'

/** For programs, with the date of the last change if an entry has no other. */
export function feedData(read: Feed | NoFeed): object {
  if ('refused' in read) return { feedTitle: null, language: null, entries: [], ...read }
  const { title: feedTitle, language, entries, withdrawn, notes } = read
  return {
    feedTitle,
    language,
    entries: entries.map(({ title, url, id, published, updated, author }) => ({
      title,
      url,
      id,
      published: published ?? updated,
      author,
    })),
    withdrawn,
    notes,
  }
}

/** Terminal columns for a title and an author. */
const [titleColumns, authorColumns] = [60, 24]

/** @param from as named by the operator */
export function feedLines(read: Feed | Sitemap | NoFeed, kind: DocumentKind | null, from: string): string[] {
  if ('refused' in read)
    return [
      `${from}: nothing to follow: ${read.refused}. ${read.announced.length > 0 ? 'These it announces:' : whatElse}`,
      ...read.announced.map(({ url, title }) => `  ${url}${title === null ? '' : `  ${title}`}`),
    ]
  const { entries, withdrawn } = read
  const named = `${read.title ?? '(without a title)'}${read.language === null ? '' : ` [${read.language}]`}`
  return [
    `${named}${kind === null || kind === 'feed' ? '' : ` (${kind})`}: ${counted(entries.length, 'entry', 'entries')}`,
    ...entries.flatMap(({ title, url, published, updated, author }) => [
      [
        `  ${(published ?? updated)?.slice(0, 16).replace('T', ' ') ?? 'undated         '}`,
        cut(title ?? '(without a title)', titleColumns).padEnd(titleColumns),
        cut(author ?? '', authorColumns),
      ]
        .join('  ')
        .trimEnd(),
      `${' '.repeat(20)}${url ?? '(no address)'}`,
    ]),
    ...('sitemaps' in read ? read.sitemaps.map(({ url }) => `  sitemap: ${url}`) : []),
    ...withdrawn.map(({ id }) => `  withdrawn: ${id}`),
    ...read.notes.map((note) => `  note: ${note}`),
  ]
}

const whatElse =
  'Feeds, sitemaps, pages that list articles ("--kind page", of a file with "--base"), and newsletters (.eml) can be read.'

export const cut = (text: string, columns: number) => (text.length > columns ? `${text.slice(0, columns - 1)}…` : text)
