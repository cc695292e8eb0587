// Every half hour: queues the sources that are due and not paused, and reports which of them need attention.

import { metric } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import type { SourceList, SourcePorts, SourceQueue } from '../../source-ports.ts'
import { isFetched, isToBeFetched } from '../../sources/due.ts'
import { healthOf, needsSomebody } from '../../sources/health.ts'
import type { SourceState } from '../../sources/types.ts'
import { scheduledMs } from '../scheduled-instant.ts'

export type QueueDuePorts = Pick<Ports, 'clock' | 'log'> &
  Pick<SourcePorts, 'sources'> & { list: SourceList; sourceQueue: SourceQueue }

/** Queues every source that is not paused, due or not: the day before an edition is composed. Resolves to the ids that
 * were queued. */
export async function queueChecks(
  ports: Pick<QueueDuePorts, 'log' | 'list' | 'sourceQueue'>,
  event: { checkTime: string },
): Promise<string[]> {
  const due = new Date(scheduledMs(event.checkTime)).toISOString()
  const { sources } = await ports.list.read()
  const checked = sources.filter(isFetched).map(({ id }) => id)
  await ports.sourceQueue.check(checked, due)
  ports.log.info('what the sources brought is checked before composing', { sources: checked.length })
  return checked
}

/** `scheduledTime`: the instant the run was due. Resolves to the ids that were queued. */
export async function queueDueSources(ports: QueueDuePorts, event: { scheduledTime: string }): Promise<string[]> {
  const due = scheduledMs(event.scheduledTime)
  const { sources, mistakes } = await ports.list.read()
  for (const mistake of mistakes) ports.log.error('a source is left out: its entry has a mistake', { mistake })
  const states = sources.length === 0 ? new Map<string, SourceState>() : await ports.sources.states()
  const queued: string[] = []
  let troubled = mistakes.length
  for (const source of sources) {
    const state = states.get(source.id)
    const health = healthOf(source, state, due)
    if (needsSomebody(health)) {
      ports.log.warn('a source needs somebody', { source: source.id, health })
      troubled += 1
    }
    if (isToBeFetched(source, state, due)) queued.push(source.id)
  }
  await ports.sourceQueue.fetch(queued, new Date(due).toISOString())
  ports.log.info('sources are due', { due: queued.length, listed: sources.length })
  ports.log.count(metric.sourceTrouble, troubled)
  return queued
}
