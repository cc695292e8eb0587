// Subscriber ids in chosen slices of the audience, to keep a simulation small.
import { shardsPerSlice } from '../../../functions/environment.ts'
import { shardOf } from '../../../functions/subscription/shard.ts'

/** The first `count` ids of the given slice. */
export function idsInSlice(slice: number, count: number): string[] {
  const ids: string[] = []
  for (let n = 0; ids.length < count; n += 1) {
    const id = `Neighbour${String(n).padStart(13, '0')}`
    if (Math.floor(shardOf(id) / shardsPerSlice) === slice) ids.push(id)
  }
  return ids
}
