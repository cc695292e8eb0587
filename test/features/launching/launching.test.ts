// From a composed edition to a frozen audience.
import { describe, expect, test } from 'vitest'
import { slices } from '../../../functions/delivery/audience.ts'
import { encodeFrame } from '../../../functions/delivery/message/message.ts'
import { publishedOf } from '../../../functions/edition/composition/compose.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { cancelEdition } from '../../../functions/use-cases/operating/edition-controls.ts'
import { noteWithdrawal } from '../../../functions/use-cases/publishing/note-withdrawal.ts'
import { publishEdition } from '../../../functions/use-cases/publishing/publish-edition.ts'
import { reconcileDeliveries } from '../../../functions/use-cases/reconciling/reconcile-deliveries.ts'
import { killing } from '../../support/fakes/killing.ts'
import { aDocument, aFrame, anEdition, aStory, aSubscriber, someSettings } from '../../support/samples/builders.ts'
import { readTemplates } from '../../support/samples/templates.ts'
import { idsInSlice } from '../../support/worlds/neighbours.ts'
import { addEdition, aLife, aWorld, launchTime, runSchedule } from '../../support/worlds/world.ts'

test('the schedule launches the edition of the coming delivery day, and the site hears of it', async () => {
  const world = await aWorld([aSubscriber(), aSubscriber({ zone: 'Asia/Tokyo' })])
  await addEdition(world, { id: '2026-W46', week: '2026-W46', date: '2026-11-12' })
  await addEdition(world, { id: '2026-W48', week: '2026-W48', date: '2026-11-26' })
  expect(await launchEdition(world.ports, { scheduledTime: launchTime })).toEqual({
    outcome: 'launched',
    edition: '2026-W47',
    eligible: 2,
  })
  const edition = await world.ports.editions.find('2026-W47')
  expect(edition).toMatchObject({
    status: 'sending',
    eligible: 2,
    launchedAt: launchTime,
    lastWave: '2026-11-19T06:00',
  })
  expect(Object.keys(edition?.slices ?? {})).toHaveLength(16)
  expect(world.ports.queue.published).toEqual(['2026-W47'])
})

test('of two editions of a day the one composed again is launched', async () => {
  const world = await aWorld([aSubscriber()], { status: 'superseded' })
  await addEdition(world, { id: '2026-W47r2' })
  expect(await launchEdition(world.ports, { scheduledTime: launchTime })).toMatchObject({ edition: '2026-W47r2' })
})

test('an edition without readers is sent and closed with a receipt of zeros', async () => {
  const world = await aWorld([])
  await runSchedule(world, aLife(world), '2026-11-18T10:00:00Z', '2026-11-18T12:00:00Z')
  expect(await world.ports.editions.find('2026-W47')).toMatchObject({
    status: 'closed',
    receipt: { complete: true, eligible: 0 },
  })
})

describe('one edition sends at a time (D5)', () => {
  test.each(['launching', 'sending', 'paused', 'stopped'] as const)(
    'while another is %s, nothing is launched',
    async (status) => {
      const world = await aWorld([aSubscriber()])
      await addEdition(world, { id: '2026-W46', week: '2026-W46', date: '2026-11-12', status })
      const outcome = await launchEdition(world.ports, { edition: '2026-W47' })
      expect(outcome).toEqual({ outcome: 'nothing', reason: expect.stringContaining(`edition 2026-W46 is ${status}`) })
      expect((await world.ports.editions.find('2026-W47'))?.status).toBe('composed')
    },
  )

  test('a launch that broke off is not taken up while another edition is sent', async () => {
    const world = await aWorld([aSubscriber()], { status: 'launching', launchedAt: '2026-11-18T08:00:00.000Z' })
    await addEdition(world, { id: '2026-W46', week: '2026-W46', date: '2026-11-12', status: 'sending', eligible: 0 })
    expect((await reconcileDeliveries(world.ports)).resumed).toEqual([])
    expect((await world.ports.editions.find('2026-W47'))?.status).toBe('launching')
  })

  test('of two launches in the same moment at most one goes on', async () => {
    const world = await aWorld([aSubscriber()])
    await addEdition(world, { id: '2026-W48', week: '2026-W48', date: '2026-11-26' })
    const outcomes = await Promise.all(
      ['2026-W47', '2026-W48'].map((edition) => launchEdition(world.ports, { edition })),
    )
    expect(outcomes.filter(({ outcome }) => outcome === 'launched').length).toBeLessThanOrEqual(1)
    const open = (await world.ports.editions.list()).filter(({ status }) => status !== 'composed')
    expect(open.length).toBeLessThanOrEqual(1)
  })
})

