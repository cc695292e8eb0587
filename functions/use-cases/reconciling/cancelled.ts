// Whether anyone received stories of a cancelled edition: if no one did, the next edition may use them.

import { mayHaveArrived, statusOf } from '../../delivery/receipt/status.ts'
import type { EditionOutline, Receipt } from '../../delivery/types.ts'
import { welcomeWith } from '../../delivery/welcome-edition.ts'
import { shardCount } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import { hasConfirmedSince } from '../../subscription/consent.ts'

type Needs = Pick<Ports, 'clock' | 'log' | 'editions' | 'subscribers' | 'deliveries'>

/** Checked once for each complete receipt. What is not known to have failed may have arrived. */
export async function noteWhetherRead(ports: Needs, edition: EditionOutline, receipt: Receipt | null): Promise<void> {
  if (edition.frozenAt === null || receipt?.complete !== true) return
  if (edition.reachedNobody !== undefined && receipt === edition.receipt) return
  const isMailed = receipt.submitted + receipt.unresolved - (receipt.unsent ?? 0) > 0
  const reachedNobody = !isMailed && !(await isInWelcomes(ports, edition.id, edition.frozenAt))
  if (!(await ports.editions.change(edition.id, ['cancelled'], { reachedNobody }))) return
  if (reachedNobody)
    ports.log.info('The edition was cancelled before anybody had it: its stories are free again.', {
      edition: edition.id,
    })
}

/** Readers who confirmed after it was frozen got its stories in their welcome. */
async function isInWelcomes({ clock, subscribers, deliveries }: Needs, id: string, frozenAt: string): Promise<boolean> {
  const now = clock.now().toISOString()
  for (let shard = 0; shard < shardCount; shard += 1) {
    for await (const page of subscribers.shard(shard)) {
      for (const reader of page) {
        if (!hasConfirmedSince(reader, frozenAt)) continue
        const welcome = await deliveries.get(welcomeWith(id, reader.id))
        if (welcome !== null && mayHaveArrived(statusOf(welcome.facts, now))) return true
      }
    }
  }
  return false
}
