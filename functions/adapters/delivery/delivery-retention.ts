// How long deliveries and their batches are kept: `deliveryDays` of `environment.ts`, 90 days.
import { daySeconds } from '../../durations.ts'
import { deliveryDays } from '../../environment.ts'

export const retentionSeconds = deliveryDays * daySeconds

/** `expiresAt` (seconds since the epoch) of a record of what happened at this ISO instant. */
export function expiryAfter(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000) + retentionSeconds
}
