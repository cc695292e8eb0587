// What became of the latest editions: figures from their receipts, which are kept for ever, and from what they printed.
// Sets how many editions the figures cover.
import { countOne } from '../../content/language/words/tally.ts'
import type { EditionDocument } from '../../edition/types.ts'
import { isLaunched } from '../edition-status.ts'
import type { EditionOutline, Receipt } from '../types.ts'

/** A quarter of a year. Chosen, not measured; a document is read for each. */
const mostEditions = 13

export interface EditionNumbers {
  id: string
  /** ISO date of the delivery day. */
  date: string
  /** Those who could be mailed when it went out: not those who had left or whose address was suppressed. */
  readers: number
  submitted: number
  delivered: number
  bounced: number
  complained: number
  /** More facts may still come in. */
  isOpen: boolean
}

/** The latest editions that went out, oldest first. */
export function latestSent<T extends Pick<EditionOutline, 'status' | 'receipt'>>(editions: readonly T[]): T[] {
  return editions.filter(({ status, receipt }) => isLaunched(status) && receipt !== null).slice(-mostEditions)
}

export function editionNumbers({ id, date, receipt }: Pick<EditionOutline, 'id' | 'date'> & { receipt: Receipt }) {
  const { eligible, skippedBy, submitted, delivered, bounced, complained, complete } = receipt
  const { left = 0, erased = 0, suppressed = 0 } = skippedBy
  const readers = eligible - left - erased - suppressed
  const row: EditionNumbers = { id, date, readers, submitted, delivered, bounced, complained, isOpen: !complete }
  return row
}

/** Counts the stories of an edition by the publication of the article that each is taken from. */
export function countStories(counts: Map<string, number>, { sections, sources }: EditionDocument): void {
  const stories = new Map(sections.flatMap((section) => section.stories).map((story) => [story.id, story]))
  for (const { article } of stories.values()) {
    const name = sources[article]?.publication ?? 'no publication named'
    countOne(counts, name)
  }
}
