// The record of consent (promise R3): who did what, when and how, oldest first.
import type { ConsentEvent } from './types.ts'

/** Requests and confirmations are kept as long as the record; of all other events the last 200. Without a limit a
 * record would outgrow the 400 KB that DynamoDB allows, and the reader could no longer unsubscribe. */
const mostOthers = 200

/** The record with one more event. */
export function withEvent(consent: readonly ConsentEvent[], event: ConsentEvent): ConsentEvent[] {
  const all = [...consent, event]
  const surplus = all.filter((one) => !isLasting(one)).slice(0, -mostOthers)
  return surplus.length === 0 ? all : all.filter((one) => !surplus.includes(one))
}

function isLasting({ act }: ConsentEvent): boolean {
  return act === 'requested' || act === 'confirmed'
}

/** True for what the operator imported from a file: the reader did nothing on our site. */
export function isEntered({ by }: Pick<ConsentEvent, 'by'>): boolean {
  return by === 'seed' || by === 'import'
}

/** True if the reader confirmed at this ISO instant or later. */
export function hasConfirmedSince({ consent }: { consent: readonly ConsentEvent[] }, since: string): boolean {
  return consent.some(({ act, at }) => act === 'confirmed' && at >= since)
}
