// Other documents that strangers send: feeds and lists of links, emails, reports of SES, lists of readers.
import { filled, type Path, type Random, type Shape } from './shape.ts'
import { day, name, sentence } from './words.ts'

type Makers = Record<string, Shape['make']>

const rss = (items: string, head = '') =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>The Example Post</title>${head}${items}</channel></rss>`
const atom = (entries: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>${entries}</feed>`

const item = (random: Random, n: number) =>
  `<item><title>${sentence(random)}</title><link>https://example.com/${n}</link><pubDate>${day(random)} 10:00 GMT</pubDate></item>`

const feeds: Makers = {
  items: (size, random) => rss(filled(size, (n) => item(random, n))),
  'the same item': (size) => rss(filled(size, () => '<item><title>A</title><link>https://example.com/1</link></item>')),
  'items of one address': (size, random) =>
    rss(filled(size, () => `<item><title>${sentence(random)}</title><link>https://example.com/</link></item>`)),
  'one huge item': (size, random) =>
    rss(
      `<item><title>T</title><description><![CDATA[${filled(size, () => `<p>${sentence(random)}</p>`)}]]></description></item>`,
    ),
  'one huge title': (size, random) => rss(`<item><title>${filled(size, () => sentence(random))}</title></item>`),
  'titles of tags': (size) => rss(filled(size, () => '<item><title>&lt;b&gt;A&lt;/b&gt; &amp;amp;</title></item>')),
  'items never closed': (size, random) => rss(filled(size, () => `<item><title>${sentence(random)}`)),
  'items in one another': (size) => rss('<item><title>A</title>'.repeat(size / 22)),
  'elements in one another': (size) => rss(`<item>${'<a:b>'.repeat(size / 5)}`),
  'end tags': (size) => rss('</item></a></b>'.repeat(size / 15)),
  'name spaces': (size) => rss(filled(size, (n) => `<x${n}:a xmlns:x${n}="https://example.com/${n}"/>`)),
  'name spaces on one': (size) =>
    rss(`<item ${filled(size, (n) => `xmlns:x${n}="u${n}"`, ' ')}><title>A</title></item>`),
  'name spaces in one another': (size) => rss(`<item>${filled(size, (n) => `<x${n}:a xmlns:x${n}="u${n}">`)}`),
  attributes: (size) => rss(`<item ${filled(size, (n) => `a${n}="1"`, ' ')}><title>A</title></item>`),
  entities: (size) => rss(`<item><title>${'&amp;&lt;&#65;&nosuch;&'.repeat(size / 22)}</title></item>`),
  'entity declarations': (size) =>
    `<!DOCTYPE r [${filled(size, (n) => `<!ENTITY e${n} "&e${n - 1};">`)}]>${rss('<item><title>&e9;</title></item>')}`,
  comments: (size, random) => rss(filled(size, (n) => `<!-- a -- b -->${n % 9 === 0 ? item(random, n) : ''}`)),
  'comments never closed': (size) => rss('<!-- <!- '.repeat(size / 9)),
  'CDATA never closed': (size) => rss('<item><title><![CDATA[ ]] '.repeat(size / 26)),
  'less-than signs': (size) => rss('<'.repeat(size)),
  authors: (size, random) =>
    rss(`<item><title>A</title>${filled(size, () => `<author>${name(random)}</author>`)}</item>`),
  'one author': (size, random) =>
    rss(`<item><title>A</title><author>${filled(size, () => name(random), ', ')}</author></item>`),
  'links of an item': (size) =>
    atom(`<entry><title>A</title>${filled(size, (n) => `<link rel="x" href="/${n}"/>`)}</entry>`),
  categories: (size, random) =>
    rss(`<item><title>A</title>${filled(size, () => `<category>${name(random)}</category>`)}</item>`),
  dates: (size, random) =>
    rss(
      filled(
        size,
        () =>
          `<item><title>A ${random.below(1e6)}</title><pubDate>${day(random)}, ${day(random)} at noon</pubDate></item>`,
      ),
    ),
  'one long date': (size) => rss(`<item><title>A</title><pubDate>${'1 January '.repeat(size / 10)}</pubDate></item>`),
  'entries of Atom': (size, random) =>
    atom(
      filled(
        size,
        (n) =>
          `<entry><id>urn:${n}</id><title type="html">${sentence(random)}</title><updated>2024-01-02T00:00:00Z</updated></entry>`,
      ),
    ),
  'entries taken back': (size) =>
    atom(filled(size, (n) => `<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="urn:${n}"/>`)),
  bases: (size) => atom(`${filled(size, (n) => `<entry xml:base="a${n}/">`)}<link href="x"/>`),
  escaped: (size, random) => rss(filled(size, (n) => item(random, n))).replaceAll('<', '&lt;'),
  base64: (size) =>
    atom(
      `<entry><title>A</title><content type="application/octet-stream">${'QUJD '.repeat(size / 5)}</content></entry>`,
    ),
  'JSON items': (size, random) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1',
      items: Array.from({ length: size / 160 }, (_, n) => ({
        id: n,
        url: `https://example.com/${n}`,
        title: sentence(random),
      })),
    }),
  'JSON broken': (size, random) =>
    `{"version":"https://jsonfeed.org/version/1","items":[${filled(size, (n) => `{"id":${n},"title":"${sentence(random)}\n",}`, ',')}`,
  'JSON of backslashes': (size) =>
    `{"version":"https://jsonfeed.org/version/1","items":[{"title":"${'\\"'.repeat(size / 2)}`,
  'JSON in one another': (size) => `{"version":"https://jsonfeed.org/version/1","items":${'[{"a":'.repeat(size / 6)}`,
  'encoded words': (size) => rss(`<item><title>${'=?utf-8?B?QUJD?= '.repeat(size / 17)}</title></item>`),
  'a web page': (size, random) =>
    `<html><head>${filled(size, (n) => `<link rel="alternate" type="application/rss+xml" href="/${n}" title="${name(random)}">`)}</head>`,
  'white space': (size) => rss(`<item><title>${' \n\t'.repeat(size / 3)}A</title></item>`),
  'UTF-16': (size, random) => Buffer.from(`\ufeff${rss(filled(size / 2, (n) => item(random, n)))}`, 'utf16le'),
  'no text': (size, random) => Uint8Array.from({ length: size }, () => random.below(256)),
}

