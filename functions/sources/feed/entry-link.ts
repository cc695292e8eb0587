// Chooses the page that an entry links to, from all the addresses it gives.

import { absolute, baseOf } from './absolute-link.ts'
import { lineIn, named, textIn } from './elements.ts'
import type { XmlElement } from './xml-tree.ts'

/** Most links of one element that are read. */
const most = 50

/** @param document base address of the whole feed */
export function entryLink(entry: XmlElement, document: string | null): string | null {
  const original = named(entry, 'feedburner:origlink', 'pheedo:origlink')
  const links = named(entry, 'link')
    .slice(0, most)
    .filter(({ cut }) => !cut)
  return (
    first(original, addressIn, document) ??
    alternate(links, document) ??
    first(links.filter(isText), addressIn, document) ??
    behindEmpty(entry, document) ??
    first(named(entry, 'url'), addressIn, document) ??
    permalink(entry, document) ??
    first(named(entry, 'a', 'html:a'), (a) => a.attributes.get('href'), document) ??
    absolute(entry.attributes.get('href'), baseOf(entry, document)) ??
    first(named(entry, 'content'), (content) => content.attributes.get('src'), document) ??
    absolute(onlyUrl(entry.attributes.get('rdf:about')), baseOf(entry, document)) ??
    first(named(entry, 'dc:identifier'), (element) => onlyUrl(lineIn(element)), document)
  )
}

/** Joined across line breaks, which are not part of an address. */
const addressIn = (element: XmlElement) =>
  element.cut ? null : (named(element, 'a')[0]?.attributes.get('href') ?? textIn(element).trim())

/** The address after a self-closing link element, as an HTML parser writes feeds out. */
function behindEmpty(entry: XmlElement, document: string | null): string | null {
  const { children } = entry
  for (const [at, child] of children.entries()) {
    const next = children[at + 1]
    if (typeof child === 'string' || child.name !== 'link' || child.attributes.has('href')) continue
    if (child.children.length === 0 && typeof next === 'string' && /^\s*https?:/i.test(next))
      return absolute(next, baseOf(entry, document))
  }
  return null
}

/** A link of RSS, with the address as text; attributes that mean nothing there do not count. */
const isText = (link: XmlElement) => !link.attributes.has('href') && isAlternate(link.attributes.get('rel'))

/** `rel=alternate` or no relation; a page before other forms, and before addresses relative to their element. */
export function alternate(links: readonly XmlElement[], document: string | null): string | null {
  const candidates = links.filter((link) => link.attributes.has('href') && isAlternate(link.attributes.get('rel')))
  const rank = (link: XmlElement) => {
    const type = (link.attributes.get('type') ?? 'text/html').trim().toLowerCase()
    return /html/.test(type) ? 0 : /^text\//.test(type) ? 1 : /(?:atom|rss|rdf|json|[/+]xml)/.test(type) ? 3 : 2
  }
  return first(
    candidates.toSorted((a, b) => rank(a) - rank(b)),
    (link) => link.attributes.get('href'),
    document,
  )
}

function isAlternate(rel: string | undefined): boolean {
  const relations = (rel ?? '').trim().toLowerCase().split(/\s+/)
  return (
    relations[0] === '' ||
    relations.some((one) => /^(?:http:\/\/www\.iana\.org\/assignments\/relation\/)?alternate$/.test(one))
  )
}

/** A GUID that is the address; in RSS it is, unless the feed says otherwise. */
function permalink(entry: XmlElement, document: string | null): string | null {
  const guids = named(entry, 'guid').filter(
    (guid) => !/^\s*(?:false|no|0)\s*$/i.test(guid.attributes.get('ispermalink') ?? ''),
  )
  return first(
    guids,
    (guid) => {
      const line = lineIn(guid)
      const isStated = /^\s*true\s*$/i.test(guid.attributes.get('ispermalink') ?? '')
      return isStated || /^\.{0,2}\/[^\s]/.test(line ?? '') ? line : onlyUrl(line)
    },
    document,
  )
}

const onlyUrl = (text: string | null | undefined) => (text && /^\s*https?:\/\//i.test(text) ? text : null)

function first(
  elements: readonly XmlElement[],
  address: (element: XmlElement) => string | null | undefined,
  document: string | null,
): string | null {
  for (const element of elements.slice(0, most)) {
    const found = absolute(address(element), baseOf(element, document))
    if (found !== null) return found
  }
  return null
}
