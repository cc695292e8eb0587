// `npm run edition -- watch <id>`: one look after the other at an edition that is sent, and at whom it reached.
import { isUnderWay } from '../../../functions/delivery/edition-status.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import { reachOfEdition } from '../../../functions/use-cases/operating/reach-of-edition.ts'
import type { Operating } from './operating.ts'
import { commandLines, detailLines } from './print.ts'
import { type Look, progressLines, reachLines } from './progress.ts'

export interface Looked {
  lines: string[]
  /** For the rate until the next; `null` once it is over. */
  look: Look | null
}

/** @param before the look before */
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

/** Of an edition that is over; nothing of one that nobody got. */
export async function reachOf({ target, clock, settings }: Operating, record: EditionRecord): Promise<string[]> {
  if (record.eligible === null || record.contentHash === null) return []
  const { close, ...reading } = await target.reading()
  try {
    return reachLines(await reachOfEdition({ ...reading, clock }, settings, record), record)
  } finally {
    close()
  }
}

/** Looks until it is over, paused or stopped; what is shown takes the place of what was shown before.
 * @param show the lines of a look
 * @param pause until the next */
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