test.each(['held', 'empty', 'sending', 'sent', 'closed', 'cancelled', 'superseded'] as const)(
  'an edition that is %s is not launched',
  async (status) => {
    const world = await aWorld([aSubscriber()], { status })
    const outcome = await launchEdition(world.ports, { edition: '2026-W47' })
    expect(outcome).toEqual({ outcome: 'nothing', reason: expect.stringContaining(`is ${status}`) })
    expect(await launchEdition(world.ports, { scheduledTime: launchTime })).toMatchObject({ outcome: 'nothing' })
  },
)

test('an operator who names an edition that is not there hears so', async () => {
  const world = await aWorld([])
  expect(await launchEdition(world.ports, { edition: '2020-W01' })).toMatchObject({
    reason: expect.stringContaining('compose it'),
  })
})

test('a launch that broke off is taken up by reconcile once it must be dead (D2)', async () => {
  const world = await aWorld([aSubscriber(), aSubscriber()])
  const killed = killing(world.ports, { at: 150, when: 'after', how: 'kill' })
  await expect(launchEdition(killed.ports, { scheduledTime: launchTime })).rejects.toThrow()
  world.ports.clock.advance(10 * 60_000)
  expect((await reconcileDeliveries(world.ports)).resumed).toEqual([])
  world.ports.clock.advance(10 * 60_000)
  expect((await reconcileDeliveries(world.ports)).resumed).toEqual(['2026-W47'])
  expect(await world.ports.editions.find('2026-W47')).toMatchObject({ status: 'sending', eligible: 2 })
})

test('two launches of one edition at once place every reader, and count each once (D2)', async () => {
  const readers = Array.from({ length: 30 }, () => aSubscriber())
  const world = await aWorld(readers)
  const save = world.ports.editions.saveBatches.bind(world.ports.editions)
  // Readers move between zones whenever a batch is saved, so the two runs never see the same audience.
  let moves = 0
  world.ports.editions.saveBatches = async (batches) => {
    moves += 1
    const mover = readers[moves % readers.length]
    if (mover) await world.ports.subscribers.update(mover.id, (one) => ({ ...one, hour: moves % 24 }))
    await save(batches)
  }
  await world.ports.editions.change('2026-W47', ['composed'], { status: 'launching', launchedAt: launchTime })
  await Promise.all([
    launchEdition(world.ports, { edition: '2026-W47' }),
    launchEdition(world.ports, { edition: '2026-W47' }),
  ])
  await runSchedule(world, aLife(world), '2026-11-18T10:00:00Z', '2026-11-20T12:00:00Z')
  const edition = await world.ports.editions.find('2026-W47')
  expect(edition?.receipt).toMatchObject({ complete: true, eligible: 30, submitted: 30, duplicates: 0 })
  expect(Math.max(...world.ports.mailer.timesAccepted().values())).toBe(1)
})

test('a launch that is cancelled while the audience is frozen opens nothing', async () => {
  const world = await aWorld([aSubscriber()])
  const publish = world.ports.queue.publish.bind(world.ports.queue)
  world.ports.queue.publish = async (edition) => {
    await publish(edition)
    await cancelEdition(world.ports, edition)
  }
  expect(await launchEdition(world.ports, { scheduledTime: launchTime })).toMatchObject({ outcome: 'nothing' })
  await runSchedule(world, aLife(world), '2026-11-19T05:45:00Z', '2026-11-19T08:00:00Z')
  expect(world.ports.mailer.attempts).toEqual([])
})

