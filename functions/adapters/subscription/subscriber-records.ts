// How subscribers and their address pointers are stored in DynamoDB: the record `S#<shard>`/`<id>`, the pointer
// `A#<HMAC>`/`A` that leads to it.
import { addressPointer } from '../../subscription/address.ts'
import { shardOf } from '../../subscription/shard.ts'
import type { Subscriber } from '../../subscription/types.ts'
import type { Item, Key } from '../services/dynamodb.ts'

export interface Pointer {
  id: string | null
  suppressed: Subscriber['suppressed']
}

export function pointerOf(item: Item | null): Pointer | null {
  if (!item) return null
  const { id = null, suppressed = null } = item as Partial<Pointer>
  return { id, suppressed }
}

export function recordKey(id: string): Key {
  return { pk: `S#${shardOf(id)}`, sk: id }
}

/** DynamoDB's TTL attribute must be a number or absent. */
export function itemOf({ expiresAt, ...subscriber }: Subscriber, version: number): Item {
  return { ...recordKey(subscriber.id), ...subscriber, version, ...(expiresAt === null ? {} : { expiresAt }) }
}

export function subscriberOf({ pk: _pk, sk: _sk, version: _version, ...record }: Item): Subscriber {
  return { expiresAt: null, requests: [], linksVersion: 0, ...record } as unknown as Subscriber
}

export function pointerKeyOf(address: string, pepper: string): Key {
  return { pk: `A#${addressPointer(address, pepper)}`, sk: 'A' }
}
