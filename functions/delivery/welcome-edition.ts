// Which edition a welcome email takes its stories from, and what the ledger records for it (promise C4).
import { newestFirst } from './edition-status.ts'
import type { DeliveryKey, EditionRecord, EditionStatus } from './types.ts'

/** Launched and not cancelled. */
const shown: readonly EditionStatus[] = ['sending', 'paused', 'stopped', 'sent', 'closed']

/** True if a welcome may print the stories of the edition. */
export function isInWelcomes(edition: Pick<EditionRecord, 'status'> | undefined): boolean {
  return edition !== undefined && shown.includes(edition.status)
}

/**
 * The latest edition whose audience was completely frozen before a confirmation; `null` if there is none. An edition
 * frozen later reaches the reader itself.
 *
 * @param confirmedAt ISO instant
 */
export function editionForWelcome(editions: readonly EditionRecord[], confirmedAt: string): EditionRecord | null {
  const frozen = editions.filter(
    ({ status, contentHash, frozenAt }) =>
      shown.includes(status) && contentHash !== null && frozenAt !== null && frozenAt <= confirmedAt,
  )
  return frozen.sort(newestFirst)[0] ?? null
}

/** Deliveries that may already have brought the stories of an edition to this reader: its own, and those of later
 * editions, in which readers of a longer cadence catch up. */
export function deliveriesBringing(
  edition: EditionRecord,
  editions: readonly EditionRecord[],
  subscriber: string,
): DeliveryKey[] {
  const launched = editions.filter(({ date, launchedAt }) => launchedAt !== null && date >= edition.date)
  return launched.map(({ id }) => ({ kind: 'edition', request: id, subscriber }))
}

/** Deliveries of editions whose audience was frozen after a confirmation. */
export function editionsSince(
  editions: readonly EditionRecord[],
  confirmedAt: string,
  subscriber: string,
): DeliveryKey[] {
  const later = editions.filter(
    ({ launchedAt, frozenAt }) => launchedAt !== null && (frozenAt === null || frozenAt > confirmedAt),
  )
  return later.map(({ id }) => ({ kind: 'edition', request: id, subscriber }))
}

/** The delivery of a welcome with the stories of an edition; it tells the ledger that the reader had them. */
export function welcomeWith(edition: string, subscriber: string): DeliveryKey {
  return { kind: 'welcome', request: edition, subscriber }
}

/**
 * The delivery of a welcome without stories, one per confirmation.
 *
 * @example welcomeWithout('2026-11-22T08:00:00.000Z', 'R1') // { kind: 'welcome', request: 'first-mi9mls00', … }
 */
export function welcomeWithout(confirmedAt: string, subscriber: string): DeliveryKey {
  return { kind: 'welcome', request: `first-${Date.parse(confirmedAt).toString(36)}`, subscriber }
}
