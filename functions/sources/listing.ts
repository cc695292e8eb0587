// What a source of any kind lists, read as the entries of a feed.
import { dayMs } from '../durations.ts'
import { readFeed } from './feed/feed.ts'
import type { Document, Entry, Feed, NoFeed } from './feed/types.ts'
import { isWanted } from './intake.ts'
import { readIndexPage } from './page/index-page.ts'
import { dayOf, newestOf } from './sitemap/lastmod.ts'
import { readSitemap, type Sitemap } from './sitemap/sitemap.ts'
import type { Source, SourceKind } from './types.ts'

/** A sitemap may list all that a site ever printed. Each entry of a listing is remembered by itself. */
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
      return { refused: 'its letters come by mail: nothing is asked for', announced: [] }
  }
}

/** A sitemap that was written anew may bring up what is old; so many days before the last fetch it is no news. */
const oldAfterDays = 30

/**
 * Of the entries of sitemaps those that a source can follow, the newest first; or why they cannot be followed: of
 * thousands of addresses without a day nobody can tell which is new.
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
