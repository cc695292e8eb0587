// `npm run edition -- watch <id>`: looks repeatedly at an edition that is being sent, and at whom it reached.
// Sets how often (seconds).
import { isUnderWay } from '../../../functions/delivery/edition-status.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import { reachOfEdition } from '../../../functions/use-cases/operating/reach-of-edition.ts'
import type { Operating } from './operating.ts'
import { commandLines, detailLines } from './print.ts'
import { type Look, progressLines, reachLines } from './progress.ts'

/** Between two looks, each of which reads the batches of the edition. Chosen, not measured. */
export const pauseMs = 5_000

export interface Looked {
  lines: string[]
  /** For the rate until the next look; `null` once it is over. */
  look: Look | null
}

/** @param before the previous look */
export async function lookAt(operating: Operating, record: EditionRecord, before: Look | null): Promise<Looked> {
  const { target, clock, settings } = operating
  if (!isUnderWay(record.status)) return { lines: await reachOf(operating, record), look: null }
  const [batches, standing, quota] = await Promise.all([
    target.editions.batches(record.id),
    target.standing(record.id),
    target.quota().catch(() => null),
  ])
  const look: Look = { at: clock.now(), record, batches, ...standing, quota, share: settings.caps.rateShare }
  return { lines: progressLines(look, before), look }
}

/** For an edition that is over; empty if no one got it. */
async function reachOf({ target, clock, settings }: Operating, record: EditionRecord): Promise<string[]> {
  if (record.eligible === null || record.contentHash === null) return []
  const { close, ...reading } = await target.reading()
  try {
    return reachLines(await reachOfEdition({ ...reading, clock }, settings, record), await reading.editions.list())
  } finally {
    close()
  }
}

/** Looks until it is over, paused or stopped; each look replaces the one before.
 * @param show prints the lines of a look
 * @param pause waits until the next */
export async function watch(
  operating: Operating,
  edition: string,
  { show, pause }: { show: (lines: string[]) => void; pause: () => Promise<unknown> },
): Promise<void> {
  let before: Look | null = null
  for (;;) {
    const record = await operating.target.editions.find(edition)
    if (record === null) return
    const { lines, look } = await lookAt(operating, record, before)
    show([...detailLines(record), ...lines, ...commandLines(record, operating.options)])
    if (record.status !== 'launching' && record.status !== 'sending') return
    before = look
    await pause()
  }
}
