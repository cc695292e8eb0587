// Reads a feed, however broken. An unreadable date, entry or end tag never loses the rest.

import { mostBytes, tooLarge } from '../document-size.ts'
import { decodeFetched } from '../encoding/decode-fetched.ts'
import { absolute, baseOf } from './absolute-link.ts'
import { announcedFeeds } from './announced.ts'
import { lineIn, named, within, withoutControls } from './elements.ts'
import { authorsOf, datesIn, hasUnreadDate, languageOf, readEntry, tagOf } from './entry.ts'
import { alternate } from './entry-link.ts'
import { escapedFeed } from './escaped-feed.ts'
import { feedDate } from './feed-date.ts'
import { monthFirstIn } from './feed-date-order.ts'
import { jsonFeed } from './json-feed.ts'
import { lineOf } from './plain-text.ts'
import type { Document, Entry, Feed, NoFeed, Withdrawal } from './types.ts'
import { type XmlElement, xmlTree } from './xml-tree.ts'

/** Most entries of a feed that are read. */
const mostEntries = 5000

/** @example readFeed({ bytes, contentType: 'text/xml', base: 'https://example.com/feed' }) */
export function readFeed({ bytes, contentType = null, base = null }: Document): Feed | NoFeed {
  if (bytes.length > mostBytes) return refusal(tooLarge)
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return refusal('it is compressed with gzip: unpack it first')
  const { text, notes } = decodeFetched(bytes, contentType)
  const document = absolute(base, null)
  const json = jsonFeed(text, document)
  if (json !== null) return once({ ...json, notes: [...notes, ...json.notes] })
  const inside = escapedFeed(text)
  if (inside !== null) return withNote(readFeed({ bytes: new TextEncoder().encode(inside), base }), 'it is escaped')
  const start = text.search(/<(?:[?!a-z])/i)
  if (start < 0) return refusal(/\S/.test(text) ? 'it holds no mark-up and no JSON' : 'it is empty')
  const tree = xmlTree(withoutControls(text.slice(start)))
  const heads = within(tree.root, headNames, 10)
  const entries = within(tree.root, entryNames, mostEntries + 1)
  const head = heads.find((one) => one.name !== 'html') ?? entries[0]?.parent ?? undefined
  if (head === undefined || (heads[0]?.name === 'html' && entries.length === 0))
    return noFeed(text, tree.root, document)
  const junk = text.slice(0, start).trim() === '' ? [] : ['something stands before it that is no mark-up']
  return once(feedOf(tree.root, head, entries, { document, notes: [...notes, ...junk, ...tree.notes] }))
}

const withNote = (read: Feed | NoFeed, note: string): Feed | NoFeed =>
  'refused' in read ? read : { ...read, notes: [note, ...read.notes] }

const headNames = new Set(['channel', 'feed', 'html', 'html:html'])
const entryNames = new Set(['item', 'entry'])

function feedOf(
  root: XmlElement,
  head: XmlElement,
  elements: readonly XmlElement[],
  { document, notes }: { document: string | null; notes: string[] },
): Feed {
  const isAtom = head.name === 'feed'
  const home =
    alternate(named(head, 'link'), document) ?? absolute(lineIn(named(head, 'link')[0]), baseOf(head, document))
  const monthFirst = monthFirstIn(elements.flatMap(datesIn))
  const surroundings = { document: document ?? home, author: isAtom ? authorsOf(head) : null, monthFirst }
  const entries: Entry[] = []
  let [empty, undated] = [0, 0]
  for (const element of elements.slice(0, mostEntries)) {
    const entry = readEntry(element, surroundings)
    if (entry === null) empty += 1
    else entries.push(entry)
    if (hasUnreadDate(element, monthFirst)) undated += 1
  }
  return {
    title: titleOf(head, isAtom),
    language:
      languageOf(head) ??
      tagOf(root.children.flatMap((one) => (typeof one === 'string' ? [] : (one.attributes.get('xml:lang') ?? [])))[0]),
    entries,
    withdrawn: withdrawals(root),
    notes: [
      ...notes,
      ...(elements.length > mostEntries ? [`entries behind the first ${mostEntries} were not read`] : []),
      ...(empty > 0 ? [`${counted(empty)} holds nothing to print or to follow`] : []),
      ...(undated > 0 ? [`${counted(undated)} has a date that cannot be read`] : []),
    ],
  }
}

const counted = (number: number) => (number === 1 ? '1 entry' : `each of ${number} entries`)

function titleOf(head: XmlElement, isAtom: boolean): string | null {
  for (const title of named(head, 'title', 'dc:title', 'itunes:title')) {
    const line = lineOf(title, isAtom ? 'text' : 'guess')
    if (line !== null) return line
  }
  return null
}

function withdrawals(root: XmlElement): Withdrawal[] {
  return within(root, new Set(['at:deleted-entry']), mostEntries).flatMap(({ attributes }) => {
    const id = attributes.get('ref')?.trim()
    return id ? [{ id, when: feedDate(attributes.get('when') ?? null) }] : []
  })
}

/** An entry listed twice was copied or has changed: the newer one is kept, in the place of the first. If all entries
 * share an id and address, title and date distinguish them. */
function once(feed: Feed): Feed {
  const places = new Map<string, number>()
  const entries: Entry[] = []
  for (const entry of feed.entries) {
    const { id, url, title, published } = entry
    const known = [['title', title], ...(published === null ? [] : [['date', published]])].map((one) =>
      JSON.stringify([id, url, ...one]),
    )
    const place =
      id === null && url === null ? undefined : known.map((key) => places.get(key)).find((at) => at !== undefined)
    const before = place === undefined ? undefined : entries[place]
    if (place === undefined || before === undefined) {
      for (const key of known) places.set(key, entries.length)
      entries.push(entry)
    } else if (lastDate(entry) > lastDate(before)) entries[place] = entry
  }
  const twice = feed.entries.length - entries.length
  return { ...feed, entries, notes: twice > 0 ? [...feed.notes, `${twice} listed twice`] : feed.notes }
}

const lastDate = ({ published, updated }: Entry) => updated ?? published ?? ''

function noFeed(text: string, root: XmlElement, base: string | null): NoFeed {
  const announced = announcedFeeds(text, base)
  const [first] = root.children.filter((child) => typeof child !== 'string')
  const isPage = /<(?:html|body|head|!doctype html)[\s>]/i.test(text.slice(0, 5000))
  if (!isPage)
    return refusal(`it is no feed${first === undefined ? '' : `: its first element is ${first.name.slice(0, 40)}`}`)
  return {
    refused:
      announced.length > 0 ? 'it is a web page; its feeds are announced' : 'it is a web page that announces no feed',
    announced,
  }
}

const refusal = (refused: string): NoFeed => ({ refused, announced: [] })
