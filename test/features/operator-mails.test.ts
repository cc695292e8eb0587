// What the operator hears of an edition, in one mail that is neither missed nor repeated.
import { describe, expect, test } from 'vitest'
import type { EditionStatus } from '../../functions/delivery/types.ts'
import type { Finding } from '../../functions/edition/types.ts'
import { metric } from '../../functions/environment.ts'
import { bodiesOf } from '../mail/bodies.ts'
import { later, minute } from '../support/asking.ts'
import { anEdition } from '../support/builders.ts'
import { killing } from '../support/killing.ts'
import { asked, Mailroom } from '../support/mailroom.ts'
import { sampleProof } from '../support/sample-operator.ts'

const link: Finding = { rule: 'link', at: 'en: close', reason: '"#top" leads nowhere in the email' }
const quote: Finding = { rule: 'C1', at: 'st1', reason: '“Not said.” does not stand in the source' }

async function aRoomWith(findings: Finding[], status: EditionStatus = 'held'): Promise<Mailroom> {
  const room = new Mailroom()
  const published = [{ id: 'st1', headline: 'A bridge for two banks', quotes: [] }]
  await room.ports.editions.create(anEdition({ status, findings, published }))
  return room
}

const alert = { kind: 'alert', edition: '2026-W47', at: asked } as const

describe('an edition that is held', () => {
  test('is told to the operator: every reason with its place, until when, and the commands', async () => {
    const room = await aRoomWith([link, { ...link, at: 'ar: close' }])
    await room.ask(alert)
    await room.workOff()
    expect(room.mails.map(({ to, delivery }) => [to, delivery])).toEqual([
      ['operator@news.example.com', '2026-W47_alert_operator'],
    ])
    const { text, html } = bodiesOf(room.mails[0]?.raw ?? '')
    const words = text.replace(/\s+/g, ' ')
    for (const told of [
      'The edition of 19 November 2026 is held',
      'Wednesday 18 November at 10:00 UTC',
      '"#top" leads nowhere in the email. In templates/emails/briefing.mjml, part close, or in what that part includes',
      'npm run edition -- recompose 2026-W47',
      'npm run edition -- release 2026-W47 --accept',
    ])
      expect(words).toContain(told)
    expect(html).toContain('npm run edition -- release 2026-W47 --accept')
  })

  test('by more than its form names the story, and offers no release', async () => {
    const room = await aRoomWith([link, quote])
    await room.ask(alert)
    await room.workOff()
    const { text, html } = bodiesOf(room.mails[0]?.raw ?? '')
    expect(text).toContain('In the story “A bridge for two banks”')
    expect(text.indexOf('Not said.')).toBeLessThan(text.indexOf('#top'))
    expect(text + html).not.toContain('edition -- release')
  })

  test('by hundreds of findings still makes one mail that can be read', async () => {
    const many = Array.from({ length: 500 }, (_, n) => ({ ...quote, at: `st${n}`, reason: 'x'.repeat(2000) }))
    const room = await aRoomWith(many)
    await room.ask(alert)
    await room.workOff()
    const { html, text } = bodiesOf(room.mails[0]?.raw ?? '')
    expect(Buffer.byteLength(html)).toBeLessThan(50_000)
    expect(text).toContain('And 476 more.')
    expect(text).toContain('npm run edition -- show 2026-W47')
  })

  test('is told once, however often it is ordered', async () => {
    const room = await aRoomWith([link])
    for (let n = 0; n < 3; n += 1) await room.ask(alert)
    await room.workOff()
    expect(room.mails).toHaveLength(1)
  })

  test('is not told any more once another run took its place', async () => {
    const room = await aRoomWith([link], 'superseded')
    await room.ask(alert)
    await room.workOff()
    expect(room.ports.mailer.attempts).toEqual([])
  })
})

describe('while the list is closed', () => {
  const closed = 'The list is closed: nothing goes out until you run npm run edition -- open'

  test.each(['alert', 'proof'] as const)('the %s says so, and how to open it', async (kind) => {
    const room = await aRoomWith(kind === 'alert' ? [link] : [], kind === 'alert' ? 'held' : 'composed')
    await room.ports.editions.saveProof(await sampleProof(), 'a'.repeat(64))
    await room.ports.editions.setListState(false, asked)
    await room.ask({ kind, edition: '2026-W47', at: asked })
    await room.workOff()
    const { text, html } = bodiesOf(room.mails[0]?.raw ?? '')
    for (const body of [text, html]) expect(body.replace(/\s+/g, ' ')).toContain(closed)
  })

  test('the proof of an edition that goes out all the same does not', async () => {
    const room = await aRoomWith([], 'sending')
    await room.ports.editions.saveProof(await sampleProof(), 'a'.repeat(64))
    await room.ports.editions.setListState(false, asked)
    await room.ask({ kind: 'proof', edition: '2026-W47', at: asked })
    await room.workOff()
    expect(bodiesOf(room.mails[0]?.raw ?? '').text).not.toContain('closed')
  })
})

