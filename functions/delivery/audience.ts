// The audience of an edition: who belongs to it, and the batches in which it is frozen.
import { createHash } from 'node:crypto'
import { batchSize, shardCount, shardsPerSlice } from '../environment.ts'
import { hasConfirmed } from '../subscription/requests/leave.ts'
import type { Subscriber } from '../subscription/types.ts'
import type { Batch, EditionRecord } from './types.ts'

/** A reader and the wave of their local hour. */
export interface Placed {
  id: string
  wave: string
}

/** Numbers of all slices. */
export const slices: readonly number[] = Array.from({ length: shardCount / shardsPerSlice }, (_, slice) => slice)

/** Shards of a slice. */
export function shardsOf(slice: number): number[] {
  return Array.from({ length: shardsPerSlice }, (_, n) => slice * shardsPerSlice + n)
}

/** Everybody with a confirmation on record; what stands against mailing them is decided when their turn comes. */
export function isEligible(subscriber: Pick<Subscriber, 'status' | 'consent'>): boolean {
  return subscriber.status !== 'pending' && hasConfirmed(subscriber)
}

/**
 * Batches of one slice: readers by wave, in the order of their ids, at most 50 in each. A batch is numbered by what it
 * holds, so saving the same readers again changes nothing and saving other readers never falls on a number in use.
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

/** True for a batch of the audience: a launch that was overtaken may have saved others behind it. */
export function isOfAudience({ launch }: Batch, { launches }: Pick<EditionRecord, 'launches'>): boolean {
  return launch === undefined || launches === undefined || launches.includes(launch)
}

/** Readers of a slice as its batches hold them, each once. */
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

/** 48 bits of a hash: a whole number that JSON and DynamoDB keep exactly. */
function numberOf(ids: string[]): number {
  return createHash('sha256').update(ids.join(' ')).digest().readUIntBE(0, 6)
}
