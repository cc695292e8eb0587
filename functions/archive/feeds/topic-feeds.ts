// The feeds of a topic, as Atom (RFC 4287) and JSON Feed 1.1: one entry per story, identified by its place on the site,
// which never changes. If a file cannot hold all stories, it has the newest; the pages of the topic, to which the feeds
// link, have the others. Sets how many entries a topic's feed has.

import { storyUrl } from '../../edition/site-url.ts'
import type { PublishedStory } from '../../edition/types.ts'
import { formatDate } from '../../edition/words/messages.ts'
import type { ArchiveRenderer } from '../archive-renderer.ts'
import { type CorrectionDates, changedOn } from '../editions/correction-dates.ts'
import { sourceLabel } from '../lists/story-group.ts'
import { feedPaths } from '../lists/story-list-page.ts'
import type { StoryList } from '../lists/story-lists.ts'
import { nameFields } from '../name-fields.ts'
import { firstFitting } from '../page-size.ts'
import { listPath } from '../places.ts'
import type { PublishedEdition } from '../published-edition.ts'
import { escapeXml } from '../xml.ts'
import { jsonFeedOf } from './feeds.ts'

/** Feed readers poll regularly; older stories are on the topic's pages. */
const entriesInFeed = 40

interface Entry {
  url: string
  title: string
  lang: string
  authors: string[]
  html: string
  published: string
  updated: string
}

export function atomFeed(list: StoryList, renderer: ArchiveRenderer, dates: CorrectionDates): string {
  const { url, self, title } = factsOf(list, renderer, 'atom')
  const entries = entriesOf(list, renderer, dates)
  const [newest = `${list.editions[0]?.edition.date ?? '1970-01-01'}T00:00:00Z`] = entries
    .map(({ updated }) => updated)
    .sort()
    .reverse()
  const head =
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(renderer.language)}">\n` +
    `<id>${escapeXml(self)}</id><title>${escapeXml(title)}</title><updated>${newest}</updated>` +
    `<author><name>${escapeXml(renderer.list.listName)}</name></author>` +
    `<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>` +
    `<link rel="alternate" type="text/html" href="${escapeXml(url)}"/>\n`
  const foot = '</feed>\n'
  return [head, ...firstFitting(entries.map(atomEntry), Buffer.byteLength(head + foot)), foot].join('')
}

function atomEntry({ url, title, lang, authors, html, published, updated }: Entry): string {
  const people = authors.map((name) => `<author><name>${escapeXml(name)}</name></author>`).join('')
  return (
    `<entry xml:lang="${escapeXml(lang)}"><id>${escapeXml(url)}</id><title>${escapeXml(title)}</title>` +
    `<link rel="alternate" type="text/html" href="${escapeXml(url)}"/>${people}` +
    `<published>${published}</published><updated>${updated}</updated><content type="html">${escapeXml(html)}</content></entry>\n`
  )
}

export function topicJsonFeed(list: StoryList, renderer: ArchiveRenderer, dates: CorrectionDates): string {
  const { url, self, title } = factsOf(list, renderer, 'json')
  const items = entriesOf(list, renderer, dates).map((entry) => ({
    id: entry.url,
    url: entry.url,
    title: entry.title,
    language: entry.lang,
    content_html: entry.html,
    date_published: entry.published,
    date_modified: entry.updated,
    ...(entry.authors.length > 0 ? { authors: entry.authors.map((name) => ({ name })) } : {}),
  }))
  return jsonFeedOf({ title, home_page_url: url, feed_url: self, language: renderer.language }, items)
}

function factsOf(
  list: StoryList,
  { language, list: { siteUrl, listName }, say }: ArchiveRenderer,
  form: 'atom' | 'json',
) {
  return {
    url: siteUrl + listPath(list, language),
    self: siteUrl + feedPaths(list, language)[form],
    title: say('page-of-list', { name: list.name, list: listName }),
  }
}

function entriesOf({ editions }: StoryList, renderer: ArchiveRenderer, dates: CorrectionDates): Entry[] {
  const entries: Entry[] = []
  for (const { edition, stories } of editions) {
    for (const story of stories) {
      if (entries.length === entriesInFeed) return entries
      entries.push(entryOf(story, edition, renderer, dates))
    }
  }
  return entries
}

function entryOf(
  story: PublishedStory,
  edition: PublishedEdition,
  renderer: ArchiveRenderer,
  dates: CorrectionDates,
): Entry {
  const { language, list, say } = renderer
  const { name, lang, dir } = nameFields(story, language)
  const { date, isCorrected } = changedOn(edition.date, story.quotes, dates)
  const own = story.quotes.filter(({ article }) => article === story.quotes[0]?.article).map(({ text }) => text)
  const direction = lang === null ? '' : ` lang="${escapeXml(lang)}" dir="${dir}"`
  const notes = [
    ...(story.source === undefined ? [] : [sourceLabel(story.source, edition, renderer)]),
    ...(isCorrected ? [say('correction-since', { date: formatDate(language, date) })] : []),
  ]
  return {
    url: storyUrl(list.siteUrl, edition.id, story, language),
    title: name,
    lang: story.language ?? language,
    authors: story.source?.byline ?? [],
    html: `<p${direction}>${escapeXml(own.join(' '))}</p>${notes.map((note) => `<p>${escapeXml(note)}</p>`).join('')}`,
    published: `${edition.date}T00:00:00Z`,
    updated: `${date}T00:00:00Z`,
  }
}
