// The list of editions, `/editions/`. Made from what each edition printed, not from its pages.
import { countWords } from '../content/fold.ts'
import { formatDate } from '../edition/messages.ts'
import { readingMinutes } from '../edition/reading-time.ts'
import type { PublishedStory } from '../edition/types.ts'
import type { Press } from './web-edition.ts'

/** A launched edition, as far as lists and feeds show it. */
export interface PublishedEdition {
  id: string
  /** ISO date of the delivery day. */
  date: string
  published: readonly PublishedStory[]
}

/** @param editions newest first */
export function editionIndex(editions: readonly PublishedEdition[], press: Press): string {
  const { list, render } = press
  return render('index', {
    title: press.wording(editions[0]?.date ?? '1970-01-01').say('page-editions-of', { list: list.listName }),
    url: `${list.siteUrl}/editions/`,
    editions: editions.map((edition) => ({
      path: `/editions/${edition.id}/`,
      date: formatDate(press.wording(edition.date).language, edition.date),
      summary: summaryOf(edition, press),
      headlines: edition.published.map(({ headline }) => headline),
    })),
  })
}

function summaryOf({ date, published }: PublishedEdition, press: Press): string {
  const { say } = press.wording(date)
  const words = published.flatMap(({ quotes }) => quotes).reduce((sum, { text }) => sum + countWords(text), 0)
  return say('summary', {
    stories: say('stories', { count: published.length }),
    minutes: say('minutes', { count: readingMinutes(words) }),
  })
}
