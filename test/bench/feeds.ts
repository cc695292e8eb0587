// How many of the odd feeds in test/fixtures/feeds are read right, to the letter: by this project’s reader, and by
// `feedsmith` alone, which gets the text decoded as the feed declares it and whose fields are compared leniently.
import { parseFeed } from 'feedsmith'
import { readFeed } from '../../functions/sources/feed/feed.ts'
import { feedData } from '../../infra/commands/sources/print.ts'
import { type ExpectedEntry, type ExpectedFeed, type FeedCase, feedCases } from '../support/samples/feed-cases.ts'

const cases = feedCases()
const readers: [name: string, read: (given: FeedCase) => unknown][] = [
  ['this reader', ({ bytes, base, contentType }) => feedData(readFeed({ bytes, base, contentType }))],
  ['feedsmith alone', byFeedsmith],
]

for (const [name, read] of readers) {
  const before = performance.now()
  const wrong = cases.filter((one) => !isRight(read, one))
  const ms = ((performance.now() - before) / cases.length).toFixed(1)
  console.log(`${name}: ${cases.length - wrong.length} of ${cases.length} feeds right, ${ms} ms each`)
  if (wrong.length > 0) console.log(`  not right: ${wrong.map((one) => one.name).join(', ')}`)
}

function isRight(read: (given: FeedCase) => unknown, given: FeedCase): boolean {
  try {
    return JSON.stringify(compared(read(given) as ExpectedFeed)) === JSON.stringify(compared(given.expected))
  } catch {
    // A reader that throws for what is no feed reports the same.
    return given.expected.entries.length === 0
  }
}

/** What is counted: the entries, in this order of fields. */
function compared({ entries }: ExpectedFeed): ExpectedEntry[] {
  return entries.map(({ title, url, id, published, author }) => ({ title, url, id, published, author }))
}

/** What a library gives for any format. */
type Loose = { [name: string]: Loose | undefined } & Iterable<Loose>

function byFeedsmith({ bytes, base, contentType }: FeedCase): ExpectedFeed {
  const parsed = parseFeed(textOf(bytes, contentType)).feed as unknown as Loose
  const items = [...(parsed['items'] ?? parsed['entries'] ?? [])] as Loose[]
  return {
    feedTitle: text(parsed['title']),
    language: text(parsed['language']),
    entries: items.map((item) => ({
      title: text(item['title']),
      url: urlOf(item, base),
      id: text(item['guid']?.['value'] ?? item['id'] ?? item['rdf']?.['about']),
      published: dateOf(
        item['pubDate'] ?? item['published'] ?? item['date_published'] ?? item['dc']?.['dates']?.[0] ?? item['updated'],
      ),
      author: authorOf(item) ?? authorOf(parsed),
    })),
  }
}

function text(value: unknown): string | null {
  const inner = typeof value === 'object' && value !== null && 'value' in value ? value.value : value
  const line = typeof inner === 'string' || typeof inner === 'number' ? String(inner).replace(/\s+/g, ' ').trim() : ''
  return line === '' ? null : line
}

function urlOf(item: Loose, base: string | null): string | null {
  const links = [...(item['links'] ?? []), ...(item['atom']?.['links'] ?? [])] as Loose[]
  const alternate = links.find((link) => [undefined, 'alternate'].includes(link['rel'] as string | undefined))
  const guid = item['guid']?.['isPermaLink'] === (false as unknown) ? undefined : item['guid']?.['value']
  const found = text(item['link'] ?? item['url'] ?? item['external_url'] ?? alternate?.['href'] ?? guid)
  if (found === null || /^https?:/.test(found) || base === null) return found
  return URL.canParse(found, base) ? new URL(found, base).href : null
}

function dateOf(value: unknown): string | null {
  const time = Date.parse(text(value) ?? '')
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

function authorOf(of: Loose): string | null {
  const people = [...(of['dc']?.['creators'] ?? of['authors'] ?? (of['author'] ? [of['author']] : []))] as Loose[]
  const names = people.map((one) =>
    text(typeof one === 'object' ? one['name'] : one)?.replace(/^\S+@\S+ \((.*)\)$/, '$1'),
  )
  return names.filter(Boolean).join(', ') || null
}

function textOf(bytes: Uint8Array, contentType: string | null): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const label = /charset="?([\w-]+)/.exec(contentType ?? '')?.[1] ?? /encoding="([\w-]+)"/.exec(head)?.[1] ?? 'utf-8'
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : label
  try {
    return new TextDecoder(marked).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
