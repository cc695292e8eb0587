// JSON Feed 1 and 1.1.
import { feedDate } from './date.ts'
import { oneLine, withoutControls } from './elements.ts'
import { tagOf } from './entry.ts'
import { mendedJson } from './json-repair.ts'
import { absolute } from './link.ts'
import { joinedNames, nameIn } from './person.ts'
import { plainLine } from './plain-text.ts'
import type { Entry, Feed } from './types.ts'

const most = 5000

/** `null` where the text is no JSON Feed. */
export function jsonFeed(text: string, base: string | null): Feed | null {
  const start = startOf(text)
  if (start < 0 || text[start] !== '{') return null
  const { value, mended } = mendedJson(text.slice(start))
  const feed = record(value)
  if (feed === null || (!Array.isArray(feed.get('items')) && !/jsonfeed/.test(String(feed.get('version'))))) return null
  const home = absolute(textOf(feed.get('home_page_url')), base)
  const document = base ?? absolute(textOf(feed.get('feed_url')), null) ?? home
  const items = list(feed.get('items'))
  const author = authorIn(feed)
  const entries = items.slice(0, most).flatMap((item) => entryOf(item, document, author))
  const dropped = items.length - entries.length
  return {
    title: lineOf(feed.get('title')),
    language: tagOf(textOf(feed.get('language')) ?? undefined),
    entries,
    withdrawn: [],
    notes: [
      ...(mended ? ['its JSON was mended'] : []),
      ...(dropped > 0 ? [`${dropped} of its items could not be read`] : []),
    ],
  }
}

/** Behind white space, comments and the call around JSON that is loaded as a script. */
function startOf(text: string): number {
  const [lead = ''] =
    /^(?:[\s\ufeff]|\/\/[^\n]{0,300}\n|\/\*[^*]{0,300}\*\/){0,100}(?:[\w$.]{1,60}\s{0,9}\(\s{0,9}(?=\{))?/.exec(
      text.slice(0, 2_000),
    ) ?? []
  return lead.length
}

function entryOf(value: unknown, document: string | null, author: string | null): Entry[] {
  const item = record(value)
  if (item === null) return []
  const content = item.get('content_html')
  const firstUrl = (values: unknown[]) =>
    values.map((value) => absolute(textOf(value), document)).find((url) => url !== null) ?? null
  const entry: Entry = {
    title: lineOf(item.get('title')),
    // Behind the names of the format those of RSS, which some programs turn into JSON as they are.
    url: firstUrl(['url', 'external_url', 'link'].map((name) => item.get(name))),
    id: oneLine(textOf(item.get('id') ?? item.get('guid')) ?? ''),
    published: dateOf(item.get('date_published') ?? item.get('pubDate')),
    updated: dateOf(item.get('date_modified')),
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

function authorIn(of: ReadonlyMap<string, unknown>): string | null {
  const stated = of.get('authors')
  const people = [...(Array.isArray(stated) ? stated : [stated]), of.get('author')].map((one) => {
    const name = typeof one === 'string' ? one : textOf(record(one)?.get('name'))
    return name === null ? null : nameIn(name)
  })
  return joinedNames(people)
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function record(value: unknown): ReadonlyMap<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : null
}
