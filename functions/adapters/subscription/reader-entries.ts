// Imports, lifts suppressions of and erases readers in DynamoDB; keeps the salt of each import, `I#<SHA-256 of its
// file>`/`SALT`, for as long as its file may be imported again.
import { daySeconds } from '../../durations.ts'
import type { Clock } from '../../ports.ts'
import type { ReaderEntries } from '../../reader-ports.ts'
import { withEvent } from '../../subscription/consent.ts'
import { isSameAddress } from '../../subscription/requests/address-change.ts'
import { keptAfterLeaving } from '../../subscription/requests/leave.ts'
import type { Subscriber, Suppression } from '../../subscription/types.ts'
import type { Key, Table } from '../services/dynamodb.ts'
import { itemOf, pointerKeyOf, pointerOf, recordKey } from './subscriber-records.ts'
import { subscriberStore } from './subscriber-store.ts'

export interface ReaderEntriesOptions {
  clock: Clock
  pepper: () => Promise<string>
  /** Deletes an item of the table. */
  remove: (key: Key) => Promise<void>
}

/** An import that was interrupted can be resumed within this time. Chosen, not measured. */
const saltSeconds = 90 * daySeconds

export function readerEntries(table: Table, { clock, pepper, remove }: ReaderEntriesOptions): ReaderEntries {
  const pointerKey = async (address: string) => pointerKeyOf(address, await pepper())
  const subscribers = subscriberStore(table, { clock, pepper })
  return {
    importSalt: (file, fresh) => importSalt(table, file, fresh, clock.now()),
    enter: async (subscriber) => enter(table, await pointerKey(subscriber.address), subscriber, clock.now()),
    erase: async ({ id, address }) => {
      await remove(recordKey(id))
      await table.update(await pointerKey(address), {
        text: 'REMOVE #id',
        condition: '#id = :id',
        names: { '#id': 'id' },
        values: { ':id': id },
      })
    },
    lift: async (address, at, reason) => {
      const key = await pointerKey(address)
      const before = pointerOf(await table.get(key))
      if (before === null) return null
      const onPointer = before.suppressed
      if (onPointer !== null) await liftPointer(table, key, onPointer, at)
      let onRecord: Suppression | null = null
      const change = (one: Subscriber) => {
        onRecord = isSameAddress(one.address, address) ? one.suppressed : null
        return onRecord === null ? null : liftedRecord(one, at, reason)
      }
      if (before.id !== null) await subscribers.update(before.id, change)
      return onPointer ?? onRecord
    },
  }
}

async function importSalt(table: Table, file: string, fresh: string, now: Date): Promise<string> {
  const key = { pk: `I#${file}`, sk: 'SALT' }
  const expiresAt = Math.floor(now.getTime() / 1000) + saltSeconds
  const isFree = {
    text: 'attribute_not_exists(pk) OR expiresAt <= :now',
    values: { ':now': Math.floor(now.getTime() / 1000) },
  }
  if (await table.put({ ...key, salt: fresh, expiresAt }, isFree)) return fresh
  const salt = (await table.get(key))?.['salt']
  if (typeof salt === 'string') return salt
  throw new Error('The salt of an import is gone while it was read; run the import again.')
}

/** The pointer first, as everywhere. An address of which anything is known is left alone: an import was interrupted
 * only if our own pointer has no record yet. After `keptAfterLeaving` a missing record may be that of a reader who
 * left, so the pointer is no longer taken for ours. */
async function enter(table: Table, key: Key, subscriber: Subscriber, now: Date): Promise<boolean> {
  const { id } = subscriber
  if (await table.put({ ...key, id, heldSince: now.toISOString() }, { text: 'attribute_not_exists(pk)' })) {
    await putRecord(table, subscriber)
    return true
  }
  const pointer = await table.get(key)
  const heldMs = now.getTime() - Date.parse(String(pointer?.['heldSince']))
  const isOurs = pointer?.['id'] === id && heldMs < keptAfterLeaving * 1000
  if (!isOurs || (await table.get(recordKey(id))) !== null) return false
  await putRecord(table, { ...subscriber, suppressed: pointerOf(pointer)?.suppressed ?? null })
  return true
}

async function putRecord(table: Table, subscriber: Subscriber): Promise<void> {
  await table.put(itemOf(subscriber, 1), { text: 'attribute_not_exists(pk)' })
}

/** Leaves a suppression that was set in the meantime. */
async function liftPointer(table: Table, key: Key, found: Suppression, at: string): Promise<void> {
  await table.update(key, {
    text: 'SET #lifted = :lifted REMOVE #suppressed',
    condition: '#suppressed.#reason = :reason AND #suppressed.#at = :at',
    names: { '#lifted': 'lifted', '#suppressed': 'suppressed', '#reason': 'reason', '#at': 'at' },
    values: { ':lifted': { at, was: found.reason }, ':reason': found.reason, ':at': found.at },
  })
}

function liftedRecord(subscriber: Subscriber, at: string, reason: string): Subscriber {
  const { topics, consent } = subscriber
  const event = { at, act: 'lifted' as const, by: 'operator', words: reason, topics }
  return { ...subscriber, suppressed: null, consent: withEvent(consent, event) }
}
