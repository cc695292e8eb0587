// The list of editions, `/editions/`. Made from what each edition printed, not from its pages.

import { countWords } from '../content/language/fold.ts'
import type { LanguageTag } from '../content/types.ts'
import { formatDate } from '../edition/messages.ts'
import { readingMinutes } from '../edition/reading-time.ts'
import { archivePath, editionPath } from '../edition/site-url.ts'
import type { PublishedStory } from '../edition/types.ts'
import type { Withdrawn } from '../edition/withdrawn.ts'
import { alternateFields, switchFields } from './alternates.ts'
import type { ArchiveRenderer } from './archive-renderer.ts'
import { nameFields } from './name-fields.ts'

/** A launched edition, as far as lists and feeds show it. */
export interface PublishedEdition {
  id: string
  /** ISO date of the delivery day. */
  date: string
  published: readonly PublishedStory[]
  /** In which it stands on the site; not said of older ones. */
  languages?: readonly LanguageTag[]
  /** What of it was withdrawn since. */
  withdrawn?: Withdrawn
}

/** @param editions newest first
 * @param languages that have a list */
export function editionIndex(
  editions: readonly PublishedEdition[],
  renderer: ArchiveRenderer,
  languages: readonly LanguageTag[],
): string {
  const { list, render, say, language: own } = renderer
  const urlIn = (language: LanguageTag) => list.siteUrl + archivePath(language)
  const title = say('page-editions-of', { list: list.listName })
  return render('index', {
    title,
    url: urlIn(own),
    social: { type: 'website', title, description: say('page-about'), date: null },
    alternates: alternateFields(languages, urlIn),
    switch: switchFields(
      languages.map((language) => ({ language, path: archivePath(language) })),
      own,
    ),
    editions: editions.map((edition) => ({
      path: editionPath(edition.id, own),
      date: formatDate(own, edition.date),
      summary: summaryOf(edition, renderer),
      stories: edition.published.map((story) => nameFields(story, own)),
    })),
  })
}

function summaryOf({ published }: PublishedEdition, { say }: ArchiveRenderer): string {
  const words = published.flatMap(({ quotes }) => quotes).reduce((sum, { text }) => sum + countWords(text), 0)
  return say('summary', {
    stories: say('stories', { count: published.length }),
    minutes: say('minutes', { count: readingMinutes(words) }),
  })
}
