// Says every hour whether an edition is missing. An alarm rings where it is, and where nothing is said for three hours.
import { shardsOf, slices } from '../../delivery/audience.ts'
import { graceMs, type Overdue, overdueEdition } from '../../delivery/overdue.ts'
import type { EditionOutline } from '../../delivery/types.ts'
import { metric, type Settings } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import { waveAt } from '../../subscription/calendar.ts'

export type OverduePorts = Pick<Ports, 'clock' | 'log' | 'editions' | 'deliveries'>

export async function reportOverdue(ports: OverduePorts, plan: Settings): Promise<Overdue | null> {
  const [now, list, editions] = [ports.clock.now(), await ports.editions.listState(), await ports.editions.outlines()]
  const silent = new Set<string>()
  for (const edition of list.open ? editions : []) if (await isSilent(ports, edition, now)) silent.add(edition.id)
  const overdue = overdueEdition({ now, list, editions, plan, silent })
  if (overdue !== null) ports.log.error('An edition is overdue.', { ...overdue })
  ports.log.count(metric.overdue, overdue === null ? 0 : 1)
  return overdue
}

/** True where its first wave began an hour ago and nobody was mailed, nor anybody left out for a reason of their own. A
 * paused edition waits for its operator. */
async function isSilent(ports: OverduePorts, { id, status }: EditionOutline, now: Date): Promise<boolean> {
  if (status !== 'sending' && status !== 'stopped') return false
  const begun = await ports.editions.batches(id, { upTo: waveAt(now.getTime() - graceMs) })
  return begun.length > 0 && !(await isAnyoneServed(ports, id))
}

async function isAnyoneServed({ deliveries }: OverduePorts, edition: string): Promise<boolean> {
  for (const shard of slices.flatMap(shardsOf)) {
    for await (const page of deliveries.list(edition, shard))
      if (page.some(({ facts }) => facts.submitted !== undefined || facts.skipped !== undefined)) return true
  }
  return false
}
