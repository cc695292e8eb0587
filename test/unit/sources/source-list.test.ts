// The operator’s list of sources: its keys, defaults and mistakes.
import { expect, test } from 'vitest'
import { readSources, unknownTopics } from '../../../functions/sources/source-list.ts'

const good = { id: 'harbour-news', url: 'https://www.example.com/feed.xml', kind: 'feed' }
const box = 'in+harbour-news-0123456789abcdef@mail.example.com'
const mistakes = (...entries: unknown[]): string[] => readSources(JSON.stringify(entries)).mistakes

test('an id, an address and a kind are a source; the rest has a default', () => {
  expect(readSources(`\ufeff${JSON.stringify([good])}`).sources).toEqual([
    {
      ...good,
      senders: [],
      publication: null,
      language: null,
      topics: [],
      freshFor: null,
      quote: null,
      full: true,
      every: '6h',
      keep: 30,
      include: [],
      exclude: [],
      paused: false,
    },
  ])
})

test('newsletters come to an address of their own, from senders that are named', () => {
  const letters = { ...good, url: `mailto:${box}`, kind: 'mail', senders: ['example.com'] }
  expect(mistakes(letters)).toEqual([])
})

test('a list may be empty', () => {
  expect(readSources('[]').sources).toEqual([])
})

test.each([
  [
    { id: 'Harbour News' },
    'id must be lower-case letters and digits joined by hyphens, at most 40, e.g. "id": "example-news"',
  ],
  [{ url: 'ftp://example.com/' }, 'url must be an address of the public web with http or https'],
  [{ url: 'https://example.com:8080/' }, 'url must be an address of the public web'],
  [{ kind: 'rss' }, 'kind must be "feed" or "page" or "sitemap" or "mail", e.g. "kind": "feed"'],
  [{ senders: ['example.com'] }, 'senders is for newsletters alone'],
  [{ url: `mailto:${box}` }, 'url is for newsletters alone'],
  [
    { kind: 'mail', senders: ['example.com'] },
    'url must be its own address for newsletters; "npm run sources -- add --mail harbour-news',
  ],
  [{ kind: 'mail', url: `mailto:${box}` }, 'senders is missing; write e.g. "senders": ["example.com"]'],
  [
    { kind: 'mail', url: `mailto:${box}`, senders: ['@Example'] },
    'senders must be a list of 1 to 10 domains in lower case',
  ],
  [{ kind: 'page', full: false }, 'full must be true or left out where the kind is "page"'],
  [{ language: 'en_GB' }, 'language must be a language tag as it is usually written (BCP 47), e.g. "language": "en"'],
  [{ language: 'EN-gb' }, 'language must be a language tag'],
  [{ topics: 'economy' }, 'topics must be a list of at most 5 ids of topics, e.g. "topics": ["economy"]'],
  [{ freshFor: 14 }, 'freshFor must be days, 1d to 999d, or "always", e.g. "freshFor": "14d"'],
  [{ quote: 0 }, 'quote must be a whole number of words from 8 to 2000, e.g. "quote": 40'],
  [{ publication: '' }, 'publication must be one line'],
  [{ publication: 'a\u2028b' }, 'publication must be one line'],
  [{ full: 'yes' }, 'full must be true (the linked page) or false (the entry’s own text), e.g. "full": true'],
  [{ every: '2h' }, 'every must be "1h" or "6h" or "1d", e.g. "every": "6h"'],
  [{ keep: 0 }, 'keep must be a whole number from 1 to 200, e.g. "keep": 30'],
  [{ keep: 1.5 }, 'keep must be a whole number'],
  [{ include: 'economy' }, 'include must be a list of words, e.g. "include": ["economy"]'],
  [{ exclude: [''] }, 'exclude must be a list of words'],
  [{ paused: 1 }, 'paused must be true or false'],
  [{ evry: '1h' }, 'unknown key "evry"; known ones are id, url, senders, kind,'],
  [{ constructor: 1 }, 'unknown key "constructor"'],
])('%j is named with its entry, its key and an example', (fault, words) => {
  const found = mistakes({ ...good, ...fault })
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(words)
  expect(found[0]).toMatch(/^source 1 \("/)
})

test('every mistake of a file is named at once', () => {
  expect(mistakes({ ...good, id: undefined }, 'a source', { ...good }, { ...good, every: 'x' })).toEqual([
    'source 1: id is missing; write e.g. "id": "example-news"',
    'source 2: must be an object with id, url, kind',
    'source 4 ("harbour-news"): every must be "1h" or "6h" or "1d", e.g. "every": "6h"',
    'source 3: the url "https://www.example.com/feed.xml" is that of source 1; remove one',
    'source 4: the id "harbour-news" is that of source 3; remove one',
  ])
})

test('a topic that does not exist is named with those that do', () => {
  const { sources } = readSources(JSON.stringify([{ ...good, topics: ['economy', 'harbor'] }]))
  expect(unknownTopics(sources, ['economy', 'harbour'])).toEqual([
    'source "harbour-news": topics must be ids of topics.json, e.g. "topics": ["economy"]; "harbor" is none of economy, harbour',
  ])
  expect(unknownTopics(sources, [])).toEqual([])
})

test('an entry with a mistake takes no other down with it', () => {
  const text = JSON.stringify([
    { ...good, kind: 'rss' },
    { ...good, id: 'other', url: 'https://www.example.com/a' },
  ])
  const { sources, mistakes: found } = readSources(text)
  expect(sources.map(({ id }) => id)).toEqual(['other'])
  expect(found).toHaveLength(1)
})

test('a file that is no list is refused with the shape of one', () => {
  expect(() => readSources('{}')).toThrow('it must be a list of sources: [{ "id": "example-news", "url": ')
  expect(() => readSources('[')).toThrow('it is not JSON')
})
