// Which sources are fetched, and which of them are due: not those that the operator paused (`paused` in
// `sources.json`), nor newsletters, which are mailed. No source is given up by itself: one that is dead or gone for
// good (410, `health.ts`) is still asked once a day until the operator removes it. Whether newsletters of a paused
// source are taken is asked in `mail/incoming-address.ts`.
import { isDue } from './next-fetch.ts'
import { stateOf } from './state.ts'
import type { Source, SourceState } from './types.ts'

/** True of a source that is fetched at all. */
export const isFetched = ({ paused, kind }: Pick<Source, 'paused' | 'kind'>): boolean => !paused && kind !== 'mail'

/** True if a source should be fetched by the run that starts at `nowMs`.
 *
 * @param remembered `undefined` or `null`: it was never fetched */
export function isToBeFetched(
  source: Pick<Source, 'paused' | 'kind' | 'url'>,
  remembered: SourceState | null | undefined,
  nowMs: number,
): boolean {
  if (!isFetched(source)) return false
  const state = stateOf(source, remembered)
  return isDue(state === null ? null : Date.parse(state.nextAt), nowMs)
}
