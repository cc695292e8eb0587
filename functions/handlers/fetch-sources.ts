// Every hour: queues the sources that are due.
import { clock, log, sourceList, sourceQueue, sources } from '../runtime.ts'
import { queueDueSources } from '../use-cases/fetching/queue-due-sources.ts'

export const handler = (event: { scheduledTime: string }): Promise<string[]> =>
  queueDueSources(
    { clock: clock(), log: log(), sources: sources(), list: sourceList(), sourceQueue: sourceQueue() },
    event,
  )
