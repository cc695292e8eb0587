// Sequences of sending slots, one item each, in which `next` is the instant (ms) of the first free slot: `PACE`/`PACE`
// for all emails of the account, `PACE`/`CONFIRMATIONS` for the confirmations of the list. The account's item also
// counts its slots, in total and by the hour, and holds the halt: a single write reserves, counts and respects it.
import { isInDay } from '../../delivery/pace/day-quota.ts'
import { slotsUntil, spacingMs } from '../../delivery/pace/pace.ts'
import { hourMs } from '../../durations.ts'
import type { Halt, ReservedSlots, SlotAnswer, SlotRequest } from '../../pace-ports.ts'
import type { Expression, Item, Key, Table } from '../services/dynamodb.ts'

export const accountKey: Key = { pk: 'PACE', sk: 'PACE' }
const confirmationsKey: Key = { pk: 'PACE', sk: 'CONFIRMATIONS' }

/** Two attempts are enough unless another caller moves `next` past the present in between. */
const tries = 20

/** No slot is reserved further ahead than this; a later instant must come from a wrong clock and is ignored. */
const horizonMs = hourMs

/** Allowed for arithmetic with fractions of a millisecond. */
const roundingMs = 0.001

/** Hours older than a day stay in the item until there are this many, because removing them costs a write. */
const mostOldHours = 12

export async function reserve(table: Table, request: SlotRequest): Promise<SlotAnswer> {
  const { perSecond, nowMs, latestMs } = request
  if (!(perSecond > 0))
    throw new Error(`The pace must be above 0 messages a second, not ${perSecond}; check the quota.`)
  const spacing = spacingMs(perSecond)
  let count = Math.min(request.count, slotsUntil(latestMs, nowMs, spacing))
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (count < 1) return { outcome: 'late', nextMs: nowMs }
    const item = await advanceAccount(table, request, count, spacing)
    if (item) {
      await dropOldHours(table, item, nowMs)
      const firstMs = Number(item['next']) - count * spacing
      return { outcome: 'reserved', firstMs, count, reserved: slotsIn(item, nowMs) }
    }
    const found = await table.get(accountKey)
    const halt = haltIn(found)
    if (halt && !request.trial) return { outcome: 'halted', halt }
    const next = Number(found?.['next'] ?? 0)
    const isAhead = next > nowMs && next <= nowMs + horizonMs
    const fitting = isAhead ? slotsUntil(latestMs, next, spacing) : slotsUntil(latestMs, nowMs, spacing)
    if (fitting < 1) return { outcome: 'late', nextMs: next }
    count = Math.min(request.count, fitting)
  }
  throw new Error(`The next slot changed under every one of ${tries} attempts to reserve a slot; try again.`)
}

/** While sending is under way the next slot is ahead; when no one is waiting, it is now. */
async function advanceAccount(table: Table, request: SlotRequest, count: number, spacing: number) {
  const { nowMs, latestMs, trial } = request
  const width = count * spacing
  const furthest = Math.min(latestMs - (count - 1) * spacing + roundingMs, nowMs + horizonMs)
  const goesOn = trial ? '' : ' AND attribute_not_exists(#halted)'
  const counting = {
    text: 'ADD #total :count, #hour :count',
    names: { '#total': 'total', '#hour': hourName(nowMs), ...(trial ? {} : { '#halted': 'haltedSince' }) },
    values: { ':count': count },
  }
  const behind = (part: ReturnType<typeof afterOthers>) =>
    table.update(accountKey, {
      text: `${part.text} ${counting.text}`,
      condition: `(${part.condition})${goesOn}`,
      names: { ...part.names, ...counting.names },
      values: { ...part.values, ...counting.values },
    })
  return (await behind(afterOthers(width, nowMs, furthest))) ?? (await behind(fromNow(width, nowMs)))
}

/** One a second, unless told otherwise: the rate of an SES account in the sandbox. */
const confirmationMs = 1_000

/** Reserves one slot; `null` if the next free one is further ahead than the ceiling. */
export async function reserveConfirmation(
  table: Table,
  ceilingMs: number,
  nowMs: number,
  spacing = confirmationMs,
): Promise<number | null> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const furthest = nowMs + Math.min(ceilingMs, horizonMs)
    const item =
      (await table.update(confirmationsKey, fromNow(spacing, nowMs))) ??
      (await table.update(confirmationsKey, afterOthers(spacing, nowMs, furthest)))
    if (item) return Number(item['next']) - spacing
    const next = Number((await table.get(confirmationsKey))?.['next'])
    if (next > furthest && next <= nowMs + horizonMs) return null
  }
  throw new Error(`The next slot changed under every one of ${tries} attempts to reserve a slot; try again.`)
}

type Change = Required<Expression> & { condition: string }

function afterOthers(width: number, nowMs: number, furthest: number): Change {
  return {
    text: 'SET #next = #next + :width',
    condition: '#next BETWEEN :now AND :furthest',
    names: { '#next': 'next' },
    // DynamoDB refuses a BETWEEN whose bounds are reversed; with equal bounds it simply does not hold.
    values: { ':width': width, ':now': nowMs, ':furthest': Math.max(nowMs, furthest) },
  }
}

function fromNow(width: number, nowMs: number): Change {
  return {
    text: 'SET #next = :end',
    condition: 'attribute_not_exists(#next) OR #next < :now OR #next > :horizon',
    names: { '#next': 'next' },
    values: { ':end': nowMs + width, ':now': nowMs, ':horizon': nowMs + horizonMs },
  }
}

const hourForm = /^h(\d+)$/

function hourName(ms: number): string {
  return `h${Math.floor(ms / hourMs)}`
}

export function slotsIn(item: Item | null, nowMs: number): ReservedSlots {
  const hours = Object.entries(item ?? {}).flatMap(([name, count]) => {
    const hour = Number(hourForm.exec(name)?.[1] ?? Number.NaN)
    return isInDay(hour, nowMs) ? [[hour, Number(count)] as const] : []
  })
  return { total: Number(item?.['total'] ?? 0), nextMs: Number(item?.['next'] ?? 0), byHour: new Map(hours) }
}

/** Takes slots that will not be used off the count. */
export async function releaseSlots(table: Table, count: number, nowMs: number): Promise<void> {
  await table.update(accountKey, {
    text: 'ADD #total :less, #hour :less',
    names: { '#total': 'total', '#hour': hourName(nowMs) },
    values: { ':less': -count },
  })
}

async function dropOldHours(table: Table, item: Item, nowMs: number): Promise<void> {
  const old = Object.keys(item).filter((name) => hourForm.test(name) && !isInDay(Number(name.slice(1)), nowMs))
  if (old.length < mostOldHours) return
  await table.update(accountKey, {
    text: `REMOVE ${old.map((_name, n) => `#old${n}`).join(', ')}`,
    names: Object.fromEntries(old.map((name, n) => [`#old${n}`, name])),
  })
}

export function haltIn(item: Item | null): Halt | null {
  if (item?.['haltedSince'] === undefined) return null
  const { haltedSince, haltedUntil, haltedFor, probes } = item
  return {
    sinceMs: Number(haltedSince),
    untilMs: Number(haltedUntil),
    reason: String(haltedFor),
    probes: Number(probes),
  }
}
