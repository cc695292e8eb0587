// Reads one entry of RSS, RDF, Atom or CDF (address, title, dates, authors, text). All formats are read alike, because
// feeds mix them.

import { baseOf } from './absolute-link.ts'
import { base64Text } from './base64.ts'
import { childrenOf, lineIn, named, textIn, withoutControls } from './elements.ts'
import { entryLink } from './entry-link.ts'
import { feedDate } from './feed-date.ts'
import type { DateOrder } from './feed-date-order.ts'
import { joinedNames, namesOf } from './person.ts'
import { kindOf, lineOf } from './plain-text.ts'
import type { Entry } from './types.ts'
import type { XmlElement } from './xml-tree.ts'

/** From the feed around an entry. */
export interface Surroundings {
  document: string | null
  /** Only in Atom does an entry without an author inherit that of the feed. */
  author: string | null
  monthFirst: DateOrder
}

const publishedIn = [
  'published',
  'pubdate',
  'issued',
  'dc:date',
  'dcterms:issued',
  'dcterms:date',
  'created',
  'dcterms:created',
  'date',
  'dcterms:available',
  'prism:publicationdate',
]
const updatedIn = ['updated', 'modified', 'dcterms:modified', 'lastbuilddate']

/** @returns `null` if it contains nothing to print or follow */
export function readEntry(element: XmlElement, { document, author, monthFirst }: Surroundings): Entry | null {
  const dateIn = (one: XmlElement) => readDate(lineIn(one), monthFirst)
  const standard = element.name === 'entry' ? 'text' : 'guess'
  const media = [element, ...named(element, 'media:group')]
  const titles = [
    ...named(element, 'title', 'dc:title', 'itunes:title'),
    ...media.flatMap((at) => named(at, 'media:title')),
  ]
  const entry: Entry = {
    title: firstOf(titles, (one) => lineOf(one, standard)),
    url: entryLink(element, document),
    id: firstOf(named(element, 'id', 'guid'), lineIn) ?? about(element),
    published: firstOf(named(element, ...publishedIn), dateIn),
    updated: firstOf(named(element, ...updatedIn), dateIn) ?? feedDate(element.attributes.get('lastmod') ?? null),
    author: authorsOf(element) ?? author,
    language: languageOf(element),
    summary: firstOf(
      named(element, 'summary', 'description', 'abstract', 'dc:description', 'itunes:summary', 'media:description'),
      markupIn,
    ),
    content: firstOf(
      named(element, 'content:encoded', 'content', 'html:body', 'html:div', 'fullitem', 'content:items'),
      markupIn,
    ),
    base: baseOf(named(element, 'content')[0] ?? element, document),
  }
  const { title, url, id, summary, content, published, updated } = entry
  const isEmpty = [title, url, id, content, summary, published, updated, authorsOf(element)].every(
    (one) => one === null,
  )
  // If the document ends inside an entry, it is kept only if it can be recognised again.
  return isEmpty || (element.cut && entry.url === null && entry.id === null) ? null : entry
}

/** True if there are dates, but none can be read. */
export const hasUnreadDate = (element: XmlElement, monthFirst: DateOrder): boolean =>
  datesIn(element).some((date) => date !== null && readDate(date, monthFirst) === null)

const readDate = (date: string | null, monthFirst: DateOrder) => feedDate(date, monthFirst(date))

/** As written in the feed. */
export const datesIn = (element: XmlElement): (string | null)[] =>
  named(element, ...publishedIn, ...updatedIn).map(lineIn)

export function authorsOf(element: XmlElement): string | null {
  const groups =
    element.name === 'entry'
      ? ['author', 'dc:creator', 'dcterms:creator', 'itunes:author']
      : ['dc:creator', 'dcterms:creator', 'dc:author', 'author', 'itunes:author']
  for (const name of groups) {
    const found = joinedNames(namesOf(named(element, name)))
    if (found !== null) return found
  }
  const [source] = named(element, 'source')
  return source === undefined || childrenOf(source).length === 0 ? null : authorsOf(source)
}

const about = (element: XmlElement) =>
  element.attributes.get('rdf:about')?.trim() || element.attributes.get('about')?.trim() || null

export function languageOf(element: XmlElement): string | null {
  return firstOf(named(element, 'language', 'dc:language'), languageTag) ?? tagOf(element.attributes.get('xml:lang'))
}

const languageTag = (element: XmlElement) => tagOf(lineIn(element) ?? undefined)

/** As written, except that some programs write an underscore. */
export function tagOf(written: string | undefined): string | null {
  const tag = written?.trim().replaceAll('_', '-')
  return tag !== undefined && /^[a-z]{2,8}(?:-[a-z\d]{1,8}){0,5}$/i.test(tag) ? tag : null
}

/** The HTML or text as it is. */
function markupIn(element: XmlElement): string | null {
  if (element.cut || element.attributes.has('src')) return null
  const inside = childrenOf(element)
  const kind = kindOf(element, 'guess')
  const text =
    base64Text(element) ??
    (inside.length === 0 ? (kind === 'text' ? escaped(textIn(element)) : textIn(element)) : withoutDiv(element, inside))
  return withoutControls(text).trim() || null
}

/** Plain text escaped as it would be in HTML. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** XHTML in Atom is wrapped in a `div` that is not part of it. */
function withoutDiv(element: XmlElement, inside: readonly XmlElement[]): string {
  const [only] = inside
  const isWrapped = inside.length === 1 && only !== undefined && /^(?:html:)?div$/.test(only.name)
  const bare =
    isWrapped && element.children.every((child) => child === only || (typeof child === 'string' && child.trim() === ''))
  return bare ? only.markup() : element.markup()
}

function firstOf<T>(elements: readonly XmlElement[], read: (element: XmlElement) => T | null): T | null {
  for (const element of elements) {
    const found = read(element)
    if (found !== null) return found
  }
  return null
}
