// Queues the batches that are due and free, and ends an edition whose batches are all done.

import { isOfAudience } from '../../delivery/audience.ts'
import { isCanaryDone, isOfCanary, maySend, reportsMs } from '../../delivery/pace/canary.ts'
import type { Batch, EditionOutline } from '../../delivery/types.ts'
import type { BatchRange, Ports } from '../../ports.ts'
import { waveAt } from '../../subscription/calendar.ts'
import { delaySeconds } from '../queue-delay.ts'
import { scheduledMs } from '../scheduled-instant.ts'
import { isFree } from './due-batches.ts'

export type TickPorts = Pick<Ports, 'clock' | 'log' | 'editions' | 'queue'>

export interface TickOutcome {
  queued: number
  /** Editions whose last batch is done. */
  finished: string[]
}

/** `scheduledTime`: the instant the tick was due, not the one at which it runs, so that a late tick skips no wave. */
export async function tickWaves(ports: TickPorts, event: { scheduledTime: string }): Promise<TickOutcome> {
  const due = scheduledMs(event.scheduledTime)
  const outcome: TickOutcome = { queued: 0, finished: [] }
  for (const edition of await ports.editions.outlines()) {
    if (edition.status === 'sending') await tick(ports, edition, waveAt(due), outcome)
  }
  return outcome
}

async function tick(ports: TickPorts, record: EditionOutline, wave: string, outcome: TickOutcome): Promise<void> {
  const { id: edition, lastWave, doneThrough: after, canary } = record
  const isLast = lastWave === null || wave >= lastWave
  const found = await look(ports, record, wave, isLast ? {} : { after, upTo: wave })
  const { free, isDone, doneThrough, now } = found
  // Others wait until SES has had time to report on it.
  if (isCanaryDone(canary, found.ofCanary, wave)) {
    const [first] = canary.batches
    const isNoted = await ports.editions.change(edition, ['sending'], { canary: { ...canary, doneAt: now } })
    // If the edition was stopped in between, there is no sender to do this.
    if (isNoted && first) await ports.queue.send([{ edition, ...first }], delaySeconds(reportsMs))
  }
  if (free.length > 0) await ports.queue.send(free.map(({ edition, wave, slice, n }) => ({ edition, wave, slice, n })))
  outcome.queued += free.length
  // A done batch never becomes undone, so done waves at the front need not be read again by the 136 ticks of an
  // edition.
  if (!isLast && doneThrough !== null) await ports.editions.change(edition, ['sending'], { doneThrough })
  if (!isLast || !isDone) return
  if (await ports.editions.change(edition, ['sending'], { status: 'sent' })) {
    outcome.finished.push(edition)
    ports.log.info('Every batch of the edition is done.', { edition })
  }
}

interface Looked {
  /** ISO instant. */
  now: string
  /** Due and not leased; at most as many as are ordered. */
  free: Batch[]
  /** No batch is left undone. */
  isDone: boolean
  /** Batches of the canary that are not done. */
  ofCanary: Batch[]
  /** The last wave before the first one that is not done. */
  doneThrough: string | null
}

/** From the last wave on, all waves are read, since batches may have been saved late. Page by page, and only until
 * there are enough orders: the batches of a million readers would fill the function's memory. */
async function look(
  { editions, clock }: TickPorts,
  record: EditionOutline,
  wave: string,
  range: Omit<BatchRange, 'behind'>,
): Promise<Looked> {
  const now = clock.now().toISOString()
  const { canary } = record
  const looked: Looked = { now, free: [], isDone: true, ofCanary: [], doneThrough: null }
  let current: string | null = null
  for await (const page of editions.batchPages(record.id, { behind: null, ...range })) {
    for (const batch of page) {
      if (!isOfAudience(batch, record)) continue
      if (looked.isDone && batch.wave !== current) {
        looked.doneThrough = current
        current = batch.wave
      }
      if (batch.done) continue
      looked.isDone = false
      if (canary && isOfCanary(canary, batch)) looked.ofCanary.push(batch)
      if (batch.wave <= wave && isFree(batch, now) && maySend(canary, batch, Date.parse(now))) looked.free.push(batch)
      if (looked.free.length === mostOrders) return looked
    }
  }
  return looked.isDone ? { ...looked, doneThrough: current } : looked
}

/** An order starts a sender, which takes further batches by itself, so this many orders are enough. */
const mostOrders = 32
