// A reader all of whose topics have been removed from the list is told once, with a way to choose others; no one else
// is.
import { describe, expect, test } from 'vitest'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { bodiesOf } from '../../mail/bodies.ts'
import { killing } from '../../support/fakes/killing.ts'
import { aDocument, aStory, aSubscriber } from '../../support/samples/builders.ts'
import { expectOneMailAtMost } from '../../support/worlds/message-kills.ts'
import { linkIn, MessageWorld } from '../../support/worlds/message-world.ts'
import { addEdition, aLife, launchTime, tickAndSend } from '../../support/worlds/world.ts'

const gone = { id: 'Ann', address: 'ann@example.com', topics: ['canals'] }

/** An edition on energy and sport is to be launched; the list was about canals before. */
async function aRoomWith(...readers: Partial<Subscriber>[]): Promise<MessageWorld> {
  const world = new MessageWorld(launchTime)
  for (const reader of readers) await world.ports.subscribers.create(aSubscriber(reader))
  const before = { id: '2026-W46', week: '2026-W46', date: '2026-11-12', contentHash: 'b'.repeat(64) }
  const record = await addEdition(world, { ...before, status: 'closed' }, 'old')
  const topics = [{ id: 'canals', label: 'Canals & locks', labels: { ar: 'القنوات' } }]
  const sections = [{ topic: { id: 'canals', label: 'Canals' }, stories: [aStory('old', ['canals'])] }]
  const document = aDocument({ id: record.id, date: record.date, topics, sections })
  await world.ports.editions.saveDocument(document, [], record.contentHash ?? '')
  await addEdition(world)
  return world
}

async function launch(world: MessageWorld, ports = world.ports as Parameters<typeof launchEdition>[0]): Promise<void> {
  await launchEdition(ports, { scheduledTime: launchTime })
}

const notices = (world: MessageWorld) => world.mails.filter(({ delivery }) => delivery.includes('_notice_'))

