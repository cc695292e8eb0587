// Names of elements independent of the prefixes of their feed, even if the namespace’s address is misspelt.

/** Prefixes that this reader uses for the namespaces; '' is the feed’s own format. */
const byAddress: readonly [pattern: RegExp, prefix: string][] = [
  [/purl\.org\/dc\/terms/, 'dcterms'],
  [/purl\.org\/dc\/|dublincore|purl\.org\/metadata\/dublin_core/, 'dc'],
  [/rss\/1\.0\/modules\/content/, 'content'],
  [/atompub\/tombstones/, 'at'],
  [/itunes\.com|itunes\.apple/, 'itunes'],
  [/mrss|media-?rss/, 'media'],
  [/feedburner/, 'feedburner'],
  [/pheedo/, 'pheedo'],
  [/prismstandard|\/prism\//, 'prism'],
  [/1999\/xhtml/, 'html'],
  [/2000\/svg/, 'svg'],
  [/math\/mathml/, 'math'],
  [/22-rdf-syntax/, 'rdf'],
  [/w3\.org\/xml\/1998/, 'xml'],
  [/2005\/atom|purl\.org\/atom\/ns|w3\.org\/.*atom/, ''],
  [/purl\.org\/rss\/1\.0\/modules/, 'module'],
  [
    /purl\.org\/(?:net\/)?rss|netscape\.com\/(?:rdf|rss)|my\.netscape|userland\.com\/rss|tech\/rss|rssboard\.org|rss-?2/,
    '',
  ],
]

const byPrefix = new Map([
  ['dc', 'dc'],
  ['dcterms', 'dcterms'],
  ['content', 'content'],
  ['itunes', 'itunes'],
  ['media', 'media'],
  ['feedburner', 'feedburner'],
  ['pheedo', 'pheedo'],
  ['prism', 'prism'],
  ['at', 'at'],
  ['rdf', 'rdf'],
  ['xml', 'xml'],
  ['xhtml', 'html'],
  ['rss', ''],
  ['atom', ''],
  ['atom10', ''],
  ['a10', ''],
])

/** Namespaces in scope: prefix as written → prefix of this reader; '' for the default. */
export type Namespaces = ReadonlyMap<string, string>

export const noNamespaces: Namespaces = new Map()

/** Most declarations that are read on one element. */
const most = 60

/** @param isRoot true for the first element: an unknown namespace there is the feed’s own, misspelt */
export function namespacesOf(
  attributes: ReadonlyMap<string, string>,
  outer: Namespaces,
  rootPrefix: string | null,
): Namespaces {
  let own: Map<string, string> | null = null
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    const prefix = name.slice(6)
    own ??= new Map(outer)
    if (own.size > most) break
    own.set(prefix, known(value) ?? byPrefix.get(prefix) ?? (prefix === rootPrefix ? '' : 'foreign'))
  }
  return own ?? outer
}

function known(address: string): string | null {
  const plain = address.trim().toLowerCase().slice(0, 200)
  if (plain === '') return ''
  return byAddress.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}

/** @example elementName('DC:Creator', noNamespaces, '') // 'dc:creator' */
export function elementName(written: string, namespaces: Namespaces, rootPrefix: string | null): string {
  const [prefix = '', local] = written.toLowerCase().split(':', 2)
  if (local === undefined) {
    const own = namespaces.get('') ?? ''
    return own === '' ? prefix : `${own}:${prefix}`
  }
  const own = namespaces.get(prefix) ?? byPrefix.get(prefix) ?? (prefix === rootPrefix ? '' : 'foreign')
  return own === '' ? local : `${own}:${local}`
}

export function prefixOf(written: string): string {
  const at = written.indexOf(':')
  return at < 0 ? '' : written.slice(0, at).toLowerCase()
}
