// Batches of an edition in DynamoDB: `B#<edition>`/`<wave>#<slice>#<n>`, slice and n padded so that keys sort by
// number.
import type { Batch, BatchKey } from '../../delivery/types.ts'
import type { BatchRange, LeftOver } from '../../ports.ts'
import { retentionSeconds } from '../delivery/delivery-retention.ts'
import type { Item, Key, Table } from '../services/dynamodb.ts'

/** Conditional puts at a time: BatchWriteItem takes no condition and would overwrite a batch that is leased. */
const parallel = 16

export async function saveBatches(table: Table, batches: readonly Batch[]): Promise<void> {
  const put = (batch: Batch) => table.put(itemOf(batch), { text: 'attribute_not_exists(pk)' })
  for (let at = 0; at < batches.length; at += parallel) await Promise.all(batches.slice(at, at + parallel).map(put))
}

export async function batches(
  table: Table,
  edition: string,
  { after, upTo }: { after?: string | null; upTo?: string } = {},
): Promise<Batch[]> {
  const found: Batch[] = []
  // '$' follows '#', so such a bound comes after the last batch of its wave.
  const range = { ...(after != null && { from: `${after}$` }), ...(upTo !== undefined && { below: `${upTo}$` }) }
  for await (const items of table.query(partition(edition), range)) for (const item of items) found.push(batchOf(item))
  return found
}

/** The same, page by page, starting after a given batch. */
export async function* batchPages(
  table: Table,
  edition: string,
  { behind, after = null, upTo }: BatchRange,
): AsyncIterable<Batch[]> {
  // A bound must not be the key of an item: '$' follows '#' and precedes every digit.
  const from = behind === null ? after : keyOf(behind).sk
  const range = { ...(from !== null && { from: `${from}$` }), ...(upTo !== undefined && { below: `${upTo}$` }) }
  for await (const items of table.query(partition(edition), range)) yield items.map(batchOf)
}

/** The same owner may lease again: the answer to its first call may have been lost. */
export async function lease(
  table: Table,
  key: BatchKey,
  owner: string,
  now: string,
  until: string,
): Promise<Batch | null> {
  const item = await table.update(keyOf(key), {
    text: 'SET #owner = :owner, #until = :until',
    condition: '#done = :false AND (attribute_not_exists(#until) OR #until <= :now OR #owner = :owner)',
    names: { '#owner': 'leaseOwner', '#until': 'leaseUntil', '#done': 'done' },
    values: { ':owner': owner, ':until': until, ':now': now, ':false': false },
  })
  return item && batchOf(item)
}

/** A batch that must not be taken yet keeps its lease, but without an owner. */
export async function release(
  table: Table,
  key: BatchKey,
  owner: string,
  done: boolean,
  { notBefore, unsent }: LeftOver = {},
): Promise<boolean> {
  const waits = !done && notBefore !== undefined
  const set = ['#done = :done', ...(waits ? ['#owner = :nobody', '#until = :until'] : [])]
  const gone = waits ? [] : ['#owner', '#until']
  if (unsent === undefined) gone.push('#unsent')
  else set.push('#unsent = :unsent')
  const item = await table.update(keyOf(key), {
    text: `SET ${set.join(', ')}${gone.length > 0 ? ` REMOVE ${gone.join(', ')}` : ''}`,
    condition: '#owner = :owner',
    names: { '#owner': 'leaseOwner', '#until': 'leaseUntil', '#done': 'done', '#unsent': 'unsent' },
    values: {
      ':owner': owner,
      ':done': done,
      ...(waits && { ':nobody': nobody, ':until': notBefore }),
      ...(unsent !== undefined && { ':unsent': unsent }),
    },
  })
  return item !== null
}

/** Cannot be an owner: owners are random ids of letters and digits. */
const nobody = '-'

function partition(edition: string): string {
  return `B#${edition}`
}

/** Digits of a slice (there are 16) and of a batch's number: a million batches are 50 million readers. */
const digits = { slice: 3, n: 6 }

function keyOf({ edition, wave, slice, n }: BatchKey): Key {
  const place = `${String(slice).padStart(digits.slice, '0')}#${String(n).padStart(digits.n, '0')}`
  return { pk: partition(edition), sk: `${wave}#${place}` }
}

function itemOf({ lease: held, ...batch }: Batch): Item {
  return {
    ...keyOf(batch),
    ...batch,
    ...(held === null ? {} : { leaseOwner: held.owner, leaseUntil: held.until }),
    expiresAt: Math.floor(Date.parse(`${batch.wave}Z`) / 1000) + retentionSeconds,
  }
}

function batchOf(item: Item): Batch {
  const { edition, wave, slice, n, subscribers, done, launch, unsent } = item as unknown as Batch
  const { leaseOwner, leaseUntil } = item as { leaseOwner?: string; leaseUntil?: string }
  const held = leaseOwner === undefined || leaseUntil === undefined ? null : { owner: leaseOwner, until: leaseUntil }
  const known = { ...(launch === undefined ? {} : { launch }), ...(unsent === undefined ? {} : { unsent }) }
  return { edition, wave, slice, n, subscribers, done, lease: held, ...known }
}
