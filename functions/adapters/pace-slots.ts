// Sequences of sending slots, each an item of which `next` is the instant (ms) of the first free slot: `PACE`/`PACE`
// for all editions of the account, `PACE`/`CONFIRMATIONS` for the confirmations of the list.
import { hourMs } from '../durations.ts'
import type { Key, Table } from './dynamodb.ts'

interface SlotSequence {
  key: Key
  /** How many milliseconds ahead a slot may lie; infinite for senders who cannot be turned away. */
  ceiling: number
}

const editionSlots: SlotSequence = { key: { pk: 'PACE', sk: 'PACE' }, ceiling: Number.POSITIVE_INFINITY }

/** Two attempts are enough unless another caller moves `next` across now in between. */
const tries = 20

/** No slot is reserved further ahead than this: an instant that is was written by a clock that went wrong. */
const horizon = hourMs

export async function reservePace(table: Table, count: number, perSecond: number, nowMs: number): Promise<number> {
  if (!(perSecond > 0))
    throw new Error(`The pace must be above 0 messages a second, not ${perSecond}; check the quota.`)
  const first = await reserve(table, editionSlots, Math.ceil((count * 1000) / perSecond), nowMs)
  if (first === null) throw new Error('The slots of editions have no ceiling, and yet none was free.')
  return first
}

/** One a second, unless told otherwise: what SES gives an account in its sandbox. */
const confirmationMs = 1_000

/** One slot; `null` where the next free one is further ahead than the ceiling. */
export function reserveConfirmation(
  table: Table,
  ceilingMs: number,
  nowMs: number,
  spacingMs = confirmationMs,
): Promise<number | null> {
  return reserve(table, { key: { pk: 'PACE', sk: 'CONFIRMATIONS' }, ceiling: ceilingMs }, spacingMs, nowMs)
}

async function reserve(table: Table, sequence: SlotSequence, width: number, nowMs: number): Promise<number | null> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    // Mostly the next slot is free at once.
    const end =
      (await reserveFromNow(table, sequence, width, nowMs)) ?? (await reserveAfterOthers(table, sequence, width, nowMs))
    if (end !== null) return end - width
    if (await isFull(table, sequence, nowMs)) return null
  }
  throw new Error(`The next slot changed under every one of ${tries} attempts to reserve a slot; try again.`)
}

/** The end of what is reserved after the slots that others have; `null` when they have none, or too many. */
function reserveAfterOthers(
  table: Table,
  { key, ceiling }: SlotSequence,
  width: number,
  nowMs: number,
): Promise<number | null> {
  const values = { ':width': width, ':now': nowMs, ':furthest': nowMs + Math.min(ceiling, horizon) }
  return advance(table, key, 'SET #next = #next + :width', '#next BETWEEN :now AND :furthest', values)
}

/** The end of what is reserved from now on; `null` when somebody else did so first. */
function reserveFromNow(table: Table, { key }: SlotSequence, width: number, nowMs: number): Promise<number | null> {
  const isFree = 'attribute_not_exists(#next) OR #next < :now OR #next > :horizon'
  const values = { ':end': nowMs + width, ':now': nowMs, ':horizon': nowMs + horizon }
  return advance(table, key, 'SET #next = :end', isFree, values)
}

async function advance(
  table: Table,
  key: Key,
  text: string,
  condition: string,
  values: Record<string, number>,
): Promise<number | null> {
  const item = await table.update(key, { text, condition, names: { '#next': 'next' }, values })
  return item && Number(item['next'])
}

async function isFull(table: Table, { key, ceiling }: SlotSequence, nowMs: number): Promise<boolean> {
  if (ceiling >= horizon) return false
  const next = Number((await table.get(key))?.['next'])
  return next > nowMs + ceiling && next <= nowMs + horizon
}
