// Which articles are fetched again before an edition is composed, so that nothing changed or withdrawn is printed. Sets
// how many articles of a source are checked, and how far back.
import { dayMs } from '../durations.ts'
import type { KnownEntry } from './types.ts'

/** Per source, newest first: as many as it may bring in a week or two. Chosen, not measured. */
const mostChecked = 200

/** If stories never become too old, checking is limited to this many days. Chosen, not measured. */
const longestDays = 60

/** Entries that could still be printed and have not been checked since `sinceMs`, newest first.
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
