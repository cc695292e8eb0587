// Confirmations under way: a flood of them, unclear answers of SES (D3), and what SES reports later.
import { describe, expect, test } from 'vitest'
import { metric } from '../../../functions/environment.ts'
import { verifyTimedLink } from '../../../functions/subscription/links/link.ts'
import { confirm } from '../../../functions/subscription/requests/confirm.ts'
import { recordFeedback } from '../../../functions/use-cases/feedback/record-feedback.ts'
import { sendAtLeastOnce } from '../../../functions/use-cases/messaging/at-least-once-send.ts'
import { messageContext } from '../../../functions/use-cases/messaging/message-context.ts'
import { reconcileDeliveries } from '../../../functions/use-cases/reconciling/reconcile-deliveries.ts'
import { askAt, factsOf, later, minute, tokenOf } from '../../support/worlds/asking.ts'
import { aPlainWorld, busiest } from '../../support/worlds/flood.ts'
import { aConfirmation, MessageWorld } from '../../support/worlds/message-world.ts'
import { sesEvent } from '../../support/worlds/world.ts'

/** Each from a network of its own. */
async function askFor(world: MessageWorld, requests: number): Promise<number[]> {
  const sentAt: number[] = []
  world.ports.mailer.answer = () => {
    sentAt.push(world.ports.clock.now().getTime())
    return 'accept'
  }
  for (let n = 0; n < requests; n += 1)
    await world.ask(aConfirmation({ request: `Q${n}`, address: `a${n}@d${n % 50}.example.com`, network: `n${n}` }))
  return sentAt
}

describe('many requests at once', () => {
  test('are mailed one a second', async () => {
    const world = aPlainWorld()
    const sentAt = await askFor(world, 1000)
    await world.workOff()
    expect(sentAt).toHaveLength(1000)
    // A turn that is a moment late is not lost.
    expect([busiest(sentAt, 1000), busiest(sentAt, minute)]).toEqual([2, 61])
    expect(Math.max(...sentAt)).toBeLessThanOrEqual(Date.parse(later(18 * minute)))
  })

  test('that find no turn for half an hour are dropped, and the operator hears', async () => {
    const world = aPlainWorld()
    const sentAt = await askFor(world, 3)
    world.ports.pace.reserveConfirmation = async () => null
    await world.workOff()
    expect([sentAt.length, world.ports.log.counts.get(metric.requestDropped)]).toEqual([0, 3])
    expect(world.ports.clock.now().getTime()).toBeGreaterThan(Date.parse(later(29 * minute)))
    expect(await world.readerOf('a0@d0.example.com')).toBeNull()
  })

  test('that a standstill held up do not go out all at once', async () => {
    const world = aPlainWorld()
    const sentAt = await askFor(world, 60)
    await world.workOff(later(0))
    world.ports.clock.set(later(60 * minute))
    await world.workOff()
    expect(sentAt).toHaveLength(60)
    const late = sentAt.filter((at) => at >= Date.parse(later(60 * minute)))
    expect(late.length).toBeGreaterThan(40)
    expect(busiest(late, 10_000)).toBeLessThanOrEqual(11)
  })
})

