// The feeds that a web page announces in its head (`link rel=alternate`).
import { decodedValue } from '../../content/html/character-references.ts'
import { absolute } from './absolute-link.ts'
import { plainLine } from './plain-text.ts'
import { XmlTokens } from './xml-tokens.ts'

/** Most characters of a page that are read, and most feeds. */
const longest = 500_000
const most = 30

const feedType = /^(?:application|text)\/(?:(?:rss|atom|rdf)\+xml|feed\+json|json)\b/i

export function announcedFeeds(page: string, base: string | null): { url: string; title: string | null }[] {
  const html = page.slice(0, longest)
  const found = new Map<string, string | null>()
  let relativeTo = base
  for (const token of new XmlTokens(html).read(() => null)) {
    if (token.kind !== 'start' || !/^(?:link|base)$/i.test(token.name)) continue
    const value = (name: string) => decodedValue(token.attributes.get(name) ?? '').trim()
    if (/^base$/i.test(token.name)) relativeTo = absolute(value('href'), base) ?? relativeTo
    const relations = value('rel').toLowerCase().split(/\s+/)
    const isFeed = relations.includes('feed') || (relations.includes('alternate') && feedType.test(value('type')))
    const url = isFeed ? absolute(value('href'), relativeTo) : null
    if (url !== null && !found.has(url)) found.set(url, plainLine(value('title'), 'guess'))
    if (found.size === most) break
  }
  return [...found].map(([url, title]) => ({ url, title }))
}
