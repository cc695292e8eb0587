// A topic or a publication over time: its newest stories, and a page for each quarter of a year. How many of the newest
// is set in `list-lengths.ts`.
import type { LanguageTag } from '../../content/types.ts'
import { archiveKey } from '../../environment.ts'
import { alternateFields, switchFields } from '../alternates.ts'
import type { ArchiveRenderer } from '../archive-renderer.ts'
import { largestFitting } from '../page-size.ts'
import { type Period, periodName, periodOf } from '../period.ts'
import { listPath } from '../places.ts'
import { editionsShown, storiesShown } from './list-lengths.ts'
import { periodFields } from './period-fields.ts'
import { storyGroup } from './story-group.ts'
import type { StoryList } from './story-lists.ts'

/** @param languages in which the page is on the site as well */
export function storyListPage(
  list: StoryList,
  period: Period | null,
  renderer: ArchiveRenderer,
  languages: readonly LanguageTag[],
): string {
  const { language, render, say } = renderer
  const { siteUrl, listName } = renderer.list
  const path = (one: LanguageTag, part = period) => listPath(list, one, part)
  const shown = list.editions.filter(({ edition }, at) =>
    period === null ? at < editionsShown : periodOf(edition.date) === period,
  )
  const name =
    period === null ? list.name : say('page-in-period', { name: list.name, period: periodName(language, period) })
  const title = say('page-of-list', { name, list: listName })
  const about = say(list.kind === 'topics' ? 'page-about-topic' : 'page-about-publication', { name: list.name })
  const fields = {
    title,
    name,
    about,
    // A quarter shows its own count: the total would not be updated on its page when later stories come.
    count: say('stories', { count: period === null ? list.count : countOf(shown) }),
    url: siteUrl + path(language),
    social: { type: 'website', title, description: about, date: null },
    alternates: alternateFields(languages, (one) => siteUrl + path(one)),
    switch: switchFields(
      languages.map((one) => ({ language: one, path: path(one) })),
      language,
    ),
    feeds: list.kind === 'topics' && period === null ? feedPaths(list, language) : null,
    ...periodFields(
      { editions: list.editions.map(({ edition }) => edition), period, pathOf: (part) => path(language, part) },
      renderer,
    ),
  }
  const told = shown.filter(({ stories }) => stories.length > 0)
  const groups = (count: number) => told.map(({ edition, stories }) => storyGroup(edition, stories, renderer, count))
  return largestFitting(storiesShown, (count) => render('stories', { ...fields, groups: groups(count) }))
}

const countOf = (editions: StoryList['editions']) => editions.reduce((sum, { stories }) => sum + stories.length, 0)

/** Only for a topic. */
export function feedPaths(list: StoryList, language: LanguageTag) {
  const folder = listPath(list, language)
  return { atom: folder + archiveKey.rss, json: folder + archiveKey.json }
}
