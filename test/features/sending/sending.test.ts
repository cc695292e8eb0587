// A week as readers meet it.
import { expect, test } from 'vitest'
import { encodeFrame } from '../../../functions/delivery/message/message.ts'
import { shardOf } from '../../../functions/subscription/shard.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { sendBriefings } from '../../../functions/use-cases/sending/send-briefings.ts'
import { tickWaves } from '../../../functions/use-cases/sending/tick-waves.ts'
import { aDocument, aFrame, aSubscriber } from '../../support/samples/builders.ts'
import {
  addEdition,
  aLife,
  aWorld,
  drain,
  launchTime,
  runSchedule,
  tickAndSend,
  type World,
} from '../../support/worlds/world.ts'

const from = '2026-11-19T05:45:00Z'
const until = '2026-11-19T15:00:00Z'
const due = '2026-11-19T06:00:00.000Z'

async function receipt(world: World) {
  return (await world.ports.editions.find('2026-W47'))?.receipt
}

test('every reader with something new gets one mail, the others stand in the receipt with their reason (D2)', async () => {
  const at = '2026-11-01T00:00:00.000Z'
  const world = await aWorld([
    aSubscriber({ address: 'ann@example.com' }),
    aSubscriber({ address: 'bob@example.com', topics: ['sport', 'energy'] }),
    aSubscriber({ status: 'left' }),
    aSubscriber({ pausedUntil: '2099-01-01T00:00:00.000Z' }),
    aSubscriber({ suppressed: { reason: 'bounce', at } }),
    aSubscriber({ cadence: 'fortnightly', phase: 0 }),
    aSubscriber({ topics: ['dropped-from-the-taxonomy'] }),
    aSubscriber({ topics: ['sport'] }),
    aSubscriber({ status: 'pending', consent: [] }),
  ])
  await runSchedule(world, aLife(world), from, until)
  expect(await receipt(world)).toMatchObject({
    complete: true,
    revision: 1,
    eligible: 8,
    submitted: 2,
    skipped: 6,
    skippedBy: { left: 1, paused: 1, suppressed: 1, 'not-due': 1, 'no-topics': 1, 'nothing-new': 1 },
  })
  expect(world.ports.mailer.accepted.map(({ to }) => to).sort()).toEqual(['ann@example.com', 'bob@example.com'])
  expect((await world.ports.editions.find('2026-W47'))?.status).toBe('closed')
  expect(world.ports.queue.published).toEqual(['2026-W47'])
})

test('a mail carries the delivery id as its tag, and no address or link comes into the log (R4)', async () => {
  const reader = aSubscriber({ address: 'ann@example.com' })
  const world = await aWorld([reader])
  await runSchedule(world, aLife(world), from, until)
  const [mail] = world.ports.mailer.accepted
  expect(mail?.tags).toEqual({ edition: '2026-W47', delivery: `2026-W47_edition_${reader.id}` })
  expect(mail?.raw).toContain('List-Unsubscribe: <https://news.example.com/leave/k1.')
  expect(world.ports.log.text()).not.toMatch(/@|leave/)
})

test('readers are mailed when their local hour begins, not before', async () => {
  const world = await aWorld([
    aSubscriber({ address: 'kiritimati@example.com', zone: 'Pacific/Kiritimati', hour: 0 }),
    aSubscriber({ address: 'kathmandu@example.com', zone: 'Asia/Kathmandu' }),
    aSubscriber({ address: 'honolulu@example.com', zone: 'Pacific/Honolulu', hour: 23 }),
  ])
  await launchEdition(world.ports, { scheduledTime: launchTime })
  const life = aLife(world)
  const mailedAt: string[] = []
  for (let at = Date.parse(launchTime); at <= Date.parse('2026-11-20T10:00:00Z'); at += 15 * 60_000) {
    const before = world.ports.mailer.accepted.length
    await tickAndSend(world, life, new Date(at).toISOString())
    for (const { to } of world.ports.mailer.accepted.slice(before)) mailedAt.push(`${to} ${new Date(at).toISOString()}`)
  }
  expect(mailedAt).toEqual([
    'kiritimati@example.com 2026-11-18T10:00:00.000Z',
    'kathmandu@example.com 2026-11-19T01:15:00.000Z',
    'honolulu@example.com 2026-11-20T09:00:00.000Z',
  ])
})

test('a tick that was missed is made up by the next one', async () => {
  const world = await aWorld([aSubscriber()])
  await launchEdition(world.ports, { scheduledTime: launchTime })
  await tickAndSend(world, aLife(world), '2026-11-19T09:30:00.000Z')
  expect(world.ports.mailer.accepted).toHaveLength(1)
})

