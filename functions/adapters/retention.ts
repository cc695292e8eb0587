// How long deliveries and the batches that led to them are kept.
import { daySeconds } from '../durations.ts'

/** Long enough for complaints, which come within weeks, and for whoever asks what they got. */
const days = 90

export const retentionSeconds = days * daySeconds

/** `expiresAt` of a record of what happened at this ISO instant, in seconds since the epoch. */
export function expiryAfter(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000) + retentionSeconds
}
