// Who may be mailed now, and for which reason not (D4).
import { expect, test } from 'vitest'
import { reasonNotToMail } from '../../../functions/delivery/consent-check.ts'
import { aSubscriber } from '../../support/samples/builders.ts'

const date = '2026-11-19'
const now = '2026-11-19T06:00:00.000Z'
const suppressed = { reason: 'bounce', at: now } as const

test.each([
  ['an active reader', aSubscriber()],
  ['one whose pause is over', aSubscriber({ pausedUntil: '2026-11-19T06:00:00Z' })],
  ['a fortnightly one in their week', aSubscriber({ cadence: 'fortnightly', phase: 1 })],
])('%s may be mailed', (_, reader) => {
  expect(reasonNotToMail(reader, date, now)).toBeNull()
})

test.each([
  ['one who is gone', 'erased', null],
  ['one who left', 'left', aSubscriber({ status: 'left' })],
  ['one who left and has not confirmed again', 'left', aSubscriber({ status: 'pending' })],
  ['a paused one', 'paused', aSubscriber({ pausedUntil: '2026-11-19T06:00:00.001Z' })],
  ['a suppressed one', 'suppressed', aSubscriber({ suppressed })],
  ['a fortnightly one in the other week', 'not-due', aSubscriber({ cadence: 'fortnightly', phase: 0 })],
  ['one without topics', 'no-topics', aSubscriber({ topics: [] })],
  [
    'one who left, is paused, suppressed and has no topics',
    'left',
    aSubscriber({ status: 'left', pausedUntil: '2099-01-01T00:00:00Z', suppressed, topics: [] }),
  ],
  ['one who is paused and suppressed', 'paused', aSubscriber({ pausedUntil: '2099-01-01T00:00:00Z', suppressed })],
])('%s is not mailed, for the reason “%s”', (_, reason, reader) => {
  expect(reasonNotToMail(reader, date, now)).toBe(reason)
})
