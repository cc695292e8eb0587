// Lists of stories, feeds of topics, search and sitemap: everything derived from what editions printed, except the
// editions' own pages and the list of editions. Publishing an edition changes only the files that name it.
import type { LanguageTag } from '../../content/types.ts'
import { archiveKey, siteFile } from '../../environment.ts'
import { correctionDates } from '../editions/correction-dates.ts'
import { atomFeed, topicJsonFeed } from '../feeds/topic-feeds.ts'
import type { ListsIn } from '../lists/archive-lists.ts'
import { indexPages } from '../lists/list-index.ts'
import { storyListPage } from '../lists/story-list-page.ts'
import type { StoryList } from '../lists/story-lists.ts'
import { periodOf, periodsChangedBy, periodsOf } from '../period.ts'
import { keyAt, type ListKind, listPath, searchPath } from '../places.ts'
import { fileOf, searchFileOf, searchPage } from '../search/search-page.ts'
import { listFile, type SiteFile } from '../site-file.ts'
import { archiveAddresses } from './site-addresses.ts'
import { robots, sitemaps } from './sitemap.ts'

/** Which files are wanted: those that name an edition, or all. */
export type Changed = { edition: string } | 'all'

/** Ordered so that no file names one that is written later. */
export function archiveFiles(archives: readonly ListsIn[], changed: Changed): SiteFile[] {
  const withEditions = archives.filter(({ editions }) => editions.length > 0)
  const siteUrl = withEditions[0]?.renderer.list.siteUrl
  if (siteUrl === undefined) return []
  const addresses = [...sitemaps(withEditions.flatMap(archiveAddresses), siteUrl)]
  return [
    ...withEditions.flatMap((one) => [
      ...(['topics', 'publications'] as const).flatMap((kind) => storyFiles(kind, one, withEditions, changed)),
      ...searchFiles(one, withEditions, changed),
    ]),
    ...addresses.map(([key, body]) => listFile(key, body, 'xml')),
    listFile(siteFile.robots, robots(siteUrl), 'text'),
  ]
}

function storyFiles(
  kind: ListKind,
  { renderer, editions, lists }: ListsIn,
  archives: readonly ListsIn[],
  changed: Changed,
): SiteFile[] {
  const edition = changed === 'all' ? null : changed.edition
  const dates = correctionDates(editions)
  const { language } = renderer
  const files = lists[kind].flatMap((list) => {
    const own = list.editions.map((one) => one.edition)
    if (edition !== null && !own.some(({ id }) => id === edition)) return []
    const languages = languagesOf(list, archives)
    const page = (period: string | null) =>
      listFile(
        keyAt(listPath(list, language, period)),
        storyListPage(list, period, renderer, period === null ? languages : [language]),
      )
    const folder = listPath(list, language)
    const feeds =
      kind === 'topics'
        ? [
            listFile(keyAt(folder, archiveKey.rss), atomFeed(list, renderer, dates), 'atom'),
            listFile(keyAt(folder, archiveKey.json), topicJsonFeed(list, renderer, dates), 'jsonFeed'),
          ]
        : []
    return [...periodsChangedBy(own, edition).map(page), page(null), ...feeds]
  })
  const known = archives.map((one) => one.renderer.language)
  const index = indexPages(kind, lists[kind], renderer, known)
  return [...files, ...index.map(({ path, body }) => listFile(keyAt(path), body))]
}

/** Languages in which a list is on the site. */
function languagesOf({ kind, id }: StoryList, archives: readonly ListsIn[]): LanguageTag[] {
  return archives
    .filter(({ lists }) => lists[kind].some((one) => one.id === id))
    .map(({ renderer }) => renderer.language)
}

function searchFiles(
  { renderer, editions, lists }: ListsIn,
  archives: readonly ListsIn[],
  changed: Changed,
): SiteFile[] {
  const { language } = renderer
  const periods = periodsOf(editions).filter(
    (period) =>
      changed === 'all' || editions.some(({ id, date }) => id === changed.edition && periodOf(date) === period),
  )
  const languages = archives.map((one) => one.renderer.language)
  const files = periods.map((period) =>
    listFile(keyAt(searchPath(language), fileOf(period)), searchFileOf(period, editions, renderer), 'json'),
  )
  return [...files, listFile(keyAt(searchPath(language)), searchPage(editions, lists.topics, renderer, languages))]
}
