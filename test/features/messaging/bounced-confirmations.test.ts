// If confirmations bounce, the next ones are slowed down: readers still get theirs, and the operator is told.
import { describe, expect, test } from 'vitest'
import { metric } from '../../../functions/environment.ts'
import type { Ports } from '../../../functions/ports.ts'
import { recordFeedback } from '../../../functions/use-cases/feedback/record-feedback.ts'
import { bodiesOf } from '../../mail/bodies.ts'
import { killing } from '../../support/fakes/killing.ts'
import { later, minute } from '../../support/worlds/asking.ts'
import { aPlainWorld } from '../../support/worlds/flood.ts'
import { aConfirmation, type MessageWorld } from '../../support/worlds/message-world.ts'
import { sesEvent } from '../../support/worlds/world.ts'

const gone = { bounceType: 'Permanent', bounceSubType: 'General' }
const full = { bounceType: 'Transient', bounceSubType: 'MailboxFull' }

/** So many are asked for at a minute, each from a network of its own, and mailed. */
async function mailedAt(world: MessageWorld, atMs: number, count: number): Promise<void> {
  world.ports.clock.set(later(atMs))
  for (let n = 0; n < count; n += 1) {
    const request = `Q${atMs}n${n}`
    await world.ask(aConfirmation({ request, at: later(atMs), address: `a${request}@example.com`, network: request }))
  }
  await world.workOff(later(atMs + 10 * minute))
}

/** The first ones bounce, from the given one on. */
function bounces(world: MessageWorld, count: number, detail: object, from = 0, ports: Ports = world.ports) {
  const at = world.ports.clock.now().toISOString()
  const mails = world.mails.slice(from, from + count)
  return recordFeedback(
    ports,
    mails.map((mail) => ({ messageId: mail.messageId, body: sesEvent('Bounce', mail, at, detail) })),
  )
}

function sentSince(world: MessageWorld): number[] {
  const sentAt: number[] = []
  world.ports.mailer.answer = ({ tags }) => {
    if (tags.edition === 'confirmation') sentAt.push(world.ports.clock.now().getTime())
    return 'accept'
  }
  return sentAt
}

describe('when ten confirmations and more than three in ten bounce for good', () => {
  test('one goes out a minute for an hour, then one a second again by itself', async () => {
    const world = aPlainWorld()
    await mailedAt(world, 0, 30)
    await bounces(world, 10, gone)
    const sentAt = sentSince(world)
    await mailedAt(world, 20 * minute, 5)
    expect(sentAt.map((at) => Math.floor((at - Date.parse(later(20 * minute))) / minute))).toEqual([0, 1, 2, 3, 4])
    sentAt.length = 0
    await mailedAt(world, 90 * minute, 5)
    expect(sentAt).toHaveLength(5)
    expect(Math.max(...sentAt)).toBeLessThan(Date.parse(later(90 * minute)) + 10_000)
  })

  test('the operator hears it once: by a mail with the figures, the alarm and the log', async () => {
    const world = aPlainWorld()
    await mailedAt(world, 0, 30)
    await bounces(world, 12, gone)
    await bounces(world, 12, gone)
    await world.workOff(later(60 * minute))
    const told = world.mails.filter(({ to }) => to === 'operator@news.example.com')
    expect(told.map(({ delivery }) => delivery)).toEqual(['slowed-2026-11-18T12_alert_operator'])
    const { text, html } = bodiesOf(told[0]?.raw ?? '')
    const words = text.replace(/\s+/g, ' ')
    expect(words).toMatch(/1[0-2] of the last 30 emails that ask to confirm a subscription bounced for good/)
    expect(words).toMatch(/Until 13:\d\d UTC, we send one confirmation a minute/)
    expect(text + html).not.toMatch(/recompose|Compose it again|npm run|\{\{/)
    expect(world.ports.log.counts.get(metric.confirmationsSlowed)).toBeGreaterThanOrEqual(1)
    expect(world.ports.log.text()).not.toContain('@')
  })

  test('whatever stops the report of it, the next try slows down and tells', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let at = 1, isDead = true; isDead; at += 1) {
        const world = aPlainWorld()
        await mailedAt(world, 0, 12)
        await bounces(world, 9, gone)
        const run = killing(world.ports, { at, when, how: 'kill' })
        const { failed } = await bounces(world, 1, gone, 9, run.ports)
        if (failed.length > 0) await bounces(world, 1, gone, 9)
        expect(await world.ports.limits.isSlow(), `${when} call ${at}`).toBe(true)
        await world.workOff(later(60 * minute))
        expect(
          world.mails.filter(({ delivery }) => delivery.includes('_alert_')),
          `${when} call ${at}`,
        ).toHaveLength(1)
        isDead = run.isDead()
      }
    }
  })
})

describe('nothing is slowed down', () => {
  test.each([
    ['by nine that bounce', 9, 9, gone],
    ['by three in ten', 40, 12, gone],
    ['by full mailboxes', 30, 30, full],
  ])('%s', async (_what, sent, bounced, detail) => {
    const world = aPlainWorld()
    await mailedAt(world, 0, sent)
    await bounces(world, bounced, detail)
    expect(await world.ports.limits.isSlow()).toBe(false)
  })

  test('by one report that SES sends ten times, nor by bounces of briefings', async () => {
    const world = aPlainWorld()
    await mailedAt(world, 0, 10)
    for (let n = 0; n < 10; n += 1) await bounces(world, 1, gone)
    const briefings = Array.from({ length: 20 }, (_, n) => ({
      messageId: `m${n}`,
      delivery: `2026-W47_edition_R${n}`,
      to: 'a@example.com',
    }))
    const at = later(minute)
    await recordFeedback(
      world.ports,
      briefings.map((mail) => ({ messageId: mail.messageId, body: sesEvent('Bounce', mail, at, gone) })),
    )
    expect(await world.ports.limits.isSlow()).toBe(false)
  })
})
