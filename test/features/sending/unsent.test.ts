// What was certainly never submitted is told apart from what is unknown: the first is sent later, the second never
// again.
import { describe, expect, test } from 'vitest'
import { statusOf } from '../../../functions/delivery/receipt/status.ts'
import { cancelEdition } from '../../../functions/use-cases/operating/edition-controls.ts'
import { retryFailed } from '../../../functions/use-cases/operating/retry-failed.ts'
import type { FakePorts } from '../../support/fakes/fake-ports.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { aLife, aWorld, runSchedule, type World } from '../../support/worlds/world.ts'

const until = '2026-11-19T07:10:00.000Z'
const transient = { outcome: 'transient', reason: 'SES asks to slow down' } as const

/** From its first call on a table fails, after it took effect or without it, until an instant. */
function failing(
  { clock, ...ports }: FakePorts,
  store: 'deliveries' | 'subscribers',
  method: string,
  hasEffect = false,
) {
  const call = (Reflect.get(ports[store], method) as (...given: unknown[]) => Promise<unknown>).bind(ports[store])
  Object.assign(ports[store], {
    [method]: async (...given: unknown[]) => {
      const isBusy = clock.now().toISOString() < until
      if (!isBusy || hasEffect) await call(...given)
      if (isBusy) throw new Error('the table is busy')
      return call(...given)
    },
  })
}

async function lived(prepare: (ports: FakePorts) => void): Promise<World> {
  const world = await aWorld([aSubscriber({ id: 'Ann' }), aSubscriber({ id: 'Bob', address: 'bob@example.com' })])
  prepare(world.ports)
  await runSchedule(world, aLife(world, { feedback: false }), '2026-11-19T05:45:00Z', '2026-11-20T02:00:00Z')
  return world
}

const receiptOf = async ({ ports }: World) => (await ports.editions.find('2026-W47'))?.receipt

describe('the table of deliveries is away for longer than the function lives', () => {
  const cases: [string, (ports: FakePorts) => void][] = [
    ['the claim stands, its answer is lost', (ports) => failing(ports, 'deliveries', 'claim', true)],
    ['the reader cannot be read', (ports) => failing(ports, 'subscribers', 'get')],
    [
      'SES refuses for now',
      ({ mailer, clock }) => {
        mailer.answer = () => (clock.now().toISOString() < until ? transient : 'accept')
      },
    ],
  ]

  test.each(cases)('%s: the mail is sent once it is back', async (_name, prepare) => {
    const world = await lived((ports) => {
      prepare(ports)
      failing(ports, 'deliveries', 'giveBack')
    })
    expect(await receiptOf(world)).toMatchObject({ complete: true, submitted: 2, unresolved: 0, unsent: 0 })
    expect([...world.ports.mailer.timesAccepted().values()]).toEqual([1, 1])
  })

  test('SES refuses for good once the table is back: the reader counts as failed, and was never mailed', async () => {
    const world = await lived((ports) => {
      ports.mailer.answer = () => ({ outcome: 'permanent', reason: 'SES found the address malformed' })
      failing(ports, 'deliveries', 'add')
    })
    expect(await receiptOf(world)).toMatchObject({ complete: true, failed: 2, unresolved: 0 })
  })

  test.each([
    ['SES keeps silent', 'throw'],
    ['SES accepted it, and no report comes', 'accept'],
  ] as const)('%s: nobody knows, and it is never sent again', async (_name, answer) => {
    const world = await lived((ports) => {
      ports.mailer.answer = () => answer
      failing(ports, 'deliveries', 'add')
    })
    expect(await receiptOf(world)).toMatchObject({ complete: true, submitted: 0, unresolved: 2, unsent: 0 })
    expect(new Set(world.ports.mailer.attempts).size).toBe(world.ports.mailer.attempts.length)
    expect(await retryFailed(world.ports, { retryFailed: '2026-W47' })).toMatchObject({ readers: 0 })
  })

  test('readers of an edition that is cancelled meanwhile count as skipped', async () => {
    const world = await aWorld([aSubscriber({ id: 'Ann' })])
    failing(world.ports, 'subscribers', 'get')
    failing(world.ports, 'deliveries', 'giveBack')
    await runSchedule(world, aLife(world), '2026-11-19T05:45:00Z', '2026-11-19T07:00:00Z')
    await cancelEdition(world.ports, '2026-W47')
    await runSchedule(world, aLife(world), '2026-11-19T07:15:00Z', '2026-11-19T08:00:00Z')
    expect(await receiptOf(world)).toMatchObject({ complete: true, skipped: 1, unresolved: 0 })
  })
})

describe('a reader to whom no sender comes back', () => {
  async function looseEnd(): Promise<World> {
    const world = await aWorld([aSubscriber({ id: 'Ann' }), aSubscriber({ id: 'Bob', address: 'bob@example.com' })])
    world.ports.mailer.answer = ({ to }) => (to.startsWith('bob') ? 'throw' : transient)
    await runSchedule(world, aLife(world), '2026-11-19T05:45:00Z', '2026-11-19T06:15:00Z')
    const now = world.ports.clock.now().toISOString()
    for (const batch of await world.ports.editions.batches('2026-W47')) {
      await world.ports.editions.lease(batch, 'late', '2026-11-19T07:59:00.000Z', now)
      await world.ports.editions.release(batch, 'late', true)
    }
    world.ports.mailer.answer = () => 'accept'
    await runSchedule(world, aLife(world), '2026-11-19T08:00:00Z', '2026-11-20T02:00:00Z')
    return world
  }

  test('is unsent for certain, beside one of whom nobody knows, and may be sent it, once', async () => {
    const world = await looseEnd()
    expect(await receiptOf(world)).toMatchObject({ complete: true, submitted: 0, unresolved: 2, unsent: 1 })
    const again = await retryFailed(world.ports, { retryFailed: '2026-W47' })
    expect(again).toMatchObject({ readers: 1, byReason: { 'unsent for certain': 1 } })
    await runSchedule(world, aLife(world), '2026-11-20T02:15:00Z', '2026-11-20T12:00:00Z')
    expect(await receiptOf(world)).toMatchObject({ complete: true, submitted: 1, unresolved: 1, unsent: 0 })
    expect(world.ports.mailer.accepted).toHaveLength(1)
  })
})

test('a claim made while a delivery was being closed makes its outcome unknown, whatever the closing says', () => {
  const at = '2026-11-19T20:00:00.000Z'
  const closed = { at, as: 'unsent' } as const
  expect(statusOf({ closed }, at)).toBe('unsent')
  expect(statusOf({ closed, claim: { id: 'c', at, expiresAt: at } }, at)).toBe('unresolved')
  expect(statusOf({ closed, ambiguous: { at, reason: 'reset' } }, at)).toBe('unresolved')
})
