// The editions as RSS 2.0 and JSON Feed 1.1: one item an edition, the name lines of its stories inside.

import { formatDate } from '../edition/messages.ts'
import { editionUrl, storyUrl, subscribeUrl } from '../edition/site-url.ts'
import { subjectOf } from '../edition/subject.ts'
import { archiveKey, languageFolder } from '../environment.ts'
import type { ArchiveRenderer } from './archive-renderer.ts'
import type { PublishedEdition } from './edition-index.ts'
import { nameFields } from './name-fields.ts'

/** Readers poll; older editions are on the site. */
const itemsInFeed = 20

interface Item {
  url: string
  title: string
  html: string
  date: Date
}

/** @param editions newest first */
export function rssFeed(editions: readonly PublishedEdition[], renderer: ArchiveRenderer): string {
  const { say, language } = renderer
  const { listName, siteUrl } = renderer.list
  const items = itemsOf(editions, renderer).map(
    ({ url, title, html, date }) =>
      `<item><title>${escapeXml(title)}</title><link>${escapeXml(url)}</link><guid>${escapeXml(url)}</guid>` +
      `<pubDate>${date.toUTCString()}</pubDate><description>${escapeXml(html)}</description></item>\n`,
  )
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>\n' +
    `<title>${escapeXml(listName)}</title><link>${escapeXml(subscribeUrl(siteUrl, language))}</link>` +
    `<description>${escapeXml(say('page-about'))}</description><language>${escapeXml(language)}</language>\n` +
    `<atom:link href="${escapeXml(feedUrl(renderer, archiveKey.rss))}" rel="self" type="application/rss+xml"/>\n` +
    `${items.join('')}</channel></rss>\n`
  )
}

/** @param editions newest first */
export function jsonFeed(editions: readonly PublishedEdition[], renderer: ArchiveRenderer): string {
  const { language } = renderer
  const { listName, siteUrl } = renderer.list
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: listName,
    home_page_url: subscribeUrl(siteUrl, language),
    feed_url: feedUrl(renderer, archiveKey.json),
    language,
    items: itemsOf(editions, renderer).map(({ url, title, html, date }) => ({
      id: url,
      url,
      title,
      content_html: html,
      date_published: date.toISOString(),
    })),
  }
  return `${JSON.stringify(feed, null, 2)}\n`
}

function feedUrl({ list, language }: ArchiveRenderer, key: string): string {
  return `${list.siteUrl}/${languageFolder(language)}${key}`
}

function itemsOf(editions: readonly PublishedEdition[], renderer: ArchiveRenderer): Item[] {
  const { say, language, list } = renderer
  return editions.slice(0, itemsInFeed).map((edition) => {
    const names = edition.published.map((story) => nameFields(story, language).name)
    return {
      url: editionUrl(list.siteUrl, edition.id, language),
      title: `${formatDate(language, edition.date)}: ${subjectOf(names, names.length, say)}`,
      html: storyList(edition, renderer),
      date: new Date(`${edition.date}T00:00:00Z`),
    }
  })
}

function storyList({ id, published, withdrawn }: PublishedEdition, { list, language, say }: ArchiveRenderer): string {
  const items = published.map((story) => {
    const { name, lang, dir } = nameFields(story, language)
    const inLanguage = lang === null ? '' : ` lang="${escapeXml(lang)}" dir="${dir}"`
    const url = escapeXml(storyUrl(list.siteUrl, id, story, language))
    return `<li${inLanguage}><a href="${url}">${escapeXml(name)}</a></li>`
  })
  const count = withdrawn?.articles.length ?? 0
  const note = count === 0 ? '' : `<p>${escapeXml(say('edition-withdrawn', { count }))}</p>`
  return `<ul>${items.join('')}</ul>${note}`
}

/** XML 1.0 knows no control characters; the rest is escaped. */
function escapeXml(text: string): string {
  const printable = text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
  return printable.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
