// Any bytes from a server: reading ends, throws nothing and gives titles of plain text.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFeed } from '../../../functions/sources/feed/feed.ts'
import { looksLikeHtml } from '../../../functions/sources/feed/plain-text.ts'
import { threadSeconds } from '../../support/runs/thread-seconds.ts'
import { feedCases } from '../../support/samples/feed-cases.ts'

const cases = feedCases()

function judge(bytes: Uint8Array): void {
  const read = readFeed({ bytes, base: 'https://example.com/feed' })
  if ('refused' in read) return
  for (const line of [read.title, ...read.entries.flatMap(({ title, author }) => [title, author])]) {
    if (line === null) continue
    expect(looksLikeHtml(line), line).toBe(false)
    expect(line).not.toMatch(/[\0-\x1f\x7f-\x9f]|\s\s|^\s|\s$/)
  }
  for (const { url, published, updated } of read.entries) {
    if (url !== null) expect(url).toMatch(/^https?:\/\/\S+$/i)
    for (const date of [published, updated]) if (date !== null) expect(new Date(date).toISOString()).toBe(date)
  }
}

const piece = fc.constantFrom(
  ...[
    '<item>',
    '</item>',
    '<entry>',
    '<title>',
    '</title>',
    '<title type="html">',
    '<![CDATA[',
    ']]>',
    '&lt;b&gt;',
    '&amp;lt;',
  ],
  ...[
    '<b>',
    '</b>',
    '<link>',
    '<link href="',
    '">',
    '/a',
    'http://',
    '&',
    '&#0;',
    '&#x110000;',
    '<!DOCTYPE a [',
    ']>',
    '<!--',
    '-->',
  ],
  ...[
    '<pubDate>',
    '2024-13-45',
    'Tue, 99',
    '<',
    '>',
    '"',
    ' ',
    'text',
    '\u0000',
    '<?xml ',
    '<a:b xmlns:a="',
    '<author>',
    '@',
    '(',
    ')',
  ],
  ...['<script>', '&lt;script&gt;', '{"items":[', '{"title":"<b>x</b>"}', '=?utf-8?B?PGI+eDwvYj4=?='],
)

describe('any document', () => {
  it('of random bytes is read without a throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), judge), { numRuns: 150 })
  })

  it('of pieces of feeds is read without a throw and without mark-up in its titles', () => {
    const text = fc.array(piece, { maxLength: 60 }).map((parts) => new TextEncoder().encode(parts.join('')))
    fc.assert(fc.property(text, judge), { numRuns: 300 })
  })

  it('that was a feed until some of its bytes were lost or changed is read without a throw', () => {
    const change = fc.record({ of: fc.nat(), at: fc.nat(), byte: fc.nat(255), cut: fc.boolean() })
    const changed = ({ of, at, byte, cut }: { of: number; at: number; byte: number; cut: boolean }) => {
      const bytes = Uint8Array.from(cases[of % cases.length]?.bytes ?? [])
      const place = at % Math.max(bytes.length, 1)
      if (cut) return judge(bytes.subarray(0, place))
      bytes[place] = byte
      judge(bytes)
    }
    fc.assert(fc.property(change, changed), { numRuns: 200 })
  })
})

describe('a document that was made to be slow', () => {
  const pieces = [
    ...[
      '<item>',
      '<a>',
      '</a>',
      '<title>',
      '<![CDATA[',
      '<!--',
      '<a b="',
      '&a;',
      '<link href="',
      '<item><title><b>',
      'a="b ',
    ],
    ...[
      '<!DOCTYPE a [',
      '<!ENTITY a "',
      '<?',
      ']]>',
      '<div><p>',
      '<a xmlns:b="c"><b:d>',
      '<item><pubDate>1 </pubDate>',
    ],
    ...[
      '<item><author>a@',
      '<item><title>&amp;lt;b',
      '<item><title>=?utf-8?B?',
      '{"items":[',
      '{"a":',
      '[{"a',
      '\\',
      '\xc3',
    ],
  ]

  it.each(pieces)('takes time as it is long: “%s” again and again', (repeated) => {
    const document = (length: number) =>
      new TextEncoder().encode(
        `${repeated.startsWith('{') ? '' : '<rss><channel>'}${repeated.repeat(length / repeated.length)}`,
      )
    const [little, much] = [document(8_000), document(80_000)]
    const seconds = (bytes: Uint8Array) => threadSeconds(() => judge(bytes))
    const isLinear = [1, 2, 3].some(() => {
      const short = seconds(little)
      const long = seconds(much)
      return long < 0.15 || long < 25 * short
    })
    expect(isLinear).toBe(true)
  })
})
