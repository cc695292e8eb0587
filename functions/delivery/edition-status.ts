// The statuses of an edition (composed, held, launched, paused, cancelled …) and which may follow which.
import type { EditionRecord, EditionStatus } from './types.ts'

/** From each status, where it may go. */
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

/** True while the edition keeps others from sending (promise D5: one at a time). */
export function isUnderWay(status: EditionStatus): boolean {
  return status === 'launching' || status === 'sending' || status === 'paused' || status === 'stopped'
}

/** True from the moment the audience is being frozen: readers may follow a link to the edition. */
export function isLaunched(status: EditionStatus): boolean {
  return isUnderWay(status) || status === 'sent' || status === 'closed'
}

/** All of it that will ever go out has gone out, and SES may still report of it. */
export function isOut({ status, launchedAt }: Pick<EditionRecord, 'status' | 'launchedAt'>): boolean {
  return status === 'sent' || status === 'closed' || (status === 'cancelled' && launchedAt !== null)
}

const statuses = Object.keys(ways).filter((key): key is EditionStatus => key in ways)

/** It stands on the site. */
export function isPublic({ status, contentHash }: Pick<EditionRecord, 'status' | 'contentHash'>): boolean {
  return contentHash !== null && isLaunched(status)
}

export function newestFirst(a: Pick<EditionRecord, 'date' | 'id'>, b: Pick<EditionRecord, 'date' | 'id'>): number {
  return b.date.localeCompare(a.date) || b.id.localeCompare(a.id)
}