describe('a reader whose topics have all ended', () => {
  test('hears at the launch what they were, what there is now, and how to choose or leave', async () => {
    const world = await aRoomWith(gone)
    await launch(world)
    await world.workOff()
    const [mail, ...more] = notices(world)
    expect([mail?.to, more.length]).toEqual(['ann@example.com', 0])
    const raw = mail?.raw ?? ''
    const { text, html } = bodiesOf(raw)
    expect(text).toContain('Your topics were: Canals & locks')
    expect(text).toContain('* Energy & trade\n* Sport')
    for (const body of [text, html]) expect(body).toContain(linkIn(raw, 'preferences'))
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(raw.match(/^List-Unsubscribe: <https:\/\/news\.example\.com\/leave\//gm)).toHaveLength(1)
  })

  test('in their own language, with the names of the topics in it', async () => {
    const world = await aRoomWith({ ...gone, language: 'ar' })
    await launch(world)
    await world.workOff()
    const { text } = bodiesOf(notices(world)[0]?.raw ?? '')
    expect(text).toContain('القنوات')
  })

  test('a reader who chooses again gets this very edition', async () => {
    const world = await aRoomWith(gone)
    await launch(world)
    await world.workOff()
    await world.ports.subscribers.update('Ann', (one) => ({ ...one, topics: ['energy'] }))
    await tickAndSend(world, aLife(world), '2026-11-19T06:00:00.000Z')
    expect(world.mails.map(({ delivery }) => delivery.split('_')[1])).toEqual(['notice', 'edition'])
  })

  test('hears once, however often it is ordered and an edition is launched', async () => {
    const world = await aRoomWith(gone)
    await launch(world)
    const [order] = world.ports.queue.messages
    for (let n = 0; n < 3; n += 1) world.ports.queue.messages.push(order ?? { body: '', delaySeconds: 0 })
    await world.workOff()
    await world.ports.editions.change('2026-W47', ['sending'], { status: 'closed' })
    await addEdition(world, { id: '2026-W48', week: '2026-W48', date: '2026-11-26', contentHash: 'c'.repeat(64) })
    world.ports.clock.set('2026-11-25T10:00:00.000Z')
    await launchEdition(world.ports, { scheduledTime: '2026-11-25T10:00:00.000Z' })
    await world.workOff()
    expect(notices(world)).toHaveLength(1)
  })

  test('hears again when another choice has ended too', async () => {
    const world = await aRoomWith(gone)
    await launch(world)
    await world.workOff()
    await world.ports.subscribers.update('Ann', (one) => ({ ...one, topics: ['canals', 'railways'] }))
    await world.ask({ kind: 'notice', subscriber: 'Ann', at: launchTime })
    await world.workOff()
    expect(notices(world)).toHaveLength(2)
  })

  test('is not told again where the answer of SES was unclear: the first notice may have arrived', async () => {
    const world = await aRoomWith(gone)
    world.ports.mailer.answer = () => ({ outcome: 'ambiguous', reason: 'time-out' })
    await launch(world)
    await world.workOff()
    await world.ask({ kind: 'notice', subscriber: 'Ann', at: launchTime })
    await world.workOff()
    expect(world.ports.mailer.attempts).toHaveLength(1)
  })
})

const paused = { pausedUntil: '2026-12-24T00:00:00.000Z' }
const suppressed = { suppressed: { reason: 'bounce', at: '2026-11-01T00:00:00.000Z' } } as const

describe('no notice goes', () => {
  test.each<[string, Partial<Subscriber>]>([
    ['to somebody who has one of their topics left', { topics: ['canals', 'energy'] }],
    ['to somebody who chose none', { topics: [] }],
    ['to somebody whose topics are there but have no story this time', { topics: ['sport'] }],
    ['to somebody who has paused', paused],
    ['to a suppressed address', suppressed],
    ['to somebody who left', { status: 'left' }],
    ['to somebody who has not confirmed', { status: 'pending', consent: [] }],
  ])('%s, and none is ordered', async (_, changes) => {
    const world = await aRoomWith({ ...gone, ...changes })
    await launch(world)
    expect(world.ports.queue.messages).toEqual([])
  })

  test.each<[string, Partial<Subscriber>]>([
    ['chose anew', { topics: ['sport'] }],
    ['paused', paused],
    ['left', { status: 'left' }],
    ['bounced', suppressed],
  ])('to somebody who %s since it was ordered, even in the last moment', async (_, changes) => {
    for (const isLast of [false, true]) {
      const world = await aRoomWith(gone)
      await launch(world)
      const change = () => world.ports.subscribers.update('Ann', (one) => ({ ...one, ...changes }))
      const claim = world.ports.deliveries.claim.bind(world.ports.deliveries)
      if (!isLast) await change()
      world.ports.deliveries.claim = async (...given) => {
        await change()
        return claim(...given)
      }
      await world.workOff()
      expect(world.ports.mailer.attempts).toEqual([])
    }
  })

  test('while the file of topics cannot be read: the order waits, and nothing is claimed', async () => {
    const world = await aRoomWith(gone)
    await launch(world)
    const { taxonomy } = world.ports.articles
    world.ports.articles.taxonomy = new Error('topics.json cannot be used')
    await world.workOff('2026-11-18T10:05:00.000Z')
    expect(world.ports.mailer.attempts).toEqual([])
    world.ports.articles.taxonomy = taxonomy
    await world.workOff()
    expect(notices(world)).toHaveLength(1)
  })
})

test('a launch goes on where its notices cannot be ordered', async () => {
  const world = await aRoomWith(gone, aSubscriber({ id: 'Bo' }))
  world.ports.queue.message = async () => {
    throw new Error('the queue is gone')
  }
  expect(await launchEdition(world.ports, { scheduledTime: launchTime })).toMatchObject({ eligible: 2 })
  expect(world.ports.log.lines.map(({ message }) => message)).toContainEqual(expect.stringContaining('Notices cannot'))
})

test('many notices go out five a second at most', async () => {
  const many = Array.from({ length: 60 }, (_, n) => ({ ...gone, id: `R${n}`, address: `r${n}@example.com` }))
  const world = await aRoomWith(...many)
  const sentAt: number[] = []
  world.ports.mailer.answer = () => {
    sentAt.push(Math.floor(world.ports.clock.now().getTime() / 1000))
    return 'accept'
  }
  await launch(world)
  await world.workOff()
  expect(sentAt).toHaveLength(60)
  expect(Math.max(...[...Map.groupBy(sentAt, (second) => second).values()].map(({ length }) => length))).toBe(5)
})

const endings = (['kill', 'fault'] as const).flatMap((how) =>
  (['before', 'after'] as const).flatMap((when) => [true, false].map((feedback) => ({ how, when, feedback }))),
)

describe.each(endings)('a $how $when any call (events of SES arrive: $feedback)', (ending) => {
  const prepare = async () => {
    const world = await aRoomWith(gone)
    world.feedback = ending.feedback
    await world.ask({ kind: 'notice', subscriber: 'Ann', at: launchTime })
    return world
  }

  test('of a notice: it is never sent twice, and missed only where it was claimed already (D1)', async () => {
    await expectOneMailAtMost(prepare, ending, 8)
  })
})

test('a launch that is killed at any call orders the notice in the run that takes it up', async () => {
  const count = killing((await aRoomWith(gone)).ports, { at: 0, how: 'fault', when: 'before' })
  await launchEdition(count.ports, { scheduledTime: launchTime })
  const until = count.calls.indexOf('queue.message') + 1
  expect(until).toBeGreaterThan(3)
  for (let at = 1; at <= until; at += 1) {
    const world = await aRoomWith(gone)
    const killed = killing(world.ports, { at, how: 'kill', when: 'before' })
    await launchEdition(killed.ports, { scheduledTime: launchTime }).catch(() => undefined)
    await launch(world)
    await world.workOff()
    expect(notices(world).length, `call ${at} (${count.calls[at - 1]})`).toBe(1)
  }
})
