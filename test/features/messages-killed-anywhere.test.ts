// Confirmations and welcomes, killed or failing at each call they make, and worked off again from what the queue still holds.
import { describe, expect, test } from 'vitest'
import { confirm } from '../../functions/subscription/confirm.ts'
import { aSubscriber } from '../support/builders.ts'
import { type Ending, killing } from '../support/killing.ts'
import { aConfirmation, asked, Mailroom } from '../support/mailroom.ts'

const minute = 60_000
const later = (ms: number) => new Date(Date.parse(asked) + ms).toISOString()

/** The first run ends as told; what it had received comes again, and is worked off by healthy ones. */
async function liveTwice(room: Mailroom, ending: Ending): Promise<string[]> {
  const first = killing(room.ports, ending)
  await room.workOff(undefined, first.ports, first.isDead)
  await room.report()
  await room.workOff()
  return first.calls
}

const endings = [
  { how: 'kill', when: 'before', feedback: true },
  { how: 'kill', when: 'after', feedback: true },
  { how: 'kill', when: 'before', feedback: false },
  { how: 'kill', when: 'after', feedback: false },
  { how: 'fault', when: 'before', feedback: true },
  { how: 'fault', when: 'after', feedback: false },
] as const

async function forEachCall(
  prepare: () => Promise<Mailroom>,
  ending: (typeof endings)[number],
  look: (room: Mailroom, where: string, calls: string[]) => Promise<void>,
): Promise<void> {
  const { length } = await liveTwice(await prepare(), { at: 0, how: 'fault', when: 'before' })
  expect(length).toBeGreaterThan(8)
  for (let at = 1; at <= length; at += 1) {
    const room = await prepare()
    room.feedback = ending.feedback
    const calls = await liveTwice(room, { at, ...ending })
    await look(room, `${ending.how} ${ending.when} call ${at} (${calls[at - 1]})`, calls.slice(0, at))
  }
}

function neverTwice(room: Mailroom, where: string): void {
  for (const [delivery, times] of room.ports.mailer.timesAccepted()) expect(times, `${where}: ${delivery}`).toBe(1)
}

describe.each(endings)('a $how $when any call (events of SES arrive: $feedback)', (ending) => {
  test('of a confirmation: it is noted once and never missed, and no delivery is made twice (D1, D3)', async () => {
    const prepare = async () => {
      const room = new Mailroom()
      await room.ask(aConfirmation())
      return room
    }
    await forEachCall(prepare, ending, async (room, where) => {
      const reader = await room.readerOf('ann@example.com')
      expect(reader?.requests, where).toHaveLength(1)
      expect(reader?.consent, where).toHaveLength(1)
      neverTwice(room, where)
      expect(room.mails.length, where).toBeGreaterThanOrEqual(1)
      expect(room.mails.length, where).toBeLessThanOrEqual(ending.feedback ? 1 : 2)
      expect(room.aside, where).toEqual([])
    })
  })

  test('of a confirmation whose first submission is ambiguous: the same', async () => {
    const prepare = async () => {
      const room = new Mailroom()
      room.ports.mailer.answer = (message) =>
        message.tags.delivery.includes('-again') ? 'accept' : { outcome: 'ambiguous', reason: 'time-out' }
      await room.ask(aConfirmation())
      return room
    }
    await forEachCall(prepare, ending, async (room, where, calls) => {
      neverTwice(room, where)
      // Two faults in one: the second claim was taken, and nobody knows whether anything came after it.
      const isSecond = calls.filter((name) => name === 'deliveries.claim').length > 1
      if (!isSecond) expect(room.mails.length, where).toBe(1)
      expect((await room.readerOf('ann@example.com'))?.requests, where).toHaveLength(1)
      expect(room.aside, where).toEqual([])
    })
  })

  test('of a welcome: it is never sent twice, and is missed only where it was claimed already (D1)', async () => {
    const prepare = async () => {
      const room = new Mailroom(later(minute))
      await room.launched({ id: '2026-W46', week: '2026-W46', date: '2026-11-12', frozenAt: later(-6 * minute) }, 'old')
      const request = { id: 'Q1', at: later(0), topics: ['energy'], words: 'Yes.' }
      const pending = aSubscriber({ id: 'Ann', status: 'pending', consent: [], requests: [request] })
      await room.ports.subscribers.create(confirm(pending, 'Q1', later(minute)) ?? pending)
      await room.ask({ kind: 'welcome', subscriber: 'Ann', at: later(minute) })
      return room
    }
    await forEachCall(prepare, ending, async (room, where, calls) => {
      neverTwice(room, where)
      expect(room.mails.length, where).toBeLessThanOrEqual(1)
      if (!calls.includes('deliveries.claim')) expect(room.mails.length, where).toBe(1)
      for (const { delivery } of room.mails) expect(delivery, where).toBe('2026-W46_welcome_Ann')
      expect(room.aside, where).toEqual([])
    })
  })
})
