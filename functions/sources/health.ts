// Whether a source has gone silent or is dead, by what is remembered of it. After how many days of silence or of
// failing, and of how many entries that cannot be read, stands here.
import { dayMs, weekMs } from '../durations.ts'
import type { SourceState } from './types.ts'

export type Health =
  | { is: 'well' }
  | { is: 'paused' }
  | { is: 'in trouble' | 'dead' | 'silent' | 'refused'; why: string }

/** Times its usual interval after which a source without anything new is silent. */
const silentAfter = 4
/** However busy a source is, a day without news of it is none to speak of: there are Sundays. */
const shortestSilenceMs = 3 * dayMs

/** Entries in a row of which nothing can be read: fewer may be a bad day. */
const mostRefused = 3

/** @param state `null`: it was never asked */
export function healthOf(state: SourceState | null, isPaused: boolean, nowMs: number): Health {
  if (isPaused) return { is: 'paused' }
  if (state === null) return { is: 'well' }
  const { trouble, newAt, usualMs, refused } = state
  if (trouble !== null) {
    const days = Math.floor((nowMs - Date.parse(trouble.since)) / dayMs)
    if (trouble.kind === '410') return { is: 'dead', why: 'it is gone for good (410)' }
    if (nowMs - Date.parse(trouble.since) >= weekMs) return { is: 'dead', why: `${trouble.detail}, for ${days} days` }
    return { is: 'in trouble', why: trouble.detail }
  }
  if (refused && refused.entries >= mostRefused)
    return {
      is: 'refused',
      why: `nothing of its last ${refused.entries} entries can be read, since ${refused.since.slice(0, 10)}: ${refused.why}`,
    }
  if (newAt === null || usualMs === null) return { is: 'well' }
  const silentMs = nowMs - Date.parse(newAt)
  if (silentMs <= Math.max(silentAfter * usualMs, shortestSilenceMs)) return { is: 'well' }
  return {
    is: 'silent',
    why: `nothing new for ${Math.floor(silentMs / dayMs)} days, where it used to bring something every ${usual(usualMs)}`,
  }
}

const usual = (ms: number) => (ms < 1.5 * dayMs ? 'day' : `${Math.round(ms / dayMs)} days`)

/** What an operator should look at. */
export const needsSomebody = ({ is }: Health): boolean => is === 'dead' || is === 'silent' || is === 'refused'
