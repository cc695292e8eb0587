// Retries readers whom SES definitely refused, or who certainly were never submitted (promise D6): neither was ever
// mailed, so no one can get it twice. A delivery with an unknown outcome is never retried.
import { countOne } from '../../content/language/words/tally.ts'
import { type Placed, planBatches, readersIn, shardsOf, slices } from '../../delivery/audience.ts'
import { statusOf } from '../../delivery/receipt/status.ts'
import type { DeliveryFacts, EditionRecord } from '../../delivery/types.ts'
import { idLength, type Ports } from '../../ports.ts'
import { waveAt } from '../../subscription/calendar.ts'
import { reasonAgainst, reopenEdition } from '../launching/reopen-edition.ts'

export type RetryPorts = Pick<Ports, 'clock' | 'random' | 'log' | 'editions' | 'deliveries'>

/** From an operator. */
export interface RetryRequest {
  retryFailed: string
  /** Words in the reason of the failure; if absent, all reasons. */
  reason?: string
}

export type RetryOutcome =
  /** `waits`: another edition is under way; these readers are mailed automatically within the hour after it. */
  | { outcome: 'retried'; edition: string; readers: number; byReason: Record<string, number>; waits?: string }
  | { outcome: 'refused'; reason: string }

/** Refusals are removed before the batches are saved: if it is run again after a crash, it finds the readers open. */
export async function retryFailed(
  ports: RetryPorts,
  { retryFailed: id, reason = '' }: RetryRequest,
): Promise<RetryOutcome> {
  const record = await ports.editions.find(id)
  if (record === null) return { outcome: 'refused', reason: `there is no edition ${id}` }
  const { status } = record
  if (status !== 'sent' && status !== 'closed')
    return { outcome: 'refused', reason: `edition ${id} is ${status}; wait until it is sent` }
  const against = await reasonAgainst(ports, id)
  if (against !== null) return { outcome: 'refused', reason: against }
  const launchId = ports.random.id(idLength.distinct)
  const wave = waveAt(ports.clock.now().getTime())
  const byReason = new Map<string, number>()
  const audience = await ports.editions.batches(id)
  let readers = 0
  for (const slice of slices) {
    const placed = await takenBack({ ports, record, reason, byReason }, readersIn(audience, slice), slice, wave)
    readers += placed.length
    await ports.editions.saveBatches(planBatches(id, slice, placed, launchId))
  }
  const waits = readers > 0 ? await open(ports, record, launchId, wave) : {}
  return { outcome: 'retried', edition: id, readers, byReason: Object.fromEntries(byReason), ...waits }
}

interface Retrying {
  ports: RetryPorts
  record: EditionRecord
  reason: string
  byReason: Map<string, number>
}

async function takenBack(
  { ports, record, reason, byReason }: Retrying,
  audience: ReadonlySet<string>,
  slice: number,
  wave: string,
): Promise<Placed[]> {
  const now = ports.clock.now().toISOString()
  const placed: Placed[] = []
  for (const shard of shardsOf(slice)) {
    for await (const page of ports.deliveries.list(record.id, shard)) {
      for (const { subscriber, facts } of page) {
        if (!audience.has(subscriber)) continue
        const refused = refusalIn(facts, now)
        if (refused === null || !refused.reason.includes(reason)) continue
        const key = { kind: 'edition', request: record.id, subscriber } as const
        if (refused.ending === null || (await ports.deliveries.takeBack(key, refused.ending, refused.at))) {
          placed.push({ id: subscriber, wave })
          countOne(byReason, refused.reason)
        }
      }
    }
  }
  return placed
}

/** Why the reader was certainly not mailed, and the fact that says so; `null` for all others. */
function refusalIn(facts: DeliveryFacts, now: string): Refusal | null {
  const { refused, closed, rejected } = facts
  const status = statusOf(facts, now)
  if (status === 'open') return { reason: refused?.reason ?? 'taken back before', at: '', ending: null }
  if (status === 'unsent' && closed !== undefined)
    return { reason: 'unsent for certain', at: closed.at, ending: 'closed' }
  if (status !== 'failed' || refused === undefined || rejected !== undefined) return null
  return { reason: refused.reason, at: refused.at, ending: 'refused' }
}

interface Refusal {
  reason: string
  at: string
  ending: 'refused' | 'closed' | null
}

/** The batches join its audience before it is opened: if it has to wait, the hourly reconciliation opens it. */
async function open(ports: RetryPorts, record: EditionRecord, launchId: string, wave: string) {
  const { editions, log } = ports
  const lastWave = record.lastWave === null || record.lastWave < wave ? wave : record.lastWave
  const launches = [...(record.launches ?? []), launchId]
  await editions.change(record.id, ['sent', 'closed'], {
    status: 'sent',
    lastWave,
    ...(record.launches === undefined ? {} : { launches }),
  })
  const reopened = await reopenEdition(ports, record.id)
  log.info('Readers whom SES refused are tried again.', { edition: record.id, reopened })
  return typeof reopened === 'object' ? { waits: reopened.busy } : {}
}
