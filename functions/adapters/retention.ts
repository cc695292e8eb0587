// How long deliveries and the batches that led to them are kept.

const days = 90

export const retentionSeconds = days * 24 * 60 * 60

/** `expiresAt` of a record of what happened at this ISO instant, in seconds since the epoch. */
export function expiryAfter(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000) + retentionSeconds
}