describe('an edition that is composed', () => {
  const proof = { kind: 'proof', edition: '2026-W47', at: asked } as const

  async function aProvenRoom(status: 'composed' | 'sending' | 'superseded' | 'cancelled'): Promise<Mailroom> {
    const room = await aRoomWith([], status)
    await room.ports.editions.saveProof(await sampleProof(), 'a'.repeat(64))
    await room.ask(proof)
    await room.ask(proof)
    await room.workOff()
    return room
  }

  test.each(['composed', 'sending'] as const)('and is %s: its proof goes to the operator, once', async (status) => {
    const room = await aProvenRoom(status)
    expect(room.mails.map(({ to, delivery }) => [to, delivery])).toEqual([
      ['operator@news.example.com', '2026-W47_proof_operator'],
    ])
    const { text } = bodiesOf(room.mails[0]?.raw ?? '')
    expect(text).toContain('Proof of the edition of 19 November 2026')
    expect(text).toContain('Both towns agreed in spring to build the bridge together.')
    expect(room.mails[0]?.raw).not.toMatch(/^List-Unsubscribe/m)
  })

  test.each(['superseded', 'cancelled'] as const)('and is %s by then: no proof', async (status) => {
    expect((await aProvenRoom(status)).ports.mailer.attempts).toEqual([])
  })

  test('by a release has no proof: its alert was read', async () => {
    const room = await aRoomWith([link], 'composed')
    await room.ask(proof)
    await room.workOff()
    expect(room.ports.mailer.attempts).toEqual([])
  })
})

describe('where SES gives no clear answer', () => {
  test('the alert goes out once more, as a delivery of its own', async () => {
    const room = await aRoomWith([link])
    room.ports.mailer.answer = (_, attempt) => (attempt === 1 ? { outcome: 'ambiguous', reason: 'time-out' } : 'accept')
    await room.ask(alert)
    await room.workOff()
    expect(room.ports.mailer.attempts).toEqual(['2026-W47_alert_operator', '2026-W47-again_alert_operator'])
    expect(room.mails).toHaveLength(1)
  })

  test('twice, that is counted for the alarm', async () => {
    const room = await aRoomWith([link])
    room.ports.mailer.answer = () => ({ outcome: 'ambiguous', reason: 'time-out' })
    await room.ask(alert)
    await room.workOff()
    expect(room.ports.log.counts.get(metric.messageUnsent)).toBe(1)
  })

  test('an account that cannot send holds the alert up for three days at most', async () => {
    const room = await aRoomWith([link])
    room.ports.mailer.answer = () => ({ outcome: 'systemic', reason: 'paused' })
    await room.ask(alert)
    await room.workOff()
    expect(room.ports.clock.now().getTime()).toBeLessThanOrEqual(Date.parse(later(73 * 60 * minute)))
    expect(room.mails).toEqual([])
  })
})

const endings = (['kill', 'fault'] as const).flatMap((how) =>
  (['before', 'after'] as const).flatMap((when) => [true, false].map((feedback) => ({ how, when, feedback }))),
)

describe.each(endings)('a $how $when any call (events of SES arrive: $feedback)', (ending) => {
  const liveTwice = async (at: number): Promise<{ room: Mailroom; calls: string[] }> => {
    const room = await aRoomWith([link])
    room.feedback = ending.feedback
    await room.ask(alert)
    const first = killing(room.ports, { at, ...ending })
    await room.workOff(undefined, first.ports, first.isDead)
    await room.report()
    await room.workOff()
    return { room, calls: first.calls }
  }

  test('of an alert: it is never missed, and no delivery is made twice', async () => {
    const { calls } = await liveTwice(0)
    expect(calls).toContain('mailer.submit')
    for (let at = 1; at <= calls.length; at += 1) {
      const { room } = await liveTwice(at)
      const where = `call ${at} (${calls[at - 1]})`
      for (const [delivery, times] of room.ports.mailer.timesAccepted()) expect(times, `${where}: ${delivery}`).toBe(1)
      expect(room.mails.length, where).toBeGreaterThanOrEqual(1)
      expect(room.mails.length, where).toBeLessThanOrEqual(ending.feedback ? 1 : 2)
      expect(room.aside, where).toEqual([])
    }
  })
})
