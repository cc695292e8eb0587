// Sends the briefings of the batches it is given. The batch record is the truth; a work order is only the messenger.
import type { BatchKey } from '../../delivery/types.ts'
import type { Settings } from '../../environment.ts'
import type { QueueMessage } from '../queue-messages.ts'
import { sendBatch } from './batch.ts'
import type { SendingPorts } from './reader.ts'
import type { SendContexts } from './send-context.ts'

/** Readers under way at once in one call. */
const concurrentReaders = 16

/** Works on the orders side by side: a batch of a small list holds a handful of readers, and most of its time is
 * waiting. Answers those that a failing port kept from being worked on. */
export async function sendBriefings(
  ports: SendingPorts,
  settings: Settings,
  contexts: SendContexts,
  orders: readonly QueueMessage[],
): Promise<{ failed: string[] }> {
  const failed: string[] = []
  const concurrency = Math.max(1, Math.floor(concurrentReaders / orders.length))
  const work = async (order: QueueMessage) => {
    const key = keyIn(order.body)
    if (!key) {
      // It would fail again; the tick queues the batch it may have meant.
      ports.log.error('A work order names no batch and was set aside.', { messageId: order.messageId })
      return
    }
    try {
      await sendBatch(ports, settings, contexts, key, concurrency)
    } catch (error) {
      ports.log.error('A batch could not be worked on to its end; it is tried again.', { ...key, error })
      failed.push(order.messageId)
    }
  }
  await Promise.all(orders.map(work))
  return { failed }
}

function keyIn(body: string): BatchKey | null {
  try {
    const { edition, wave, slice, n } = JSON.parse(body) as Partial<Record<keyof BatchKey, unknown>>
    if (typeof edition !== 'string' || typeof wave !== 'string') return null
    return typeof slice === 'number' && typeof n === 'number' ? { edition, wave, slice, n } : null
  } catch {
    return null
  }
}
