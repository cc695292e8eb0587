// The canary of an edition: a hundredth of a large audience is mailed first, the rest after SES has had time to report
// on it. Which reports stop an edition is decided in `report-limits.ts`; from which audience there is a canary, its
// share and the wait are set here.
import { minuteMs } from '../../durations.ts'
import type { Batch, BatchKey, Canary } from '../types.ts'

/** A hundredth of a smaller audience tells nothing. */
export const canaryFrom = 2_000

/** 20 readers of the smallest audience that has a canary, 10,000 of a million: decision 073. */
export const canaryShare = 0.01

/** How long to wait for reports: most mailboxes refuse within seconds, and SES reports at once. */
export const reportsMs = 3 * minuteMs

/** Whole batches of the earliest wave, until they hold a hundredth of the audience or the wave is used up; `null` for a
 * small audience.
 * @param batches of the audience, in the order of their waves
 * @param from size of the smallest audience that has a canary */
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

/** True while only the canary may be sent. */
export function isCanaryUnderWay(canary: Canary | null | undefined, nowMs: number): boolean {
  if (!canary) return false
  return canary.doneAt === null || nowMs < Date.parse(canary.doneAt) + reportsMs
}

export function isOfCanary(canary: Canary, { wave, slice, n }: BatchKey): boolean {
  return canary.batches.some((one) => one.wave === wave && one.slice === slice && one.n === n)
}

/** Whether the canary allows this batch to be sent now. */
export function maySend(canary: Canary | null | undefined, batch: BatchKey, nowMs: number): boolean {
  return !canary || !isCanaryUnderWay(canary, nowMs) || isOfCanary(canary, batch)
}

/** True if the canary should be noted as done.
 * @param batches up to the wave `upTo`; those left out are done, those of later waves were not read */
export function isCanaryDone(
  canary: Canary | null | undefined,
  batches: readonly Batch[],
  upTo: string,
): canary is Canary {
  if (!canary || canary.doneAt !== null || canary.batches.some(({ wave }) => wave > upTo)) return false
  return !batches.some((batch) => !batch.done && isOfCanary(canary, batch))
}
