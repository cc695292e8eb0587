// How long deliveries and the batches that led to them are kept.
import { daySeconds } from '../durations.ts'

const days = 90

export const retentionSeconds = days * daySeconds

/** `expiresAt` of a record of what happened at this ISO instant, in seconds since the epoch. */
export function expiryAfter(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000) + retentionSeconds
}
