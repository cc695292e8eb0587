// Random facts of a delivery for property tests: few different values, so that they often coincide.
import fc from 'fast-check'
import type { DeliveryFacts } from '../../../functions/delivery/types.ts'

const at = fc.constantFrom('2026-11-19T06:00:00.000Z', '2026-11-19T06:00:01.000Z', '2026-11-19T12:00:00.000Z')
const reason = fc.constantFrom('one', 'two')
const permanent = fc.boolean()

export const arbitraryFacts: fc.Arbitrary<Omit<DeliveryFacts, 'claim'>> = fc.record(
  {
    skipped: fc.record({ at, reason: fc.constantFrom('left' as const, 'paused' as const) }),
    submitted: fc.record({ at, messageIds: fc.uniqueArray(fc.constantFrom('m1', 'm2', 'm3'), { minLength: 1 }) }),
    refused: fc.record(
      { at, reason, permanent, tries: fc.integer({ min: 0, max: 3 }), notBefore: at },
      { requiredKeys: ['at', 'reason', 'permanent', 'tries'] },
    ),
    ambiguous: fc.record({ at, reason }),
    delivered: fc.record({ at }),
    bounced: fc.record({ at, permanent, reason }),
    complained: fc.record({ at, reason }),
    rejected: fc.record({ at, reason }),
    listed: fc.record({ at, reason }),
    delayed: fc.record({ at, reason }),
    noted: fc.record({ at, reason }),
    closed: fc.record({ at, as: fc.constantFrom('unresolved' as const, 'unsent' as const) }),
  },
  { requiredKeys: [] },
)

export const arbitraryClaim: fc.Arbitrary<NonNullable<DeliveryFacts['claim']>> = fc.record({
  id: fc.constantFrom('c1', 'c2'),
  at,
  expiresAt: fc.constant('2026-11-19T06:15:00.000Z'),
})

export const arbitraryAllFacts: fc.Arbitrary<DeliveryFacts> = fc
  .tuple(arbitraryFacts, fc.option(arbitraryClaim, { nil: undefined }))
  .map(([facts, claim]) => (claim ? { ...facts, claim } : facts))
