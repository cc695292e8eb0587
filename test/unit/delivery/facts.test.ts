// Facts of a delivery merge in any order (D1, D3).
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isClaimable, mergeFacts } from '../../../functions/delivery/receipt/facts.ts'
import type { DeliveryFacts } from '../../../functions/delivery/types.ts'
import { arbitraryAllFacts } from '../../support/samples/arbitrary-facts.ts'

/** As they are stored, whatever the order of their fields. */
const sayTheSame = (a: DeliveryFacts, b: DeliveryFacts) => isDeepStrictEqual(stored(a), stored(b))
const stored = (facts: DeliveryFacts): unknown => JSON.parse(JSON.stringify(facts))

const runs = { seed: 47, numRuns: 1000 }

describe('facts may come in any order and any number of times (D1, D3)', () => {
  test('the order of two does not matter', () => {
    const law = (a: DeliveryFacts, b: DeliveryFacts) => sayTheSame(mergeFacts(a, b), mergeFacts(b, a))
    fc.assert(fc.property(arbitraryAllFacts, arbitraryAllFacts, law), runs)
  })

  test('how several are grouped does not matter', () => {
    const law = (a: DeliveryFacts, b: DeliveryFacts, c: DeliveryFacts) =>
      sayTheSame(mergeFacts(mergeFacts(a, b), c), mergeFacts(a, mergeFacts(b, c)))
    fc.assert(fc.property(arbitraryAllFacts, arbitraryAllFacts, arbitraryAllFacts, law), runs)
  })

  test('the same again adds nothing', () => {
    const law = (a: DeliveryFacts, b: DeliveryFacts) => {
      const both = mergeFacts(a, b)
      return sayTheSame(mergeFacts(both, a), both) && sayTheSame(mergeFacts(both, both), both)
    }
    fc.assert(fc.property(arbitraryAllFacts, arbitraryAllFacts, law), runs)
  })
})

test('message ids are united and the earliest instant stays', () => {
  const late = { submitted: { at: '2026-11-19T06:00:02Z', messageIds: ['m2'] } }
  const early = { submitted: { at: '2026-11-19T06:00:01Z', messageIds: ['m1', 'm2'] } }
  expect(mergeFacts(late, early)).toEqual({ submitted: { at: '2026-11-19T06:00:01Z', messageIds: ['m1', 'm2'] } })
})

test('of several refusals the permanent one stays, else the one with most tries', () => {
  const refused = (permanent: boolean, tries: number) => ({
    refused: { at: '2026-11-19T06:00:00Z', reason: 'x', permanent, tries },
  })
  expect(mergeFacts(refused(true, 1), refused(false, 3)).refused).toMatchObject({ permanent: true })
  expect(mergeFacts(refused(false, 1), refused(false, 3)).refused).toMatchObject({ tries: 3 })
})

test('only a delivery of which nothing but a refusal for now is known may be claimed (D1)', () => {
  const at = '2026-11-19T06:00:00Z'
  expect(isClaimable({})).toBe(true)
  expect(isClaimable({ refused: { at, reason: 'busy', permanent: false, tries: 1 } })).toBe(true)
  expect(isClaimable({ refused: { at, reason: 'bad', permanent: true, tries: 1 } })).toBe(false)
  const others: DeliveryFacts[] = [
    { claim: { id: 'c', at, expiresAt: at } },
    { skipped: { at, reason: 'left' } },
    { submitted: { at, messageIds: ['m'] } },
    { ambiguous: { at, reason: 'time-out' } },
    { delivered: { at } },
    { bounced: { at, permanent: true, reason: 'x' } },
    { complained: { at, reason: 'x' } },
    { rejected: { at, reason: 'x' } },
    { listed: { at, reason: 'x' } },
    { delayed: { at, reason: 'x' } },
    { noted: { at, reason: 'x' } },
    { closed: { at, as: 'unresolved' } },
  ]
  const refused = { at, reason: 'busy', permanent: false, tries: 1 }
  expect([...others, ...others.map((facts) => ({ refused, ...facts }))].filter(isClaimable)).toEqual([])
})
