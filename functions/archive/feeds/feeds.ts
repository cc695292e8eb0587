// The editions as RSS 2.0 and JSON Feed 1.1: one item per edition with the name lines of its first stories. If a file
// cannot hold all editions, it has the newest; the list of editions, to which the feeds link, has them all. Sets how
// many items (editions) a feed has, and how many stories are in each.

import { archivePath, editionUrl, storyUrl } from '../../edition/site-url.ts'
import { formatDate } from '../../edition/words/messages.ts'
import { shortened, subjectOf } from '../../edition/words/subject.ts'
import { archiveKey, languageFolder } from '../../environment.ts'
import type { ArchiveRenderer } from '../archive-renderer.ts'
import { type CorrectionDates, changedOn, correctionDates, sentencesOf } from '../editions/correction-dates.ts'
import { longestName } from '../lists/story-group.ts'
import { nameFields } from '../name-fields.ts'
import { firstFitting } from '../page-size.ts'
import type { PublishedEdition } from '../published-edition.ts'
import { remainingStories } from '../remaining-stories.ts'
import { escapeXml } from '../xml.ts'

/** Feed readers poll regularly; older editions are on the site. */
const itemsInFeed = 20
/** Most stories named in an item; its edition has all of them. */
const storiesInItem = 30

interface Item {
  url: string
  title: string
  html: string
  date: Date
  /** When something in it was last corrected; `null` if nothing was. */
  updated: Date | null
}

/** @param editions newest first */
export function rssFeed(editions: readonly PublishedEdition[], renderer: ArchiveRenderer): string {
  const { say, language } = renderer
  const items = itemsOf(editions, renderer).map(
    ({ url, title, html, date, updated }) =>
      `<item><title>${escapeXml(title)}</title><link>${escapeXml(url)}</link><guid>${escapeXml(url)}</guid>` +
      `<pubDate>${date.toUTCString()}</pubDate>${updated === null ? '' : `<atom:updated>${updated.toISOString()}</atom:updated>`}<description>${escapeXml(html)}</description></item>\n`,
  )
  const head =
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>\n' +
    `<title>${escapeXml(renderer.list.listName)}</title><link>${escapeXml(archiveUrl(renderer))}</link>` +
    `<description>${escapeXml(say('page-about'))}</description><language>${escapeXml(language)}</language>\n` +
    `<atom:link href="${escapeXml(feedUrl(renderer, archiveKey.rss))}" rel="self" type="application/rss+xml"/>\n`
  const foot = '</channel></rss>\n'
  return [head, ...firstFitting(items, Buffer.byteLength(head + foot)), foot].join('')
}

/** @param editions newest first */
export function jsonFeed(editions: readonly PublishedEdition[], renderer: ArchiveRenderer): string {
  const items = itemsOf(editions, renderer).map(({ url, title, html, date, updated }) => ({
    id: url,
    url,
    title,
    content_html: html,
    date_published: date.toISOString(),
    ...(updated === null ? {} : { date_modified: updated.toISOString() }),
  }))
  return jsonFeedOf(
    {
      title: renderer.list.listName,
      home_page_url: archiveUrl(renderer),
      feed_url: feedUrl(renderer, archiveKey.json),
      language: renderer.language,
    },
    items,
  )
}

/** JSON Feed 1.1 with as many of the first items as fit. */
export function jsonFeedOf(facts: Record<string, string>, items: readonly object[]): string {
  const head = `${JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', ...facts }).slice(0, -1)},"items":[\n`
  const foot = '\n]}\n'
  const lines = items.map((item, at) => (at === 0 ? '' : ',\n') + JSON.stringify(item))
  return [head, ...firstFitting(lines, Buffer.byteLength(head + foot)), foot].join('')
}

function archiveUrl({ list, language }: ArchiveRenderer): string {
  return list.siteUrl + archivePath(language)
}

function feedUrl({ list, language }: ArchiveRenderer, key: string): string {
  return `${list.siteUrl}/${languageFolder(language)}${key}`
}

function itemsOf(editions: readonly PublishedEdition[], renderer: ArchiveRenderer): Item[] {
  const { say, language, list } = renderer
  const dates = correctionDates(editions)
  return editions.slice(0, itemsInFeed).map((edition) => {
    const names = remainingStories(edition).map((story) => nameFields(story, language).name)
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
  const stories = remainingStories(edition)
  const items = stories.slice(0, storiesInItem).map((story) => {
    const { name, lang, dir } = nameFields(story, language)
    const inLanguage = lang === null ? '' : ` lang="${escapeXml(lang)}" dir="${dir}"`
    const url = escapeXml(storyUrl(list.siteUrl, id, story, language))
    const { date, isCorrected } = changedOn(edition.date, story.quotes, dates)
    const since = isCorrected ? ` (${say('correction-since', { date: formatDate(language, date) })})` : ''
    return `<li${inLanguage}><a href="${url}">${escapeXml(shortened(name, longestName))}</a>${escapeXml(since)}</li>`
  })
  const more = stories.length - items.length
  const rest =
    more > 0
      ? `<p><a href="${escapeXml(editionUrl(list.siteUrl, id, language))}">${escapeXml(say('page-more-stories', { count: more }))}</a></p>`
      : ''
  const count = withdrawn?.articles.length ?? 0
  const note = count === 0 ? '' : `<p>${escapeXml(say('edition-withdrawn', { count }))}</p>`
  return `<ul>${items.join('')}</ul>${rest}${note}`
}
