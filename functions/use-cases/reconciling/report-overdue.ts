// Reports every hour whether an edition is missing. An alarm is raised if so, or if nothing is reported for three
// hours.
import { shardsOf, slices } from '../../delivery/audience.ts'
import { graceMs, type Overdue, overdueEdition } from '../../delivery/overdue.ts'
import type { Delivery, EditionOutline } from '../../delivery/types.ts'
import { metric, type Settings, shardCount } from '../../environment.ts'
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

/** True if its first wave began an hour ago and no one has been mailed, nor left out for a reason of their own. A
 * paused edition waits for its operator. The first readers are read one by one, so one call usually suffices; if all of
 * them lack an answer, every delivery is read. */
async function isSilent(ports: OverduePorts, { id, status }: EditionOutline, now: Date): Promise<boolean> {
  if (status !== 'sending' && status !== 'stopped') return false
  let asked = 0
  const upTo = waveAt(now.getTime() - graceMs)
  for await (const page of ports.editions.batchPages(id, { behind: null, upTo })) {
    for (const subscriber of page.flatMap(({ subscribers }) => subscribers)) {
      if (asked === mostAsked) return !(await isAnyoneServed(ports, id))
      asked += 1
      const found = await ports.deliveries.get({ kind: 'edition', request: id, subscriber })
      if (found !== null && isServed(found)) return false
    }
  }
  return asked > 0
}

/** Reading more of them one by one would take as many calls as reading all shards. */
const mostAsked = shardCount

async function isAnyoneServed({ deliveries }: OverduePorts, edition: string): Promise<boolean> {
  for (const shard of slices.flatMap(shardsOf))
    for await (const page of deliveries.list(edition, shard)) if (page.some(isServed)) return true
  return false
}

const isServed = ({ facts }: Delivery) => facts.submitted !== undefined || facts.skipped !== undefined
