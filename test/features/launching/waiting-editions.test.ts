// Editions are sent one at a time: one that is due while another is under way goes out once that has ended (D2, D5).
import { expect, test } from 'vitest'
import { metric } from '../../../functions/environment.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { cancelEdition, resumeEdition } from '../../../functions/use-cases/operating/edition-controls.ts'
import { reconcileDeliveries } from '../../../functions/use-cases/reconciling/reconcile-deliveries.ts'
import { reportOverdue } from '../../../functions/use-cases/reconciling/report-overdue.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { addEdition, aLife, aWorld, launchTime, tickAndSend, type World } from '../../support/worlds/world.ts'

const quarter = 15 * 60_000

/** The edition of the week before is paused while this week's should be launched. */
async function barred(): Promise<World> {
  const world = await aWorld([
    aSubscriber({ address: 'berlin@example.com', zone: 'Europe/Berlin', hour: 7 }),
    aSubscriber({ address: 'honolulu@example.com', zone: 'Pacific/Honolulu', hour: 20 }),
  ])
  const before = { id: '2026-W46', week: '2026-W46', date: '2026-11-12', launchedAt: '2026-11-11T10:00:00.000Z' }
  await addEdition(world, { ...before, status: 'paused', eligible: 0, contentHash: 'b'.repeat(64) }, 'old')
  expect(await launchEdition(world.ports, { scheduledTime: launchTime })).toMatchObject({ outcome: 'nothing' })
  return world
}

/** Hours and quarters as the schedules have them; instants of the mails by reader. */
async function live(world: World, from: string, until: string): Promise<Map<string, string>> {
  const mailed = new Map<string, string>()
  const life = aLife(world)
  for (let at = Date.parse(from); at <= Date.parse(until); at += quarter) {
    const instant = new Date(at).toISOString()
    const known = world.ports.mailer.accepted.length
    await tickAndSend(world, life, instant)
    for (const { to } of world.ports.mailer.accepted.slice(known)) mailed.set(to, instant)
    if (at % (4 * quarter) === 0) await reconcileDeliveries(world.ports)
  }
  return mailed
}

test('an edition that waited for another goes out within an hour of its end, to each reader at their next local hour', async () => {
  const world = await barred()
  await live(world, '2026-11-18T10:00:00Z', '2026-11-20T15:00:00Z')
  expect((await world.ports.editions.find('2026-W47'))?.status).toBe('composed')
  await resumeEdition(world.ports, '2026-W46')
  const mailed = await live(world, '2026-11-20T15:15:00Z', '2026-11-22T12:00:00Z')
  expect(Object.fromEntries(mailed)).toEqual({
    'honolulu@example.com': '2026-11-21T06:00:00.000Z',
    'berlin@example.com': '2026-11-21T06:00:00.000Z',
  })
})

test('the operator is told of the delay while it lasts, with what the edition waits for', async () => {
  const world = await barred()
  world.ports.clock.set('2026-11-18T12:00:00.000Z')
  expect(await reportOverdue(world.ports, world.settings)).toEqual({
    date: '2026-11-19',
    reason: 'not launched',
    behind: '2026-W46',
  })
  expect(world.ports.log.counts.get(metric.overdue)).toBe(1)
  await cancelEdition(world.ports, '2026-W46')
  expect((await reconcileDeliveries(world.ports)).launched).toEqual(['2026-W47'])
  expect(await reportOverdue(world.ports, world.settings)).toBeNull()
})

test('while the list is closed no edition that waits goes out (O3)', async () => {
  const world = await barred()
  await cancelEdition(world.ports, '2026-W46')
  await world.ports.editions.setListState(false, '2026-11-18T11:00:00.000Z')
  world.ports.clock.set('2026-11-18T12:00:00.000Z')
  expect((await reconcileDeliveries(world.ports)).launched).toEqual([])
})
