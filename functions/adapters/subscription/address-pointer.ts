// The pointer of an address in DynamoDB (`A#<HMAC>`/`A`), and who may take it over. The pointer is written before the
// record it points to, so for a while the record may be missing or hold another address; after that the pointer is
// free.
import { minuteMs } from '../../durations.ts'
import { isSameAddress } from '../../subscription/requests/address-change.ts'
import type { Subscriber } from '../../subscription/types.ts'
import type { Item, Key, Table } from '../services/dynamodb.ts'
import { type Pointer, pointerOf, recordKey, subscriberOf } from './subscriber-records.ts'

/** Longer than any request or change of address takes. Chosen, not measured. */
const graceMs = 15 * minuteMs

export type Owner = Pick<Subscriber, 'id' | 'address'>

/** The pointer afterwards; `null` if someone else has it. */
export async function takePointer(table: Table, key: Key, { id, address }: Owner, now: Date): Promise<Pointer | null> {
  const free = await setPointer(table, key, id, now, {
    text: 'attribute_not_exists(id) OR id = :id',
    values: {},
  })
  if (free) return pointerOf(free)
  const held = await table.get(key)
  const holder = pointerOf(held)?.id
  if (!holder || isYoung(held, now) || (await recordAt(table, holder, address)) !== null) return null
  return takeFrom(table, key, id, holder, now)
}

/** Takes the pointer from a holder that was found to have no claim to it. */
export async function takeFrom(table: Table, key: Key, id: string, holder: string, now: Date): Promise<Pointer | null> {
  return pointerOf(await setPointer(table, key, id, now, { text: 'id = :holder', values: { ':holder': holder } }))
}

/** The record of a reader, if it has this address. */
export async function recordAt(table: Table, id: string, address: string): Promise<Subscriber | null> {
  const item = await table.get(recordKey(id))
  const record = item && subscriberOf(item)
  return record && isSameAddress(record.address, address) ? record : null
}

/** The pointer with its id left out if that id's record has another address. */
export async function readPointer(table: Table, key: Key, address: string): Promise<Pointer | null> {
  const pointer = pointerOf(await table.get(key))
  if (!pointer?.id) return pointer
  const item = await table.get(recordKey(pointer.id))
  return item === null || isSameAddress(subscriberOf(item).address, address) ? pointer : { ...pointer, id: null }
}

function isYoung(held: Item | null, now: Date): boolean {
  return now.getTime() - Date.parse(String(held?.['heldSince'])) < graceMs
}

function setPointer(
  table: Table,
  key: Key,
  id: string,
  now: Date,
  condition: { text: string; values: Record<string, unknown> },
) {
  return table.update(key, {
    text: 'SET id = :id, heldSince = :now',
    values: { ':id': id, ':now': now.toISOString(), ...condition.values },
    condition: condition.text,
  })
}
