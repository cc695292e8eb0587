// All shards of readers, a few at a time: a query to AWS takes milliseconds, and there are 256 of them.
import { shardCount } from '../environment.ts'

/** Chosen: the SDK keeps 50 connections, and 256 answers of 10 ms come within a third of a second. */
const shardsAtOnce = 8

/** @throws with what failed first; shards that were not begun are not read then */
export async function eachShard(read: (shard: number) => Promise<void>): Promise<void> {
  let next = 0
  let isOver = false
  const readOn = async () => {
    while (!isOver && next < shardCount) {
      const shard = next
      next += 1
      await read(shard)
    }
  }
  const readers = Array.from({ length: shardsAtOnce }, readOn)
  try {
    await Promise.all(readers)
  } finally {
    isOver = true
    await Promise.allSettled(readers)
  }
}
