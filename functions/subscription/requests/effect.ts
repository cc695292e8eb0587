// What a reader's change leads to, as facts that a page puts into words.

import type { Cadence } from '../cadence.ts'
import { nextBriefing, nextUnfixedBriefing, type UpcomingEditions } from '../next-briefing.ts'
import type { Subscriber } from '../types.ts'
import { isSameSet, pauseOf } from './preferences.ts'

/** `from` is the delivery date of the first briefing that shows it; `null` if none is expected. */
export type Effect =
  | { what: 'topics'; topics: string[]; from: string | null }
  | { what: 'cadence'; cadence: Cadence; from: string | null }
  /** `still`: the date of a launched briefing that will come as planned. */
  | { what: 'time'; hour: number; zone: string; from: string | null; still: string | null }
  | { what: 'language'; from: string | null }
  | { what: 'paused'; until: string; from: string | null }
  | { what: 'resumed'; from: string | null }
  | { what: 'returned'; from: string | null }

/** Empty if nothing changed. */
export function effectsOf(before: Subscriber, after: Subscriber, upcoming: UpcomingEditions): Effect[] {
  const from = nextBriefing(after, upcoming, before)?.date ?? null
  if (before.status === 'left') return [{ what: 'returned', from }]
  return [
    ...pauseEffect(before, after, upcoming, from),
    ...(isSameSet(before.topics, after.topics) ? [] : [{ what: 'topics', topics: after.topics, from } as const]),
    ...(before.cadence === after.cadence ? [] : [{ what: 'cadence', cadence: after.cadence, from } as const]),
    ...timeEffect(before, after, upcoming),
    ...(before.language === after.language ? [] : [{ what: 'language', from } as const]),
  ]
}

function pauseEffect(before: Subscriber, after: Subscriber, { now }: UpcomingEditions, from: string | null): Effect[] {
  const [had, has] = [pauseOf(before, now), pauseOf(after, now)]
  if (had === has) return []
  return [has === null ? { what: 'resumed', from } : { what: 'paused', until: has, from }]
}

function timeEffect(before: Subscriber, after: Subscriber, upcoming: UpcomingEditions): Effect[] {
  if (before.hour === after.hour && before.zone === after.zone) return []
  const next = nextBriefing(after, upcoming, before)
  const from = nextUnfixedBriefing(after, upcoming)?.date ?? null
  return [{ what: 'time', hour: after.hour, zone: after.zone, from, still: next?.isFixed === true ? next.date : null }]
}
