// Frees the stories of editions that were composed and never launched, because the list was closed or another edition
// was under way: once their week is over, no one will get them.
import { isWeekOver } from '../../edition/week.ts'
import type { Ports } from '../../ports.ts'

/** The change is conditional on the status, not on the time: if a launch begins at the same moment, one of the two
 * fails. */
export async function freeUnsent({ editions, clock, log }: Pick<Ports, 'editions' | 'clock' | 'log'>): Promise<void> {
  for (const { id, status, week } of await editions.list()) {
    if (status !== 'composed' || !isWeekOver(week, clock.now())) continue
    if (await editions.change(id, ['composed'], { status: 'superseded' }))
      log.info('The edition was never launched, and its week is over: its stories are free again.', { edition: id })
  }
}
