// From which share of bounces on confirmations are slowed down.
import { expect, test } from 'vitest'
import { isTooMany } from '../../../functions/delivery/pace/bounced-confirmations.ts'

test.each([
  { sent: 9, bounced: 9, tooMany: false },
  { sent: 10, bounced: 10, tooMany: true },
  { sent: 33, bounced: 10, tooMany: true },
  { sent: 34, bounced: 10, tooMany: false },
  { sent: 200, bounced: 60, tooMany: false },
  { sent: 200, bounced: 61, tooMany: true },
])('$bounced bounces of $sent confirmations are too many: $tooMany', ({ tooMany, ...outcomes }) => {
  expect(isTooMany(outcomes)).toBe(tooMany)
})
