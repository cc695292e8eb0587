// The address pointers during a change of address: the new one is taken before the record has the new address, the old
// one is released afterwards.
import type { Clock } from '../../ports.ts'
import type { AddressStore, TakenAddress } from '../../reader-ports.ts'
import { addressGivenUp } from '../../subscription/requests/address-change.ts'
import type { Key, Table } from '../services/dynamodb.ts'
import { type Owner, recordAt, takeFrom, takePointer } from './address-pointer.ts'
import { type Pointer, pointerKeyOf, pointerOf } from './subscriber-records.ts'
import { subscriberStore } from './subscriber-store.ts'

export interface AddressStoreOptions {
  clock: Clock
  pepper: () => Promise<string>
}

export function addressStore(table: Table, options: AddressStoreOptions): AddressStore {
  const pointerKey = async (address: string) => pointerKeyOf(address, await options.pepper())
  return {
    take: async (owner) => take(table, await pointerKey(owner.address), owner, options),
    release: async ({ id, address }, before) => {
      await table.update(await pointerKey(address), {
        text: 'REMOVE #id',
        condition: '#id = :id AND (attribute_not_exists(heldSince) OR heldSince <= :before)',
        names: { '#id': 'id' },
        values: { ':id': id, ':before': before },
      })
    },
  }
}

async function take(table: Table, key: Key, owner: Owner, options: AddressStoreOptions): Promise<TakenAddress> {
  const now = options.clock.now()
  const free = await takePointer(table, key, owner, now)
  if (free) return taken(free)
  const holder = pointerOf(await table.get(key))?.id ?? null
  const record = holder === null ? null : await recordAt(table, holder, owner.address)
  if (holder !== null && record !== null) {
    const change = subscriberStore(table, options)
    const after = await change.update(holder, (one) => addressGivenUp(one, now.toISOString()))
    if (after?.status === 'active') return { outcome: 'held' }
    const ours = await takeFrom(table, key, owner.id, holder, now)
    if (ours) return taken(ours)
  }
  throw new Error('Others are at the address that a reader wants; it is free or theirs in a quarter of an hour.')
}

function taken({ suppressed }: Pointer): TakenAddress {
  return { outcome: 'taken', suppressed }
}
