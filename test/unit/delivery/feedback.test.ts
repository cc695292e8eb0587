// What each report of SES means for a delivery and its reader.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeFacts } from '../../../functions/delivery/receipt/facts.ts'
import { addressesConcerned, type Feedback, readFeedback } from '../../../functions/delivery/receipt/feedback.ts'
import { countReader, emptyTally } from '../../../functions/delivery/receipt/receipt.ts'
import { reportTable } from '../../../functions/delivery/receipt/report-table.ts'
import { sesEvent } from '../../support/worlds/world.ts'

const about = { messageId: 'm1', delivery: '2026-W47_edition_R1', to: 'r1@example.com' }
const at = '2026-11-19T06:00:00.000Z'
const then = '2026-11-19T06:00:05.000Z'
const submitted = { at, messageIds: ['m1'] }
const key = { kind: 'edition', request: '2026-W47', subscriber: 'R1' } as const

/** What SES documents, a row each: the fact, the suppression, and what the operator sees of it. Written down a second
 * time: a row that changes changes whom we mail. */
const agreed: [event: string, kind: string, fact: string, suppress: string | null, shown: string | null][] = [
  ['Send', '', '', null, null],
  ['Delivery', '', 'delivered', null, null],
  ['Bounce', 'Permanent/General', 'bounced', 'bounce', 'refused for good'],
  ['Bounce', 'Permanent/NoEmail', 'bounced', 'bounce', 'no such mailbox'],
  ['Bounce', 'Permanent/Suppressed', 'bounced', 'bounce', 'on the global list of SES after bounces'],
  ['Bounce', 'Permanent/OnAccountSuppressionList', 'listed', 'listed', 'listed at SES (account)'],
  ['Bounce', 'Permanent/OnTenantSuppressionList', 'listed', 'listed', 'listed at SES (tenant)'],
  ['Bounce', 'Permanent/EmailValidationSuppressed', 'listed', 'listed', 'held back by the address validation of SES'],
  ['Bounce', 'Permanent/UnsubscribedRecipient', 'listed', 'listed', 'unsubscribed in a contact list of SES'],
  ['Bounce', 'Permanent/Invented', 'bounced', 'bounce', 'refused for good (a kind not known here)'],
  ['Bounce', 'Transient/General', 'bounced', null, 'not delivered for now, or an automatic reply'],
  ['Bounce', 'Transient/MailboxFull', 'bounced', null, 'mailbox full'],
  ['Bounce', 'Transient/MessageTooLarge', 'bounced', null, 'too large for the mailbox'],
  ['Bounce', 'Transient/ContentRejected', 'bounced', null, 'content refused by the provider'],
  ['Bounce', 'Transient/AttachmentRejected', 'bounced', null, 'attachment refused by the provider'],
  ['Bounce', 'Transient/CustomTimeoutExceeded', 'bounced', null, 'not delivered in time'],
  ['Bounce', 'Undetermined/Undetermined', 'bounced', null, 'not delivered, reason unknown'],
  ['Bounce', 'Invented/Kind', 'bounced', null, 'not delivered (a kind not known here)'],
  ['Complaint', 'abuse', 'complained', 'complaint', 'reported as spam'],
  ['Complaint', 'fraud', 'complained', 'complaint', 'reported as fraud'],
  ['Complaint', 'virus', 'complained', 'complaint', 'reported as carrying a virus'],
  ['Complaint', 'other', 'complained', 'complaint', 'reported as unwanted'],
  ['Complaint', 'invented', 'complained', 'complaint', 'reported as unwanted (no reason given)'],
  ['Complaint', '', 'complained', 'complaint', 'reported as unwanted (no reason given)'],
  ['Complaint', 'not-spam', 'noted', null, 'reported as no spam'],
  ['Complaint', 'Not-Spam', 'noted', null, 'reported as no spam'],
  ['Complaint', 'auth-failure', 'noted', null, 'authentication failed at a provider: look at DKIM, SPF and DMARC'],
  ['Complaint', 'OnAccountSuppressionList', 'listed', 'listed', 'listed at SES (account)'],
  ['Complaint', 'OnTenantSuppressionList', 'listed', 'listed', 'listed at SES (tenant)'],
  ['Reject', 'Bad content', 'rejected', null, 'SES rejected it: Bad content'],
  ['Reject', 'Invented', 'rejected', null, 'SES rejected it'],
  ['Rendering Failure', '', 'rejected', null, 'SES could not render it'],
  ['DeliveryDelay', 'InternalFailure', 'delayed', null, 'delayed within SES'],
  ['DeliveryDelay', 'General', 'delayed', null, 'delayed'],
  ['DeliveryDelay', 'MailboxFull', 'delayed', null, 'delayed: mailbox full'],
  ['DeliveryDelay', 'SpamDetected', 'delayed', null, 'delayed: the provider sees spam from this account'],
  ['DeliveryDelay', 'RecipientServerError', 'delayed', null, 'delayed: trouble at the provider'],
  ['DeliveryDelay', 'IPFailure', 'delayed', null, 'delayed: the provider slows or blocks the sending IP'],
  ['DeliveryDelay', 'TransientCommunicationFailure', 'delayed', null, 'delayed: the connection broke'],
  ['DeliveryDelay', 'BYOIPHostNameLookupUnavailable', 'delayed', null, 'delayed: the sending IP has no host name'],
  ['DeliveryDelay', 'SendingDeferral', 'delayed', null, 'delayed: deferred by SES'],
  ['DeliveryDelay', 'Undetermined', 'delayed', null, 'delayed, reason unknown'],
  ['DeliveryDelay', 'Invented', 'delayed', null, 'delayed (a kind not known here)'],
]

