// What the operator is told about an edition, in one mail that is neither missed nor repeated.
import { describe, expect, test } from 'vitest'
import type { SetAside } from '../../../functions/content/story/stories/set-aside.ts'
import type { EditionStatus } from '../../../functions/delivery/types.ts'
import type { Finding } from '../../../functions/edition/types.ts'
import { metric } from '../../../functions/environment.ts'
import { bodiesOf } from '../../mail/bodies.ts'
import { killing } from '../../support/fakes/killing.ts'
import { anEdition } from '../../support/samples/builders.ts'
import { sampleProof } from '../../support/samples/sample-operator.ts'
import { later, minute } from '../../support/worlds/asking.ts'
import { asked, MessageWorld } from '../../support/worlds/message-world.ts'

const link: Finding = { rule: 'link', at: 'en: close', reason: '"#top" leads nowhere in the email' }
const quote: Finding = { rule: 'C1', at: 'st1', reason: '“Not said.” does not stand in the source' }

async function aRoomWith(findings: Finding[], status: EditionStatus = 'held'): Promise<MessageWorld> {
  const world = new MessageWorld()
  const published = [{ id: 'st1', headline: 'A bridge for two banks', quotes: [] }]
  await world.ports.editions.create(anEdition({ status, findings, published }))
  return world
}

const alert = { kind: 'alert', edition: '2026-W47', at: asked } as const