describe('a schedule that fires twice while readers move and join (D2)', () => {
  /** The first launch is held up in the very moment before it saves the last slice. */
  async function overtaken(act: (world: Awaited<ReturnType<typeof aWorld>>) => Promise<unknown>) {
    const readers = Array.from({ length: 20 }, () => aSubscriber())
    const world = await aWorld(readers)
    const { editions } = world.ports
    const find = editions.find.bind(editions)
    let looks = 0
    editions.find = async (id) => {
      looks += 1
      const isLastSlice = looks === 17
      const seen = await find(id)
      if (isLastSlice) await act(world)
      return seen
    }
    const outcome = await launchEdition(world.ports, { scheduledTime: launchTime })
    return { world, outcome }
  }

  test('the slower run saves nothing behind the last wave, and the receipt completes', async () => {
    const { world, outcome } = await overtaken(async (here) => {
      await here.ports.subscribers.create(aSubscriber({ zone: 'Pacific/Honolulu', hour: 23 }))
      await launchEdition(here.ports, { scheduledTime: launchTime })
      await runSchedule(here, aLife(here), '2026-11-18T10:00:00Z', '2026-11-20T10:30:00Z')
    })
    expect(outcome).toMatchObject({ outcome: 'nothing' })
    await runSchedule(world, aLife(world), '2026-11-20T10:45:00Z', '2026-11-20T23:00:00Z')
    const edition = await world.ports.editions.find('2026-W47')
    expect(edition).toMatchObject({ status: 'closed', receipt: { complete: true, duplicates: 0 } })
    expect(Math.max(...world.ports.mailer.timesAccepted().values())).toBe(1)
  })

  test('a batch that came in after the edition was sent is found and sent', async () => {
    const world = await aWorld([aSubscriber()])
    await runSchedule(world, aLife(world), '2026-11-18T10:00:00Z', '2026-11-19T06:15:00Z')
    const record = await world.ports.editions.find('2026-W47')
    expect(record?.status).toBe('sent')
    const late = aSubscriber({ id: idsInSlice(0, 1)[0] ?? '' })
    await world.ports.subscribers.create(late)
    const batch = { edition: '2026-W47', wave: '2026-11-19T06:00', slice: 0, n: 7, done: false, lease: null }
    const [launch = ''] = record?.launches ?? []
    await world.ports.editions.saveBatches([
      { ...batch, subscribers: [late.id], launch },
      { ...batch, n: 8, subscribers: ['Stray'], launch: 'overtaken' },
    ])
    await runSchedule(world, aLife(world), '2026-11-19T06:30:00Z', '2026-11-19T23:00:00Z')
    const edition = await world.ports.editions.find('2026-W47')
    expect(edition).toMatchObject({ status: 'closed', receipt: { complete: true, eligible: 2, submitted: 2 } })
  })
})

