// At the daily quota an edition waits, says until when, and goes on by itself (D5).
import { expect, test } from 'vitest'
import type { SeededRandom } from '../../support/fakes/virtual-time.ts'
import { runModel } from '../../support/worlds/sending-model.ts'

const latency = (random: SeededRandom) => random.between(70, 130)

test('many senders share one count: nothing is refused for the day, and the rest goes out when the day is over', async () => {
  const run = await runModel({
    perSecond: 200,
    senders: 5,
    latency: (random) => random.between(900, 1100),
    minutes: 25 * 60,
    readers: 300,
    perDay: 200,
  })
  const first = Math.min(...run.accepted.values())
  const within = [...run.accepted.values()].filter((at) => at < first + 24 * 60 * 60_000)
  expect(within.length).toBeLessThanOrEqual(180)
  expect(within.length).toBeGreaterThan(160)
  expect([run.refusedForTheDay, run.accepted.size]).toEqual([0, 300])
  expect(run.record?.status).toBe('sending')
})

test('what waits is on record, with about when it goes on', async () => {
  const run = await runModel({ perSecond: 14, senders: 5, latency, minutes: 30, readers: 300, perDay: 200 })
  expect(run.accepted.size).toBe(180)
  expect(run.record?.waits).toMatchObject({ for: 'the daily quota' })
  const until = Date.parse(run.record?.waits?.until ?? '')
  expect(until - run.from).toBeGreaterThan(22 * 60 * 60_000)
  expect(until - run.from).toBeLessThanOrEqual(25 * 60 * 60_000)
})
