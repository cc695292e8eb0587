// The account of an edition: every reader in exactly one column (D2).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countReader, emptyTally, receiptOf } from '../../../functions/delivery/receipt/receipt.ts'
import type { DeliveryFacts } from '../../../functions/delivery/types.ts'
import { arbitraryAllFacts } from '../../support/samples/arbitrary-facts.ts'

const at = '2026-11-19T06:00:00.000Z'
const now = '2026-11-19T12:00:00.000Z'

function tallyOf(...readers: (DeliveryFacts | null)[]) {
  const tally = emptyTally()
  for (const facts of readers) countReader(tally, facts, now)
  return tally
}

const submitted = { submitted: { at, messageIds: ['m1'] } }

test('every reader stands in exactly one column, whatever is known of them (D2)', () => {
  fc.assert(
    fc.property(fc.array(fc.option(arbitraryAllFacts)), (readers) => {
      const { eligible, submitted, failed, skipped, unresolved, open, skippedBy, failedBy } = tallyOf(...readers)
      const sum = (record: Record<string, number>) => Object.values(record).reduce((total, n) => total + n, 0)
      expect(eligible).toBe(readers.length)
      expect(submitted + failed + skipped + unresolved + open).toBe(eligible)
      expect(sum(skippedBy)).toBe(skipped)
      expect(sum(failedBy)).toBe(failed)
    }),
    { seed: 47, numRuns: 500 },
  )
})

test('a delivery whose outcome is not known yet is open (D2)', () => {
  const claim = { id: 'c', at, expiresAt: at }
  const tally = tallyOf(
    null,
    { claim },
    { ambiguous: { at, reason: 'reset' } },
    { claim: { ...claim, expiresAt: '2027' } },
  )
  expect(tally).toMatchObject({ eligible: 4, open: 4 })
})

test('the reasons are counted, and what SES reported of the submitted ones', () => {
  const tally = tallyOf(
    { skipped: { at, reason: 'left' } },
    { skipped: { at, reason: 'left' } },
    { refused: { at, reason: 'SES rejected the message', permanent: true, tries: 1 } },
    { ...submitted, delivered: { at } },
    { ...submitted, bounced: { at, permanent: true, reason: 'Permanent/General' } },
    { ...submitted, delivered: { at }, complained: { at, reason: 'abuse' } },
    { ...submitted, rejected: { at, reason: 'SES rejected it: Bad content' } },
  )
  expect(tally).toMatchObject({
    skippedBy: { left: 2 },
    failedBy: { 'SES rejected the message': 1, 'SES rejected it: Bad content': 1 },
    submitted: 3,
    delivered: 2,
    bounced: 1,
    complained: 1,
    duplicates: 0,
  })
})

test('two message ids of one delivery are a duplicate, and the receipt says so (D1)', () => {
  expect(tallyOf({ submitted: { at, messageIds: ['m1', 'm2'] } }).duplicates).toBe(1)
})

test('a receipt is complete when nobody is open and every batch is done', () => {
  expect(receiptOf('2026-W47', tallyOf(submitted), true, null, now)).toMatchObject({ complete: true, revision: 1 })
  expect(receiptOf('2026-W47', tallyOf(submitted), false, null, now)).toMatchObject({ complete: false, revision: 0 })
  expect(receiptOf('2026-W47', tallyOf(submitted, null), true, null, now)).toMatchObject({
    complete: false,
    revision: 0,
  })
})

test('a late fact makes a new revision; counting again makes none', () => {
  const first = receiptOf('2026-W47', tallyOf(submitted), true, null, now)
  expect(receiptOf('2026-W47', tallyOf(submitted), true, first, '2026-11-20T00:00:00.000Z')).toBe(first)
  const bounced = { ...submitted, bounced: { at, permanent: true, reason: 'x' } }
  const second = receiptOf('2026-W47', tallyOf(bounced), true, first, '2026-11-20T00:00:00.000Z')
  expect(second).toMatchObject({ revision: 2, at: '2026-11-20T00:00:00.000Z', bounced: 1 })
})

test('a receipt whose reasons are only in another order is the same receipt', () => {
  const left: DeliveryFacts = { skipped: { at, reason: 'left' } }
  const paused: DeliveryFacts = { skipped: { at, reason: 'paused' } }
  const first = receiptOf('2026-W47', tallyOf(left, paused), true, null, now)
  expect(receiptOf('2026-W47', tallyOf(paused, left), true, first, now)).toBe(first)
})
