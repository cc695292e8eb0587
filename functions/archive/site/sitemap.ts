// The sitemaps (https://www.sitemaps.org/protocol.html) and robots.txt (RFC 9309), which tell search engines what pages
// the archive has. Pages behind a reader's token are in neither.
import { siteFile, sitePath } from '../../environment.ts'
import { escapeXml } from '../xml.ts'

export interface SitemapEntry {
  /** Path from the site's root. */
  path: string
  /** ISO date of the last change; `null` if unknown. */
  date: string | null
}

/** Most addresses in one file (sitemaps.org); at 250 bytes each they stay far below its limit of 50 MB. */
const mostAddresses = 50_000

const head = '<?xml version="1.0" encoding="utf-8"?>\n'
const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** One file, or an index with as many files as necessary.
 *
 * @param siteUrl without a trailing slash */
export function sitemaps(entries: readonly SitemapEntry[], siteUrl: string, most = mostAddresses): Map<string, string> {
  if (entries.length <= most) return new Map([[siteFile.sitemap, urlSet(entries, siteUrl)]])
  const parts = Array.from({ length: Math.ceil(entries.length / most) }, (_, at): [string, string] => [
    `${siteFile.sitemaps}${at + 1}.xml`,
    urlSet(entries.slice(at * most, (at + 1) * most), siteUrl),
  ])
  const index = parts.map(([key]) => `<sitemap><loc>${escapeXml(`${siteUrl}/${key}`)}</loc></sitemap>\n`).join('')
  // The index last, because it must not name missing files.
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
