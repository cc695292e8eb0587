// What becomes of the stories of an edition that the operator cancels: readers who had them never get them again (C4),
// and if no one had them, the next edition may print them.
import { expect, test } from 'vitest'
import { ledgerOf } from '../../../functions/use-cases/composing/material.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { cancelEdition } from '../../../functions/use-cases/operating/edition-controls.ts'
import { reconcileDeliveries } from '../../../functions/use-cases/reconciling/reconcile-deliveries.ts'
import type { FakePorts } from '../../support/fakes/fake-ports.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { aMessageWorld, confirmNow, launch47, told, w47 } from '../../support/worlds/welcome-world.ts'
import { addEdition, aLife, aWorld, launchTime, tickAndSend, type World } from '../../support/worlds/world.ts'

const published = [{ id: 'story1', headline: null, quotes: [] }]
const readers = ['Ann', 'Bob', 'Cy'].map((id) => aSubscriber({ id, address: `${id}@example.com` }))
const due = '2026-11-19T06:00:00.000Z'

const counted = async ({ editions }: FakePorts) => ledgerOf(await editions.list()).map(({ id }) => id)

async function cancelled({ ports }: { ports: FakePorts }): Promise<void> {
  expect(await cancelEdition(ports, '2026-W47')).toMatchObject({ ok: true })
}

async function launched(): Promise<World> {
  const world = await aWorld(readers, { published })
  await launchEdition(world.ports, { scheduledTime: launchTime })
  return world
}

test('an account that takes longer than its function may run goes on in the next call, each reader once', async () => {
  const { ports } = await launched()
  const { clock, deliveries, editions } = ports
  const add = deliveries.add.bind(deliveries)
  const written: string[] = []
  deliveries.add = async (key, facts) => {
    written.push(key.subscriber)
    clock.advance(7 * 60_000)
    await add(key, facts)
  }
  await cancelled({ ports })
  const call = async () => {
    const began = clock.now().getTime()
    const { receipts } = await reconcileDeliveries(ports)
    expect(clock.now().getTime() - began).toBeLessThan(15 * 60_000)
    return receipts
  }
  expect(await call()).toEqual([])
  expect([written.length, (await editions.find('2026-W47'))?.receipt]).toEqual([2, null])
  expect(await call()).toMatchObject([{ complete: true, eligible: 3, skipped: 3 }])
  expect(written.toSorted()).toEqual(['Ann', 'Bob', 'Cy'])
})

test('before its launch: its stories are free at once', async () => {
  const world = await aWorld(readers, { published })
  expect(await counted(world.ports)).toEqual(['story1'])
  await cancelled(world)
  expect(await counted(world.ports)).toEqual([])
})

test('after its launch, before anybody was mailed: they are free once all deliveries are counted', async () => {
  const world = await launched()
  await cancelled(world)
  expect(await counted(world.ports)).toEqual(['story1'])
  await reconcileDeliveries(world.ports)
  await tickAndSend(world, aLife(world), due)
  expect(world.ports.mailer.accepted).toEqual([])
  expect(await counted(world.ports)).toEqual([])
})

test.each(['was mailed', 'may have been mailed'] as const)(
  'after one reader %s: they are never free',
  async (mailed) => {
    const world = await launched()
    world.ports.mailer.answer = (_, attempt) => {
      if (attempt > 1) return { outcome: 'permanent', reason: 'MessageRejected' }
      return mailed === 'was mailed' ? 'accept' : { outcome: 'ambiguous', reason: 'time-out' }
    }
    await tickAndSend(world, aLife(world), due)
    await cancelled(world)
    for (const at of ['2026-11-19T07:00:00.000Z', '2026-11-19T14:00:00.000Z', '2026-11-20T05:00:00.000Z']) {
      world.ports.clock.set(at)
      await reconcileDeliveries(world.ports)
      expect(await counted(world.ports)).toEqual(['story1'])
    }
    const { receipt, reachedNobody } = (await world.ports.editions.find('2026-W47')) ?? {}
    expect(receipt).toMatchObject({ complete: true, submitted: Number(mailed === 'was mailed') })
    expect(reachedNobody).toBe(false)
  },
)

test('where all were refused for certain, nobody had them', async () => {
  const world = await launched()
  world.ports.mailer.answer = () => ({ outcome: 'permanent', reason: 'MessageRejected' })
  await tickAndSend(world, aLife(world), due)
  await cancelled(world)
  await reconcileDeliveries(world.ports)
  expect(await counted(world.ports)).toEqual([])
})

test('a welcome that told its stories keeps them from coming again', async () => {
  const world = await aMessageWorld(launch47)
  await addEdition(world, { ...w47, published }, 'new')
  await launchEdition(world.ports, { scheduledTime: launch47 })
  world.ports.clock.advance(1000)
  await confirmNow(world)
  await world.workOff()
  expect(told(world)).toEqual(['welcome: new'])
  await cancelled(world)
  await reconcileDeliveries(world.ports)
  expect(await counted(world.ports)).toEqual(['story1'])
})

test('a welcome under way when the edition is cancelled tells none of its stories', async () => {
  const world = await aMessageWorld(launch47)
  await addEdition(world, { ...w47, published }, 'new')
  await launchEdition(world.ports, { scheduledTime: launch47 })
  world.ports.clock.advance(1000)
  await confirmNow(world)
  const claim = world.ports.deliveries.claim.bind(world.ports.deliveries)
  world.ports.deliveries.claim = async (key, wanted) => {
    await cancelled(world)
    return claim(key, wanted)
  }
  await world.workOff()
  expect(told(world)).toEqual(['welcome:'])
})
