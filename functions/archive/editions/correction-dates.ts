// Which printed sentences were later corrected, and when: from the records of the editions that corrected them.
import type { PublishedEdition } from '../published-edition.ts'

/** Sentence as printed → ISO date of the newest edition that corrects it. */
export type CorrectionDates = ReadonlyMap<string, string>

/** @param editions newest first */
export function correctionDates(editions: readonly PublishedEdition[]): CorrectionDates {
  const dates = new Map<string, string>()
  for (const { date, corrected = [] } of editions)
    for (const sentence of corrected) if (!dates.has(sentence)) dates.set(sentence, date)
  return dates
}

/** The ISO date since which it reads as it does now: that of printing, or of the latest correction. */
export function changedOn(
  printedOn: string,
  sentences: readonly { text: string }[],
  dates: CorrectionDates,
): { date: string; isCorrected: boolean } {
  const since = sentences.flatMap(({ text }) => dates.get(text) ?? []).filter((date) => date > printedOn)
  const [last] = since.sort().reverse()
  return { date: last ?? printedOn, isCorrected: last !== undefined }
}

/** Ids of the editions that an edition corrects. */
export function correctedBy(edition: PublishedEdition, editions: readonly PublishedEdition[]): string[] {
  const told = new Set(edition.corrected)
  if (told.size === 0) return []
  return editions
    .filter(({ date }) => date < edition.date)
    .filter((earlier) => sentencesOf(earlier).some(({ text }) => told.has(text)))
    .map(({ id }) => id)
}

/** Everything an edition printed, including quotations in its corrections. */
export function sentencesOf({ published, correctedTo = [] }: PublishedEdition): readonly { text: string }[] {
  return [...published.flatMap(({ quotes }) => quotes), ...correctedTo]
}
