// Somebody who holds one of a reader's links asks for a mail with fresh ones: what stands against it, and what is
// noted.
import { type CapReached, capReached, stillCounted } from '../limits/mail-cap.ts'
import type { OwnDataAct } from '../links/own-data-link.ts'
import type { Subscriber } from '../types.ts'

export interface AskedForLinks {
  /** Random id of the order. */
  request: string
  /** ISO instant. */
  at: string
  /** `asked`: by a button, whoever pressed it. `renewed`: the reader has renewed their links, and needs the new one.
   * `leaving`: by a mail, from whoever it seems to be. `copy`, `erase`,
   * `address`: by a button, for their own data or another address. */
  reason: 'asked' | 'renewed' | 'leaving' | OwnDataAct
}

export type RefusedLinks = 'left' | 'suppressed' | CapReached

export type NotedLinks =
  | { outcome: 'noted'; subscriber: Subscriber }
  /** The order came before. */
  | { outcome: 'known' }
  | { outcome: 'refused'; reason: RefusedLinks }

/**
 * What stands against the mail, whenever it is looked at. A pause does not: whoever wants to end it needs the link.
 * Somebody who left gets none, not even within the hour: they asked for no more mail, and the page has the way back.
 */
export function linksBarred({ status, suppressed }: Pick<Subscriber, 'status' | 'suppressed'>) {
  if (status !== 'active') return 'left'
  return suppressed ? 'suppressed' : null
}

/** What refuses an order before it is given: nothing is noted by asking. */
export function refusesLinks(reader: Subscriber, asked: Pick<AskedForLinks, 'at' | 'reason'>): RefusedLinks | null {
  const barred = linksBarred(reader)
  // A renewal takes a link that only the mail of the one before brings, and has a cap of its own.
  if (barred !== null || asked.reason === 'renewed') return barred
  return capReached(
    linksAsked(reader).map(({ at }) => at),
    asked.at,
  )
}

export function noteLinks(reader: Subscriber, asked: AskedForLinks, now: string): NotedLinks {
  const earlier = linksAsked(reader)
  if (earlier.some(({ id }) => id === asked.request)) return { outcome: 'known' }
  const reason = refusesLinks(reader, asked)
  if (reason !== null) return { outcome: 'refused', reason }
  const noted = [...stillCounted(earlier, now), { id: asked.request, at: asked.at }]
  return { outcome: 'noted', subscriber: { ...reader, linksAsked: noted } }
}

function linksAsked({ linksAsked = [] }: Subscriber) {
  return linksAsked
}
