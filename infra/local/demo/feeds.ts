// The feeds of a demo publication at an instant: RSS 2.0, Atom (RFC 4287, with tombstones by RFC 6721), JSON Feed 1.1,
// and one that is not a feed.

import { encodedText } from '../../../functions/content/html/character-references.ts'
import { dayMs } from '../../../functions/durations.ts'
import { bodyHtml, isUpdated } from './pages.ts'
import type { DemoArticle, Publication } from './publications.ts'

/** For how long a feed lists an article, and mentions a withdrawn one. */
const listedMs = 21 * dayMs

export interface FeedDocument {
  contentType: string
  text: string
}

/** @param articles of the publication, including future ones */
export function feedOf(publication: Publication, articles: readonly DemoArticle[], nowMs: number): FeedDocument {
  const published = articles.filter(({ publishedMs }) => publishedMs <= nowMs && publishedMs > nowMs - listedMs)
  const gone = published.filter((one) => isWithdrawn(one, nowMs))
  const listed = published.filter((one) => !isWithdrawn(one, nowMs)).reverse()
  if (publication.feed === 'broken') return { contentType: 'text/html; charset=utf-8', text: brokenPage }
  if (publication.feed === 'rss')
    return { contentType: 'application/rss+xml; charset=utf-8', text: rss(publication, listed) }
  if (publication.feed === 'atom')
    return { contentType: 'application/atom+xml; charset=utf-8', text: atom(publication, listed, gone, nowMs) }
  return { contentType: 'application/feed+json', text: jsonFeed(publication, listed, nowMs) }
}

export function isWithdrawn({ withdrawnMs }: DemoArticle, nowMs: number): boolean {
  return withdrawnMs !== null && withdrawnMs <= nowMs
}

/** What a web server returns when its database is down, with status 200 all the same. */
const brokenPage = '<!doctype html>\n<title>Database error</title>\n<h1>Error establishing a database connection</h1>\n'

function rss({ name, host, about }: Publication, listed: readonly DemoArticle[]): string {
  const items = listed.map(
    ({ title, url, standfirst, author, publishedMs }) =>
      `<item><title>${encodedText(title)}</title><link>${url}</link><guid>${url}</guid>` +
      `<dc:creator>${encodedText(author)}</dc:creator><pubDate>${new Date(publishedMs).toUTCString()}</pubDate>` +
      `<description>${encodedText(standfirst)}</description></item>`,
  )
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>' +
    `<title>${encodedText(name)}</title><link>https://${host}/</link><description>${encodedText(about)}</description>` +
    `<language>en</language>\n${items.join('\n')}\n</channel></rss>\n`
  )
}

function atom(
  { name, host }: Publication,
  listed: readonly DemoArticle[],
  gone: readonly DemoArticle[],
  nowMs: number,
): string {
  const instant = (ms: number) => new Date(ms).toISOString()
  const entries = listed.map((one) => {
    const changed = isUpdated(one, nowMs) ? (one.update?.ms ?? one.publishedMs) : one.publishedMs
    return (
      `<entry><id>${idOf(one)}</id><title>${encodedText(one.title)}</title><link href="${one.url}"/>` +
      `<author><name>${encodedText(one.author)}</name></author><published>${instant(one.publishedMs)}</published>` +
      `<updated>${instant(changed)}</updated><summary>${encodedText(one.standfirst)}</summary></entry>`
    )
  })
  const tombstones = gone.map(
    (one) => `<at:deleted-entry ref="${idOf(one)}" when="${instant(one.withdrawnMs ?? nowMs)}"/>`,
  )
  const last = Math.max(0, ...listed.map(({ publishedMs }) => publishedMs))
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" ' +
    `xmlns:at="http://purl.org/atompub/tombstones/1.0"><id>https://${host}/</id><title>${encodedText(name)}</title>` +
    `<updated>${instant(last)}</updated><link href="https://${host}/"/>\n${[...entries, ...tombstones].join('\n')}\n</feed>\n`
  )
}

const idOf = ({ url }: DemoArticle) => `tag:${url.slice('https://'.length)}`

function jsonFeed({ name, host, about }: Publication, listed: readonly DemoArticle[], nowMs: number): string {
  const items = listed.map((one) => ({
    id: one.url,
    url: one.url,
    title: one.title,
    summary: one.standfirst,
    content_html: bodyHtml(one, nowMs),
    date_published: new Date(one.publishedMs).toISOString(),
    ...(isUpdated(one, nowMs) ? { date_modified: new Date(one.update?.ms ?? one.publishedMs).toISOString() } : {}),
    authors: [{ name: one.author }],
  }))
  const head = { version: 'https://jsonfeed.org/version/1.1', title: name, home_page_url: `https://${host}/` }
  return JSON.stringify({ ...head, description: about, language: 'en', items }, null, 1)
}
