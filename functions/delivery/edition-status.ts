// The statuses of an edition (composed, held, launched, paused, cancelled …) and which may follow which.
import type { EditionRecord, EditionStatus } from './types.ts'

/** For each status, those that may follow. */
const ways: Record<EditionStatus, readonly EditionStatus[]> = {
  composed: ['launching', 'cancelled', 'superseded'],
  held: ['composed', 'cancelled', 'superseded'],
  failed: ['composed', 'held', 'empty', 'failed', 'cancelled', 'superseded'],
  empty: ['superseded'],
  launching: ['sending', 'composed', 'cancelled'],
  sending: ['paused', 'stopped', 'sent', 'cancelled'],
  paused: ['sending', 'cancelled'],
  stopped: ['sending', 'cancelled'],
  sent: ['closed'],
  closed: [],
  cancelled: [],
  superseded: [],
}

/**
 * Statuses from which an edition may become `to`.
 *
 * @example before('sending') // ['launching', 'paused', 'stopped']
 */
export function before(to: EditionStatus): EditionStatus[] {
  return statuses.filter((from) => ways[from].includes(to))
}

/** True while the edition keeps others from being sent (promise D5: one at a time). */
export function isUnderWay(status: EditionStatus): boolean {
  return status === 'launching' || status === 'sending' || status === 'paused' || status === 'stopped'
}

/** True once all that was to be sent has been: its readers have it, or are counted as failed or skipped. */
export function isSent(status: EditionStatus): boolean {
  return status === 'sent' || status === 'closed'
}

/** True if no reader will get it any more: it was cancelled, or composed again. */
export function isGivenUp(status: EditionStatus): boolean {
  return status === 'superseded' || status === 'cancelled'
}

/** Statuses of an edition of which nothing more goes out. */
export const endedStatuses: readonly EditionStatus[] = ['sent', 'closed', 'cancelled']

/** The run that stands for a week or a day: the latest that was not composed again. */
export function lastRun<Run extends Pick<EditionRecord, 'status'>>(runs: readonly Run[]): Run | undefined {
  return runs.findLast(({ status }) => status !== 'superseded')
}

/** True from the start of freezing the audience: readers may follow a link to the edition. */
export function isLaunched(status: EditionStatus): boolean {
  return isUnderWay(status) || isSent(status)
}

/** True while readers have it or are about to get it. */
export function isToReachReaders(status: EditionStatus): boolean {
  return status === 'composed' || isLaunched(status)
}

/** Why an edition has to wait for another one, or `null` (promise D5: one at a time). */
export function reasonToWait(
  editions: readonly Pick<EditionRecord, 'id' | 'status'>[],
  edition: string,
): string | null {
  const other = editions.find(({ id, status }) => id !== edition && isUnderWay(status))
  return other === undefined ? null : `edition ${other.id} is ${other.status}, and one edition sends at a time`
}

/** Everything that will ever go out has gone out; SES may still report on it. */
export function isOut({ status, launchedAt }: Pick<EditionRecord, 'status' | 'launchedAt'>): boolean {
  return isSent(status) || (status === 'cancelled' && launchedAt !== null)
}

/** True if the edition was on the site when it was cancelled, and may still be there. */
export function isToBeTakenOff({
  status,
  contentHash,
  launchedAt,
  takenOff,
}: Pick<EditionRecord, 'status' | 'contentHash' | 'launchedAt' | 'takenOff'>): boolean {
  return status === 'cancelled' && contentHash !== null && launchedAt !== null && takenOff !== true
}

const statuses = Object.keys(ways).filter((key): key is EditionStatus => key in ways)

/** True if the edition is on the site. */
export function isPublic({ status, contentHash }: Pick<EditionRecord, 'status' | 'contentHash'>): boolean {
  return contentHash !== null && isLaunched(status)
}

export function newestFirst(a: Pick<EditionRecord, 'date' | 'id'>, b: Pick<EditionRecord, 'date' | 'id'>): number {
  return b.date.localeCompare(a.date) || b.id.localeCompare(a.id)
}
