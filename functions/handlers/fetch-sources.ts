// Every half hour: queues the sources that are due and, the day before an edition is composed, a check of what they
// brought.
import { clock, log, sourceList, sourceQueue, sources } from '../runtime.ts'
import { queueChecks, queueDueSources } from '../use-cases/fetching/queue-due-sources.ts'

export const handler = (event: { scheduledTime: string } | { checkTime: string }): Promise<string[]> => {
  const ports = { clock: clock(), log: log(), sources: sources(), list: sourceList(), sourceQueue: sourceQueue() }
  return 'checkTime' in event ? queueChecks(ports, event) : queueDueSources(ports, event)
}
