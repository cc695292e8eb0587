// One batch: taken by a lease, its readers mailed a few at a time, and done only when each of them is handled.

import type { BatchKey } from '../../delivery/types.ts'
import { minuteMs } from '../../durations.ts'
import { metric, type Settings } from '../../environment.ts'
import { idLength } from '../../ports.ts'
import { Pacer } from './pacer.ts'
import { type BatchRun, mailReader, type SendingPorts } from './reader.ts'
import type { SendContexts } from './send-context.ts'
import { SendGuard } from './send-guard.ts'

/** Longer than the two minutes that the function may run, so a live sender never loses its batch. */
const leaseMs = 5 * minuteMs

/** Work on a batch ends after this time, well before the function is ended. */
const workMs = 90_000

/** Sends what can be sent of a batch now, to as many readers at once as there are `concurrency`. Throws after giving
 * the batch back where a port failed. */
export async function sendBatch(
  ports: SendingPorts,
  settings: Settings,
  contexts: SendContexts,
  key: BatchKey,
  concurrency: number,
): Promise<void> {
  const start = ports.clock.now().getTime()
  const { record: edition, readAt } = await contexts.record(ports, key.edition)
  if (edition?.status !== 'sending') {
    ports.log.info('A work order was set aside: its edition is not being sent.', { ...key, status: edition?.status })
    return
  }
  const owner = ports.random.id(idLength.distinct)
  const until = start + leaseMs
  const batch = await ports.editions.lease(key, owner, new Date(start).toISOString(), new Date(until).toISOString())
  if (!batch) return
  let finished: Finished = { handled: false, errors: [] }
  try {
    const context = await contexts.for(ports, settings, edition)
    const quota = await contexts.quota.read(ports)
    const wanted = batch.subscribers.length
    const pacer = new Pacer(ports, quota, settings.caps.rateShare, wanted, start + workMs)
    const guard = new SendGuard(ports, key.edition, until, readAt)
    const run: BatchRun = { ports, settings, contexts, context, guard, pacer, submitted: 0, failed: 0, setbacks: 0 }
    finished = await mailAll(run, batch.subscribers, concurrency)
    report(run, key, finished)
  } finally {
    await ports.editions.release(key, owner, finished.handled)
  }
  const [error] = finished.errors
  if (error !== undefined) throw error
}

interface Finished {
  /** Nothing more is to be done for any reader of the batch. */
  handled: boolean
  errors: unknown[]
}

async function mailAll(run: BatchRun, subscribers: readonly string[], concurrency: number): Promise<Finished> {
  const errors: unknown[] = []
  let handled = 0
  const waiting = subscribers.values()
  const worker = async () => {
    const buffer = run.contexts.takeBuffer()
    for (const subscriber of waiting) {
      try {
        if (await mailReader(run, subscriber, buffer)) handled += 1
      } catch (error) {
        errors.push(error)
      }
    }
    run.contexts.returnBuffer(buffer)
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, subscribers.length) }, worker))
  return { handled: handled === subscribers.length, errors }
}

function report(run: BatchRun, key: BatchKey, finished: Finished): void {
  if (run.submitted > 0) run.ports.log.count(metric.submitted, run.submitted)
  if (run.failed > 0) run.ports.log.count(metric.deliveryFailed, run.failed)
  if (!finished.handled && run.pacer.dayIsOver) {
    run.ports.log.warn(
      'The share of the daily quota that editions may use is spent; the rest waits for a later tick.',
      {
        ...key,
      },
    )
  }
}
