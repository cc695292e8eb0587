// Sends an edition's briefings. A work order only starts a sender: if it gets a seat, it works on the batches that are
// due until its time is up; if it gets none, it is done. The batch records are the truth.

import { jsonRecord } from '../../content/language/words/json-record.ts'
import { accountPace } from '../../delivery/pace/pace.ts'
import type { BatchKey } from '../../delivery/types.ts'
import type { Settings } from '../../environment.ts'
import { idLength } from '../../ports.ts'
import type { QueueMessage } from '../queue-messages.ts'
import { takeSeat } from './seat.ts'
import type { SendContexts } from './send-context.ts'
import { sendInSeat } from './send-in-seat.ts'
import type { SendingPorts } from './sending.ts'

/** Resolves to the orders of editions that could not be worked on because a port failed. */
export async function sendBriefings(
  ports: SendingPorts,
  settings: Settings,
  contexts: SendContexts,
  orders: readonly QueueMessage[],
): Promise<{ failed: string[] }> {
  const failed: string[] = []
  for (const [edition, named] of byEdition(ports, orders)) {
    try {
      await sendEdition(ports, settings, contexts, { edition, batches: named.map(({ key }) => key) })
    } catch (error) {
      ports.log.error('A batch could not be worked on to its end; it is tried again.', { edition, error })
      for (const { messageId } of named) failed.push(messageId)
    }
  }
  return { failed }
}

interface NamedBatch {
  messageId: string
  key: BatchKey
}

function byEdition({ log }: SendingPorts, orders: readonly QueueMessage[]): Map<string, NamedBatch[]> {
  const named = orders.flatMap(({ messageId, body }) => {
    const key = keyIn(body)
    // A retry would fail again; the tick queues the batch it may have meant.
    if (!key) log.error('A work order names no batch and was set aside.', { messageId })
    return key ? [{ messageId, key }] : []
  })
  return Map.groupBy(named, ({ key }) => key.edition)
}

async function sendEdition(
  ports: SendingPorts,
  settings: Settings,
  contexts: SendContexts,
  { edition, batches }: { edition: string; batches: BatchKey[] },
): Promise<void> {
  const startMs = ports.clock.now().getTime()
  const { record, readAt } = await contexts.record(ports, edition)
  if (record?.status !== 'sending') {
    ports.log.info('A work order was set aside: its edition is not being sent.', { edition, status: record?.status })
    return
  }
  const known = await contexts.account.quota.known(ports)
  const owner = ports.random.id(idLength.distinct)
  const seat = await takeSeat(ports, owner, accountPace(known.quota, settings.caps.rateShare))
  if (seat === null) return
  let mailMs: number | null = null
  try {
    mailMs = await sendInSeat({ ports, settings, contexts, record, readAt, known, owner, seat, batches, startMs })
  } finally {
    await ports.pace.leaveSeat(seat, owner, mailMs)
  }
}

function keyIn(body: string): BatchKey | null {
  const { edition, wave, slice, n } = jsonRecord(body) ?? {}
  if (typeof edition !== 'string' || typeof wave !== 'string') return null
  return typeof slice === 'number' && typeof n === 'number' ? { edition, wave, slice, n } : null
}