describe('what was withdrawn between composing and launch', () => {
  const quote = { text: 'It was so.', article: 'gone-A1', paragraph: 0 }
  const other = { ...aStory('story2', ['energy']), article: 'gone-A1', sentences: [quote] }
  const beside = {
    ...aStory('story3', ['energy']),
    views: [{ ...quote, label: 'Gone', disagrees: true, speaker: null }],
  }

  async function aComposed() {
    const world = await aWorld([aSubscriber()], { status: 'superseded' })
    const sections = [
      { topic: { id: 'energy', label: 'Energy' }, stories: [aStory('story1', ['energy']), other, beside] },
    ]
    const { sources } = aDocument()
    const document = aDocument({
      id: '2026-W47r2',
      sections,
      sources: { ...sources, 'gone-A1': { ...sources['page-A1'], author: 'Bo' } as (typeof sources)[string] },
    })
    const contentHash = 'b'.repeat(64)
    await world.ports.editions.create(
      anEdition({ id: '2026-W47r2', contentHash, published: publishedOf(document), languages: ['en'] }),
    )
    await world.ports.editions.saveDocument(document, [encodeFrame(aFrame(document))], contentHash)
    return world
  }

  test('goes out in no mail, stands on no page and counts as never printed, nor does a story with its view', async () => {
    const world = await aComposed()
    expect(await noteWithdrawal(world.ports.editions, 'gone.txt', true)).toEqual(['2026-W47r2'])
    await runSchedule(world, aLife(world), '2026-11-18T10:00:00Z', '2026-11-19T12:00:00Z')
    const [mail] = world.ports.mailer.accepted
    expect(mail?.raw.toString()).toContain('story story1')
    expect(mail?.raw.toString()).not.toMatch(/story story[23]/)
    const record = await world.ports.editions.find('2026-W47r2')
    expect(record?.published.map(({ id }) => id)).toEqual(['story1'])
    world.ports.templates.templates = readTemplates()
    await publishEdition(world.ports, someSettings(), '2026-W47r2')
    const page = world.ports.site.files.get('editions/2026-W47r2/index.html')?.body
    expect(page).toContain('story story1')
    expect(page).not.toMatch(/story story[23]|withdrawn/)
  })

  test('an edition that it leaves without a story mails nobody, and its receipt says so', async () => {
    const world = await aComposed()
    await noteWithdrawal(world.ports.editions, 'gone.txt', true)
    await noteWithdrawal(world.ports.editions, 'page.txt', true)
    await runSchedule(world, aLife(world), '2026-11-18T10:00:00Z', '2026-11-19T12:00:00Z')
    expect(world.ports.mailer.accepted).toEqual([])
    expect((await world.ports.editions.find('2026-W47r2'))?.receipt).toMatchObject({ eligible: 1, complete: true })
  })
})

describe('the run that freezes the audience', () => {
  test.each([
    ['was taken up by another run', { launchId: 'other' }],
    ['was cancelled', { status: 'cancelled' }],
  ] as const)('saves nobody once the launch %s', async (_what, change) => {
    const { ports } = await aWorld([aSubscriber()])
    const { editions, subscribers } = ports
    const shard = subscribers.shard.bind(subscribers)
    subscribers.shard = async function* (n) {
      if (n === 0) await editions.change('2026-W47', ['launching'], change)
      yield* shard(n)
    }
    expect(await launchEdition(ports, { scheduledTime: launchTime })).toMatchObject({ outcome: 'nothing' })
    expect(await editions.batches('2026-W47')).toEqual([])
  })

  test('leaves readers who moved meanwhile where the run before had put them', async () => {
    const [id = ''] = idsInSlice(0, 1)
    const { editions, ...ports } = (await aWorld([aSubscriber({ id })])).ports
    const freezeSlice = editions.freezeSlice.bind(editions)
    editions.freezeSlice = () => Promise.reject(new Error('the table is busy'))
    await expect(launchEdition({ ...ports, editions }, { scheduledTime: launchTime })).rejects.toThrow('busy')
    editions.freezeSlice = freezeSlice
    await ports.subscribers.update(id, (reader) => ({ ...reader, zone: 'Asia/Tokyo' }))
    await launchEdition({ ...ports, editions }, { edition: '2026-W47' })
    expect((await editions.batches('2026-W47')).map(({ subscribers }) => subscribers)).toEqual([[id]])
  })

  test('does not open what another run took up after the last slice', async () => {
    const { ports } = await aWorld([aSubscriber()])
    const { editions } = ports
    const freezeSlice = editions.freezeSlice.bind(editions)
    editions.freezeSlice = async (edition, slice, readers) => {
      await freezeSlice(edition, slice, readers)
      if (slice === slices.at(-1)) await editions.change(edition, ['launching'], { launchId: 'other' })
    }
    expect(await launchEdition(ports, { scheduledTime: launchTime })).toMatchObject({ outcome: 'nothing' })
    expect((await editions.find('2026-W47'))?.status).toBe('launching')
  })
})
