// Readers whom SES definitely refused are tried again when the operator asks for it, and no one else is (D1, D6).
import { expect, test } from 'vitest'
import type { EditionOutline } from '../../../functions/delivery/types.ts'
import { endBrokenOff, reopenEdition } from '../../../functions/use-cases/launching/reopen-edition.ts'
import { retryFailed } from '../../../functions/use-cases/operating/retry-failed.ts'
import { reconcileDeliveries } from '../../../functions/use-cases/reconciling/reconcile-deliveries.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { idsInSlice } from '../../support/worlds/neighbours.ts'
import { addEdition, aLife, aWorld, runSchedule, type World } from '../../support/worlds/world.ts'

/** Ann is refused for one reason, Bob for another, the outcome of Cid's mail is unknown, and Dan got his. */
async function refused(): Promise<World> {
  const world = await aWorld(
    idsInSlice(0, 4).map((id, n) => aSubscriber({ id, address: `${['ann', 'bob', 'cid', 'dan'][n]}@example.com` })),
  )
  world.ports.mailer.answer = ({ to }) => {
    if (to.startsWith('ann')) return { outcome: 'permanent', reason: 'SES found the address malformed' }
    if (to.startsWith('bob')) return { outcome: 'permanent', reason: 'SES rejected the message' }
    return to.startsWith('cid') ? 'throw' : 'accept'
  }
  await runSchedule(world, aLife(world), '2026-11-19T05:45:00Z', '2026-11-19T20:00:00Z')
  world.ports.mailer.answer = () => 'accept'
  return world
}

const receiptOf = async ({ ports }: World) => (await ports.editions.find('2026-W47'))?.receipt

test('readers refused for one reason are mailed once each, and the receipt gets a revision that adds up', async () => {
  const world = await refused()
  expect(await receiptOf(world)).toMatchObject({ revision: 1, submitted: 1, failed: 2, unresolved: 1 })
  expect(await retryFailed(world.ports, { retryFailed: '2026-W47', reason: 'malformed' })).toEqual({
    outcome: 'retried',
    edition: '2026-W47',
    readers: 1,
    byReason: { 'SES found the address malformed': 1 },
  })
  await runSchedule(world, aLife(world), '2026-11-19T20:15:00Z', '2026-11-20T12:00:00Z')
  expect(await receiptOf(world)).toMatchObject({ revision: 2, eligible: 4, submitted: 2, failed: 1, unresolved: 1 })
  expect(world.ports.mailer.accepted.map(({ to }) => to).sort()).toEqual(['ann@example.com', 'dan@example.com'])
  expect(Math.max(...world.ports.mailer.timesAccepted().values())).toBe(1)
})

test('all refused readers are mailed once, also where the first retry broke off half-way', async () => {
  const world = await refused()
  const save = world.ports.editions.saveBatches.bind(world.ports.editions)
  world.ports.editions.saveBatches = async () => {
    throw new Error('the table is busy')
  }
  await expect(retryFailed(world.ports, { retryFailed: '2026-W47' })).rejects.toThrow('busy')
  world.ports.editions.saveBatches = save
  await retryFailed(world.ports, { retryFailed: '2026-W47' })
  await runSchedule(world, aLife(world), '2026-11-19T20:15:00Z', '2026-11-20T12:00:00Z')
  expect(await receiptOf(world)).toMatchObject({ complete: true, submitted: 3, failed: 0, unresolved: 1 })
})

test('retried readers are counted within the hour, also where SES reports nothing', async () => {
  const world = await refused()
  await retryFailed(world.ports, { retryFailed: '2026-W47' })
  await runSchedule(world, aLife(world, { feedback: false }), '2026-11-19T20:15:00Z', '2026-11-19T21:30:00Z')
  expect(await world.ports.editions.find('2026-W47')).toMatchObject({
    status: 'closed',
    receipt: { revision: 2, submitted: 3, failed: 0 },
  })
})

test('retried readers wait where another edition was launched meanwhile, and are mailed within the hour after it (D5)', async () => {
  const world = await refused()
  const { deliveries, editions, clock } = world.ports
  const takeBack = deliveries.takeBack.bind(deliveries)
  deliveries.takeBack = async (...args) => {
    const other = { id: '2026-W48', week: '2026-W48', date: '2026-11-26', eligible: 0, lastWave: '2026-11-26T06:00' }
    if ((await editions.find(other.id)) === null) await addEdition(world, { ...other, status: 'sending' })
    return takeBack(...args)
  }
  expect(await retryFailed(world.ports, { retryFailed: '2026-W47' })).toMatchObject({
    readers: 2,
    waits: expect.stringContaining('2026-W48 is sending'),
  })
  const hourly = async (at: string) => {
    clock.set(at)
    await reconcileDeliveries(world.ports)
    return (await editions.find('2026-W47'))?.status
  }
  expect(await hourly('2026-11-19T21:00:00.000Z')).toBe('sent')
  await editions.change('2026-W48', ['sending'], { status: 'sent' })
  expect(await hourly('2026-11-19T22:00:00.000Z')).toBe('sending')
  await runSchedule(world, aLife(world), '2026-11-19T22:15:00Z', '2026-11-20T12:00:00Z')
  expect(await receiptOf(world)).toMatchObject({ complete: true, submitted: 3, failed: 0, unresolved: 1 })
})

test('a retry that meets a beginning launch steps back; where it broke off, it is ended after a quarter of an hour', async () => {
  const world = await refused()
  const { editions, clock } = world.ports
  const change = editions.change.bind(editions)
  editions.change = async (id, from, to, held) => {
    const isChanged = await change(id, from, to, held)
    if (isChanged && to.status === 'paused')
      await addEdition(world, { id: '2026-W48', date: '2026-11-26', status: 'launching' })
    return isChanged
  }
  expect(await reopenEdition(world.ports, '2026-W47')).toBe('changed-meanwhile')
  await change('2026-W47', ['closed'], { status: 'sent' })
  expect(await reopenEdition(world.ports, '2026-W47')).toEqual({ busy: expect.stringContaining('2026-W48') })
  expect(await editions.find('2026-W47')).toMatchObject({ status: 'sent', reopening: null })
  await change('2026-W47', ['sent'], { status: 'paused', reopening: clock.now().toISOString() })
  const edition = async () => (await editions.outlines()).find(({ id }) => id === '2026-W47') as EditionOutline
  expect(await endBrokenOff(world.ports, await edition())).toBe(false)
  clock.advance(15 * 60_000)
  expect(await endBrokenOff(world.ports, await edition())).toBe(true)
  expect((await edition()).status).toBe('sent')
})

test('a retry is refused while the edition is being sent, and beside another edition', async () => {
  const world = await aWorld([], { status: 'sending', eligible: 0 })
  const edition = { retryFailed: '2026-W47' }
  expect(await retryFailed(world.ports, edition)).toMatchObject({ reason: expect.stringContaining('is sending') })
  expect(await retryFailed(world.ports, { retryFailed: '2020-W01' })).toMatchObject({ outcome: 'refused' })
  await addEdition(world, { id: '2026-W46', week: '2026-W46', date: '2026-11-12', status: 'closed' })
  expect(await retryFailed(world.ports, { retryFailed: '2026-W46' })).toMatchObject({
    reason: expect.stringContaining('2026-W47 is sending'),
  })
})
