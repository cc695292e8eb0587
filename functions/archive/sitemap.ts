// Which pages of the archive there are, for those who index the web: sitemaps (https://www.sitemaps.org/protocol.html)
// and robots.txt (RFC 9309). Pages behind a reader's token are in neither.
import { siteFile, sitePath } from '../environment.ts'
import { escapeXml } from './xml.ts'

export interface SitemapEntry {
  /** From the site's root. */
  path: string
  /** ISO date of the last change; `null` where the pages do not say. */
  date: string | null
}

/** Addresses of one file at most, as the protocol has it; with 250 bytes an address its 50 MB are far away. */
const mostAddresses = 50_000

const head = '<?xml version="1.0" encoding="utf-8"?>\n'
const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** One file, or an index with as many as it takes.
 *
 * @param siteUrl without a slash at the end */
export function sitemaps(entries: readonly SitemapEntry[], siteUrl: string, most = mostAddresses): Map<string, string> {
  if (entries.length <= most) return new Map([[siteFile.sitemap, urlSet(entries, siteUrl)]])
  const parts = Array.from({ length: Math.ceil(entries.length / most) }, (_, at): [string, string] => [
    `${siteFile.sitemaps}${at + 1}.xml`,
    urlSet(entries.slice(at * most, (at + 1) * most), siteUrl),
  ])
  const index = parts.map(([key]) => `<sitemap><loc>${escapeXml(`${siteUrl}/${key}`)}</loc></sitemap>\n`).join('')
  // The index last: it must not name what is not there.
  return new Map([...parts, [siteFile.sitemap, `${head}<sitemapindex ${space}>\n${index}</sitemapindex>\n`]])
}

function urlSet(entries: readonly SitemapEntry[], siteUrl: string): string {
  const urls = entries.map(
    ({ path, date }) =>
      `<url><loc>${escapeXml(siteUrl + path)}</loc>${date === null ? '' : `<lastmod>${date}</lastmod>`}</url>\n`,
  )
  return `${head}<urlset ${space}>\n${urls.join('')}</urlset>\n`
}

export function robots(siteUrl: string): string {
  const { confirm, preferences, leave, ownData, address } = sitePath
  const closed = [confirm, preferences, leave, ownData, address].map((path) => `Disallow: ${path}\n`).join('')
  return `User-agent: *\n${closed}\nSitemap: ${siteUrl}/${siteFile.sitemap}\n`
}