test.each(agreed)('a %s of the kind “%s” is on record as “%s”, suppresses for %s, shown as “%s”', (...row) => {
  const [event, kind, fact, suppress, shown] = row
  const { facts, suppress: found } = feedbackOf(event, detailOf(event, kind))
  expect(Object.keys(facts).sort()).toEqual(['submitted', ...(fact === '' ? [] : [fact])].sort())
  expect(found.map(({ reason }) => reason)).toEqual(suppress === null ? [] : [suppress])
  const tally = emptyTally()
  countReader(tally, facts, then)
  const failed = fact === 'rejected'
  expect(Object.keys(failed ? tally.failedBy : tally.reports)).toEqual(shown === null ? [] : [shown])
  expect(tally).toMatchObject({
    submitted: failed ? 0 : 1,
    failed: failed ? 1 : 0,
    bounced: fact === 'bounced' ? 1 : 0,
    complained: fact === 'complained' ? 1 : 0,
    listed: fact === 'listed' ? 1 : 0,
  })
})

test('no row of the table is left untested', () => {
  const tested = new Set(agreed.map(([, , , , shown]) => shown))
  expect(reportTable.map(({ shown }) => shown).filter((shown) => !tested.has(shown))).toEqual([])
})

test('the instants are those of the report, and of SES for what it took', () => {
  expect(feedbackOf('Bounce', detailOf('Bounce', 'Permanent/General'))).toEqual({
    delivery: key,
    sends: 0,
    facts: { submitted, bounced: { at: then, permanent: true, reason: 'Permanent/General' } },
    suppress: [{ reason: 'bounce', at: then, mailedAt: at, mailedTo: ['r1@example.com'], reported: [] }],
  })
})

test('an out-of-office reply is no bounce: it answers a mail that was delivered', () => {
  const tally = emptyTally()
  const reply = feedbackOf('Bounce', detailOf('Bounce', 'Transient/General'))
  countReader(tally, mergeFacts(reply.facts, feedbackOf('Delivery', { timestamp: at }).facts), then)
  expect(tally).toMatchObject({ delivered: 1, bounced: 0, reports: { 'an automatic reply': 1 } })
})

