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
  /** It ended before all had it. */
  isCancelled: boolean
}

/** The latest editions that went out, oldest first; a cancelled one did if anyone was emailed. */
export function latestSent<T extends Pick<EditionOutline, 'status' | 'receipt'>>(editions: readonly T[]): T[] {
  const wentOut = ({ status, receipt }: T) =>
    receipt !== null && (isLaunched(status) || (status === 'cancelled' && receipt.submitted > 0))
  return editions.filter(wentOut).slice(-mostEditions)
}

type Sent = Pick<EditionOutline, 'id' | 'date' | 'status'> & { receipt: Receipt }

export function editionNumbers({ id, date, status, receipt }: Sent): EditionNumbers {
  const { eligible, skippedBy, submitted, delivered, bounced, complained, complete } = receipt
  const { left = 0, erased = 0, suppressed = 0 } = skippedBy
  const readers = eligible - left - erased - suppressed
  const ends = { isOpen: !complete, isCancelled: status === 'cancelled' }
  return { id, date, readers, submitted, delivered, bounced, complained, ...ends }
}

/** Counts the stories of an edition by the publication of the article that each is taken from. */
export function countStories(counts: Map<string, number>, { sections, sources }: EditionDocument): void {
  const stories = new Map(sections.flatMap((section) => section.stories).map((story) => [story.id, story]))
  for (const { article } of stories.values()) {
    const name = sources[article]?.publication ?? 'no publication named'
    countOne(counts, name)
  }
}
