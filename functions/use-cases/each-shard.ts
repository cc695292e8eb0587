// Reads all shards of readers, a few at a time: a query to AWS takes milliseconds, and there are 256 shards.
import { shardCount } from '../environment.ts'

/** Chosen: the SDK keeps 50 connections, and 256 answers of 10 ms arrive within a third of a second. */
const shardsAtOnce = 8

/** @throws the first error; shards that were not started by then are not read */
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