describe('where SES gives no clear answer (D3: a confirmation is never missed)', () => {
  test('an event settles it: no second mail', async () => {
    const world = new MessageWorld()
    world.ports.mailer.answer = () => 'accept-then-die'
    await askAt(world, 0)
    expect(world.mails).toHaveLength(1)
    expect(world.ports.mailer.attempts).toHaveLength(1)
  })

  test('without an event it is sent once more, as a delivery of its own, with the same link', async () => {
    const world = new MessageWorld()
    world.ports.mailer.answer = (_, attempt) =>
      attempt === 1 ? { outcome: 'ambiguous', reason: 'time-out' } : 'accept'
    await askAt(world, 0)
    const reader = await world.readerOf('ann@example.com')
    expect(world.ports.mailer.attempts).toEqual([
      `Request1_confirmation_${reader?.id}`,
      `Request1-again_confirmation_${reader?.id}`,
    ])
    expect(world.mails).toHaveLength(1)
    expect(await factsOf(world, 'Request1')).toMatchObject({ ambiguous: {}, closed: { as: 'unresolved' } })
    expect(Date.parse((await factsOf(world, 'Request1-again'))?.claim?.at ?? '')).toBeGreaterThanOrEqual(
      Date.parse(later(5 * minute)),
    )
    expect(verifyTimedLink('confirm', tokenOf(world), world.ports.secrets.keys, new Date(later(0)))).toMatchObject({
      request: 'Request1',
    })
  })

  test('an order that comes while somebody may still be at it comes again once that time is over', async () => {
    const { ports, settings } = new MessageWorld()
    const key = { kind: 'confirmation', request: 'Request1', subscriber: 'Ann' } as const
    await ports.deliveries.claim(key, { id: 'another', at: later(0), expiresAt: later(5 * minute) })
    ports.clock.set(later(2 * minute))
    const waits: number[] = []
    await sendAtLeastOnce(messageContext(ports, settings), {
      key,
      at: later(0),
      waitForSlot: async () => true,
      putBack: async (ms) => waits.push(ms),
      recheckAndBuildFor: () => async () => ({ skip: 'erased' }),
    })
    expect(waits).toEqual([3 * minute])
  })

  test('twice, it is not sent a third time, and the operator hears', async () => {
    const world = new MessageWorld()
    world.ports.mailer.answer = () => ({ outcome: 'ambiguous', reason: 'time-out' })
    await askAt(world, 0)
    expect(world.ports.mailer.attempts).toHaveLength(2)
    expect(world.ports.log.counts.get(metric.messageUnsent)).toBe(1)
    await world.ask(aConfirmation())
    await world.workOff()
    expect(world.ports.mailer.attempts).toHaveLength(2)
  })

  test('and the reader confirmed from the first mail, no second one comes', async () => {
    const world = new MessageWorld()
    world.feedback = false
    world.ports.mailer.answer = () => 'accept-then-die'
    await world.ask(aConfirmation())
    await world.workOff(later(minute))
    const reader = await world.readerOf('ann@example.com')
    await world.ports.subscribers.update(reader?.id ?? '', (one) => confirm(one, 'Request1', later(2 * minute)))
    await world.workOff()
    expect(world.ports.mailer.attempts).toHaveLength(1)
  })

  test('a refusal for now is tried again, for two hours at most', async () => {
    const world = new MessageWorld()
    world.ports.mailer.answer = (_, attempt) => (attempt < 4 ? { outcome: 'transient', reason: 'slowly' } : 'accept')
    await askAt(world, 0)
    expect([world.ports.mailer.attempts.length, world.mails.length]).toEqual([4, 1])
    const other = new MessageWorld()
    other.ports.mailer.answer = () => ({ outcome: 'transient', reason: 'slowly' })
    await askAt(other, 0)
    expect(other.ports.mailer.attempts).toHaveLength(12)
    expect(await factsOf(other, 'Request1')).toMatchObject({ refused: { permanent: true, tries: 12 } })
  })

  test('while SES refuses for minutes, copies of an order do not use up its tries', async () => {
    const world = new MessageWorld()
    const { clock, mailer } = world.ports
    const crowdedUntil = Date.parse(later(7 * minute))
    mailer.answer = () => (clock.now().getTime() < crowdedUntil ? { outcome: 'transient', reason: 'slowly' } : 'accept')
    for (let copy = 0; copy < 3; copy += 1) await world.ask(aConfirmation())
    await world.workOff()
    expect([mailer.attempts.length, world.mails.length]).toEqual([4, 1])
  })

  test('a refusal that no list names is tried again as well: no email went out, and it may pass', async () => {
    const odd = { outcome: 'permanent', unlisted: true, reason: 'SES refused the request (Invented)' } as const
    const world = new MessageWorld()
    world.ports.mailer.answer = (_, attempt) => (attempt < 3 ? odd : 'accept')
    await askAt(world, 0)
    expect([world.ports.mailer.attempts.length, world.mails.length]).toEqual([3, 1])
    const never = new MessageWorld()
    never.ports.mailer.answer = () => odd
    await askAt(never, 0)
    expect(never.ports.mailer.attempts).toHaveLength(12)
  })

  test('a refusal for good ends it', async () => {
    const world = new MessageWorld()
    world.ports.mailer.answer = () => ({ outcome: 'permanent', reason: 'malformed' })
    await askAt(world, 0)
    expect(world.ports.mailer.attempts).toHaveLength(1)
  })

  test('an account that cannot send holds it up; it goes out when that is mended, unless the link is too old', async () => {
    const world = new MessageWorld()
    world.ports.mailer.answer = () => ({ outcome: 'systemic', reason: 'paused' })
    await world.ask(aConfirmation())
    await world.workOff(later(3 * 60 * minute))
    expect(world.ports.mailer.attempts.length).toBeGreaterThan(10)
    expect(world.ports.log.counts.get(metric.messageUnsent)).toBe(world.ports.mailer.attempts.length)
    world.ports.mailer.answer = () => 'accept'
    await world.workOff()
    expect(world.mails).toHaveLength(1)
    const never = new MessageWorld()
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
      const world = new MessageWorld()
      await askAt(world, 0)
      const [mail] = world.mails
      if (!mail) throw new Error('There is no mail.')
      const body = sesEvent(type, mail, later(minute), detail)
      expect(await recordFeedback(world.ports, [{ messageId: 'e', body }])).toMatchObject({ recorded: 1, failed: [] })
      expect(Object.keys((await factsOf(world, 'Request1')) ?? {})).toContain(
        type === 'Bounce' ? 'bounced' : 'complained',
      )
      await askAt(world, 60 * minute, 120 * minute)
      expect(world.mails).toHaveLength(type === 'Bounce' ? 2 : 1)
    }
  })

  test('does not enter the receipt of any edition, nor trouble the hourly account', async () => {
    const world = new MessageWorld()
    const edition = await world.launched(
      { id: '2026-W46', week: '2026-W46', date: '2026-11-12', status: 'sent', eligible: 0 },
      'old',
    )
    await askAt(world, 0)
    const { receipts } = await reconcileDeliveries(world.ports)
    expect(receipts).toMatchObject([{ edition: edition.id, eligible: 0, complete: true }])
  })
})
