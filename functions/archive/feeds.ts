// The editions as RSS 2.0 and JSON Feed 1.1: one item an edition, the name lines of its stories inside.

import { formatDate } from '../edition/messages.ts'
import { editionUrl, storyUrl, subscribeUrl } from '../edition/site-url.ts'
import { subjectOf } from '../edition/subject.ts'
import { archiveKey, languageFolder } from '../environment.ts'
import type { ArchiveRenderer } from './archive-renderer.ts'
import { type CorrectionDates, changedOn, correctionDates, sentencesOf } from './correction-dates.ts'
import { nameFields } from './name-fields.ts'
import type { PublishedEdition } from './published-edition.ts'
import { standing } from './standing.ts'
import { escapeXml } from './xml.ts'

/** Readers poll; older editions are on the site. */
const itemsInFeed = 20

interface Item {
  url: string
  title: string
  html: string
  date: Date
  /** When something of it was corrected last; `null` where nothing was. */
  updated: Date | null
}

/** @param editions newest first */
export function rssFeed(editions: readonly PublishedEdition[], renderer: ArchiveRenderer): string {
  const { say, language } = renderer
  const { listName, siteUrl } = renderer.list
  const items = itemsOf(editions, renderer).map(
    ({ url, title, html, date, updated }) =>
      `<item><title>${escapeXml(title)}</title><link>${escapeXml(url)}</link><guid>${escapeXml(url)}</guid>` +
      `<pubDate>${date.toUTCString()}</pubDate>${updated === null ? '' : `<atom:updated>${updated.toISOString()}</atom:updated>`}<description>${escapeXml(html)}</description></item>\n`,
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
    items: itemsOf(editions, renderer).map(({ url, title, html, date, updated }) => ({
      id: url,
      url,
      title,
      content_html: html,
      date_published: date.toISOString(),
      ...(updated === null ? {} : { date_modified: updated.toISOString() }),
    })),
  }
  return `${JSON.stringify(feed, null, 2)}\n`
}

function feedUrl({ list, language }: ArchiveRenderer, key: string): string {
  return `${list.siteUrl}/${languageFolder(language)}${key}`
}

function itemsOf(editions: readonly PublishedEdition[], renderer: ArchiveRenderer): Item[] {
  const { say, language, list } = renderer
  const dates = correctionDates(editions)
  return editions.slice(0, itemsInFeed).map((edition) => {
    const names = standing(edition).map((story) => nameFields(story, language).name)
    const { date, isCorrected } = changedOn(edition.date, sentencesOf(edition), dates)
    return {
      url: editionUrl(list.siteUrl, edition.id, language),
      title: `${formatDate(language, edition.date)}: ${subjectOf(names, names.length, say)}`,
      html: storyList(edition, renderer, dates),
      date: new Date(`${edition.date}T00:00:00Z`),
      updated: isCorrected ? new Date(`${date}T00:00:00Z`) : null,
    }
  })
}

function storyList(
  edition: PublishedEdition,
  { list, language, say }: ArchiveRenderer,
  dates: CorrectionDates,
): string {
  const { id, withdrawn } = edition
  const items = standing(edition).map((story) => {
    const { name, lang, dir } = nameFields(story, language)
    const inLanguage = lang === null ? '' : ` lang="${escapeXml(lang)}" dir="${dir}"`
    const url = escapeXml(storyUrl(list.siteUrl, id, story, language))
    const { date, isCorrected } = changedOn(edition.date, story.quotes, dates)
    const since = isCorrected ? ` (${say('correction-since', { date: formatDate(language, date) })})` : ''
    return `<li${inLanguage}><a href="${url}">${escapeXml(name)}</a>${escapeXml(since)}</li>`
  })
  const count = withdrawn?.articles.length ?? 0
  const note = count === 0 ? '' : `<p>${escapeXml(say('edition-withdrawn', { count }))}</p>`
  return `<ul>${items.join('')}</ul>${note}`
}
