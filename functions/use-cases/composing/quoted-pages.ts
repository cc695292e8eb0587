// Which pages are quoted in editions that may still be corrected.
import { stemOfArticle } from '../../content/page/reading/article-id.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import { correctedForDays } from '../../edition/composition/corrections.ts'
import { daysBetween } from '../../edition/week.ts'
import { isPrinting } from './material.ts'

/** The names that the pages may have, since article ids omit a `.txt`.
 *
 * @param date ISO date of the edition that will print corrections */
export function quotedNames(records: readonly EditionRecord[], date: string): string[] {
  const stems = new Set<string>()
  for (const { published, correctedTo = [] } of recent(records, date))
    for (const { article } of [...published.flatMap(({ quotes }) => quotes), ...correctedTo])
      stems.add(stemOfArticle(article))
  return [...stems].flatMap((stem) => [`${stem}.txt`, stem])
}

/** Editions that readers got, as long as it is known who those readers are. */
export const recent = (records: readonly EditionRecord[], date: string): EditionRecord[] =>
  records.filter((one) => isPrinting(one) && daysBetween(one.date, date) <= correctedForDays)
