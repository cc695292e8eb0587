// What a source of any kind lists, read as entries of a feed.
import { dayMs } from '../durations.ts'
import { readFeed } from './feed/feed.ts'
import type { Document, Entry, Feed, NoFeed } from './feed/types.ts'
import { isWanted } from './intake.ts'
import { readIndexPage } from './page/index-page.ts'
import { dayOf, newestOf } from './sitemap/lastmod.ts'
import { readSitemap, type Sitemap } from './sitemap/sitemap.ts'
import type { Source, SourceKind } from './types.ts'

/** A sitemap may list everything a site ever published, and each listed entry is remembered separately. */
const mostListed = 1_000

export function readListing(kind: SourceKind, document: Document): Feed | Sitemap | NoFeed {
  switch (kind) {
    case 'feed':
      return readFeed(document)
    case 'page':
      return readIndexPage(document)
    case 'sitemap':
      return readSitemap(document)
    case 'mail':
      return { refused: 'its newsletters come by mail: nothing is asked for', announced: [] }
  }
}

/** A rewritten sitemap may list old entries again; entries this many days older than the last fetch are not new. */
const oldAfterDays = 30

/**
 * The entries of sitemaps that a source can follow, newest first; or why they cannot be followed: among thousands of
 * addresses without a date, there is no telling which are new.
 *
 * @param lastAt ISO instant of the last fetch; `null`: there was none
 */
export function followable(
  source: Pick<Source, 'include' | 'exclude'>,
  entries: readonly Entry[],
  lastAt: string | null,
): { entries: Entry[] } | { refused: string } {
  const oldest = lastAt === null ? '' : new Date(Date.parse(lastAt) - oldAfterDays * dayMs).toISOString()
  const news = newestOf(entries).filter((entry) => (dayOf(entry) ?? oldest) >= oldest)
  if (news.length <= mostListed) return { entries: news }
  const wanted = news.filter((entry) => isWanted(source, entry))
  const last = wanted[mostListed]
  if (last === undefined || dayOf(last) !== null) return { entries: wanted.slice(0, mostListed) }
  return {
    refused:
      `it lists ${wanted.length} addresses without saying of which day they are, so that the new ones cannot be told; ` +
      'give the address of its sitemap of news, or narrow it with "include"',
  }
}
