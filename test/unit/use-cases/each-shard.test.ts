// Reading a whole list reads every shard of its readers, a few at a time.
import { expect, test } from 'vitest'
import { shardCount } from '../../../functions/environment.ts'
import { eachShard } from '../../../functions/use-cases/each-shard.ts'

test('every shard is read once, eight at a time at most', async () => {
  const read: number[] = []
  let [now, most] = [0, 0]
  await eachShard(async (shard) => {
    now += 1
    most = Math.max(most, now)
    await new Promise(setImmediate)
    now -= 1
    read.push(shard)
  })
  expect([most, new Set(read).size, read.length]).toEqual([8, shardCount, shardCount])
})

test('where one cannot be read, that is said, and no other is begun', async () => {
  let begun = 0
  const reading = eachShard(async (shard) => {
    begun += 1
    await new Promise(setImmediate)
    if (shard === 3) throw new Error('the table is busy')
  })
  await expect(reading).rejects.toThrow('the table is busy')
  expect(begun).toBeLessThan(24)
})
