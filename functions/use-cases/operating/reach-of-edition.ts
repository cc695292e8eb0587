// Reads how many readers an edition reached, and how fast. Its ports can only read.
import { isOfAudience } from '../../delivery/audience.ts'
import { BriefingPlans } from '../../delivery/message/briefing-plans.ts'
import { ReachTally } from '../../delivery/receipt/reach.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import type { Settings } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import { eachShard } from '../each-shard.ts'
import { drawnEditions } from '../sending/drawn-editions.ts'

export interface ReachPorts {
  editions: Pick<Ports['editions'], 'list' | 'document' | 'frames' | 'batches'>
  subscribers: Pick<Ports['subscribers'], 'shard'>
  deliveries: Pick<Ports['deliveries'], 'list'>
  clock: Pick<Ports['clock'], 'now'>
}

/** Based on readers' present topics, because the stories of each email are not stored.
 * @throws Error if nothing was composed */
export async function reachOfEdition(
  ports: ReachPorts,
  settings: Settings,
  record: EditionRecord,
): Promise<ReachTally> {
  const plans = new BriefingPlans(await drawnEditions(ports.editions, record), settings, ports.clock.now())
  const waves = new Map<string, string>()
  for (const batch of await ports.editions.batches(record.id))
    if (isOfAudience(batch, record)) for (const reader of batch.subscribers) waves.set(reader, batch.wave)
  const tally = new ReachTally()
  await eachShard(async (shard) => {
    const stories = new Map<string, readonly string[]>()
    for await (const page of ports.subscribers.shard(shard))
      for (const reader of page) {
        const plan = plans.for(reader)
        stories.set(reader.id, 'skip' in plan ? [] : plan.stories)
      }
    for await (const page of ports.deliveries.list(record.id, shard))
      for (const { subscriber, facts } of page) {
        const wave = waves.get(subscriber)
        if (facts.submitted && wave !== undefined) tally.add(wave, facts.submitted.at, stories.get(subscriber) ?? [])
      }
  })
  return tally
}
