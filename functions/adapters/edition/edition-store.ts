// Editions: records `E`/`<edition>` and their batches in DynamoDB, frozen documents and frames in the content bucket.
import type { EditionOutline, EditionRecord, EditionStatus } from '../../delivery/types.ts'
import type { EditionStore } from '../../ports.ts'
import type { Item, Key, Table } from '../services/dynamodb.ts'
import type { Bucket } from '../services/s3.ts'
import { batches, batchPages, lease, release, saveBatches } from './batch-records.ts'
import { readDocument, readFrames, readProof, saveDocument, saveProof } from './frozen-editions.ts'
import { readListState, writeListState } from './list-state.ts'
import { outlineFields, packed, unpacked } from './packed-contents.ts'

/** The bucket is looked up on first use: only functions that compose, send or publish have its name. */
export function editionStore(table: Table, bucket: () => Bucket): EditionStore {
  return {
    find: (edition) => find(table, edition),
    list: () => list<EditionRecord>(table),
    outlines: () => list<EditionOutline>(table, outlineFields),
    create: (record) => create(table, record),
    change: (edition, from, to, held) => change(table, edition, from, to, held),
    freezeSlice: (edition, slice, readers) => freezeSlice(table, edition, slice, readers),
    listState: () => readListState(table),
    setListState: (open, at) => writeListState(table, open, at),
    saveDocument: async (document, frames, contentHash) => saveDocument(bucket(), document, frames, contentHash),
    document: async (edition, contentHash) => readDocument(bucket(), edition, contentHash),
    saveProof: async (proof, contentHash) => saveProof(bucket(), proof, contentHash),
    proof: async (edition, contentHash) => readProof(bucket(), edition, contentHash),
    frames: async (edition, contentHash) => readFrames(bucket(), edition, contentHash),
    saveBatches: (found) => saveBatches(table, found),
    batches: (edition, waves) => batches(table, edition, waves),
    batchPages: (edition, range) => batchPages(table, edition, range),
    lease: (key, owner, now, until) => lease(table, key, owner, now, until),
    release: (key, owner, done, left) => release(table, key, owner, done, left),
  }
}

async function find(table: Table, edition: string): Promise<EditionRecord | null> {
  const item = await table.get(keyOf(edition))
  return item && editionOf(item)
}

async function list<T extends EditionOutline>(table: Table, fields?: readonly string[]): Promise<T[]> {
  const found: T[] = []
  for await (const items of table.query('E', fields && { fields }))
    for (const item of items) found.push(editionOf(item) as EditionOutline as T)
  return found.sort(oldestFirst)
}

async function create(table: Table, record: EditionRecord): Promise<boolean> {
  return table.put({ ...keyOf(record.id), ...packed(record) }, { text: 'attribute_not_exists(pk)' })
}

async function change(
  table: Table,
  edition: string,
  from: readonly EditionStatus[],
  to: Partial<Omit<EditionRecord, 'id' | 'slices'>>,
  held?: { launchId: string },
): Promise<boolean> {
  const fields = Object.entries(to).filter(([, value]) => value !== undefined)
  if (fields.length === 0 || from.length === 0) return false
  const changed = await table.update(keyOf(edition), {
    text: `SET ${fields.map((_field, n) => `#field${n} = :value${n}`).join(', ')}`,
    condition:
      `#status IN (${from.map((_status, n) => `:from${n}`).join(', ')})` +
      (held === undefined ? '' : ' AND #heldLaunch = :heldLaunch'),
    names: {
      '#status': 'status',
      ...(held === undefined ? {} : { '#heldLaunch': 'launchId' }),
      ...Object.fromEntries(fields.map(([name], n) => [`#field${n}`, name])),
    },
    values: {
      ...Object.fromEntries(fields.map(([, value], n) => [`:value${n}`, value])),
      ...Object.fromEntries(from.map((status, n) => [`:from${n}`, status])),
      ...(held === undefined ? {} : { ':heldLaunch': held.launchId }),
    },
  })
  return changed !== null
}

/** Slices are entries of one map, so that slices frozen at the same time do not overwrite each other. */
async function freezeSlice(table: Table, edition: string, slice: number, readers: number): Promise<void> {
  const frozen = await table.update(keyOf(edition), {
    text: 'SET slices.#slice = if_not_exists(slices.#slice, :readers)',
    condition: 'attribute_exists(pk)',
    names: { '#slice': String(slice) },
    values: { ':readers': readers },
  })
  if (!frozen) throw new Error(`There is no edition ${edition} whose audience could be frozen; compose it first.`)
}

function oldestFirst(a: EditionOutline, b: EditionOutline): number {
  return a.week === b.week ? a.id.localeCompare(b.id, 'en', { numeric: true }) : a.week < b.week ? -1 : 1
}

function keyOf(edition: string): Key {
  return { pk: 'E', sk: edition }
}

function editionOf({ pk: _pk, sk: _sk, ...fields }: Item): EditionRecord {
  // Editions launched before this field existed: the instant is not known.
  return { frozenAt: null, ...unpacked(fields) } as unknown as EditionRecord
}
