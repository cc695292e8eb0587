// Every hour it is reported whether an edition is missing: 1 if it is, 0 if it is not, and never nothing.
import { expect, test, vi } from 'vitest'
import { metric, shardCount } from '../../../functions/environment.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { reportOverdue } from '../../../functions/use-cases/reconciling/report-overdue.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { aLife, aWorld, launchTime, runSchedule, type World } from '../../support/worlds/world.ts'

async function saidAt(world: World, now: string): Promise<[number | undefined, string | undefined]> {
  world.ports.clock.set(now)
  world.ports.log.counts.clear()
  const overdue = await reportOverdue(world.ports, world.settings)
  return [world.ports.log.counts.get(metric.overdue), overdue?.reason]
}

/** Their hour is 06:00 UTC on Thursday. */
const readers = () => [aSubscriber(), aSubscriber()]

test('a week that goes as it should reports 0 overdue editions in every hour', async () => {
  const world = await aWorld(readers())
  expect(await saidAt(world, '2026-11-18T09:05:00Z')).toEqual([0, undefined])
  await launchEdition(world.ports, { scheduledTime: launchTime })
  expect(await saidAt(world, '2026-11-19T05:05:00Z')).toEqual([0, undefined])
  await runSchedule(world, aLife(world), '2026-11-19T06:00:00Z', '2026-11-19T06:15:00Z')
  for (const now of ['2026-11-19T07:05:00Z', '2026-11-20T07:05:00Z'])
    expect(await saidAt(world, now)).toEqual([0, undefined])
})

test('an edition whose launch did not come is reported as overdue', async () => {
  const world = await aWorld(readers())
  expect(await saidAt(world, '2026-11-18T11:05:00Z')).toEqual([1, 'not launched'])
  expect(world.ports.log.lines.at(-1)).toMatchObject({ level: 'error', fields: { date: '2026-11-19' } })
})

test('an edition with nothing submitted an hour after its first wave is reported as overdue', async () => {
  const world = await aWorld(readers())
  await launchEdition(world.ports, { scheduledTime: launchTime })
  expect(await saidAt(world, '2026-11-19T06:59:00Z')).toEqual([0, undefined])
  expect(await saidAt(world, '2026-11-19T07:05:00Z')).toEqual([1, 'nothing submitted'])
})

test('an edition that SES refused for everybody is overdue, one that has nothing for its readers is not', async () => {
  const refused = await aWorld(readers())
  refused.ports.mailer.answer = () => ({ outcome: 'permanent', reason: 'no such identity' })
  await runSchedule(refused, aLife(refused), '2026-11-19T06:00:00Z', '2026-11-19T06:00:00Z')
  await refused.ports.editions.change('2026-W47', ['sent', 'stopped'], { status: 'sending' })
  expect(await saidAt(refused, '2026-11-19T07:05:00Z')).toEqual([1, 'nothing submitted'])
  const spared = await aWorld([aSubscriber({ topics: ['sport'] })])
  await runSchedule(spared, aLife(spared), '2026-11-19T06:00:00Z', '2026-11-19T06:00:00Z')
  expect(await saidAt(spared, '2026-11-19T07:05:00Z')).toEqual([0, undefined])
})

test('one delivery shows that an edition goes out; that it does not, only all of them show', async () => {
  const world = await aWorld([...readers(), ...Array.from({ length: shardCount - 1 }, () => aSubscriber())])
  await launchEdition(world.ports, { scheduledTime: launchTime })
  const [get, list] = [vi.spyOn(world.ports.deliveries, 'get'), vi.spyOn(world.ports.deliveries, 'list')]
  expect(await saidAt(world, '2026-11-19T07:05:00Z')).toEqual([1, 'nothing submitted'])
  const ids = (await world.ports.editions.batches('2026-W47')).flatMap(({ subscribers }) => subscribers)
  const submitted = (subscriber = '') =>
    world.ports.deliveries.add(
      { kind: 'edition', request: '2026-W47', subscriber },
      { submitted: { at: '2026-11-19T06:00:00Z', messageIds: ['a'] } },
    )
  await submitted(ids.at(-1))
  expect(await saidAt(world, '2026-11-19T07:05:00Z')).toEqual([0, undefined])
  await submitted(ids[0])
  get.mockClear()
  list.mockClear()
  expect(await saidAt(world, '2026-11-19T07:05:00Z')).toEqual([0, undefined])
  expect([get.mock.calls.length, list.mock.calls.length]).toEqual([1, 0])
})

test('a paused edition waits for its operator and is not overdue', async () => {
  const world = await aWorld(readers())
  await launchEdition(world.ports, { scheduledTime: launchTime })
  await world.ports.editions.change('2026-W47', ['sending'], { status: 'paused' })
  expect(await saidAt(world, '2026-11-19T08:05:00Z')).toEqual([0, undefined])
})

test('no edition of a closed list is overdue, whatever did not happen', async () => {
  const world = await aWorld(readers())
  await world.ports.editions.setListState(false, launchTime)
  expect(await saidAt(world, '2026-11-19T08:05:00Z')).toEqual([0, undefined])
})
