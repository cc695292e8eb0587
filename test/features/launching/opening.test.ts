// Nothing is launched before the operator has opened the list (promise O3), and nothing is lost by waiting.
import { describe, expect, test } from 'vitest'
import { composeEdition } from '../../../functions/use-cases/composing/compose-edition.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { reconcileDeliveries } from '../../../functions/use-cases/reconciling/reconcile-deliveries.ts'
import { tickWaves } from '../../../functions/use-cases/sending/tick-waves.ts'
import type { FakePorts } from '../../support/fakes/fake-ports.ts'
import { fakePorts } from '../../support/fakes/fake-ports.ts'
import { killing } from '../../support/fakes/killing.ts'
import { aSubscriber, someSettings } from '../../support/samples/builders.ts'
import { ferryPages, ferryTopics } from '../../support/samples/ferry-pages.ts'
import { compiledTemplates } from '../../support/worlds/message-world.ts'
import { addEdition, aLife, aWorld, launchTime, runSchedule, tickAndSend } from '../../support/worlds/world.ts'

async function aFerryList(now?: string): Promise<FakePorts> {
  const ports = fakePorts(now)
  ports.templates.templates = structuredClone(compiledTemplates)
  ports.articles.taxonomy = ferryTopics
  for (const page of ferryPages) {
    await ports.articles.save(page)
    const counts = { articles: 1, passages: 1, dropped: 0 }
    await ports.articles.savePage({ name: page.page, hash: page.hash, status: 'read', reason: null, ...counts })
  }
  return ports
}

async function aClosedList() {
  const world = await aWorld([aSubscriber(), aSubscriber()])
  await world.ports.editions.setListState(false, '2026-11-17T10:00:00.000Z')
  return world
}

describe('while the list is closed', () => {
  test.each([
    ['the schedule', { scheduledTime: launchTime }],
    ['the schedule of late launches', { lateTime: '2026-11-18T11:35:00.000Z' }],
    ['an operator who names the edition', { edition: '2026-W47' }],
  ])('%s launches nothing, and it is said how to open it', async (_who, request) => {
    const world = await aClosedList()
    const outcome = await launchEdition(world.ports, request)
    expect(outcome).toEqual({ outcome: 'nothing', reason: expect.stringContaining('npm run edition -- open') })
    expect(await world.ports.editions.find('2026-W47')).toMatchObject({ status: 'composed', launchedAt: null })
    expect(await world.ports.editions.batches('2026-W47')).toEqual([])
  })

  test('a whole week of schedules mails nobody and publishes nothing', async () => {
    const world = await aClosedList()
    await runSchedule(world, aLife(world), '2026-11-18T10:00:00Z', '2026-11-20T12:00:00Z')
    expect(world.ports.mailer.attempts).toEqual([])
    expect(world.ports.queue.published).toEqual([])
  })

  test('a launch that broke off before it froze anybody is taken back, and goes on once the list is opened', async () => {
    const world = await aWorld([aSubscriber()])
    await world.ports.editions.change('2026-W47', ['composed'], { status: 'launching', launchedAt: launchTime })
    await world.ports.editions.setListState(false, launchTime)
    world.ports.clock.advance(30 * 60_000)
    expect((await reconcileDeliveries(world.ports)).resumed).toEqual([])
    expect(await world.ports.editions.find('2026-W47')).toMatchObject({ status: 'composed', launchedAt: null })
  })
})

test('closing the list while a launch begins keeps the launch from going on', async () => {
  const world = await aWorld([aSubscriber()])
  const change = world.ports.editions.change.bind(world.ports.editions)
  world.ports.editions.change = async (edition, from, to) => {
    if (to.status === 'launching') await world.ports.editions.setListState(false, launchTime)
    return change(edition, from, to)
  }
  expect(await launchEdition(world.ports, { scheduledTime: launchTime })).toMatchObject({ outcome: 'nothing' })
  expect((await world.ports.editions.find('2026-W47'))?.status).toBe('composed')
})

