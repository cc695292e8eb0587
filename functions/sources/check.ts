// Which articles are looked up again on their site before an edition is composed, so that what was changed or taken
// back is not printed. How many articles of a source, and how far back, stands here.
import { dayMs } from '../durations.ts'
import type { KnownEntry } from './types.ts'

/** Of one source: as many as it may bring in a week or two, the newest first. */
const mostChecked = 200

/** Where stories never grow too old, no more than this can be looked after. */
const longestDays = 60

/** Entries that could still be printed and were not looked after since `sinceMs`, the newest first.
 *
 * @param days that a story may wait; `null`: for ever */
export function entriesToCheck(
  entries: readonly KnownEntry[],
  { sinceMs, days }: { sinceMs: number; days: number | null },
): KnownEntry[] {
  const oldestMs = sinceMs - (Math.min(days ?? longestDays, longestDays) + 1) * dayMs
  const inStock = entries.flatMap((entry) => {
    const takenMs = Date.parse(entry.takenAt ?? '')
    return entry.page !== null && entry.url && takenMs >= oldestMs && takenMs < sinceMs ? [{ entry, takenMs }] : []
  })
  return inStock
    .sort((a, b) => b.takenMs - a.takenMs)
    .slice(0, mostChecked)
    .map(({ entry }) => entry)
    .filter(({ checkedAt }) => checkedAt === undefined || Date.parse(checkedAt) < sinceMs)
}
