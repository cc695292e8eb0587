// What readers may choose, and how their choices change: only all together, with the act on record. Holds the lengths
// of a pause (for holidays).

import type { LanguageTag } from '../../content/types.ts'
import { weekMs } from '../../durations.ts'
import type { Cadence } from '../cadence.ts'
import { withEvent } from '../consent.ts'
import type { ConsentEvent, Subscriber } from '../types.ts'

export interface Choices {
  /** Topic ids. */
  topics: string[]
  zone: string
  hour: number
  cadence: Cadence
  phase: number
  pausedUntil: string | null
  /** Language of the frame. */
  language: LanguageTag
}

/** Lengths of a pause, in weeks. */
export const pauseWeeks = [2, 4, 8] as const
/** What the reader has chosen; a pause that is over is left out. */
export function choicesOf(reader: Subscriber, now: Date): Choices {
  const { topics, zone, hour, cadence, phase, language } = reader
  return { topics, zone, hour, cadence, phase, pausedUntil: pauseOf(reader, now), language }
}

/** ISO instant until which nothing is mailed, or `null`. */
export function pauseOf({ pausedUntil }: Pick<Subscriber, 'pausedUntil'>, now: Date): string | null {
  return pausedUntil !== null && Date.parse(pausedUntil) > now.getTime() ? pausedUntil : null
}

/** @example pauseUntil(2, new Date('2026-11-19T08:00:00Z')) // '2026-12-03T08:00:00.000Z' */
export function pauseUntil(weeks: number, now: Date): string {
  return new Date(now.getTime() + weeks * weekMs).toISOString()
}

/** Limits a pause to the longest one offered, whoever asks for more, and drops one that is over. */
function bounded(wanted: Choices, had: Choices, now: Date): Choices {
  const until = pauseOf(wanted, now)
  const latest = pauseUntil(Math.max(...pauseWeeks), now)
  const isLonger = until !== null && until !== had.pausedUntil && Date.parse(until) > Date.parse(latest)
  return { ...wanted, pausedUntil: isLonger ? latest : until }
}

/** The reader with other choices, or `null` if nothing changes. */
export function withChoices(
  reader: Subscriber,
  asked: Choices,
  now: Date,
  by: 'confirm-link' | 'preferences' | 'undo',
): Subscriber | null {
  const had = choicesOf(reader, now)
  const wanted = bounded(asked, had, now)
  if (isSame(had, wanted)) return null
  const event: ConsentEvent = { at: now.toISOString(), act: actOf(had, wanted), by, words: null, topics: wanted.topics }
  return { ...reader, ...wanted, consent: withEvent(reader.consent, event) }
}

function actOf(had: Choices, wanted: Choices): 'changed' | 'paused' | 'resumed' {
  if (had.pausedUntil === wanted.pausedUntil) return 'changed'
  return wanted.pausedUntil === null ? 'resumed' : 'paused'
}

function isSame(a: Choices, b: Choices): boolean {
  const { topics: topicsA, ...restA } = a
  const { topics: topicsB, ...restB } = b
  return isSameSet(topicsA, topicsB) && JSON.stringify(restA) === JSON.stringify(restB)
}

/** The order in which topics are listed means nothing. */
export function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one))
}
