// Lines of sending slots, each an item of which `next` is the instant (ms) of the first free slot: `PACE`/`PACE` for all
// editions of the account, `PACE`/`CONFIRMATIONS` for the confirmations of the list.
import { hourMs } from '../durations.ts'
import type { Key, Table } from './dynamodb.ts'

interface Line {
  key: Key
  /** Milliseconds that nobody is given a slot beyond; infinite for senders who cannot be turned away. */
  ceiling: number
}

const editions: Line = { key: { pk: 'PACE', sk: 'PACE' }, ceiling: Number.POSITIVE_INFINITY }

/** Two attempts are enough unless another caller moves the line across now in between. */
const tries = 20

/** No line of waiting senders reaches further than this: one that does was written by a clock that went wrong. */
const horizon = hourMs

export async function reservePace(table: Table, count: number, perSecond: number, nowMs: number): Promise<number> {
  if (!(perSecond > 0))
    throw new Error(`The pace must be above 0 messages a second, not ${perSecond}; check the quota.`)
  const first = await reserve(table, editions, Math.ceil((count * 1000) / perSecond), nowMs)
  if (first === null) throw new Error('The pace line of editions has no end, and yet it was full.')
  return first
}

/** One slot; `null` where the next free one is further ahead than the ceiling. */
export function reserveConfirmation(
  table: Table,
  ceilingMs: number,
  nowMs: number,
  spacingMs = 1000,
): Promise<number | null> {
  return reserve(table, { key: { pk: 'PACE', sk: 'CONFIRMATIONS' }, ceiling: ceilingMs }, spacingMs, nowMs)
}

async function reserve(table: Table, line: Line, width: number, nowMs: number): Promise<number | null> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    // Mostly nobody waits.
    const end = (await startAfresh(table, line, width, nowMs)) ?? (await queueUp(table, line, width, nowMs))
    if (end !== null) return end - width
    if (await isFull(table, line, nowMs)) return null
  }
  throw new Error(`The pace line changed under every one of ${tries} attempts to reserve a slot; try again.`)
}

/** Behind those who wait; `null` when nobody does, or too many. */
async function queueUp(table: Table, { key, ceiling }: Line, width: number, nowMs: number): Promise<number | null> {
  const line = await table.update(key, {
    text: 'SET #next = #next + :width',
    condition: '#next BETWEEN :now AND :furthest',
    names: { '#next': 'next' },
    values: { ':width': width, ':now': nowMs, ':furthest': nowMs + Math.min(ceiling, horizon) },
  })
  return line && Number(line['next'])
}

/** From now on; `null` when somebody else did so first. */
async function startAfresh(table: Table, { key }: Line, width: number, nowMs: number): Promise<number | null> {
  const line = await table.update(key, {
    text: 'SET #next = :end',
    condition: 'attribute_not_exists(#next) OR #next < :now OR #next > :horizon',
    names: { '#next': 'next' },
    values: { ':end': nowMs + width, ':now': nowMs, ':horizon': nowMs + horizon },
  })
  return line && Number(line['next'])
}

async function isFull(table: Table, { key, ceiling }: Line, nowMs: number): Promise<boolean> {
  if (ceiling >= horizon) return false
  const next = Number((await table.get(key))?.['next'])
  return next > nowMs + ceiling && next <= nowMs + horizon
}
