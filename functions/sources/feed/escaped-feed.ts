// Unwraps a feed that was escaped as a whole, on its own or in the page a browser made of it.
import { decodedText } from '../../content/html/character-references.ts'

/** Characters within which an escaped feed must begin: a browser puts less than a tenth of that before it. */
const longestHead = 5_000

/** `null` if anything else comes before it: a page that merely mentions feeds. */
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
