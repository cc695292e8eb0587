// Follows every link of ours by GET, from mails, pages, feeds and the sitemap alike; and asks that what stands behind
// a # is on its page.
import { unescaped } from './mail-content.ts'

export interface Crawled {
  /** Addresses that were opened. */
  opened: string[]
  /** What leads nowhere, with the page that it is on. */
  dead: string[]
}

/** Requests at a time. */
const lanes = 8

export async function crawl(starts: readonly string[], site: string): Promise<Crawled> {
  const foundOn = new Map<string, string>()
  const idsOf = new Map<string, Set<string>>()
  const fragments = new Map<string, string>()
  const waiting: string[] = []
  const dead: string[] = []
  const find = (link: string, on: string) => {
    const { origin, href, hash } = new URL(link, on)
    const page = href.split('#')[0] ?? href
    if (origin !== site) return
    if (hash.length > 1) fragments.set(`${page} ${decodeURIComponent(hash.slice(1))}`, on)
    if (foundOn.has(page)) return
    foundOn.set(page, on)
    waiting.push(page)
  }
  const visit = async (url: string) => {
    const answer = await fetch(url, { redirect: 'manual' })
    const body = await answer.text()
    const location = answer.headers.get('location')
    if (location !== null) find(location, url)
    if (answer.status >= 400) dead.push(`${answer.status} ${url} on ${foundOn.get(url)}`)
    const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true
    if (isPage) idsOf.set(url, new Set([...body.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => unescaped(id))))
    for (const link of isPage ? linksOfPage(body) : addressesIn(body, site)) find(link, url)
  }
  for (const start of starts) find(start, site)
  while (waiting.length > 0) await Promise.all(waiting.splice(0, lanes).map(visit))
  for (const [fragment, on] of fragments) {
    const [page = '', id = ''] = fragment.split(' ')
    if (idsOf.get(page)?.has(id) === false) dead.push(`no #${id} on ${page}, from ${on}`)
  }
  return { opened: [...foundOn.keys()], dead }
}

function linksOfPage(html: string): string[] {
  return [...html.matchAll(/ (?:href|src)="([^"]+)"/g)].map(([, link = '']) => unescaped(link))
}

/** Of a feed, a sitemap, a text; in feeds pages are quoted, and what is quoted in them is so once more. */
function addressesIn(text: string, site: string): string[] {
  return unescaped(unescaped(text))
    .split(site)
    .slice(1)
    .map((rest) => `${site}${/^[^\s"'<>\\]*/.exec(rest)?.[0] ?? ''}`)
}
