// Works out what an edition would be for its readers. Its ports can only read.
import { type DryRun, DryRunTally } from '../../delivery/pace/dry-run.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import type { Settings } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import { eachShard } from '../each-shard.ts'
import { drawnEditions } from '../sending/drawn-editions.ts'

export interface DryRunPorts {
  editions: Pick<Ports['editions'], 'list' | 'document' | 'frames'>
  subscribers: Pick<Ports['subscribers'], 'shard'>
  clock: Pick<Ports['clock'], 'now'>
}

/** @throws Error if nothing was composed */
export async function dryRunEdition(ports: DryRunPorts, settings: Settings, record: EditionRecord): Promise<DryRun> {
  const editions = await drawnEditions(ports.editions, record)
  const tally = new DryRunTally({ editions, findings: record.findings, settings, now: ports.clock.now() })
  await eachShard(async (shard) => {
    for await (const page of ports.subscribers.shard(shard)) for (const reader of page) tally.add(reader)
  })
  return tally.result
}
