// The editions that briefings draw on: the one being sent, and as many earlier ones as a cadence catches up on.
import { isSent, newestFirst } from '../../delivery/edition-status.ts'
import { type OpenFrame, openFrame } from '../../delivery/message/message.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import type { BriefingEdition } from '../../edition/briefing/briefing.ts'
import type { EditionStore } from '../../ports.ts'
import { editionsOf, fullestCadence } from '../../subscription/cadence.ts'
import { launchedDocument } from '../launched-document.ts'

type Reading = Pick<EditionStore, 'list' | 'document' | 'frames'>

/** The edition itself first, then earlier ones, the latest first.
 * @throws Error if one of them has no content */
export async function drawnEditions(editions: Reading, record: EditionRecord): Promise<BriefingEdition<OpenFrame>[]> {
  const drawnOn = [record, ...previousOf(record, await editions.list())]
  return Promise.all(drawnOn.map((one) => read(editions, one)))
}

/** The latest editions of earlier weeks that were sent, one per week: readers of a longer cadence get them too. */
function previousOf(record: EditionRecord, all: EditionRecord[]): EditionRecord[] {
  const sent = all.filter(
    (one) => isSent(one.status) && one.contentHash !== null && one.week !== record.week && one.date < record.date,
  )
  const oneAWeek = Map.groupBy(sent.sort(newestFirst), ({ week }) => week).values()
  return Array.from(oneAWeek, ([one]) => one)
    .filter((one) => one !== undefined)
    .slice(0, editionsOf(fullestCadence) - 1)
}

async function read(editions: Reading, record: EditionRecord): Promise<BriefingEdition<OpenFrame>> {
  const { id, contentHash } = record
  if (contentHash === null) throw new Error(`Edition ${id} has no content; it cannot be sent.`)
  const [document, frames] = await Promise.all([launchedDocument(editions, record), editions.frames(id, contentHash)])
  return { document, frames: frames.map(openFrame) }
}