describe('closing keeps the next edition from going out, and touches none that is under way', () => {
  test('an edition that is being sent goes on to its receipt', async () => {
    // Of two slices of the audience, so in two batches.
    const world = await aWorld([
      aSubscriber({ id: 'ReaderAAAAAAAAAAAAAAAA' }),
      aSubscriber({ id: 'ReaderBBBBBBBBBBBBBBBB' }),
    ])
    const life = aLife(world)
    await launchEdition(world.ports, { scheduledTime: launchTime })
    await world.ports.editions.setListState(false, launchTime)
    expect(await tickWaves(world.ports, { scheduledTime: '2026-11-19T06:00:00.000Z' })).toMatchObject({ queued: 2 })
    await tickAndSend(world, life, '2026-11-19T06:15:00.000Z')
    expect(world.ports.mailer.accepted).toHaveLength(2)
  })

  test('a launch that had frozen readers is taken up', async () => {
    const world = await aWorld([aSubscriber(), aSubscriber()])
    const killed = killing(world.ports, { at: 150, when: 'after', how: 'kill' })
    await expect(launchEdition(killed.ports, { scheduledTime: launchTime })).rejects.toThrow()
    await world.ports.editions.setListState(false, launchTime)
    world.ports.clock.advance(30 * 60_000)
    expect((await reconcileDeliveries(world.ports)).resumed).toEqual(['2026-W47'])
  })
})

describe('the stories of an edition that was composed while the list was closed', () => {
  const weeks = ['2026-11-18T06:00:00.000Z', '2026-11-25T06:00:00.000Z']

  async function composeTwice(between: (ports: FakePorts) => Promise<unknown>) {
    const ports = await aFerryList(weeks[0])
    const storiesOf = async (id: string) => (await ports.editions.find(id))?.published.map((one) => one.id) ?? []
    await composeEdition(ports, someSettings(), { scheduledTime: weeks[0] ?? '' })
    await between(ports)
    ports.clock.set(weeks[1] ?? '')
    await composeEdition(ports, someSettings(), { scheduledTime: weeks[1] ?? '' })
    return { ports, first: await storiesOf('2026-W47'), second: await storiesOf('2026-W48') }
  }

  test('are free for the next one where it was never launched', async () => {
    const { ports, first, second } = await composeTwice((ports) => ports.editions.setListState(false, launchTime))
    expect(first.length).toBeGreaterThan(0)
    expect(second).toEqual(first)
    expect((await ports.editions.find('2026-W47'))?.status).toBe('superseded')
    expect(await launchEdition(ports, { edition: '2026-W47' })).toMatchObject({ outcome: 'nothing' })
  })

  test('are printed where it was launched: none comes twice (C4)', async () => {
    const { first, second } = await composeTwice((ports) => launchEdition(ports, { scheduledTime: launchTime }))
    expect(second.filter((story) => first.includes(story))).toEqual([])
  })
})

describe('once it is opened', () => {
  test('the launch that comes mails everybody', async () => {
    const world = await aClosedList()
    await world.ports.editions.setListState(true, '2026-11-18T09:00:00.000Z')
    await runSchedule(world, aLife(world), '2026-11-18T10:00:00Z', '2026-11-20T12:00:00Z')
    expect((await world.ports.editions.find('2026-W47'))?.receipt).toMatchObject({ submitted: 2, complete: true })
  })

  test('an edition whose launch has passed goes out late within its week, never after it', async () => {
    const world = await aClosedList()
    await addEdition(world, { id: '2026-W46', week: '2026-W46', date: '2026-11-12' })
    await world.ports.editions.setListState(true, '2026-11-19T09:00:00.000Z')
    const late = await launchEdition(world.ports, { lateTime: '2026-11-19T09:35:00.000Z' })
    expect(late).toMatchObject({ outcome: 'launched', edition: '2026-W47' })
    expect((await world.ports.editions.find('2026-W46'))?.status).toBe('composed')
  })
})
