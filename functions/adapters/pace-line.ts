// The one line of sending slots of the account, `PACE`/`PACE`: `next` is the instant (ms) of the first free slot.
import type { Table } from './dynamodb.ts'

const key = { pk: 'PACE', sk: 'PACE' }

/** Two attempts are enough unless another caller moves the line across now in between. */
const tries = 20

/** No line of waiting senders reaches further than this: one that does was written by a clock that went wrong. */
const horizon = 60 * 60_000

export async function reservePace(table: Table, count: number, perSecond: number, nowMs: number): Promise<number> {
  if (!(perSecond > 0))
    throw new Error(`The pace must be above 0 messages a second, not ${perSecond}; look at the quota.`)
  const width = Math.ceil((count * 1000) / perSecond)
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const end = (await queueUp(table, width, nowMs)) ?? (await startAfresh(table, width, nowMs))
    if (end !== null) return end - width
  }
  throw new Error(`The pace line changed under every one of ${tries} attempts to reserve ${count} slots; try again.`)
}

/** Behind those who wait; `null` when nobody does. */
async function queueUp(table: Table, width: number, nowMs: number): Promise<number | null> {
  const line = await table.update(key, {
    text: 'SET #next = #next + :width',
    condition: '#next BETWEEN :now AND :horizon',
    names: { '#next': 'next' },
    values: { ':width': width, ':now': nowMs, ':horizon': nowMs + horizon },
  })
  return line && Number(line['next'])
}

/** From now on; `null` when somebody else did so first. */
async function startAfresh(table: Table, width: number, nowMs: number): Promise<number | null> {
  const line = await table.update(key, {
    text: 'SET #next = :end',
    condition: 'attribute_not_exists(#next) OR #next < :now OR #next > :horizon',
    names: { '#next': 'next' },
    values: { ':end': nowMs + width, ':now': nowMs, ':horizon': nowMs + horizon },
  })
  return line && Number(line['next'])
}
