// Every page of the archive in a language, for the sitemap, including the quarters of divided lists. The search page is
// not among them, because what it finds is.
import { editionPath } from '../../edition/site-url.ts'
import { changedOn, correctionDates, sentencesOf } from '../editions/correction-dates.ts'
import type { ListsIn } from '../lists/archive-lists.ts'
import { isDivided } from '../lists/period-fields.ts'
import { periodOf, periodsOf } from '../period.ts'
import { editionsPath, indexPath, listPath } from '../places.ts'
import type { PublishedEdition } from '../published-edition.ts'
import type { SitemapEntry } from './sitemap.ts'

export function archiveAddresses({ renderer: { language }, editions: all, lists }: ListsIn): SitemapEntry[] {
  const editions = all.filter(({ isCancelled }) => isCancelled !== true)
  const newest = editions[0]?.date ?? null
  const dates = correctionDates(editions)
  const list = (own: readonly PublishedEdition[], pathOf: (period: string | null) => string): SitemapEntry[] => [
    { path: pathOf(null), date: own[0]?.date ?? null },
    ...(isDivided(own) ? periodsOf(own) : []).map((period) => ({
      path: pathOf(period),
      date: own.find(({ date }) => periodOf(date) === period)?.date ?? null,
    })),
  ]
  const stories = [...lists.topics, ...lists.publications].filter(({ count }) => count > 0)
  return [
    ...list(editions, (period) => editionsPath(language, period)),
    { path: indexPath('topics', language), date: newest },
    { path: indexPath('publications', language), date: newest },
    ...editions.map((one) => ({
      path: editionPath(one.id, language),
      date: changedOn(one.date, sentencesOf(one), dates).date,
    })),
    ...stories.flatMap((one) =>
      list(
        one.editions.map(({ edition }) => edition),
        (period) => listPath(one, language, period),
      ),
    ),
  ]
}
