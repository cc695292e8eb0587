// Reads JSON Feed 1 and 1.1, and the lists of articles that blogs publish as JSON.

import { absolute } from './absolute-link.ts'
import { oneLine, withoutControls } from './elements.ts'
import { tagOf } from './entry.ts'
import { feedDate } from './feed-date.ts'
import { mendedJson } from './json-repair.ts'
import { joinedNames, nameIn } from './person.ts'
import { plainLine } from './plain-text.ts'
import type { Entry, Feed } from './types.ts'

/** Most entries, as in other feeds (`feed.ts`). */
const most = 5000

/** `null` if the text is not a JSON Feed. */
export function jsonFeed(text: string, base: string | null): Feed | null {
  const start = startOf(text)
  if (text[start] !== '{' && text[start] !== '[') return null
  const { value, mended } = mendedJson(text.slice(start))
  const feed = feedIn(value)
  if (feed === null) return null
  const home = absolute(textOf(feed.get('home_page_url')), base)
  const document = base ?? absolute(textOf(feed.get('feed_url')), null) ?? home
  const items = listIn(feed) ?? []
  const author = authorIn(feed)
  const entries = items.slice(0, most).flatMap((item) => entryOf(item, document, author))
  const dropped = items.length - entries.length
  return {
    title: lineOf(feed.get('title') ?? feed.get('name')),
    language: tagOf(textOf(feed.get('language')) ?? undefined),
    entries,
    withdrawn: [],
    notes: [
      ...(mended ? ['its JSON was mended'] : []),
      ...(dropped > 0 ? [`${dropped} of its items could not be read`] : []),
    ],
  }
}

/** Skips white space, comments and the function call around JSON that is loaded as a script. */
function startOf(text: string): number {
  const [lead = ''] =
    /^(?:[\s\ufeff]|\/\/[^\n]{0,300}\n|\/\*[^*]{0,300}\*\/){0,100}(?:[\w$.]{1,60}\s{0,9}\(\s{0,9}(?=\{))?/.exec(
      text.slice(0, 2_000),
    ) ?? []
  return lead.length
}

/** The feed itself, or the value of its only field, or a bare list of entries. */
function feedIn(value: unknown): Fields | null {
  if (Array.isArray(value)) return value.some(isEntry) ? new Map([['items', value]]) : null
  const feed = record(value)
  if (feed === null) return null
  if (listIn(feed) !== null || /jsonfeed/.test(String(feed.get('version')))) return feed
  const [inner] = feed.size === 1 ? [...feed.values()].map(record) : []
  return inner && listIn(inner) !== null ? inner : null
}

const listIn = (feed: Fields): unknown[] | null =>
  ['items', 'orderedItems'].map((name) => feed.get(name)).find((one) => Array.isArray(one)) ?? null

/** True if it has an address, and a title, a text or a date. */
const isEntry = (value: unknown) => {
  const item = record(value)
  const has = (...names: string[]) => names.some((name) => textOf(item?.get(name) ?? null) !== null)
  return (
    has('url', 'external_url', 'link') && has('title', 'content_html', 'content_text', 'date_published', 'date_gmt')
  )
}

function entryOf(value: unknown, document: string | null, author: string | null): Entry[] {
  const activity = record(value)
  const item = record(activity?.get('object')) ?? activity
  if (item === null) return []
  const content = item.get('content_html') ?? htmlIn(item.get('content'))
  const firstUrl = (values: unknown[]) =>
    values.map((value) => absolute(textOf(value), document)).find((url) => url !== null) ?? null
  const entry: Entry = {
    title: lineOf(item.get('title') ?? item.get('name')),
    // Also the names of RSS, which some programs convert to JSON unchanged.
    url: firstUrl(['url', 'external_url', 'link'].map((name) => item.get(name))),
    // Preferred to a blog's internal number.
    id: oneLine(rendered(item.get('guid')) ?? textOf(item.get('id') ?? item.get('guid')) ?? ''),
    published: dateOf(
      item.get('date_published') ?? item.get('pubDate') ?? item.get('date_gmt') ?? item.get('published'),
    ),
    updated: dateOf(item.get('date_modified') ?? item.get('modified_gmt') ?? item.get('updated')),
    author: authorIn(item) ?? author,
    language: tagOf(textOf(item.get('language')) ?? undefined),
    summary: escaped(textOf(item.get('summary'))),
    content: typeof content === 'string' ? withoutControls(content) : escaped(textOf(item.get('content_text'))),
    base: document,
  }
  return entry.title === null && entry.url === null && entry.id === null && entry.content === null ? [] : [entry]
}

const lineOf = (value: unknown) => plainLine(textOf(value) ?? '', 'guess')
const dateOf = (value: unknown) => feedDate(textOf(value))
const escaped = (text: string | null) =>
  text === null ? null : withoutControls(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function authorIn(of: Fields): string | null {
  const stated = of.get('authors')
  const people = [...(Array.isArray(stated) ? stated : [stated]), of.get('author')].map((one) => {
    const name = typeof one === 'string' ? one : textOf(record(one)?.get('name'))
    return name === null ? null : nameIn(name)
  })
  return joinedNames(people)
}

/** A text, a number, or the object that a blog's API makes of a text. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : htmlIn(value)
}

const htmlIn = (value: unknown): string | null => (typeof value === 'string' ? value : rendered(value))

function rendered(value: unknown): string | null {
  const html = record(value)?.get('rendered')
  return typeof html === 'string' ? html : null
}

type Fields = ReadonlyMap<string, unknown>

function record(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : null
}
