import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFeedback } from '../../../functions/delivery/feedback.ts'
import { sesEvent } from '../../support/world.ts'

const about = { messageId: 'm1', delivery: '2026-W47_edition_R1', to: 'r1@example.com' }
const at = '2026-11-19T06:00:00.000Z'
const then = '2026-11-19T06:00:05.000Z'
const submitted = { at, messageIds: ['m1'] }
const key = { kind: 'edition', request: '2026-W47', subscriber: 'R1' }

test.each([
  ['Send', {}, {}, []],
  ['Delivery', { timestamp: then }, { delivered: { at: then } }, []],
  [
    'Bounce',
    {
      bounceType: 'Transient',
      bounceSubType: 'MailboxFull',
      timestamp: then,
      bouncedRecipients: [{ emailAddress: 'r1@example.com' }],
    },
    { bounced: { at: then, permanent: false, reason: 'Transient/MailboxFull' } },
    [],
  ],
  [
    'Bounce',
    {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      timestamp: then,
      bouncedRecipients: [
        { emailAddress: 'Ann <r1@example.com>' },
        { emailAddress: 'r2@example.com' },
        { emailAddress: 'r2@example.com' },
      ],
    },
    { bounced: { at: then, permanent: true, reason: 'Permanent/General' } },
    [
      { address: 'r1@example.com', reason: 'bounce', at: then },
      { address: 'r2@example.com', reason: 'bounce', at: then },
    ],
  ],
  [
    'Complaint',
    { complaintFeedbackType: 'abuse', timestamp: then, complainedRecipients: [{ emailAddress: 'r1@example.com' }] },
    { complained: { at: then, reason: 'abuse' } },
    [{ address: 'r1@example.com', reason: 'complaint', at: then }],
  ],
  ['Reject', { reason: 'Bad content' }, { rejected: { at, reason: 'SES rejected it: Bad content' } }, []],
])('a %s event of %j is read', (type, detail, facts, suppress) => {
  expect(readFeedback(sesEvent(type, about, at, detail))).toEqual({
    ok: true,
    feedback: { delivery: key, facts: { submitted, ...facts }, suppress },
  })
})

test('a bounce without our tag still says whom not to mail again', () => {
  const body = sesEvent('Bounce', { ...about, delivery: 'strange' }, at, {
    bounceType: 'Permanent',
    bouncedRecipients: [{ emailAddress: 'r1@example.com' }],
  })
  const read = readFeedback(body)
  expect(read.ok && read.feedback.delivery).toBeNull()
  expect(read.ok && read.feedback.suppress).toHaveLength(1)
})

test('diagnostic text, which may hold an address, goes nowhere (R4)', () => {
  const read = readFeedback(sesEvent('Complaint', about, at, { complaintFeedbackType: 'by eve@example.com' }))
  expect(read.ok && read.feedback.facts.complained?.reason).toBe('not stated')
})

test.each([
  ['no JSON', 'Successfully validated SNS topic for Amazon SES event publishing.'],
  ['no object', '[]'],
  ['an open, which this list never asks for', sesEvent('Open', about, at)],
  ['no message', JSON.stringify({ eventType: 'Send', mail: { timestamp: at } })],
  ['no time', JSON.stringify({ eventType: 'Send', mail: { messageId: 'm' } })],
  ['a type from elsewhere', sesEvent('__proto__', about, at)],
  ['a type from elsewhere', sesEvent('constructor', about, at)],
])('%s is no event of ours', (_, body) => {
  expect(readFeedback(body).ok).toBe(false)
})

test('whatever a body holds, reading it never throws', () => {
  const types = fc.constantFrom('Send', 'Bounce', 'Complaint', 'Delivery', 'Reject')
  fc.assert(
    fc.property(types, fc.jsonValue(), fc.jsonValue(), (type, mail, detail) => {
      readFeedback(JSON.stringify({ eventType: type, mail, [type.toLowerCase()]: detail }))
      readFeedback(sesEvent(type, about, at, { bouncedRecipients: detail, complainedRecipients: [mail] }))
    }),
    { seed: 47, numRuns: 500 },
  )
})
