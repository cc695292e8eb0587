// Queues the batches that are due and free, and ends an edition whose batches are all done.
import { isOfAudience } from '../../delivery/audience.ts'
import { isCanaryDone, mayGo } from '../../delivery/canary.ts'
import type { Batch, EditionOutline } from '../../delivery/types.ts'
import type { Ports } from '../../ports.ts'
import { waveAt } from '../../subscription/calendar.ts'
import { isFree } from './due-batches.ts'

export type TickPorts = Pick<Ports, 'clock' | 'log' | 'editions' | 'queue'>

export interface TickOutcome {
  queued: number
  /** Editions whose last batch is done. */
  finished: string[]
}

/** `scheduledTime`: the instant the tick was due, not the one it runs at; so a late tick leaves no wave out. */
export async function tickWaves(ports: TickPorts, event: { scheduledTime: string }): Promise<TickOutcome> {
  const due = Date.parse(event.scheduledTime)
  if (Number.isNaN(due))
    throw new Error(`"${event.scheduledTime}" is not an instant; pass the scheduled time as in 2026-11-19T06:15:00Z.`)
  const outcome: TickOutcome = { queued: 0, finished: [] }
  for (const edition of await ports.editions.outlines()) {
    if (edition.status === 'sending') await tick(ports, edition, waveAt(due), outcome)
  }
  return outcome
}

async function tick(ports: TickPorts, record: EditionOutline, wave: string, outcome: TickOutcome): Promise<void> {
  const { id: edition, lastWave } = record
  const isLast = lastWave === null || wave >= lastWave
  // From the last wave on all are read: what was saved behind the mark, or for a wave after the last.
  const waves = isLast ? {} : { after: record.doneThrough, upTo: wave }
  const found = await ports.editions.batches(edition, waves)
  const batches = found.filter((batch) => isOfAudience(batch, record))
  const undone = batches.filter((batch) => !batch.done)
  const now = ports.clock.now().toISOString()
  const canary = await noteCanary(ports, record, batches, now)
  const goes = (batch: Batch) => mayGo(canary, batch, Date.parse(now))
  const free = undone.filter((batch) => batch.wave <= wave && isFree(batch, now) && goes(batch)).slice(0, mostOrders)
  if (free.length > 0) await ports.queue.send(free.map(({ edition, wave, slice, n }) => ({ edition, wave, slice, n })))
  outcome.queued += free.length
  if (!isLast) await noteDone(ports, edition, batches)
  if (!isLast || undone.length > 0) return
  if (await ports.editions.change(edition, ['sending'], { status: 'sent' })) {
    outcome.finished.push(edition)
    ports.log.info('Every batch of the edition is done.', { edition })
  }
}

/** The canary as it stands: others wait until SES had time to report of it. */
async function noteCanary(
  { editions }: TickPorts,
  { id, canary }: EditionOutline,
  found: readonly Batch[],
  now: string,
) {
  if (!isCanaryDone(canary, found)) return canary
  const done = { ...canary, doneAt: now }
  await editions.change(id, ['sending'], { canary: done })
  return done
}

/** A batch never becomes undone, so waves at the front that are done need not be read again: 136 ticks look at an
 * edition. */
async function noteDone(ports: TickPorts, edition: string, batches: readonly Batch[]): Promise<void> {
  const firstUndone = batches.find((batch) => !batch.done)?.wave
  const doneThrough = batches.findLast(({ wave }) => firstUndone === undefined || wave < firstUndone)?.wave
  if (doneThrough !== undefined) await ports.editions.change(edition, ['sending'], { doneThrough })
}

/** Orders wake senders, who take further batches by themselves: enough for as many senders as may be needed. */
const mostOrders = 32
