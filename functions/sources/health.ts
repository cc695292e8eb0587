// Whether a source is silent or dead (for a week, or gone for good: 410), from what is remembered of it. Sets after how
// many of its usual intervals without anything new, after how many days of failure, and after how many unreadable
// entries. This only tells the operator; which sources are fetched is in `due.ts`.
import { dayMs, weekMs } from '../durations.ts'
import { utcDay } from '../utc-day.ts'
import { stateOf } from './state.ts'
import type { Source, SourceState } from './types.ts'

export type Health =
  | { is: 'well' }
  | { is: 'paused' }
  | { is: 'in trouble' | 'dead' | 'silent' | 'refused'; why: string }

/** A source is silent after this many times its usual interval without anything new. Chosen, not measured. */
const silentAfter = 4
/** Shorter silences never count, however busy a source is, because of Sundays. Chosen, not measured. */
const shortestSilenceMs = 3 * dayMs

/** Before that many intervals, nothing is usual yet: two entries of a new source may come within an hour. By then the
 * first counts for a third of the average. Chosen, not measured. */
const fewestIntervals = 4

/** Unreadable entries in a row; fewer may be a temporary fault. Chosen, not measured. */
const mostRefused = 3

/** @param remembered `undefined` or `null`: it was never fetched */
export function healthOf(
  source: Pick<Source, 'paused' | 'url'>,
  remembered: SourceState | null | undefined,
  nowMs: number,
): Health {
  if (source.paused) return { is: 'paused' }
  const state = stateOf(source, remembered)
  if (state === null) return { is: 'well' }
  const { trouble, newAt, usualMs, intervals = fewestIntervals, refused } = state
  if (trouble !== null) {
    const days = Math.floor((nowMs - Date.parse(trouble.since)) / dayMs)
    if (trouble.kind === '410') return { is: 'dead', why: 'it is gone for good (410)' }
    if (nowMs - Date.parse(trouble.since) >= weekMs) return { is: 'dead', why: `${trouble.detail}, for ${days} days` }
    return { is: 'in trouble', why: trouble.detail }
  }
  if (refused && refused.entries >= mostRefused)
    return {
      is: 'refused',
      why: `nothing of its last ${refused.entries} entries can be read, since ${utcDay(refused.since)}: ${refused.why}`,
    }
  if (newAt === null || usualMs === null || intervals < fewestIntervals) return { is: 'well' }
  const silentMs = nowMs - Date.parse(newAt)
  if (silentMs <= Math.max(silentAfter * usualMs, shortestSilenceMs)) return { is: 'well' }
  return {
    is: 'silent',
    why: `nothing new for ${Math.floor(silentMs / dayMs)} days, where it used to bring something every ${usual(usualMs)}`,
  }
}

const usual = (ms: number) => (ms < 1.5 * dayMs ? 'day' : `${Math.round(ms / dayMs)} days`)

/** True if an operator should look at it. */
export const needsSomebody = ({ is }: Health): boolean => is === 'dead' || is === 'silent' || is === 'refused'
