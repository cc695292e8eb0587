// Every 15 minutes: queues the batches that are due, and ends an edition whose batches are all done.
import { clock, editions, log, queue } from '../runtime.ts'
import { type TickOutcome, tickWaves } from '../use-cases/sending/tick-waves.ts'

export const handler = (event: { scheduledTime: string }): Promise<TickOutcome> =>
  tickWaves({ clock: clock(), log: log(), editions: editions(), queue: queue() }, event)
