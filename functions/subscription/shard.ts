// The partition of a subscriber: a hash of the permanent id, so it never changes.
import { createHash } from 'node:crypto'
import { shardCount } from '../environment.ts'

/**
 * The shard of a subscriber id, 0 to `shardCount` − 1.
 *
 * @example shardOf('AAAAAAAAAAAAAAAAAAAAAA') // always the same number
 */
export function shardOf(subscriber: string): number {
  return createHash('sha256').update(subscriber).digest().readUInt8(0) % shardCount
}
