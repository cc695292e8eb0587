// A feed that was escaped as a whole, by itself or in the page that a browser made of it.
import { decodedText } from '../../content/html/character-references.ts'

/** Characters in which an escaped feed begins: what a browser puts before it is below a tenth of that. */
const longestHead = 5_000

/** `null` where something else stands before it: a page that only speaks of feeds. */
export function escapedFeed(text: string): string | null {
  const at = text.slice(0, longestHead).search(/&lt;(?:\?xml|rss|feed|rdf:RDF)\b/i)
  if (at < 0) return null
  const before = text
    .slice(0, at)
    .replace(/<(head|title|style|script)\b[\s\S]*?<\/\1\s{0,9}>/gi, '')
    .replace(/<[^<>]{0,1000}>/g, '')
  if (before.trim() !== '') return null
  const end = text.indexOf('</pre', at)
  return decodedText(text.slice(at, end < 0 ? text.length : end))
}
