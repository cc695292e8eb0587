// Editions that were composed and never launched, because the list was closed or another one was under way: once their
// week is over nobody will get them, and what they would have printed is free again.
import { isWeekOver } from '../../edition/week.ts'
import type { Ports } from '../../ports.ts'

/** The status decides, not the clock of a launch that may begin in the same moment: one of the two finds it changed. */
export async function freeUnsent({ editions, clock, log }: Pick<Ports, 'editions' | 'clock' | 'log'>): Promise<void> {
  for (const { id, status, week } of await editions.list()) {
    if (status !== 'composed' || !isWeekOver(week, clock.now())) continue
    if (await editions.change(id, ['composed'], { status: 'superseded' }))
      log.info('The edition was never launched, and its week is over: its stories are free again.', { edition: id })
  }
}