test('a delay is not shown any more once the mail arrived', () => {
  const tally = emptyTally()
  const delayed = feedbackOf('DeliveryDelay', detailOf('DeliveryDelay', 'MailboxFull'))
  countReader(tally, mergeFacts(delayed.facts, feedbackOf('Delivery', { timestamp: then }).facts), then)
  expect(tally).toMatchObject({ delivered: 1, reports: {} })
})

describe('a report concerns', () => {
  const ann = { address: 'Ann@example.com' }
  const named = { mailedTo: ['ann@example.com'], reported: ['victim@example.com'] }

  test('the reader of the delivery that it carries, whomever it names', () => {
    expect(addressesConcerned(named, key, ann)).toEqual(['Ann@example.com'])
    expect(addressesConcerned({ ...named, reported: [] }, key, ann)).toEqual(['Ann@example.com'])
    expect(addressesConcerned({ mailedTo: [], reported: ['victim@example.com'] }, key, ann)).toEqual([
      'Ann@example.com',
    ])
  })

  test('the address the mail went to, where the reader has another one by now or is gone', () => {
    expect(addressesConcerned(named, key, { address: 'ann-new@example.com' })).toEqual(['ann@example.com'])
    expect(addressesConcerned(named, key, null)).toEqual(['ann@example.com'])
  })

  test('the address alone that a change of address asked, never its reader', () => {
    const question = { kind: 'address', request: 'C1', subscriber: 'Ann' } as const
    expect(addressesConcerned(named, question, ann)).toEqual(['ann@example.com'])
    expect(addressesConcerned({ ...named, mailedTo: [] }, question, ann)).toEqual([])
  })

  test('the address it names only where it carries no delivery id, and the mail’s own where it names none', () => {
    expect(addressesConcerned(named, null, null)).toEqual(['victim@example.com'])
    expect(addressesConcerned({ ...named, reported: [] }, null, null)).toEqual(['ann@example.com'])
  })

  test('with a delivery id nobody but its reader and the address that was mailed, whatever the report says', () => {
    const addresses = fc.array(fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example'), { maxLength: 3 })
    fc.assert(
      fc.property(addresses, addresses, fc.option(addresses), (mailedTo, reported, readers) => {
        const reader = readers?.[0] === undefined ? null : { address: readers[0] }
        const allowed = [...mailedTo, ...(reader ? [reader.address] : [])]
        for (const one of addressesConcerned({ mailedTo, reported }, key, reader)) expect(allowed).toContain(one)
      }),
      { seed: 47 },
    )
  })
})

function feedbackOf(event: string, detail: object): Feedback {
  const read = readFeedback(sesEvent(event, about, at, detail))
  if (!read.ok) throw new Error(read.reason)
  return read.feedback
}

/** As SES writes the kind into each event. */
function detailOf(event: string, kind: string): object {
  const [type, subType] = kind.split('/')
  const isListed = kind.endsWith('SuppressionList')
  const kinds: Partial<Record<string, object>> = {
    Bounce: { bounceType: type, bounceSubType: subType },
    Complaint: isListed
      ? { complaintSubType: kind }
      : kind === ''
        ? {}
        : { complaintFeedbackType: kind, complaintSubType: null },
    Reject: { reason: kind },
    'Rendering Failure': { templateName: 'none', errorMessage: 'Attribute is missing' },
    DeliveryDelay: { delayType: kind },
  }
  return { ...kinds[event], timestamp: then }
}

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
  const types = fc.constantFrom(
    'Send',
    'Bounce',
    'Complaint',
    'Delivery',
    'Reject',
    'Rendering Failure',
    'DeliveryDelay',
  )
  fc.assert(
    fc.property(types, fc.jsonValue(), fc.jsonValue(), (type, mail, detail) => {
      readFeedback(JSON.stringify({ eventType: type, mail, [type.toLowerCase()]: detail }))
      readFeedback(sesEvent(type, about, at, { bouncedRecipients: detail, complainedRecipients: [mail] }))
    }),
    { seed: 47, numRuns: 500 },
  )
})
