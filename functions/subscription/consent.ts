// The record of consent (promise R3): who did what, when and by which way, oldest first.
import type { ConsentEvent } from './types.ts'

/** Requests and confirmations stay for as long as the record; of everything else the last 200 events do. Without a
 * bound a record would outgrow the 400 KB that DynamoDB takes, and the reader could no longer leave. */
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

/** True of what the operator entered from a file: the reader did nothing here. */
export function isEntered({ by }: Pick<ConsentEvent, 'by'>): boolean {
  return by === 'seed' || by === 'import'
}
