// Which actions are shown first and need agreement, because they cannot be undone: a launch, a cancellation, retrying
// emails. What stops emails (`pause`), or continues after a stop, is done at once.

import { isLaunched } from '../../../functions/delivery/edition-status.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import { editionCommand } from '../../../functions/edition/reports/commands.ts'
import type { EditionStore } from '../../../functions/ports.ts'
import { figure } from '../../command-line/figure.ts'
import type { Arguments } from './arguments.ts'

/** @returns what would be done; `null` if there is nothing to ask, or the command itself says why it is refused */
export async function askedFirst(
  wanted: Arguments['wanted'],
  { editions, options }: { editions: Pick<EditionStore, 'find'>; options: string },
): Promise<string[] | null> {
  if (!('edition' in wanted)) return null
  const record = await editions.find(wanted.edition)
  if (record === null) return null
  switch (wanted.action) {
    case 'launch':
      return record.status === 'composed' ? launching(record, options) : null
    case 'cancel':
      return record.status === 'closed' || record.status === 'cancelled' ? null : cancelling(record, options)
    case 'retry-failed':
      return record.status === 'closed' ? retrying(record.id, record.receipt) : null
    default:
      return null
  }
}

function launching({ id }: EditionRecord, options: string): string[] {
  return [
    `${id} would be launched now: its recipients are fixed, and emails go out as the hour of each comes; whoever’s hour is over gets it at their next one.`,
    `A launch is not taken back; “pause” and “cancel” stop what has not gone out. Who would get what: ${editionCommand('dry-run', id, options)}`,
  ]
}

function cancelling({ id, status, eligible, date }: EditionRecord, options: string): string[] {
  if (!isLaunched(status))
    return [`${id} would be cancelled for good: no one gets an edition for ${date}, unless the week is composed again.`]
  return [
    `${id} would be cancelled for good: of its ${figure(eligible ?? 0)} readers those who have not been emailed yet get nothing, and it cannot go on.`,
    ...(status === 'sending' ? [`To stop it and decide later: ${editionCommand('pause', id, options)}`] : []),
  ]
}

/** `null` if the receipt has no one to try again. */
function retrying(id: string, receipt: EditionRecord['receipt']): string[] | null {
  const { failed = 0, unsent = 0 } = receipt ?? {}
  if (failed + unsent === 0) return null
  return [
    `${id}: ${figure(failed)} refused for certain and ${figure(unsent)} never submitted would be tried again now, as far as they may still be emailed.`,
  ]
}
