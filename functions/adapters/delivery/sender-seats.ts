// Seats of the senders of editions, `PACE`/`SEATS`: for each its owner and until when (ms) it is held; and how long one
// email keeps a sender busy, from which the number of seats follows.
import type { Seat } from '../../pace-ports.ts'
import type { Key, Table } from '../services/dynamodb.ts'

const key: Key = { pk: 'PACE', sk: 'SEATS' }

const ownerForm = /^owner(\d+)$/

export async function seats(table: Table): Promise<{ held: Map<number, Seat>; mailMs: number | null }> {
  const item = (await table.get(key)) ?? {}
  const held = Object.entries(item).flatMap(([name, owner]) => {
    const seat = ownerForm.exec(name)?.[1]
    if (seat === undefined) return []
    return [
      [Number(seat), { owner: String(owner), untilMs: Number(item[`until${seat}` as keyof typeof item]) }] as const,
    ]
  })
  const mailMs = (item as { mailMs?: number }).mailMs
  return { held: new Map(held), mailMs: mailMs ?? null }
}

export async function takeSeat(
  table: Table,
  seat: number,
  owner: string,
  nowMs: number,
  untilMs: number,
): Promise<boolean> {
  const taken = await table.update(key, {
    text: 'SET #owner = :owner, #until = :until',
    condition: 'attribute_not_exists(#owner) OR #until <= :now OR #owner = :owner',
    names: { '#owner': `owner${seat}`, '#until': `until${seat}` },
    values: { ':owner': owner, ':until': untilMs, ':now': nowMs },
  })
  return taken !== null
}

export async function leaveSeat(table: Table, seat: number, owner: string, mailMs: number | null): Promise<void> {
  await table.update(key, {
    text: `${mailMs === null ? '' : 'SET #mailMs = :mailMs '}REMOVE #owner, #until`,
    condition: '#owner = :owner',
    names: {
      '#owner': `owner${seat}`,
      '#until': `until${seat}`,
      ...(mailMs === null ? {} : { '#mailMs': 'mailMs' }),
    },
    values: { ':owner': owner, ...(mailMs === null ? {} : { ':mailMs': mailMs }) },
  })
}

export async function noteMailMs(table: Table, mailMs: number): Promise<void> {
  await table.update(key, {
    text: 'SET #mailMs = :mailMs',
    names: { '#mailMs': 'mailMs' },
    values: { ':mailMs': mailMs },
  })
}