test('a batch that somebody works on is not queued again until their lease has run out', async () => {
  const world = await aWorld([aSubscriber()])
  const { ports } = world
  await launchEdition(ports, { scheduledTime: launchTime })
  const [batch] = await ports.editions.batches('2026-W47')
  if (!batch) throw new Error('There is no batch.')
  await ports.editions.lease(batch, 'somebody', due, '2026-11-19T06:20:00.000Z')
  const queuedAt = (at: string) => {
    ports.clock.set(at)
    return tickWaves(ports, { scheduledTime: at })
  }
  expect(await queuedAt('2026-11-19T06:15:00.000Z')).toEqual({ queued: 0, finished: [] })
  expect(await queuedAt('2026-11-19T06:30:00.000Z')).toEqual({ queued: 1, finished: [] })
  await expect(tickWaves(ports, { scheduledTime: 'soon' })).rejects.toThrow(/pass the scheduled time/)
})

test('readers who leave after the launch are not mailed, nor those erased (D4, R3)', async () => {
  const [left, erased, stays] = [aSubscriber(), aSubscriber(), aSubscriber()]
  const world = await aWorld([left, erased, stays])
  await launchEdition(world.ports, { scheduledTime: launchTime })
  await world.ports.subscribers.update(left.id, (one) => ({ ...one, status: 'left' }))
  world.ports.subscribers.erase(erased.id)
  await runSchedule(world, aLife(world), from, until)
  expect(await receipt(world)).toMatchObject({ eligible: 3, submitted: 1, skippedBy: { left: 1, erased: 1 } })
})

test('an unsubscribe is honoured up to the last read before the submission (D4)', async () => {
  const reader = aSubscriber()
  const world = await aWorld([reader])
  await launchEdition(world.ports, { scheduledTime: launchTime })
  const { ports } = world
  const claim = ports.deliveries.claim.bind(ports.deliveries)
  // The reader leaves in the very moment between the claim and the consent read.
  ports.deliveries.claim = async (key, wanted) => {
    const outcome = await claim(key, wanted)
    await ports.subscribers.update(reader.id, (one) => ({ ...one, status: 'left' }))
    return outcome
  }
  await tickAndSend(world, aLife(world), due)
  expect(ports.mailer.attempts).toEqual([])
})

test('that holds for fortnightly readers too, whose ledger is looked up first (D4)', async () => {
  const reader = aSubscriber({ cadence: 'fortnightly', phase: 1 })
  const world = await aWorld([reader])
  const { ports } = world
  await addEdition(world, { id: '2026-W46', week: '2026-W46', date: '2026-11-12', status: 'closed' }, 'old')
  await launchEdition(ports, { scheduledTime: launchTime })
  const get = ports.deliveries.get.bind(ports.deliveries)
  ports.deliveries.get = async (key) => {
    await ports.subscribers.update(reader.id, (one) => ({ ...one, status: 'left' }))
    return get(key)
  }
  await tickAndSend(world, aLife(world), due)
  expect(ports.mailer.attempts).toEqual([])
})

test('a reader costs three calls to the stores of deliveries and subscribers, and a slot of a block', async () => {
  const readers = Array.from({ length: 4000 }, () => aSubscriber())
    .filter(({ id }) => shardOf(id) < 16)
    .slice(0, 100)
  const world = await aWorld(readers)
  const calls = new Map<string, number>()
  for (const [name, port] of Object.entries({
    deliveries: world.ports.deliveries,
    subscribers: world.ports.subscribers,
    pace: world.ports.pace,
  })) {
    for (const method of ['claim', 'add', 'get', 'giveBack', 'reserve', 'update'] as const) {
      const original: unknown = Reflect.get(port, method)
      if (typeof original !== 'function') continue
      Reflect.set(port, method, (...given: unknown[]) => {
        calls.set(`${name}.${method}`, (calls.get(`${name}.${method}`) ?? 0) + 1)
        return Reflect.apply(original, port, given)
      })
    }
  }
  await launchEdition(world.ports, { scheduledTime: launchTime })
  await tickAndSend(world, aLife(world, { feedback: false }), due)
  expect(world.ports.mailer.accepted).toHaveLength(100)
  expect(Object.fromEntries(calls)).toEqual({
    'deliveries.claim': 100,
    'subscribers.get': 100,
    'deliveries.add': 100,
    // A block a batch.
    'pace.reserve': 2,
  })
})

test('fortnightly readers get the edition before as well, unless they may have had it (C4)', async () => {
  const fresh = aSubscriber({ address: 'fresh@example.com', cadence: 'fortnightly', phase: 1 })
  const had = aSubscriber({ address: 'had@example.com', cadence: 'fortnightly', phase: 1 })
  const weekly = aSubscriber({ address: 'weekly@example.com' })
  const world = await aWorld([fresh, had, weekly])
  await addEdition(
    world,
    { id: '2026-W46', week: '2026-W46', date: '2026-11-12', status: 'closed', contentHash: 'b'.repeat(64) },
    'old',
  )
  const key = { kind: 'edition', request: '2026-W46', subscriber: had.id } as const
  await world.ports.deliveries.add(key, { submitted: { at: '2026-11-12T06:00:00.000Z', messageIds: ['old'] } })
  await runSchedule(world, aLife(world), from, until)
  const withOld = world.ports.mailer.accepted.filter(({ raw }) => raw.includes('2026-W46')).map(({ to }) => to)
  expect(world.ports.mailer.accepted).toHaveLength(3)
  expect(withOld).toEqual(['fresh@example.com'])
})

