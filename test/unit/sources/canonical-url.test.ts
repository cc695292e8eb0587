// Which links lead to the same article.
import { expect, test } from 'vitest'
import { articleKey } from '../../../functions/sources/canonical-url.ts'

test.each([
  'https://www.example.com/2026/ferries',
  'http://www.example.com/2026/ferries/',
  'https://example.com/2026/ferries#comments',
  'https://m.example.com/2026/ferries',
  'https://www.example.com/2026/ferries/amp/',
  'https://amp.example.com/2026/ferries',
  'https://www.example.com/2026/ferries?amp=1',
  'https://www.example.com/2026/ferries?outputType=amp',
  'https://www.example.com/2026/ferries/print',
  'https://www.example.com/2026/ferries/index.html',
  'https://www.example.com/2026/ferries?utm_source=rss&utm_medium=feed&UTM_Campaign=x',
  'https://WWW.Example.com:443/2026/ferries?fbclid=abc&at_medium=RSS',
])('%s is a link of the same article', (link) => {
  expect(articleKey(link)).toBe('example.com/2026/ferries')
})

test.each([
  ['another path', 'https://example.com/2026/trains'],
  ['another host', 'https://news.example.com/2026/ferries'],
  ['a parameter that names the article', 'https://example.com/2026/ferries?id=7'],
  ['a page of it', 'https://example.com/2026/ferries?page=2'],
  ['letters of another case', 'https://example.com/2026/Ferries'],
  ['a word that only begins like a variant', 'https://example.com/2026/ferries/amplified'],
])('%s is another article', (_kind, link) => {
  expect(articleKey(link)).not.toBe('example.com/2026/ferries')
})

test('parameters in another order name the same article', () => {
  expect(articleKey('https://example.com/a?p=2&id=7')).toBe(articleKey('https://example.com/a?id=7&p=2'))
})

test('what is no address of the web has none', () => {
  expect(articleKey('mailto:editor@example.com')).toBeNull()
})
