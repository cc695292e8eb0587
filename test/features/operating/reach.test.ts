// While an edition is sent its operator sees how far it is; once it is over, whom each story reached and when.
import { expect, test } from 'vitest'
import { ReachTally } from '../../../functions/delivery/receipt/reach.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { reachOfEdition } from '../../../functions/use-cases/operating/reach-of-edition.ts'
import { progressLines, reachLines } from '../../../infra/commands/edition/progress.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { aLife, aWorld, launchTime, runSchedule, tickAndSend } from '../../support/worlds/world.ts'

const quota = { maxPerSecond: 14, maxPerDay: 50_000, used: 120 }

async function aList() {
  const readers = ['a', 'b', 'c', 'd'].map((id, n) =>
    aSubscriber({ id, zone: n < 3 ? 'Asia/Tokyo' : 'Europe/London', hour: 7 }),
  )
  const world = await aWorld(readers)
  await launchEdition(world.ports, { scheduledTime: launchTime })
  const look = async () => {
    const record = await world.ports.editions.find('2026-W47')
    if (record === null) throw new Error('the world has no edition')
    const batches = await world.ports.editions.batches(record.id)
    const reports = await world.ports.deliveries.reported(record.id)
    return { at: world.ports.clock.now(), record, batches, reports, halt: null, quota, share: 0.9 }
  }
  return { world, look }
}

test('while an edition is sent it is said who is handled, who waits, at what rate, and when how many will be mailed', async () => {
  const { world, look } = await aList()
  const before = await look()
  await tickAndSend(world, aLife(world), '2026-11-18T22:00:00.000Z')
  const lines = progressLines(await look(), { ...before, at: new Date('2026-11-18T21:59:57.000Z') }).join('\n')
  expect(lines).toMatch(/3 of 4 readers handled, 1 wait\n {2}SES took 3 \([\d.]+ a second\); 0 bounced, 0 complained\n/)
  expect(lines).toMatch(/at 12\.6 a second: all in [\d,]+ h \(Thursday 19 /)
  expect(lines).not.toContain('no email of the list goes out')
})

test('once an edition is over it is said of each story how many readers it reached, in how many minutes of their hour', async () => {
  const { world, look } = await aList()
  await tickAndSend(world, aLife(world), '2026-11-18T22:10:00.000Z')
  await runSchedule(world, aLife(world), '2026-11-18T22:15:00Z', '2026-11-19T20:00:00Z')
  const { record } = await look()
  const tally = await reachOfEdition(world.ports, world.settings, record)
  expect(tally.all.readers).toBe(4)
  expect(tally.all.minutes).toEqual([10, 11, 11])
  const published = [{ id: 'story1', name: 'Lights go out in the north' }] as unknown as typeof record.published
  const lines = reachLines(tally, [{ published }])
  expect(lines[0]).toBe('  4 readers emailed: 2 within 10 min, all 4 within 11 min of their hour')
  expect(lines.at(-1)).toMatch(/4 Lights go out in the north: reached all 4 in 11 min$/)
})

test('of a hundred readers or more the reach is given in shares', () => {
  const tally = new ReachTally()
  for (let at = 0; at < 100; at++) tally.add('2026-11-19T06:00', '2026-11-19T06:10:00.000Z', ['story1'])
  const lines = reachLines(tally, [])
  expect(lines[0]).toContain('50% within 10 min, 95% within 10 min, 99.9% within 10 min')
  expect(lines[1]).toContain('story1: reached 99.9% in 10 min')
})

test('what a fortnightly reader got of the edition before is told by its name, not by its id', () => {
  const published = (id: string, name: string) => [{ id, name }] as unknown as EditionRecord['published']
  const tally = new ReachTally()
  tally.add('2026-11-19T06:00', '2026-11-19T06:01:00.000Z', ['new', 'before'])
  const lines = reachLines(tally, [
    { published: published('new', 'Two towns') },
    { published: published('before', 'One bridge') },
  ])
  expect(lines.slice(1).map((line) => line.trim())).toEqual([
    '1 One bridge: reached one reader in 1 min',
    '1 Two towns: reached one reader in 1 min',
  ])
})