test('a correction goes to readers who had the edition that it corrects, or caught up on it', async () => {
  const had = aSubscriber({ address: 'had@example.com' })
  const since = aSubscriber({ address: 'since@example.com' })
  const caughtUp = aSubscriber({ address: 'caught-up@example.com', cadence: 'fortnightly', phase: 1 })
  const world = await aWorld([aSubscriber({ address: 'new@example.com' }), had, since, caughtUp])
  const [source] = Object.values(aDocument().sources)
  if (source === undefined) throw new Error('the document has no source')
  const about = {
    edition: '2026-W40',
    date: '2026-10-01',
    followedBy: '2026-W41',
    story: 's',
    topics: ['energy'],
    source,
  }
  const document = aDocument({ corrections: [{ ...about, sentences: ['It was.'], became: 'removed', now: null }] })
  const bare = aFrame(document)
  const parts = { corrections: '', 'correction:0': 'It was, they said.\n', 'corrections-close': '' }
  const frame = { ...bare, html: { ...bare.html, ...parts }, text: { ...bare.text, ...parts } }
  await world.ports.editions.saveDocument(document, [encodeFrame(frame)], 'a'.repeat(64))
  for (const [request, { id: subscriber }] of [
    ['2026-W40', had] as const,
    ['2026-W41', since] as const,
    ['2026-W41', caughtUp] as const,
  ]) {
    const submitted = { at: '2026-10-01T06:00:00.000Z', messageIds: [`${request} ${subscriber}`] }
    await world.ports.deliveries.add({ kind: 'edition', request, subscriber }, { submitted })
  }
  await runSchedule(world, aLife(world), from, until)
  const told = world.ports.mailer.accepted.filter(({ raw }) => raw.includes('It was, they said.')).map(({ to }) => to)
  expect(world.ports.mailer.accepted).toHaveLength(4)
  expect(told.sort()).toEqual(['caught-up@example.com', 'had@example.com'])
})

test('one reader whose mail cannot be made is a failure in the receipt; the others are mailed', async () => {
  const world = await aWorld([aSubscriber(), aSubscriber({ address: 'broken\r\nBcc: eve@example.com' }), aSubscriber()])
  await runSchedule(world, aLife(world), from, until)
  expect(await receipt(world)).toMatchObject({ eligible: 3, submitted: 2, failed: 1 })
  expect((await receipt(world))?.failedBy).toEqual({ 'the message could not be made (InvalidHeader)': 1 })
})

test('a work order that names no batch is set aside, one for a batch that is done changes nothing', async () => {
  const world = await aWorld([aSubscriber()])
  await launchEdition(world.ports, { scheduledTime: launchTime })
  const life = aLife(world)
  await tickAndSend(world, life, due)
  const [batch] = await world.ports.editions.batches('2026-W47')
  const bodies = [
    '{}',
    'nonsense',
    '[]',
    'null',
    JSON.stringify({ ...batch, edition: '2020-W01' }),
    JSON.stringify(batch),
  ]
  const orders = bodies.map((body, n) => ({ messageId: String(n), body }))
  expect(await sendBriefings(world.ports, world.settings, life.contexts, orders)).toEqual({ failed: [] })
  expect(world.ports.mailer.accepted).toHaveLength(1)
  await drain(world, life)
})

test('ticks pass over waves that are done, and the last one finds a batch that came in before the mark (D2)', async () => {
  const [early, late, stray] = [
    aSubscriber({ address: 'early@example.com', zone: 'Pacific/Kiritimati', hour: 0 }),
    aSubscriber({ address: 'late@example.com', zone: 'Europe/Berlin', hour: 7 }),
    aSubscriber({ address: 'stray@example.com', zone: 'Pacific/Kiritimati', hour: 0 }),
  ]
  const world = await aWorld([early, late])
  const { editions } = world.ports
  await runSchedule(world, aLife(world), '2026-11-18T10:00:00Z', '2026-11-18T11:00:00Z')
  expect((await editions.find('2026-W47'))?.doneThrough).toBe('2026-11-18T10:00')
  await world.ports.subscribers.create(stray)
  const batch = { edition: '2026-W47', wave: '2026-11-18T10:00', slice: 0, n: 999, done: false, lease: null }
  await editions.saveBatches([{ ...batch, subscribers: [stray.id] }])
  await runSchedule(world, aLife(world), '2026-11-18T11:15:00Z', until)
  const mailed = world.ports.mailer.accepted.map(({ to }) => to)
  expect(mailed.sort()).toEqual([early.address, late.address, stray.address].sort())
  expect((await editions.find('2026-W47'))?.status).toBe('closed')
})