describe('an edition that is held', () => {
  test('is told to the operator: every reason with its place, until when, and the commands', async () => {
    const world = await aRoomWith([link, { ...link, at: 'ar: close' }])
    await world.ask(alert)
    await world.workOff()
    expect(world.mails.map(({ to, delivery }) => [to, delivery])).toEqual([
      ['operator@news.example.com', '2026-W47_alert_operator'],
    ])
    const { text, html } = bodiesOf(world.mails[0]?.raw ?? '')
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

  test('for more than its form names the story, and offers no release', async () => {
    const world = await aRoomWith([link, quote])
    await world.ask(alert)
    await world.workOff()
    const { text, html } = bodiesOf(world.mails[0]?.raw ?? '')
    expect(text).toContain('In the story “A bridge for two banks”')
    expect(text.indexOf('Not said.')).toBeLessThan(text.indexOf('#top'))
    expect(text + html).not.toContain('edition -- release')
  })

  test('for hundreds of findings still makes one email that can be read', async () => {
    const many = Array.from({ length: 500 }, (_, n) => ({ ...quote, at: `st${n}`, reason: 'x'.repeat(2000) }))
    const world = await aRoomWith(many)
    await world.ask(alert)
    await world.workOff()
    const { html, text } = bodiesOf(world.mails[0]?.raw ?? '')
    expect(Buffer.byteLength(html)).toBeLessThan(50_000)
    expect(text).toContain('And 476 more.')
    expect(text).toContain('npm run edition -- show 2026-W47')
  })

  test('is told once, however often it is ordered', async () => {
    const world = await aRoomWith([link])
    for (let n = 0; n < 3; n += 1) await world.ask(alert)
    await world.workOff()
    expect(world.mails).toHaveLength(1)
  })

  test('is not told any more once another run took its place', async () => {
    const world = await aRoomWith([link], 'superseded')
    await world.ask(alert)
    await world.workOff()
    expect(world.ports.mailer.attempts).toEqual([])
  })
})

describe('while the list is closed', () => {
  const closed = 'The list is closed: nothing goes out until you run npm run edition -- open'

  test.each(['alert', 'proof'] as const)('the %s says so, and how to open it', async (kind) => {
    const world = await aRoomWith(kind === 'alert' ? [link] : [], kind === 'alert' ? 'held' : 'composed')
    await world.ports.editions.saveProof(await sampleProof(), 'a'.repeat(64))
    await world.ports.editions.setListState(false, asked)
    await world.ask({ kind, edition: '2026-W47', at: asked })
    await world.workOff()
    const { text, html } = bodiesOf(world.mails[0]?.raw ?? '')
    for (const body of [text, html]) expect(body.replace(/\s+/g, ' ')).toContain(closed)
  })

  test('the proof of an edition that goes out all the same does not', async () => {
    const world = await aRoomWith([], 'sending')
    await world.ports.editions.saveProof(await sampleProof(), 'a'.repeat(64))
    await world.ports.editions.setListState(false, asked)
    await world.ask({ kind: 'proof', edition: '2026-W47', at: asked })
    await world.workOff()
    expect(bodiesOf(world.mails[0]?.raw ?? '').text).not.toContain('closed')
  })
})

describe('an edition that is composed', () => {
  const proof = { kind: 'proof', edition: '2026-W47', at: asked } as const

  async function aProvenRoom(status: 'composed' | 'sending' | 'superseded' | 'cancelled'): Promise<MessageWorld> {
    const world = await aRoomWith([], status)
    await world.ports.editions.saveProof(await sampleProof(), 'a'.repeat(64))
    await world.ask(proof)
    await world.ask(proof)
    await world.workOff()
    return world
  }

  test.each(['composed', 'sending'] as const)('and is %s: its proof goes to the operator, once', async (status) => {
    const world = await aProvenRoom(status)
    expect(world.mails.map(({ to, delivery }) => [to, delivery])).toEqual([
      ['operator@news.example.com', '2026-W47_proof_operator'],
    ])
    const { text, html } = bodiesOf(world.mails[0]?.raw ?? '')
    // The front page has no place of its own for a pause.
    expect(html).toContain('>Pause</a>')
    expect(html).not.toContain('https://news.example.com/#')
    expect(text).toContain('npm run edition -- pause 2026-W47')
    expect(text).toContain('Proof of the edition of 19 November 2026')
    expect(text).toContain('Both towns agreed in spring to build the bridge together.')
    expect(world.mails[0]?.raw).not.toMatch(/^List-Unsubscribe/m)
  })

  test.each(['superseded', 'cancelled'] as const)('and is %s by then: no proof', async (status) => {
    expect((await aProvenRoom(status)).ports.mailer.attempts).toEqual([])
  })

  test.each([
    [
      5000,
      0,
      'Done by Thursday 19 November, 18:00 UTC: 1,000 readers, as far as is known, at 12.6 a second and 4,500 a day',
    ],
    [
      120,
      0,
      'Not done before the next launch, which has to wait, but by Saturday 28 November, 18:00 UTC: 1,000 readers',
    ],
    [5000, 4500, 'Other emails use up the daily SES quota: 1,000 readers may get nothing'],
  ])('the proof says by when all are mailed, at %i a day of which others use %i', async (maxPerDay, used, told) => {
    const world = await aRoomWith([], 'composed')
    const w46 = { id: '2026-W46', week: '2026-W46', date: '2026-11-12', lastWave: '2026-11-12T17:00' }
    await world.ports.editions.create(anEdition({ ...w46, status: 'closed', eligible: 1000 }))
    await world.ports.editions.saveProof(await sampleProof(), 'a'.repeat(64))
    world.ports.mailer.limits = { maxPerSecond: 14, maxPerDay, used }
    await world.ask(proof)
    await world.workOff()
    expect(bodiesOf(world.mails[0]?.raw ?? '').text.replace(/\s+/g, ' ')).toContain(told)
  })

  test('by a release has no proof: its alert was read', async () => {
    const world = await aRoomWith([link], 'composed')
    await world.ask(proof)
    await world.workOff()
    expect(world.ports.mailer.attempts).toEqual([])
  })
})

describe('an edition that goes out without some pages', () => {
  async function told(setAside: SetAside[]): Promise<string> {
    const world = new MessageWorld()
    await world.ports.editions.create(anEdition({ status: 'composed', setAside }))
    await world.ask({ kind: 'alert', edition: '2026-W47', at: asked, about: 'set-aside' })
    await world.workOff()
    return bodiesOf(world.mails[0]?.raw ?? '').text.replace(/\s+/g, ' ')
  }
  const failed: SetAside = { article: 'ferry.html-A1', stage: 'printing', reason: 'it broke' }
  const held: SetAside = {
    article: 'harbour.html',
    stage: 'held',
    reason: 'held for you: 30 % of its words are hidden',
  }

  test('says that nothing need be done where something failed', async () => {
    const text = await told([failed])
    expect(text).toContain('You need do nothing')
    expect(text).not.toMatch(/wait|until you/)
  })

  test('says what waits for the editor, and not that it failed', async () => {
    const text = await told([held])
    expect(text).toContain('1 page waits for you: nothing of it is printed until you have looked at it.')
    expect(text).not.toMatch(/failed|need do nothing|tried again/)
  })

  test('tells failures and waiting pages apart', async () => {
    const text = await told([failed, held])
    expect(text.indexOf('harbour.html')).toBeLessThan(text.indexOf('Left out, and why'))
    expect(text.indexOf('ferry.html-A1')).toBeGreaterThan(text.indexOf('Left out, and why'))
  })
})

describe('where SES gives no clear answer', () => {
  test('the alert goes out once more, as a delivery of its own', async () => {
    const world = await aRoomWith([link])
    world.ports.mailer.answer = (_, attempt) =>
      attempt === 1 ? { outcome: 'ambiguous', reason: 'time-out' } : 'accept'
    await world.ask(alert)
    await world.workOff()
    expect(world.ports.mailer.attempts).toEqual(['2026-W47_alert_operator', '2026-W47-again_alert_operator'])
    expect(world.mails).toHaveLength(1)
  })

  test('twice, that is counted for the alarm', async () => {
    const world = await aRoomWith([link])
    world.ports.mailer.answer = () => ({ outcome: 'ambiguous', reason: 'time-out' })
    await world.ask(alert)
    await world.workOff()
    expect(world.ports.log.counts.get(metric.messageUnsent)).toBe(1)
  })

  test('an account that cannot send holds the alert up for three days at most', async () => {
    const world = await aRoomWith([link])
    world.ports.mailer.answer = () => ({ outcome: 'systemic', reason: 'paused' })
    await world.ask(alert)
    await world.workOff()
    expect(world.ports.clock.now().getTime()).toBeLessThanOrEqual(Date.parse(later(73 * 60 * minute)))
    expect(world.mails).toEqual([])
  })
})

const endings = (['kill', 'fault'] as const).flatMap((how) =>
  (['before', 'after'] as const).flatMap((when) => [true, false].map((feedback) => ({ how, when, feedback }))),
)

describe.each(endings)('a $how $when any call (events of SES arrive: $feedback)', (ending) => {
  const liveTwice = async (at: number): Promise<{ world: MessageWorld; calls: string[] }> => {
    const world = await aRoomWith([link])
    world.feedback = ending.feedback
    await world.ask(alert)
    const first = killing(world.ports, { at, ...ending })
    await world.workOff(undefined, first.ports, first.isDead)
    await world.report()
    await world.workOff()
    return { world, calls: first.calls }
  }

  test('of an alert: it is never missed, and no delivery is made twice', async () => {
    const { calls } = await liveTwice(0)
    expect(calls).toContain('mailer.submit')
    for (let at = 1; at <= calls.length; at += 1) {
      const { world } = await liveTwice(at)
      const where = `call ${at} (${calls[at - 1]})`
      for (const [delivery, times] of world.ports.mailer.timesAccepted()) expect(times, `${where}: ${delivery}`).toBe(1)
      expect(world.mails.length, where).toBeGreaterThanOrEqual(1)
      expect(world.mails.length, where).toBeLessThanOrEqual(ending.feedback ? 1 : 2)
      expect(world.aside, where).toEqual([])
    }
  })
})
