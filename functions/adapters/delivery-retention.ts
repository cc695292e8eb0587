// How long deliveries and the batches that led to them are kept. Retention: `deliveryDays` of `environment.ts`, 90
// days.
import { daySeconds } from '../durations.ts'
import { deliveryDays } from '../environment.ts'

export const retentionSeconds = deliveryDays * daySeconds

/** `expiresAt` of a record of what happened at this ISO instant, in seconds since the epoch. */
export function expiryAfter(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000) + retentionSeconds
}
