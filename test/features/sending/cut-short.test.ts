// A reader who caught up through an edition that was cancelled midway had the stories of both, and gets neither again:
// promise C4.
import { expect, test } from 'vitest'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { cancelEdition } from '../../../functions/use-cases/operating/edition-controls.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { MessageWorld } from '../../support/worlds/message-world.ts'
import { launch47, launch48, send, told, w46, w47, w48, wave47, wave48 } from '../../support/worlds/welcome-world.ts'
import { addEdition, aLife, tickAndSend } from '../../support/worlds/world.ts'

/** Ann, fortnightly, was not due last week; this week's edition is cancelled once it has gone out. */
async function cancelledMidway(reached: boolean): Promise<MessageWorld> {
  const world = new MessageWorld('2026-11-17T09:00:00.000Z')
  await world.launched({ ...w46, frozenAt: '2026-11-11T10:01:00.000Z', contentHash: 'd'.repeat(64) }, 'old')
  await world.ports.subscribers.create(aSubscriber({ id: 'Ann', cadence: 'fortnightly', phase: 1 }))
  await addEdition(world, w47, 'new')
  world.ports.clock.set(launch47)
  await launchEdition(world.ports, { scheduledTime: launch47 })
  if (reached) await tickAndSend(world, aLife(world), wave47)
  expect(await cancelEdition(world.ports, '2026-W47')).toMatchObject({ ok: true })
  return world
}

const again = { ...w47, id: '2026-W47r2', contentHash: 'e'.repeat(64) }

test('a reader whom the cancelled edition reached gets only what is new in the run that takes its place', async () => {
  const world = await cancelledMidway(true)
  await send(world, again, 'next', '2026-11-19T07:00:00.000Z', '2026-11-20T06:00:00.000Z')
  expect(told(world)).toEqual(['edition: old new', 'edition: next'])
})

test('a reader whom it did not reach catches up with the run that takes its place', async () => {
  const world = await cancelledMidway(false)
  await send(world, again, 'next', '2026-11-19T07:00:00.000Z', '2026-11-20T06:00:00.000Z')
  expect(told(world)).toEqual(['edition: old next'])
})

test('a reader whom it reached gets only what is new in the week after, when a new choice makes that theirs', async () => {
  const world = await cancelledMidway(true)
  await world.ports.subscribers.update('Ann', (one) => ({ ...one, phase: 0 }))
  await send(world, w48, 'next', launch48, wave48)
  expect(told(world)).toEqual(['edition: old new', 'edition: next'])
})
