// Finds what a site can be followed by: its feed, else its sitemap, or the page itself if it lists articles.
import type { Web } from '../../../functions/source-ports.ts'
import type { Feed } from '../../../functions/sources/feed/types.ts'
import type { SourceKind } from '../../../functions/sources/types.ts'
import { followRedirects } from '../../../functions/use-cases/fetching/follow-redirects.ts'
import { readSource } from '../../../functions/use-cases/fetching/read-source.ts'
import { type Announced, askedFor, findFeed } from './find-feed.ts'

/** The usual places of sitemaps that are not named in robots.txt. */
const sitemapPaths = ['/news-sitemap.xml', '/sitemap.xml', '/sitemap_index.xml']
const mostSitemaps = 5

/** Fewest articles on a page that make it a list of them. */
const fewestListed = 3

export interface FoundSource {
  kind: SourceKind
  /** Where it will be fetched from. */
  url: string
  feed: Feed
  /** Other feeds that the site announces. */
  others: Announced[]
}

/** @param address of a feed, a sitemap or a page; without a scheme, https is tried */
export async function findSource(web: Web, address: string): Promise<FoundSource | { refused: string }> {
  const own = await readAs(web, 'sitemap', /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`)
  if (own !== null) return own
  const feed = await findFeed(web, address)
  if (!('refused' in feed)) return { kind: 'feed', ...feed }
  if (feed.page === null) return feed
  const listed = await listOfArticles(web, feed.page)
  // A section's page lists its own articles; a sitemap has those of all sections.
  if (listed !== null && new URL(feed.page).pathname !== '/') return listed
  return (await findSitemap(web, feed.page)) ?? listed ?? { refused: `${feed.refused} ${nothingElse}` }
}

const nothingElse = 'Nor is there a sitemap that tells what is new, and the page lists no articles.'

async function listOfArticles(web: Web, url: string): Promise<FoundSource | null> {
  const found = await readAs(web, 'page', url)
  return found !== null && found.feed.entries.length >= fewestListed ? found : null
}

async function findSitemap(web: Web, page: string): Promise<FoundSource | null> {
  const named = await namedByRobots(web, page)
  const common = sitemapPaths.map((path) => new URL(path, page).href)
  for (const url of [...new Set([...named, ...common])].slice(0, mostSitemaps)) {
    const found = await readAs(web, 'sitemap', url)
    if (found !== null && found.feed.entries.length > 0) return found
  }
  return null
}

/** Sitemaps of news first. */
async function namedByRobots(web: Web, page: string): Promise<string[]> {
  const { answer } = await followRedirects(web, askedFor(new URL('/robots.txt', page).href))
  if ('refused' in answer || answer.status !== 200) return []
  const text = new TextDecoder().decode(answer.bytes.subarray(0, 500_000))
  const found = [...text.matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*(https?:\/\/\S{1,2000})/gim)].map(([, url = '']) => url)
  return found.toSorted((a, b) => Number(/news/i.test(b)) - Number(/news/i.test(a)))
}

/** As the hourly fetch would read it; `null` if it would not. */
async function readAs(web: Web, kind: SourceKind, url: string): Promise<FoundSource | null> {
  const followed = await followRedirects(web, askedFor(url))
  const read = await readSource(web, { kind, include: [], exclude: [] }, followed, null)
  if (!('feed' in read)) return null
  // There may be a feed in place of a sitemap; it should be followed as a feed.
  if (kind === 'sitemap' && read.feed.title !== null) return null
  return { kind, url: followed.movedTo ?? url, feed: read.feed, others: [] }
}
