// Someone who holds one of a reader's links asks for an email with fresh ones: when that is refused, and what is noted.
import { type CapReached, capReached, isDayFull, stillCounted } from '../limits/mail-cap.ts'
import { isOwnDataAct, type OwnDataAct } from '../links/own-data-link.ts'
import type { Subscriber } from '../types.ts'

export interface AskedForLinks {
  /** Random id of the order. */
  request: string
  /** ISO instant. */
  at: string
  /** `asked`: by a button, whoever clicked it. `renewed`: the reader has renewed their links and needs the new one.
   * `leaving`: by an email, whoever sent it. `copy`, `erase`, `address`: by a button, for their own data or another
   * address. */
  reason: 'asked' | 'renewed' | 'leaving' | OwnDataAct
}

export type RefusedLinks = 'left' | 'suppressed' | CapReached

export type NotedLinks =
  | { outcome: 'noted'; subscriber: Subscriber }
  /** The same order was noted before. */
  | { outcome: 'known' }
  | { outcome: 'refused'; reason: RefusedLinks }

/**
 * Why the email must not be sent, at whatever time this is asked. A pause is no reason: to end it, the reader needs the
 * link. A reader who left gets none, not even within the hour: they asked for no more emails, and the page offers the
 * way back.
 */
export function linksBarred({ status, suppressed }: Pick<Subscriber, 'status' | 'suppressed'>) {
  if (status !== 'active') return 'left'
  return suppressed ? 'suppressed' : null
}

/** Why the request is refused before it is queued; asking stores nothing. */
export function refusesLinks(reader: Subscriber, asked: Pick<AskedForLinks, 'at' | 'reason'>): RefusedLinks | null {
  const barred = linksBarred(reader)
  // Renewing takes a link that only the previous email contains, and has a limit of its own.
  if (barred !== null || asked.reason === 'renewed') return barred
  // Who gets a copy of their data and then erases it waits for neither; the day has one limit for all.
  const earlier = linksAsked(reader)
  const alike = earlier.filter(({ act }) => act === actOf(asked.reason))
  return isDayFull(instantsOf(earlier), asked.at) ? 'too-many' : capReached(instantsOf(alike), asked.at)
}

const instantsOf = (asked: readonly { at: string }[]) => asked.map(({ at }) => at)

const actOf = (reason: AskedForLinks['reason']) => (isOwnDataAct(reason) ? reason : undefined)

export function noteLinks(reader: Subscriber, asked: AskedForLinks, now: string): NotedLinks {
  const earlier = linksAsked(reader)
  if (earlier.some(({ id }) => id === asked.request)) return { outcome: 'known' }
  const reason = refusesLinks(reader, asked)
  if (reason !== null) return { outcome: 'refused', reason }
  const act = actOf(asked.reason)
  const one = { id: asked.request, at: asked.at, ...(act === undefined ? {} : { act }) }
  const noted = [...stillCounted(earlier, now), one]
  return { outcome: 'noted', subscriber: { ...reader, linksAsked: noted } }
}

function linksAsked({ linksAsked = [] }: Subscriber) {
  return linksAsked
}
