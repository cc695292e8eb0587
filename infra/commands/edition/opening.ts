// `npm run edition -- open | close`: whether editions may be launched (promise O3), and what that means for those under
// way.
import { isUnderWay } from '../../../functions/delivery/edition-status.ts'
import type { EditionRecord, ListState } from '../../../functions/delivery/types.ts'
import { editionCommand, listCommand } from '../../../functions/edition/reports/commands.ts'
import { isWeekOver, launchInstant, launchOf } from '../../../functions/edition/week.ts'
import { instantWords } from '../../../functions/edition/words/messages.ts'
import type { Clock, EditionStore } from '../../../functions/ports.ts'

/** Resolves to the lines to print. */
export async function setOpen(
  { editions, clock, options }: { editions: EditionStore; clock: Clock; options: string },
  open: boolean,
): Promise<string[]> {
  const now = clock.now()
  await editions.setListState(open, now.toISOString())
  const [state, all] = [await editions.listState(), await editions.list()]
  return [stateLine(state, options), ...(open ? comingLines(all, now) : underWayLines(all, options))]
}

/** @example 'The list is closed: nothing goes out until npm run edition -- open' */
export function stateLine({ open, since }: ListState, options: string): string {
  if (open)
    return `The list has been open since ${since === null ? 'its first day' : instantWords(since)}: editions go out by themselves.`
  return `The list is closed: nothing goes out until ${listCommand('open', options)}`
}

function comingLines(all: readonly EditionRecord[], now: Date): string[] {
  const waiting = all.filter(({ status, week }) => status === 'composed' && !isWeekOver(week, now))
  if (waiting.length === 0) return ['No edition waits; the next one goes out once it is composed and its launch comes.']
  return waiting.map(({ id, date }) => {
    const { date: day, hour } = launchOf(date)
    return launchInstant(date) > now.getTime()
      ? `${id} goes out: its recipients are fixed on ${day} at ${hour}:00 UTC.`
      : `${id} goes out late: its recipients are fixed within the hour.`
  })
}

/** Closing prevents launches from beginning, and affects nothing else. */
function underWayLines(all: readonly EditionRecord[], options: string): string[] {
  return all
    .filter(({ status }) => isUnderWay(status))
    .map(({ id, status }) =>
      status === 'launching' || status === 'sending'
        ? `${id} is ${status} and goes on. To stop it: ${editionCommand(status === 'sending' ? 'pause' : 'cancel', id, options)}`
        : `${id} is ${status}; resuming it sends the rest.`,
    )
}