const html = (body: string) => `<!doctype html><html><head><title>News</title></head><body>${body}</body></html>`
const listings: Makers = {
  links: (size, random) =>
    html(
      filled(size, (n) => `<li><a href="/2024/05/${n}-a-b-c">${sentence(random)}</a> <time>${day(random)}</time></li>`),
    ),
  cards: (size, random) =>
    html(
      filled(
        size,
        (n) =>
          `<article><h2><a href="/news/${n}/a-b-c-d">${sentence(random)}</a></h2><p>${sentence(random)}</p><span>${day(random)}</span></article>`,
      ),
    ),
  'the same link': (size, random) => html(filled(size, () => `<a href="/2024/05/a-b-c">${name(random)}</a>`)),
  'links in one another': (size) => html('<div><a href="/a-b-c-d">Turkey and Russia met in Ankara'.repeat(size / 56)),
  headings: (size, random) => html(filled(size, () => `<h2>${sentence(random)}</h2>`)),
  times: (size, random) => html(filled(size, () => `<time datetime="2024-01-02">${day(random)}</time>`)),
  'times and links': (size, random) =>
    html(
      filled(size / 2, () => `<time>${day(random)}</time>`) +
        filled(size / 2, (n) => `<a href="/a-b-c-${n}">${sentence(random)}</a>`),
    ),
  'divs in one another': (size) =>
    html(`${'<div>'.repeat(size / 11)}<a href="/a-b-c-d">Turkey and Russia met</a>${'</div>'.repeat(size / 11)}`),
  'JSON-LD': (size, random) =>
    html(
      `<script type="application/ld+json">${JSON.stringify({ '@type': 'ItemList', itemListElement: Array.from({ length: size / 120 }, (_, n) => ({ '@type': 'ListItem', position: n, url: `https://example.com/${n}`, name: sentence(random) })) })}</script>`,
    ),
  queries: (size, random) =>
    html(filled(size, (n) => `<a href="/a?${'b=c&'.repeat(20)}${n}">${name(random)} met Russia in ${n}</a>`)),
  sections: (size, random) =>
    html(
      filled(
        size,
        (n) =>
          `<section><h2>${name(random)}</h2><ul><li><a href="/s${n}/a-b-c-d-e">${sentence(random)}</a></ul></section>`,
      ),
    ),
}

const sitemaps: Makers = {
  addresses: (size) =>
    `<urlset>${filled(size, (n) => `<url><loc>https://example.com/${n}</loc><lastmod>2024-01-0${1 + (n % 9)}</lastmod></url>`)}</urlset>`,
  'the same address': (size) => `<urlset>${filled(size, () => '<url><loc>https://example.com/a</loc></url>')}</urlset>`,
  news: (size, random) =>
    `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${filled(size, (n) => `<url><loc>https://example.com/${n}</loc><news:news><news:title>${sentence(random)}</news:title><news:publication_date>2024-01-02</news:publication_date></news:news></url>`)}</urlset>`,
  sitemaps: (size) =>
    `<sitemapindex>${filled(size, (n) => `<sitemap><loc>https://example.com/${n}.xml</loc></sitemap>`)}</sitemapindex>`,
  'plain lines': (size) => filled(size, (n) => `https://example.com/${n}`, '\n'),
}

