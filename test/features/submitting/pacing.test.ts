// How fast and how much: one pace for the account (D5).
import { expect, test } from 'vitest'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { idsInSlice } from '../../support/worlds/neighbours.ts'
import { aLife, aWorld, launchTime, runSchedule, tickAndSend, type World } from '../../support/worlds/world.ts'

const due = '2026-11-19T06:00:00.000Z'

async function launched(readers: number): Promise<World> {
  const world = await aWorld(idsInSlice(0, readers).map((id) => aSubscriber({ id })))
  await launchEdition(world.ports, { scheduledTime: launchTime })
  return world
}

test('no second sees more than nine tenths of the rate', async () => {
  const world = await launched(50)
  world.ports.mailer.limits = { maxPerSecond: 10, maxPerDay: -1, used: 0 }
  const at: number[] = []
  world.ports.mailer.answer = () => {
    at.push(world.ports.clock.now().getTime())
    return 'accept'
  }
  await tickAndSend(world, aLife(world), due)
  expect(at).toHaveLength(50)
  const busiest = Math.max(...at.map((from) => at.filter((one) => one >= from && one < from + 1000).length))
  expect(busiest).toBeLessThanOrEqual(9)
  expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeLessThan(6000)
})

test('a batch that cannot be done in the time of a function goes on at the next tick, nobody twice', async () => {
  const world = await launched(50)
  world.ports.mailer.limits = { maxPerSecond: 0.2, maxPerDay: -1, used: 0 }
  await tickAndSend(world, aLife(world, { goesOn: false }), due)
  const first = world.ports.mailer.accepted.length
  expect(first).toBeGreaterThan(5)
  expect(first).toBeLessThan(50)
  expect(world.ports.clock.now().getTime() - Date.parse(due)).toBeLessThan(120_000)
  await runSchedule(world, aLife(world, { goesOn: false }), due, '2026-11-19T20:00:00Z')
  expect(world.ports.mailer.accepted).toHaveLength(50)
  expect(Math.max(...world.ports.mailer.timesAccepted().values())).toBe(1)
})

test('editions stop short of the daily quota and go on when the day has passed; nothing is refused', async () => {
  const world = await launched(50)
  world.ports.mailer.limits = { maxPerSecond: 100, maxPerDay: 40, used: 6 }
  await tickAndSend(world, aLife(world), due)
  expect(world.ports.mailer.accepted).toHaveLength(30)
  await tickAndSend(world, aLife(world), '2026-11-19T06:15:00.000Z')
  expect(world.ports.mailer.accepted).toHaveLength(30)
  expect((await world.ports.editions.find('2026-W47'))?.status).toBe('sending')
  world.ports.mailer.limits.used = 0
  await runSchedule(world, aLife(world), due, '2026-11-19T20:00:00Z')
  expect((await world.ports.editions.find('2026-W47'))?.receipt).toMatchObject({ complete: true, submitted: 50 })
})
