// What readers may choose, and how their choices change: only as a whole, with the act on record.

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
  /** Of the frame's language. */
  language: LanguageTag
}

/** A pause lasts so many weeks. */
export const pauseWeeks = [2, 4, 8] as const
/** What the reader has chosen; a pause that is over is none. */
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

/** No pause becomes longer than the longest that is offered, wherever it comes from; one that is over is none. */
function bounded(wanted: Choices, had: Choices, now: Date): Choices {
  const until = pauseOf(wanted, now)
  const latest = pauseUntil(Math.max(...pauseWeeks), now)
  const isLonger = until !== null && until !== had.pausedUntil && Date.parse(until) > Date.parse(latest)
  return { ...wanted, pausedUntil: isLonger ? latest : until }
}

/** The reader with other choices, or `null` where nothing changes. */
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

/** Topics have no order of the reader's making. */
export function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one))
}