const reader = (random: Random, n: number) => `reader-${n}@example.com,${name(random)},turkey-russia`
const lists: Makers = {
  readers: (size, random) => `address,name,topics\n${filled(size, (n) => reader(random, n), '\n')}`,
  'one row': (size, random) => `address,name,topics\n${filled(size, () => name(random), ',')}`,
  'one field': (size) => `address,name,topics\nann@example.com,"${'a""\n'.repeat(size / 5)}"`,
  quotes: (size) => `address,name,topics\n${'"'.repeat(size)}`,
  'quotes and commas': (size) => `address,name,topics\n${'",'.repeat(size / 2)}`,
  columns: (size) => filled(size, (n) => `column ${n}`, ','),
  'empty lines': (size) => `address,name,topics\n${'\r\n'.repeat(size / 2)}`,
  'addresses too long': (size) => `address\n${filled(size, () => `${'a.'.repeat(300)}@example.com`, '\n')}`,
  spaces: (size) => `address\n${filled(size, () => `${' '.repeat(900)}a@b`, '\n')}`,
}

const rules: Makers = {
  rules: (size) => `User-agent: *\n${filled(size, (n) => `Disallow: /${n}/`, '\n')}`,
  stars: (size) => `User-agent: *\nDisallow: /${'*a'.repeat(size / 2)}`,
  'rules of stars': (size) => `User-agent: *\n${filled(size, () => `Disallow: /${'*a'.repeat(100)}z$`, '\n')}`,
  agents: (size) => filled(size, (n) => `User-agent: bot${n}\nDisallow: /a\n`),
  'agents in a row': (size) => `${filled(size, (n) => `User-agent: bot${n}\n`)}Disallow: /`,
  'one line': (size) => `User-agent: * ${'# '.repeat(size / 2)}`,
  sitemaps: (size) => filled(size, (n) => `Sitemap: https://example.com/${n}.xml\n`),
  'percent signs': (size) => `User-agent: *\nDisallow: /${'%41%zz'.repeat(size / 6)}`,
}

/** Characters of a message in SQS
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html). */
const longestEvent = 1_048_576
const bounce = (recipients: unknown, more = {}) =>
  JSON.stringify({
    eventType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      timestamp: '2026-11-28T10:00:00Z',
      bouncedRecipients: recipients,
    },
    mail: { messageId: 'a', timestamp: '2026-11-28T10:00:00Z', destination: ['ann@example.com'], tags: {}, ...more },
  })
const events: Makers = {
  recipients: (size) =>
    bounce(Array.from({ length: size / 50 }, (_, n) => ({ emailAddress: `reader-${n}@example.com` }))),
  'one long address': (size) => bounce([{ emailAddress: '<'.repeat(size) }]),
  destinations: (size) =>
    bounce([], { destination: Array.from({ length: size / 30 }, (_, n) => `reader-${n}@example.com`) }),
  headers: (size) =>
    bounce([], { headers: Array.from({ length: size / 30 }, (_, n) => ({ name: `a${n}`, value: 'b' })) }),
  'lists in one another': (size) => `{"mail":${'['.repeat(size)}`,
  'objects in one another': (size) => `${'{"mail":'.repeat(size / 10)}1${'}'.repeat(size / 10)}`,
  'recipients of a mail that came in': (size) =>
    JSON.stringify({
      notificationType: 'Received',
      mail: { messageId: 'a', source: 'ann@example.com' },
      receipt: {
        timestamp: '2026-11-28T10:00:00Z',
        recipients: Array.from({ length: size / 30 }, (_, n) => `reader-${n}@example.com`),
        action: { objectKey: 'a' },
      },
    }),
}

/** Bytes of a file of decisions (\`longestFile\` of \`functions/edition/decisions/decisions.ts\`). */
const longestDecisions = 65_536
const decisions: Makers = {
  ids: (size) => JSON.stringify({ order: Array.from({ length: size / 10 }, (_, n) => `story${n}`) }),
  headlines: (size) =>
    JSON.stringify({ headlines: Object.fromEntries(Array.from({ length: size / 20 }, (_, n) => [`story${n}`, 'A'])) }),
  'unknown keys': (size) =>
    JSON.stringify(Object.fromEntries(Array.from({ length: size / 12 }, (_, n) => [`key${n}`, 1]))),
  'one long note': (size) => JSON.stringify({ notes: { a: 'a '.repeat(size / 2) }, introduction: 'b' }),
  'lists in one another': (size) => `{"order":${'['.repeat(size)}`,
  commas: (size) => `{"order":["a"${',"a"'.repeat(size / 4)},]}`,
}

const of = (path: Path, form: Shape['form'], label: string, makers: Makers): Shape[] =>
  Object.entries(makers).map(([title, make]) => ({ name: `${label}: ${title}`, path, form, make }))

export const otherDocuments: Shape[] = [
  ...of('feed', 'xml', 'feed', feeds),
  ...of('listing', 'html', 'list of links', listings),
  ...of('sitemap', 'xml', 'sitemap', sitemaps),
  ...of('robots', 'txt', 'robots.txt', rules),
  ...of('readers', 'csv', 'readers', lists),
  ...of('report', 'json', 'event', events).map((shape) => ({ ...shape, most: longestEvent })),
  ...of('decisions', 'json', 'decisions', decisions).map((shape) => ({ ...shape, most: longestDecisions })),
]
