// Subscribers in DynamoDB: the record `S#<shard>`/`<id>`, the address pointer `A#<HMAC>`/`A` that leads to it, and
// recent requests for a mailbox, `A#<HMAC>`/`ASKED`.

import { isDeepStrictEqual } from 'node:util'
import type { Clock, SubscriberStore } from '../../ports.ts'
import { countedMs } from '../../subscription/limits/mail-cap.ts'
import { type Asked, mailboxOf } from '../../subscription/limits/mailbox.ts'
import { isSameAddress } from '../../subscription/requests/address-change.ts'
import { bySeverity, moreSevere, reconfirmationMs, suppressed, suppression } from '../../subscription/suppression.ts'
import type { Subscriber, Suppression } from '../../subscription/types.ts'
import type { Key, Table } from '../services/dynamodb.ts'
import { readPointer, takePointer } from './address-pointer.ts'
import { itemOf, pointerKeyOf, pointerOf, recordKey, subscriberOf } from './subscriber-records.ts'

export interface SubscriberStoreOptions {
  clock: Clock
  pepper: () => Promise<string>
  /** Records per page of a shard. */
  pageSize?: number
}

/** Attempts of `update` when others change the same record at the same time. */
const tries = 10

export function subscriberStore(table: Table, options: SubscriberStoreOptions): SubscriberStore {
  const pointerKey = async (address: string): Promise<Key> => pointerKeyOf(address, await options.pepper())
  return {
    get: (id) => get(table, id),
    shard: (shard) => readShard(table, shard, options.pageSize),
    findByAddress: async (address) => readPointer(table, await pointerKey(address), address),
    create: async (subscriber) => create(table, await pointerKey(subscriber.address), subscriber, options.clock),
    update: (id, change) => update(table, id, change),
    suppress: async (address, reason, at, mailedAt = at) =>
      suppress(table, await pointerKey(address), address, suppression(reason, at), mailedAt),
    takeReconfirmation: async (address, request, at) =>
      takeReconfirmation(table, await pointerKey(address), request, at),
    updateAsked: async (address, change) => {
      const { pk } = await pointerKey(mailboxOf(address))
      return updateAsked(table, { pk, sk: 'ASKED' }, change, options.clock)
    },
  }
}

async function get(table: Table, id: string): Promise<Subscriber | null> {
  const item = await table.get(recordKey(id))
  return item && subscriberOf(item)
}

/** Records are about 1 KB each, so a page stays within the 1 MB of one answer to Query. */
const recordsPerPage = 500

async function* readShard(table: Table, shard: number, pageSize = recordsPerPage): AsyncIterable<Subscriber[]> {
  for await (const items of table.query(`S#${shard}`, { pageSize })) yield items.map(subscriberOf)
}

/** The pointer first: a crash in between leaves a pointer without a record, never two records of one address. */
async function create(table: Table, pointer: Key, subscriber: Subscriber, clock: Clock): Promise<boolean> {
  const now = clock.now()
  const updated = await takePointer(table, pointer, subscriber, now)
  if (!updated) return false
  const own = subscriber.suppressed
  if (own) await table.update(pointer, suppressIfGraver(suppression(own.reason, own.at)))
  await table.put(itemOf({ ...subscriber, suppressed: moreSevere(updated.suppressed, subscriber.suppressed) }, 1), {
    text: 'attribute_not_exists(pk) OR version = :one',
    values: { ':one': 1 },
  })
  return true
}

async function update(
  table: Table,
  id: string,
  change: (subscriber: Subscriber) => Subscriber | null,
): Promise<Subscriber | null> {
  let written: Subscriber | undefined
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const item = await table.get(recordKey(id))
    if (!item) return null
    const before = subscriberOf(item)
    // The answer to our write may have been lost, and the client may then have repeated the write in vain.
    if (written && isDeepStrictEqual(before, written)) return written
    const after = change(structuredClone(before))
    if (!after) return before
    const version = Number(item['version'])
    const unchanged = { text: 'version = :version', values: { ':version': version } }
    if (await table.put(itemOf(after, version + 1), unchanged)) return after
    written = after
  }
  throw new Error(`Subscriber ${id} was changed by others ${tries} times in a row; try again.`)
}

/** The pointer first, because it outlives the record. A record that has another address by now is left alone. */
async function suppress(table: Table, key: Key, address: string, found: Suppression, mailedAt: string): Promise<void> {
  const written = await table.update(key, suppressIfGraver(found))
  const id = pointerOf(written ?? (await table.get(key)))?.id
  if (id)
    await update(table, id, (subscriber) =>
      isSameAddress(subscriber.address, address) ? suppressed(subscriber, found, mailedAt) : null,
    )
}

/** `moreSevere` of `subscription/suppression.ts` as a DynamoDB condition, so that a single write is enough. */
function suppressIfGraver({ reason, at, liftedBy }: Suppression) {
  const weaker = bySeverity.slice(0, bySeverity.indexOf(reason))
  const isWeaker = weaker.map((_, n) => `#suppressed.#reason = :weaker${n}`)
  const isLater = '(#suppressed.#reason = :reason AND #suppressed.#at > :at)'
  return {
    text: 'SET #suppressed = :found',
    condition: ['attribute_not_exists(#suppressed)', ...isWeaker, isLater].join(' OR '),
    names: { '#suppressed': 'suppressed', '#reason': 'reason', '#at': 'at' },
    values: {
      ':found': { reason, at, liftedBy },
      ':reason': reason,
      ':at': at,
      ...Object.fromEntries(weaker.map((one, n) => [`:weaker${n}`, one])),
    },
  }
}

/** Kept on the pointer, because the record of a request that is never confirmed is deleted after a week. */
async function takeReconfirmation(table: Table, key: Key, request: string, at: string): Promise<boolean> {
  const updated = await table.update(key, {
    text: 'SET #taken = :taken',
    condition: 'attribute_not_exists(#taken) OR #taken.#request = :request OR #taken.#at <= :before',
    names: { '#taken': 'reconfirmation', '#request': 'request', '#at': 'at' },
    values: {
      ':taken': { request, at },
      ':request': request,
      ':before': new Date(Date.parse(at) - reconfirmationMs).toISOString(),
    },
  })
  return updated !== null
}

/** Kept for a day, next to the pointer of the mailbox: only when it was asked for, even if there is no subscription. */
async function updateAsked(
  table: Table,
  key: Key,
  change: (asked: Asked[]) => Asked[] | null,
  clock: Clock,
): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const item = await table.get(key)
    const version = Number(item?.['version'] ?? 0)
    const asked = change((item?.['asked'] ?? []) as Asked[])
    if (asked === null) return
    const latest = Math.max(...asked.map(({ at }) => Date.parse(at)))
    const expiresAt = Math.ceil((latest + countedMs) / 1000)
    // An expired item counts as gone, but may still be in the table.
    const unchanged =
      item === null
        ? { text: 'attribute_not_exists(pk) OR expiresAt <= :now', values: { ':now': clock.now().getTime() / 1000 } }
        : { text: 'version = :version', values: { ':version': version } }
    if (await table.put({ ...key, asked, expiresAt, version: version + 1 }, unchanged)) return
  }
  throw new Error(`What was asked for for a mailbox was changed by others ${tries} times in a row; try again.`)
}
