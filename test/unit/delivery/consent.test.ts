// Who may be mailed now, and for which reason not (D4).
import { expect, test } from 'vitest'
import { reasonNotToMail } from '../../../functions/delivery/consent.ts'
import { aSubscriber } from '../../support/samples/builders.ts'

const date = '2026-11-19'
const now = '2026-11-19T06:00:00.000Z'
const suppressed = { reason: 'bounce', at: now } as const

test.each([
  ['an active reader', aSubscriber(), null],
  ['one whose pause is over', aSubscriber({ pausedUntil: '2026-11-19T06:00:00Z' }), null],
  ['a fortnightly one in their week', aSubscriber({ cadence: 'fortnightly', phase: 1 }), null],
  ['one who is gone', null, 'erased'],
  ['one who left', aSubscriber({ status: 'left' }), 'left'],
  ['one who left and has not confirmed again', aSubscriber({ status: 'pending' }), 'left'],
  ['a paused one', aSubscriber({ pausedUntil: '2026-11-19T06:00:00.001Z' }), 'paused'],
  ['a suppressed one', aSubscriber({ suppressed }), 'suppressed'],
  ['a fortnightly one in the other week', aSubscriber({ cadence: 'fortnightly', phase: 0 }), 'not-due'],
  ['one without topics', aSubscriber({ topics: [] }), 'no-topics'],
  [
    'one who left, is paused, suppressed and has no topics',
    aSubscriber({ status: 'left', pausedUntil: '2099-01-01T00:00:00Z', suppressed, topics: [] }),
    'left',
  ],
  ['one who is paused and suppressed', aSubscriber({ pausedUntil: '2099-01-01T00:00:00Z', suppressed }), 'paused'],
])('%s: %j', (_, reader, reason) => {
  expect(reasonNotToMail(reader, date, now)).toBe(reason)
})
