// Which sitemaps of an index are read: a site may have one per month or per thousand addresses, and others without
// articles.
import type { NamedSitemap } from './sitemap.ts'

/** Most sitemaps that are read, since each takes a request. */
const most = 4

/** Matched against the last part of a sitemap's address. */
const ofNews = /news|post|article|stor(?:y|ies)|blog/i
const ofOthers =
  /(?:image|video|page|categor(?:y|ies)|tag|author|user|product|attachment|media|taxonom(?:y|ies)|archive)s?(?=[-_.\d]|$)/i

/** Sitemaps of articles first, then the last changed, then the highest number: months and parts are numbered
 * upwards. */
export function chosenSitemaps(named: readonly NamedSitemap[]): NamedSitemap[] {
  const ranked = named.map((one) => {
    const name = lastPart(one.url)
    return { one, rank: ofNews.test(name) ? 0 : ofOthers.test(name) ? 2 : 1, number: numberIn(one.url) }
  })
  const best = Math.min(...ranked.map(({ rank }) => rank))
  return ranked
    .filter(({ rank }) => rank === best || rank < 2)
    .toSorted((a, b) => a.rank - b.rank || compared(b.one.changed, a.one.changed) || b.number - a.number)
    .slice(0, most)
    .map(({ one }) => one)
}

const lastPart = (url: string) => new URL(url).pathname.split('/').findLast((part) => part !== '') ?? ''

/** `post-sitemap12.xml`: 12; `2026-11.xml`: 202611. */
function numberIn(url: string): number {
  const { pathname, search } = new URL(url)
  return Number(`${lastPart(url) === '' ? pathname : lastPart(url)}${search}`.replace(/\D+/g, '').slice(0, 12) || 0)
}

const compared = (a: string | null, b: string | null) => ((a ?? '') === (b ?? '') ? 0 : (a ?? '') < (b ?? '') ? -1 : 1)
