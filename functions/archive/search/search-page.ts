// The search page and the files that its script loads. Without the script it links to topics and publications.
import { ownEntry } from '../../content/language/words/own-entry.ts'
import type { LanguageTag } from '../../content/types.ts'
import { plain } from '../../edition/frame/story-view.ts'
import { editionPath } from '../../edition/site-url.ts'
import type { PublishedStory, Templates } from '../../edition/types.ts'
import { publishedWithout } from '../../edition/withdrawn.ts'
import { localeOf } from '../../edition/words/messages.ts'
import { archiveKey, searchScript } from '../../environment.ts'
import { alternateFields, switchFields } from '../alternates.ts'
import type { ArchiveRenderer } from '../archive-renderer.ts'
import { listFields } from '../lists/list-index.ts'
import { sourceLabel } from '../lists/story-group.ts'
import type { StoryList } from '../lists/story-lists.ts'
import { nameFields } from '../name-fields.ts'
import { type Period, periodOf, periodsOf } from '../period.ts'
import { searchPath } from '../places.ts'
import type { PublishedEdition } from '../published-edition.ts'
import { listFile, type SiteFile } from '../site-file.ts'
import { searchFile } from './search-index.ts'

/** @param editions newest first: all that are on the site in the language */
export function searchPage(
  editions: readonly PublishedEdition[],
  topics: readonly StoryList[],
  renderer: ArchiveRenderer,
  languages: readonly LanguageTag[],
): string {
  const { language, render, say, list } = renderer
  return render('search', {
    title: say('page-of-list', { name: say('page-search'), list: list.listName }),
    url: list.siteUrl + searchPath(language),
    alternates: alternateFields(languages, (one) => list.siteUrl + searchPath(one)),
    switch: switchFields(
      languages.map((one) => ({ language: one, path: searchPath(one) })),
      language,
    ),
    locale: localeOf(language),
    files: periodsOf(editions)
      .map((period) => searchPath(language) + fileOf(period))
      .join(' '),
    script: `/${archiveKey.search}${searchScript}`,
    story: editionPath('EDITION', language),
    found: JSON.stringify(renderer.forms('search-found')),
    // The script inserts the date.
    edition: say('search-edition', { date: '{date}' }),
    topics: topics.filter(({ count }) => count > 0).map((one) => listFields(one, renderer)),
  })
}

/** Created when the functions are bundled, from `templates/scripts/search.js`. */
export function searchScriptFile({ pages }: Pick<Templates, 'pages'>): SiteFile {
  const script = ownEntry(pages, searchScript)
  if (script === undefined) throw new Error(`templates/pages/${searchScript} is missing; bundle the functions again`)
  return listFile(archiveKey.search + searchScript, script, 'script')
}

/** @example fileOf('2026-Q4') // '2026-Q4.json' */
export function fileOf(period: Period): string {
  return `${period}.json`
}

/** @param editions newest first: all that are on the site in the language */
export function searchFileOf(period: Period, editions: readonly PublishedEdition[], renderer: ArchiveRenderer): string {
  const { language } = renderer
  const own = editions.filter(({ date, isCancelled }) => isCancelled !== true && periodOf(date) === period)
  const stories = own.flatMap((edition) =>
    publishedWithout(edition.published, edition.withdrawn).map((story) => ({
      edition: edition.id,
      story: story.id,
      ...nameFields(story, language),
      label: story.source === undefined ? '' : sourceLabel(story.source, edition, renderer),
      text: plain([...story.quotes.map(({ text }) => text), ...viewedIn(story)].join(' ')),
    })),
  )
  const dates = Object.fromEntries(own.map(({ id, date }) => [id, date]))
  return searchFile(
    stories.map((story, id) => ({ id, ...story })),
    dates,
  )
}

/** Authors and publications quoted as views are found by name as well. */
function viewedIn({ views = [], quotes }: PublishedStory): string[] {
  const left = new Set(quotes.map(({ article }) => article))
  return views
    .filter(({ article }) => left.has(article))
    .flatMap(({ publication, byline }) => [...(publication === null ? [] : [publication]), ...byline])
}
