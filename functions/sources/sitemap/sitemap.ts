// Reads a sitemap (sitemaps.org, with Google’s news extension): XML, text, RSS or Atom, compressed with gzip or not. An
// index lists further sitemaps.
import { gunzipSync } from 'node:zlib'
import { mostBytes, tooLarge } from '../document-size.ts'
import { decodeFetched } from '../encoding/decode-fetched.ts'
import { absolute } from '../feed/absolute-link.ts'
import { childrenOf, lineIn, named, withoutControls } from '../feed/elements.ts'
import { tagOf } from '../feed/entry.ts'
import { readFeed } from '../feed/feed.ts'
import { feedDate } from '../feed/feed-date.ts'
import { lineOf } from '../feed/plain-text.ts'
import type { Document, Entry, Feed, NoFeed } from '../feed/types.ts'
import { type XmlElement, xmlTree } from '../feed/xml-tree.ts'
import { listedAddress } from '../listed-address.ts'
import { withoutDateOfWriting } from './lastmod.ts'

/** sitemaps.org: most addresses in a sitemap, and most sitemaps in an index. */
const mostAddresses = 50_000

export interface NamedSitemap {
  url: string
  /** ISO instant at which it was changed. */
  changed: string | null
}

/** Entries without a text; an index has sitemaps instead. */
export interface Sitemap extends Feed {
  sitemaps: NamedSitemap[]
}

export function readSitemap({ bytes, contentType = null, base = null }: Document): Sitemap | NoFeed {
  const unpacked = inflated(bytes)
  if (unpacked === null) return no(`it is packed, and what is in it is broken, or ${tooLarge}`)
  if (unpacked.length > mostBytes) return no(tooLarge)
  const { text, notes } = decodeFetched(unpacked, contentType)
  const document = absolute(base, null)
  const start = text.search(/<(?:[?!a-z])/i)
  if (start < 0) return textSitemap(text, document)
  const tree = xmlTree(withoutControls(text.slice(start)))
  const urls = everywhere(tree.root, 'url')
  const sitemaps = everywhere(tree.root, 'sitemap')
  const isSitemap = childrenOf(tree.root).some(({ name }) => name === 'urlset' || name === 'sitemapindex')
  if (!isSitemap) {
    const feed = readFeed({ bytes: unpacked, contentType, base })
    return 'refused' in feed ? { ...feed, refused: 'it is no sitemap and no feed' } : { ...feed, sitemaps: [] }
  }
  const read = urls.flatMap((url) => entryOf(url, document))
  const news = urls.flatMap((url) => named(url, 'foreign:news'))
  return {
    title: null,
    publication: only(news.map((one) => fieldIn(one, 'foreign:publication', 'foreign:name'))),
    language: tagOf(only(news.map((one) => fieldIn(one, 'foreign:publication', 'foreign:language'))) ?? undefined),
    ...listed(read),
    sitemaps: unique(sitemaps.flatMap((one) => namedSitemap(one, document))),
    notes: [...notes, ...tree.notes],
  }
}

/** Unpacks a file that a server sends in compressed form; `null` if it is broken or expands too much. */
function inflated(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes })
  } catch {
    return null
  }
}

/** Elements with this name at any depth: one without an end tag contains the next. */
function everywhere(root: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = []
  const visit = (at: XmlElement) => {
    for (const child of childrenOf(at)) {
      if (child.name === name && found.length < mostAddresses) found.push(child)
      if (!child.name.startsWith('foreign:')) visit(child)
    }
  }
  visit(root)
  return found
}

function entryOf(url: XmlElement, document: string | null): Entry[] {
  const address = addressIn(url, document)
  if (address === null) return []
  const [news] = named(url, 'foreign:news')
  const dated = news === undefined ? undefined : named(news, 'foreign:publication_date')[0]
  const titled = news === undefined ? undefined : named(news, 'foreign:title')[0]
  return [
    {
      ...listedAddress(address),
      title: lineOf(titled, 'guess'),
      published: feedDate(lineIn(dated)),
      updated: feedDate(lineIn(named(url, 'lastmod')[0])),
    },
  ]
}

const addressIn = (element: XmlElement, document: string | null) =>
  absolute(named(element, 'loc').map(lineIn)[0] ?? named(element, 'loc')[0]?.attributes.get('href'), document)

const namedSitemap = (element: XmlElement, document: string | null): NamedSitemap[] => {
  const url = addressIn(element, document)
  return url === null ? [] : [{ url, changed: feedDate(lineIn(named(element, 'lastmod')[0])) }]
}

const fieldIn = (element: XmlElement, ...path: string[]): string | null =>
  lineIn(path.reduce<XmlElement | undefined>((at, name) => at && named(at, name)[0], element))

/** The value that all which have one share. */
function only(values: readonly (string | null)[]): string | null {
  const found = new Set(values.filter((one) => one !== null))
  const [first = null] = found
  return found.size === 1 ? first : null
}

function listed(entries: readonly Entry[]): Pick<Feed, 'entries' | 'withdrawn'> {
  return { entries: withoutDateOfWriting(unique(entries)), withdrawn: [] }
}

function unique<T extends { url: string | null }>(all: readonly T[]): T[] {
  const found = new Map<string | null, T>()
  for (const one of all) if (!found.has(one.url)) found.set(one.url, one)
  return [...found.values()]
}

/** One address per line. */
function textSitemap(text: string, document: string | null): Sitemap | NoFeed {
  const lines = text.split(/[\r\n]+/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  const urls = lines.slice(0, mostAddresses).flatMap((line) => (/^https?:\/\/\S+$/i.test(line) ? [line] : []))
  const [first] = lines
  if (first === undefined) return no('it is empty')
  if (urls.length * 2 < Math.min(lines.length, mostAddresses)) return no('it holds no mark-up and no list of addresses')
  const entries = urls.flatMap((url) => absolute(url, document) ?? []).map(listedAddress)
  return { title: null, publication: null, language: null, ...listed(entries), sitemaps: [], notes: [] }
}

const no = (refused: string): NoFeed => ({ refused, announced: [] })
