// Confirmations under way: a flood of them, unclear answers of SES (D3), and what SES reports later.
import { describe, expect, test } from 'vitest'
import { metric } from '../../functions/environment.ts'
import { confirm } from '../../functions/subscription/confirm.ts'
import { verifyTimedLink } from '../../functions/subscription/link.ts'
import { recordFeedback } from '../../functions/use-cases/feedback/record-feedback.ts'
import { reconcileDeliveries } from '../../functions/use-cases/reconciling/reconcile-deliveries.ts'
import { askAt, factsOf, later, minute, tokenOf } from '../support/asking.ts'
import { aPlainRoom, busiest } from '../support/flood.ts'
import { aConfirmation, Mailroom } from '../support/mailroom.ts'
import { sesEvent } from '../support/world.ts'

/** Each from a network of its own. */
async function askFor(room: Mailroom, requests: number): Promise<number[]> {
  const sentAt: number[] = []
  room.ports.mailer.answer = () => {
    sentAt.push(room.ports.clock.now().getTime())
    return 'accept'
  }
  for (let n = 0; n < requests; n += 1)
    await room.ask(aConfirmation({ request: `Q${n}`, address: `a${n}@example.com`, network: `n${n}` }))
  return sentAt
}

describe('many requests at once', () => {
  test('are mailed one a second', async () => {
    const room = aPlainRoom()
    const sentAt = await askFor(room, 1000)
    await room.workOff()
    expect(sentAt).toHaveLength(1000)
    // A turn that is a moment late is not lost.
    expect([busiest(sentAt, 1000), busiest(sentAt, minute)]).toEqual([2, 61])
    expect(Math.max(...sentAt)).toBeLessThanOrEqual(Date.parse(later(18 * minute)))
  })

  test('that find no turn for half an hour are dropped, and the operator hears', async () => {
    const room = aPlainRoom()
    const sentAt = await askFor(room, 3)
    room.ports.deliveries.reserveConfirmation = async () => null
    await room.workOff()
    expect([sentAt.length, room.ports.log.counts.get(metric.requestDropped)]).toEqual([0, 3])
    expect(room.ports.clock.now().getTime()).toBeGreaterThan(Date.parse(later(29 * minute)))
    expect(await room.readerOf('a0@example.com')).toBeNull()
  })

  test('that a stand-still held up does not go out all at once', async () => {
    const room = aPlainRoom()
    const sentAt = await askFor(room, 60)
    await room.workOff(later(0))
    room.ports.clock.set(later(60 * minute))
    await room.workOff()
    expect(sentAt).toHaveLength(60)
    const late = sentAt.filter((at) => at >= Date.parse(later(60 * minute)))
    expect(late.length).toBeGreaterThan(40)
    expect(busiest(late, 10_000)).toBeLessThanOrEqual(11)
  })
})

