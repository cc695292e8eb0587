// The status of a delivery by its facts and the time (D2, D3).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeFacts } from '../../../functions/delivery/receipt/facts.ts'
import { isHandled, isOverdue, mayHaveArrived, statusOf } from '../../../functions/delivery/receipt/status.ts'
import type { DeliveryFacts, DeliveryStatus } from '../../../functions/delivery/types.ts'
import { arbitraryAllFacts } from '../../support/samples/arbitrary-facts.ts'

const at = '2026-11-19T06:00:00.000Z'
const soon = '2026-11-19T06:05:00.000Z'
const later = '2026-11-19T06:15:00.000Z'
const claim = { id: 'c', at, expiresAt: later }

test.each<[string, DeliveryFacts, string, DeliveryStatus]>([
  ['nothing known', {}, soon, 'open'],
  ['a live claim', { claim }, soon, 'claimed'],
  ['an expired claim', { claim }, later, 'unknown'],
  ['an ambiguous submission', { claim, ambiguous: { at, reason: 'reset' } }, soon, 'unknown'],
  ['accepted', { claim, submitted: { at, messageIds: ['m'] } }, soon, 'submitted'],
  [
    'ambiguous, then an event',
    { claim, ambiguous: { at, reason: 'reset' }, submitted: { at, messageIds: ['m'] } },
    soon,
    'submitted',
  ],
  [
    'closed, then a late event',
    { claim, closed: { at, as: 'unresolved' }, submitted: { at, messageIds: ['m'] } },
    soon,
    'submitted',
  ],
  ['closed', { claim, closed: { at, as: 'unresolved' } }, soon, 'unresolved'],
  [
    'bounced',
    { submitted: { at, messageIds: ['m'] }, bounced: { at, permanent: true, reason: 'x' } },
    soon,
    'submitted',
  ],
  ['rejected by SES', { submitted: { at, messageIds: ['m'] }, rejected: { at, reason: 'x' } }, soon, 'failed'],
  ['refused for good', { claim, refused: { at, reason: 'x', permanent: true, tries: 1 } }, soon, 'failed'],
  ['refused for now', { refused: { at, reason: 'x', permanent: false, tries: 1 } }, soon, 'open'],
  ['skipped', { claim, skipped: { at, reason: 'left' } }, soon, 'skipped'],
])('%s', (_, facts, now, status) => {
  expect(statusOf(facts, now)).toBe(status)
})

test.each<DeliveryFacts>([
  { delivered: { at } },
  { bounced: { at, permanent: false, reason: 'x' } },
  { complained: { at, reason: 'x' } },
  { listed: { at, reason: 'x' } },
  { delayed: { at, reason: 'x' } },
  { noted: { at, reason: 'x' } },
])('whatever SES reports of a mail, it had taken it: %j', (facts) => {
  expect(statusOf({ claim, ambiguous: { at, reason: 'reset' }, ...facts }, later)).toBe('submitted')
})

test('a delivery in a column of the receipt stays in one, whatever more becomes known of it (D2)', () => {
  const final: DeliveryStatus[] = ['submitted', 'failed', 'skipped', 'unresolved', 'unsent']
  fc.assert(
    fc.property(arbitraryAllFacts, arbitraryAllFacts, (a, b) => {
      fc.pre(final.includes(statusOf(a, later)))
      expect(final).toContain(statusOf(mergeFacts(a, b), later))
    }),
    { seed: 47, numRuns: 1000 },
  )
})

test('an unknown submission is overdue six hours after its claim, not before (D3)', () => {
  expect(isOverdue({ claim }, '2026-11-19T11:59:59.999Z')).toBe(false)
  expect(isOverdue({ claim }, '2026-11-19T12:00:00.000Z')).toBe(true)
  expect(isOverdue({ claim, submitted: { at, messageIds: ['m'] } }, '2026-11-20T12:00:00.000Z')).toBe(false)
})

test('an open or claimed delivery is not handled; whatever may have arrived is not repeated (C4)', () => {
  const all: DeliveryStatus[] = ['open', 'claimed', 'unknown', 'submitted', 'failed', 'skipped', 'unresolved', 'unsent']
  expect(all.filter((status) => !isHandled(status))).toEqual(['open', 'claimed'])
  expect(all.filter((status) => !mayHaveArrived(status))).toEqual(['open', 'failed', 'skipped', 'unsent'])
})
