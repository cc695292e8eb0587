// Who belongs to the audience of an edition, and the batches in which it is frozen.
import { createHash } from 'node:crypto'
import { batchSize, shardCount, shardsPerSlice } from '../environment.ts'
import { hasConfirmed } from '../subscription/requests/leave.ts'
import type { Subscriber } from '../subscription/types.ts'
import type { Batch, EditionRecord } from './types.ts'

/** A reader with the wave of their local hour. */
export interface Placed {
  id: string
  wave: string
}

/** The numbers of all slices. */
export const slices: readonly number[] = Array.from({ length: shardCount / shardsPerSlice }, (_, slice) => slice)

/** The shards of a slice. */
export function shardsOf(slice: number): number[] {
  return Array.from({ length: shardsPerSlice }, (_, n) => slice * shardsPerSlice + n)
}

/** Everyone whose confirmation is on record; reasons not to mail them are checked when their turn comes. */
export function isEligible(subscriber: Pick<Subscriber, 'status' | 'consent'>): boolean {
  return subscriber.status !== 'pending' && hasConfirmed(subscriber)
}

/**
 * The batches of one slice: readers by wave, in the order of their ids, at most 50 in each. A batch's number is a hash
 * of its contents, so saving the same readers again changes nothing, and other readers never get a number in use.
 */
export function planBatches(edition: string, slice: number, readers: readonly Placed[], launch?: string): Batch[] {
  const byWave = Map.groupBy(readers, (reader) => reader.wave)
  const waves = [...byWave.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
  return waves.flatMap(([wave, placed]) => {
    const ids = placed.map((reader) => reader.id).sort()
    return portions(ids).map((subscribers) => ({
      edition,
      wave,
      slice,
      n: numberOf(subscribers),
      subscribers,
      done: false,
      lease: null,
      ...(launch === undefined ? {} : { launch }),
    }))
  })
}

/** True for a batch of the audience; an interrupted launch may have left other batches. */
export function isOfAudience({ launch }: Batch, { launches }: Pick<EditionRecord, 'launches'>): boolean {
  return launch === undefined || launches === undefined || launches.includes(launch)
}

/** The readers of a slice in its batches, each once. */
export function readersIn(batches: readonly Batch[], slice: number): Set<string> {
  const ids = new Set<string>()
  for (const batch of batches) {
    if (batch.slice === slice) for (const id of batch.subscribers) ids.add(id)
  }
  return ids
}

function portions(ids: string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / batchSize) }, (_, n) =>
    ids.slice(n * batchSize, (n + 1) * batchSize),
  )
}

/** The first 48 bits of a hash: an integer that JSON and DynamoDB keep exactly. */
function numberOf(ids: string[]): number {
  return createHash('sha256').update(ids.join(' ')).digest().readUIntBE(0, 6)
}