describe('where SES gives no clear answer (D3: a confirmation is never missed)', () => {
  test('an event settles it: no second mail', async () => {
    const room = new Mailroom()
    room.ports.mailer.answer = () => 'accept-then-die'
    await askAt(room, 0)
    expect(room.mails).toHaveLength(1)
    expect(room.ports.mailer.attempts).toHaveLength(1)
  })

  test('without an event it is sent once more, as a delivery of its own, with the same link', async () => {
    const room = new Mailroom()
    room.ports.mailer.answer = (_, attempt) => (attempt === 1 ? { outcome: 'ambiguous', reason: 'time-out' } : 'accept')
    await askAt(room, 0)
    const reader = await room.readerOf('ann@example.com')
    expect(room.ports.mailer.attempts).toEqual([
      `Request1_confirmation_${reader?.id}`,
      `Request1-again_confirmation_${reader?.id}`,
    ])
    expect(room.mails).toHaveLength(1)
    expect(await factsOf(room, 'Request1')).toMatchObject({ ambiguous: {}, closed: { as: 'unresolved' } })
    expect(Date.parse((await factsOf(room, 'Request1-again'))?.claim?.at ?? '')).toBeGreaterThanOrEqual(
      Date.parse(later(5 * minute)),
    )
    expect(verifyTimedLink('confirm', tokenOf(room), room.ports.secrets.keys, new Date(later(0)))).toMatchObject({
      request: 'Request1',
    })
  })

  test('twice, it is not sent a third time, and the operator hears', async () => {
    const room = new Mailroom()
    room.ports.mailer.answer = () => ({ outcome: 'ambiguous', reason: 'time-out' })
    await askAt(room, 0)
    expect(room.ports.mailer.attempts).toHaveLength(2)
    expect(room.ports.log.counts.get(metric.messageUnsent)).toBe(1)
    await room.ask(aConfirmation())
    await room.workOff()
    expect(room.ports.mailer.attempts).toHaveLength(2)
  })

  test('and the reader confirmed from the first mail, no second one comes', async () => {
    const room = new Mailroom()
    room.feedback = false
    room.ports.mailer.answer = () => 'accept-then-die'
    await room.ask(aConfirmation())
    await room.workOff(later(minute))
    const reader = await room.readerOf('ann@example.com')
    await room.ports.subscribers.update(reader?.id ?? '', (one) => confirm(one, 'Request1', later(2 * minute)))
    await room.workOff()
    expect(room.ports.mailer.attempts).toHaveLength(1)
  })

  test('a refusal for now is tried again, five times at most', async () => {
    const room = new Mailroom()
    room.ports.mailer.answer = (_, attempt) => (attempt < 4 ? { outcome: 'transient', reason: 'slowly' } : 'accept')
    await askAt(room, 0)
    expect([room.ports.mailer.attempts.length, room.mails.length]).toEqual([4, 1])
    const other = new Mailroom()
    other.ports.mailer.answer = () => ({ outcome: 'transient', reason: 'slowly' })
    await askAt(other, 0)
    expect(other.ports.mailer.attempts).toHaveLength(5)
    expect(await factsOf(other, 'Request1')).toMatchObject({ refused: { permanent: true, tries: 5 } })
  })

  test('a refusal for good ends it', async () => {
    const room = new Mailroom()
    room.ports.mailer.answer = () => ({ outcome: 'permanent', reason: 'malformed' })
    await askAt(room, 0)
    expect(room.ports.mailer.attempts).toHaveLength(1)
  })

  test('an account that cannot send holds it up; it goes out when that is mended, unless the link is too old', async () => {
    const room = new Mailroom()
    room.ports.mailer.answer = () => ({ outcome: 'systemic', reason: 'paused' })
    await room.ask(aConfirmation())
    await room.workOff(later(3 * 60 * minute))
    expect(room.ports.mailer.attempts.length).toBeGreaterThan(10)
    expect(room.ports.log.counts.get(metric.messageUnsent)).toBe(room.ports.mailer.attempts.length)
    room.ports.mailer.answer = () => 'accept'
    await room.workOff()
    expect(room.mails).toHaveLength(1)
    const never = new Mailroom()
    never.ports.mailer.answer = () => ({ outcome: 'systemic', reason: 'paused' })
    await askAt(never, 0)
    expect(never.ports.clock.now().getTime()).toBeLessThanOrEqual(Date.parse(later(49 * 60 * minute)))
  })
})

describe('what SES reports of a confirmation', () => {
  test('is added to its delivery; after a bounce for good the address is tried once more in 30 days, after a complaint never', async () => {
    for (const [type, detail] of [
      ['Bounce', { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'ann@example.com' }] }],
      ['Complaint', { complainedRecipients: [{ emailAddress: 'ann@example.com' }] }],
    ] as const) {
      const room = new Mailroom()
      await askAt(room, 0)
      const [mail] = room.mails
      if (!mail) throw new Error('There is no mail.')
      const body = sesEvent(type, mail, later(minute), detail)
      expect(await recordFeedback(room.ports, [{ messageId: 'e', body }])).toMatchObject({ recorded: 1, failed: [] })
      expect(Object.keys((await factsOf(room, 'Request1')) ?? {})).toContain(
        type === 'Bounce' ? 'bounced' : 'complained',
      )
      await askAt(room, 60 * minute, 120 * minute)
      expect(room.mails).toHaveLength(type === 'Bounce' ? 2 : 1)
    }
  })

  test('does not enter the receipt of any edition, nor trouble the hourly account', async () => {
    const room = new Mailroom()
    const edition = await room.launched(
      { id: '2026-W46', week: '2026-W46', date: '2026-11-12', status: 'sent', eligible: 0 },
      'old',
    )
    await askAt(room, 0)
    const { receipts } = await reconcileDeliveries(room.ports)
    expect(receipts).toMatchObject([{ edition: edition.id, eligible: 0, complete: true }])
  })
})
