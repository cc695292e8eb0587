// Any bytes in place of a mail, a sitemap or an index page: reading ends, throws nothing, gives plain text.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looksLikeHtml } from '../../../functions/sources/feed/plain-text.ts'
import type { Feed, NoFeed } from '../../../functions/sources/feed/types.ts'
import { readMail } from '../../../functions/sources/mail/newsletter.ts'
import { readIndexPage } from '../../../functions/sources/page/index-page.ts'
import { readSitemap } from '../../../functions/sources/sitemap/sitemap.ts'
import { threadSeconds } from '../../support/runs/thread-seconds.ts'
import { listingCases } from '../../support/samples/listing-cases.ts'

const base = 'https://www.example.com/news/'
const kinds: [name: string, read: (bytes: Uint8Array) => Feed | NoFeed, bytes: Uint8Array[]][] = [
  ['mail', readMail, listingCases('mails', '.eml').map(({ bytes }) => bytes)],
  ['sitemap', (bytes) => readSitemap({ bytes, base }), listingCases('sitemaps', '.sitemap').map(({ bytes }) => bytes)],
  [
    'index page',
    (bytes) => readIndexPage({ bytes, base }),
    listingCases('index-pages', '.page').map(({ bytes }) => bytes),
  ],
]

function judge(read: Feed | NoFeed): void {
  if ('refused' in read) return
  for (const line of [read.title, ...read.entries.map(({ title }) => title)]) {
    if (line === null) continue
    expect(looksLikeHtml(line), line).toBe(false)
    expect(line).not.toMatch(/[\0-\x1f\x7f-\x9f]|\s\s|^\s|\s$/)
  }
  for (const { url, published, content } of read.entries) {
    if (url !== null) expect(url).toMatch(/^https?:\/\/\S+$/i)
    if (published !== null) expect(new Date(published).toISOString()).toBe(published)
    const left = (content ?? '').replace(/<\/?(?:p|h2|ul|li|blockquote)>|<hr>/g, '')
    expect(left).not.toMatch(/[<>]/)
  }
}

const piece = fc.constantFrom(
  ...[
    'From: a <a@example.com>\n',
    'Subject: <b>x</b>\n',
    'Content-Type: multipart/mixed; boundary=a\n',
    '\n',
    '--a\n',
    '--a--',
  ],
  ...[
    'Content-Transfer-Encoding: base64\n',
    'Content-Type: text/html\n',
    '<h2>',
    '</h2>',
    '<a href="',
    '">',
    '</a>',
    '<p>',
  ],
  ...[
    '<urlset>',
    '<url>',
    '<loc>',
    'https://www.example.com/a-long-name',
    '</loc>',
    '<lastmod>2026-11-20',
    '<sitemap>',
  ],
  ...[
    '<li>',
    '<td style="font-size:24px">',
    'A title of five words',
    '&lt;b&gt;',
    '&#0;',
    '<time datetime="',
    '<!--',
    '<script>',
  ],
  ...['=?utf-8?Q?=3Cb=3E?=', 'unsubscribe', '=', '\u0000', 'Read more', 'text '],
)

describe.each(kinds)('any %s', (_, read, cases) => {
  it('of random bytes, of pieces, of a file that lost some is read without a throw and without mark-up', () => {
    const random = fc.uint8Array({ maxLength: 200 })
    const pieces = fc.array(piece, { maxLength: 40 }).map((parts) => new TextEncoder().encode(parts.join('')))
    const changed = fc.tuple(fc.nat(), fc.nat(), fc.nat(255)).map(([of, at, byte]) => {
      const bytes = Uint8Array.from(cases[of % cases.length] ?? [])
      bytes[at % Math.max(bytes.length, 1)] = byte
      return byte % 3 === 0 ? bytes.subarray(0, at % Math.max(bytes.length, 1)) : bytes
    })
    const any = fc.oneof(random, pieces, changed)
    fc.assert(
      fc.property(any, (bytes) => judge(read(bytes))),
      { numRuns: 250 },
    )
  })

  const repeated = [
    '<a href="/a-b-c">',
    '<table><tr><td>',
    '<h2>a</h2>',
    '<url><loc>',
    '<time datetime="1">',
    'a b. ',
    '\n-- \n',
  ]
  it.each(repeated)('that was made to be slow takes time as it is long: “%s” again and again', (text) => {
    const document = (length: number) =>
      new TextEncoder().encode(
        `From: a@example.com\nMessage-ID: <1>\nContent-Type: text/html\n\n<urlset>${text.repeat(length / text.length)}`,
      )
    const seconds = (bytes: Uint8Array) => threadSeconds(() => judge(read(bytes)))
    const [little, much] = [document(8_000), document(80_000)]
    const isLinear = [1, 2, 3].some(() => {
      const [short, long] = [seconds(little), seconds(much)]
      return long < 0.2 || long < 25 * short
    })
    expect(isLinear).toBe(true)
  })
})
