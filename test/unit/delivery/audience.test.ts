// Who is in the audience of an edition, and in which batch.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEligible, planBatches, readersIn, shardsOf, slices } from '../../../functions/delivery/audience.ts'
import { batchSize } from '../../../functions/environment.ts'
import { aSubscriber } from '../../support/samples/builders.ts'

test('the slices hold every shard once', () => {
  const shards = slices.flatMap(shardsOf)
  expect(slices).toHaveLength(16)
  expect(new Set(shards).size).toBe(256)
  expect(shards).toEqual(Array.from({ length: 256 }, (_, n) => n))
})

describe('everybody who has confirmed, and nobody else, is eligible', () => {
  test.each([
    ['an active reader', aSubscriber(), true],
    ['one who left since', aSubscriber({ status: 'left' }), true],
    ['a paused one', aSubscriber({ pausedUntil: '2099-01-01T00:00:00Z' }), true],
    ['a suppressed one', aSubscriber({ suppressed: { reason: 'bounce', at: '2026-11-01T00:00:00Z' } }), true],
    ['one who never confirmed', aSubscriber({ status: 'pending', consent: [] }), false],
    ['one who left and asked again', aSubscriber({ status: 'pending' }), false],
    ['one without a confirmation on record', aSubscriber({ consent: [] }), false],
  ])('%s', (_, subscriber, eligible) => {
    expect(isEligible(subscriber)).toBe(eligible)
  })
})

const placed = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 5000 }).map((n) => `R${n}`),
    wave: fc.constantFrom('2026-11-19T06:00', '2026-11-19T06:15'),
  }),
  { selector: (reader) => reader.id, maxLength: 400 },
)

describe('batches of a slice', () => {
  test('hold every reader once, in their wave, at most 50 together', () => {
    fc.assert(
      fc.property(placed, (readers) => {
        const batches = planBatches('2026-W47', 3, readers)
        expect(readersIn(batches, 3).size).toBe(readers.length)
        expect(batches.flatMap((batch) => batch.subscribers)).toHaveLength(readers.length)
        for (const batch of batches) {
          expect(batch.subscribers.length).toBeLessThanOrEqual(batchSize)
          for (const id of batch.subscribers) expect(readers).toContainEqual({ id, wave: batch.wave })
        }
      }),
      { seed: 47, numRuns: 50 },
    )
  })

  test('are the same however the readers are found, and other readers never get a number in use (D2)', () => {
    fc.assert(
      fc.property(placed, placed, (readers, others) => {
        const batches = planBatches('2026-W47', 3, readers)
        expect(planBatches('2026-W47', 3, readers.toReversed())).toEqual(batches)
        for (const other of planBatches('2026-W47', 3, others)) {
          const same = batches.find((batch) => batch.n === other.n && batch.wave === other.wave)
          if (same) expect(same.subscribers).toEqual(other.subscribers)
        }
      }),
      { seed: 47, numRuns: 50 },
    )
  })

  test('are none where the slice has no readers', () => {
    expect(planBatches('2026-W47', 3, [])).toEqual([])
  })

  test('of another slice are not counted', () => {
    const batches = planBatches('2026-W47', 3, [{ id: 'R1', wave: '2026-11-19T06:00' }])
    expect(readersIn(batches, 4).size).toBe(0)
  })
})
