// The canary of an edition: of a large audience a hundredth goes first, and the others once SES had time to report
// what became of it. What reports stop an edition at stands in `report-limits.ts`. How large an audience has a canary,
// its share and the wait stand here.
import { minuteMs } from '../../durations.ts'
import type { Batch, BatchKey, Canary } from '../types.ts'

/** Of fewer readers a hundredth says nothing. */
export const canaryFrom = 2_000

/** Of the smallest audience of a canary 20 readers, of a million 10,000: decision 073. */
export const canaryShare = 0.01

/** Most mailboxes refuse within seconds, and SES reports at once. */
export const reportsMs = 3 * minuteMs

/** Whole batches of the earliest wave, until they hold a hundredth of the audience or the wave is over; `null` for a
 * small audience.
 * @param batches of the audience, in the order of their waves
 * @param from readers from which on there is one */
export function planCanary(batches: readonly Batch[], eligible: number, from = canaryFrom): Canary | null {
  const first = batches[0]?.wave
  if (eligible < from || first === undefined) return null
  const canary: Canary = { batches: [], readers: 0, doneAt: null }
  for (const { wave, slice, n, subscribers } of batches) {
    if (wave !== first || canary.readers >= eligible * canaryShare) break
    canary.batches.push({ wave, slice, n })
    canary.readers += subscribers.length
  }
  return canary
}

/** Only the canary goes. */
export function isCanaryUnderWay(canary: Canary | null | undefined, nowMs: number): boolean {
  if (!canary) return false
  return canary.doneAt === null || nowMs < Date.parse(canary.doneAt) + reportsMs
}

export function isOfCanary(canary: Canary, { wave, slice, n }: BatchKey): boolean {
  return canary.batches.some((one) => one.wave === wave && one.slice === slice && one.n === n)
}

/** Whether a batch may be sent now, as far as the canary goes. */
export function maySend(canary: Canary | null | undefined, batch: BatchKey, nowMs: number): boolean {
  return !canary || !isCanaryUnderWay(canary, nowMs) || isOfCanary(canary, batch)
}

/** Whether it is to be noted as done.
 * @param batches up to the wave `upTo`: those left out are done, and those of later waves were not looked at */
export function isCanaryDone(
  canary: Canary | null | undefined,
  batches: readonly Batch[],
  upTo: string,
): canary is Canary {
  if (!canary || canary.doneAt !== null || canary.batches.some(({ wave }) => wave > upTo)) return false
  return !batches.some((batch) => !batch.done && isOfCanary(canary, batch))
}
