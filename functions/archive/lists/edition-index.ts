// The list of editions, `/editions/`: the newest ones (how many is set in `list-lengths.ts`), and a page for each
// quarter of a year (`period.ts`). Made from what each edition printed, not from its pages.

import { countWords } from '../../content/language/words/fold.ts'
import type { LanguageTag } from '../../content/types.ts'
import { publishedWithout } from '../../edition/withdrawn.ts'
import { readingMinutes } from '../../edition/words/reading-time.ts'
import { alternateFields, switchFields } from '../alternates.ts'
import type { ArchiveRenderer } from '../archive-renderer.ts'
import { largestFitting } from '../page-size.ts'
import { type Period, periodName, periodOf } from '../period.ts'
import { editionsPath } from '../places.ts'
import type { PublishedEdition } from '../published-edition.ts'
import { remainingStories } from '../remaining-stories.ts'
import { editionsShown, storiesShown } from './list-lengths.ts'
import { periodFields } from './period-fields.ts'
import { storyGroup } from './story-group.ts'

/** @param editions newest first: all that are on the site in the language
 * @param period `null`: the newest ones
 * @param languages that have a list */
export function editionIndex(
  editions: readonly PublishedEdition[],
  period: Period | null,
  renderer: ArchiveRenderer,
  languages: readonly LanguageTag[],
): string {
  const { list, render, say, language: own } = renderer
  const pathIn = (language: LanguageTag, part = period) => editionsPath(language, part)
  const urlIn = (language: LanguageTag) => list.siteUrl + pathIn(language)
  const all = say('page-editions-of', { list: list.listName })
  const title = period === null ? all : say('page-in-period', { name: all, period: periodName(own, period) })
  const shown = editions.filter(({ date }, at) => (period === null ? at < editionsShown : periodOf(date) === period))
  const groups = (stories: number) =>
    shown.map((edition) => ({
      ...storyGroup(edition, remainingStories(edition), renderer, stories),
      summary: summaryOf(edition, renderer),
    }))
  const fields = {
    title,
    url: urlIn(own),
    social: { type: 'website', title, description: say('page-about'), date: null },
    alternates: alternateFields(languages, urlIn),
    switch: switchFields(
      languages.map((language) => ({ language, path: pathIn(language) })),
      own,
    ),
    ...periodFields({ editions, period, pathOf: (part) => pathIn(own, part) }, renderer),
  }
  return largestFitting(storiesShown, (stories) => render('index', { ...fields, editions: groups(stories) }))
}

function summaryOf(edition: PublishedEdition, { say }: ArchiveRenderer): string {
  const published = publishedWithout(edition.published, edition.withdrawn)
  const words = published.flatMap(({ quotes }) => quotes).reduce((sum, { text }) => sum + countWords(text), 0)
  return say('summary', {
    stories: say('stories', { count: published.length }),
    minutes: say('minutes', { count: readingMinutes(words) }),
  })
}
