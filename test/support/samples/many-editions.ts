// An archive of any size: an edition a week, as stored in records.
import { dayMs } from '../../../functions/durations.ts'
import { publishedOf, topicsOf } from '../../../functions/edition/composition/compose.ts'
import type { EditionDocument } from '../../../functions/edition/types.ts'
import { editionOf, type Size } from './big-edition.ts'

/** A few thousand words of no language. */
const word = (n: number) => `${((n * 7919) % 6000).toString(36)}ing`

/** @param publications number of publications from which the sources are taken, eight each week
 * @returns newest first */
export function manyEditions(count: number, size: Partial<Size> & { publications?: number } = {}): EditionDocument[] {
  const { topics = 8, stories = 24, publications = 60, ...rest } = size
  const weeks = Array.from({ length: count }, (_, week) => {
    const date = new Date(Date.UTC(2023, 0, 5) + week * 7 * dayMs).toISOString().slice(0, 10)
    const id = `2023-W${String(week).padStart(4, '0')}`
    const words = { words: 18, headline: 9, word: (n: number) => word(n * 31 + week * 1009) }
    const document = editionOf({ topics, stories, ...words, id, date, ...rest })
    const sources = Object.entries(document.sources).map(([article, source], at) => [
      article,
      { ...source, publication: `${source.publication ?? 'Gazette'} ${(at * 5 + week) % publications}` },
    ])
    return { ...document, sources: Object.fromEntries(sources) }
  })
  return weeks.reverse()
}

export function recordOf(document: EditionDocument, languages = ['en', 'ar']) {
  const { id, date } = document
  return { id, date, languages, published: publishedOf(document), topics: topicsOf(document) }
}
