// One source cannot use up everyone's confirmations, nor have strangers mailed by the thousand; someone who asks in the
// middle of a flood is answered within a minute.
import { describe, expect, test } from 'vitest'
import { metric } from '../../../functions/environment.ts'
import { minute } from '../../support/worlds/asking.ts'
import { type Asking, aFlood, aPlainWorld, askAll, busiest, perHour, waited } from '../../support/worlds/flood.ts'

const hour = 60 * minute
const late: Asking = {
  ms: 3 * minute,
  request: 'Late',
  address: 'late.reader@example.com',
  network: 'home',
  form: 'F',
  proves: true,
}

/** Machines that solve the task of the form: what is left then are the shares. */
const solving = (flood: readonly Asking[]) => flood.map((one) => ({ ...one, proves: true }))

describe('a flood of requests', () => {
  test('that solves no tasks orders nothing after its first seconds', async () => {
    const world = aPlainWorld()
    const mailed = await askAll(world, [...aFlood('x', 2_000, 50), late], hour)
    expect(perHour(mailed, 'x', 1)[0]).toBeLessThan(200)
    expect(world.ports.log.counts.get(metric.requestFlood)).toBe(1)
    expect(waited(mailed, late)).toBeLessThan(minute)
  })

  test('with one form brings five mails', async () => {
    const world = aPlainWorld()
    const mailed = await askAll(world, [...solving(aFlood('x', 1_000, 1, 'form')), late], hour)
    expect(perHour(mailed, 'x', 1)).toEqual([5])
    expect(world.ports.log.counts.get(metric.requestDropped)).toBe(995)
    expect(waited(mailed, late)).toBeLessThan(minute)
  })

  test('from one network with many forms comes to a trickle, and a reader elsewhere is served within a minute', async () => {
    const world = aPlainWorld()
    const mailed = await askAll(world, [...solving(aFlood('x', 1_000, 1)), late], 3 * hour)
    const [first = 0, ...later] = perHour(mailed, 'x', 3)
    expect(first).toBeLessThanOrEqual(40)
    expect(later.every((count) => count < 20)).toBe(true)
    expect(waited(mailed, late)).toBeLessThan(minute)
  })

  test('from fifty networks, one mail a second at most; a reader is served within a minute, and so is the next of their network', async () => {
    const world = aPlainWorld()
    const second = { ...late, ms: 4 * minute, request: 'Second', address: 'second.reader@example.com' }
    const mailed = await askAll(world, [...solving(aFlood('x', 600, 50)), late, second], hour)
    const instants = mailed.map(({ ms }) => ms)
    expect(busiest(instants, 1000)).toBeLessThanOrEqual(2)
    expect(busiest(instants, minute)).toBeLessThanOrEqual(61)
    expect(waited(mailed, late)).toBeLessThan(minute)
    expect(waited(mailed, second)).toBeLessThan(minute)
  })

  test('slows down all but the first of a network, at mailboxes of any domain, and refuses nobody for that', async () => {
    const world = aPlainWorld()
    for (let n = 0; n < 121; n += 1) await world.ports.limits.countRequest()
    const many = Array.from({ length: 100 }, (_, n) => ({
      ...{
        ms: n * 10,
        request: `G${n}`,
        address: `g${n}@gmail.com`,
        network: `n${n % 10}`,
        form: `G${n}`,
        proves: true,
      },
    }))
    const mailed = await askAll(world, [...many, { ...late, ms: minute }], hour)
    expect(mailed.filter(({ ms }) => ms < 2 * minute).length).toBeLessThan(50)
    expect(mailed).toHaveLength(101)
    expect(waited(mailed, { ...late, ms: minute })).toBeLessThan(minute)
  })

  test('that was dropped leaves no mark: no record, no cap, and asking again is answered', async () => {
    const world = aPlainWorld()
    const dropped = {
      request: 'Dropped',
      address: 'late.reader@example.com',
      network: 'x0',
      ms: 6 * minute,
      proves: true,
    }
    const mailed = await askAll(world, [...solving(aFlood('x', 1_000, 1)), dropped], 7 * minute)
    expect(waited(mailed, dropped)).toBe(Number.POSITIVE_INFINITY)
    expect(await world.readerOf('late.reader@example.com')).toBeNull()
    const again = await askAll(world, [{ ...late, ms: 8 * minute, request: 'Again' }], 10 * minute)
    expect(waited(again, { ...late, ms: 8 * minute })).toBeLessThan(minute)
  })
})

describe('people who share a network', () => {
  test('are slowed down, not refused: forty who ask at once all get their mail within an hour and a half', async () => {
    const world = aPlainWorld()
    const hall = Array.from({ length: 40 }, (_, n) => ({
      ...{ ms: n * 1000, request: `Hall${n}`, address: `hall${n}@example.com`, network: 'hall', form: `F${n}` },
    }))
    const mailed = await askAll(world, hall, 24 * hour)
    expect(hall.filter((one) => waited(mailed, one) < minute).length).toBeGreaterThanOrEqual(10)
    expect(Math.max(...hall.map((one) => waited(mailed, one)))).toBeLessThan(1.5 * hour)
  })

  test('begin again after a day', async () => {
    const world = aPlainWorld()
    const next = { ...late, network: 'x0', ms: 25 * hour }
    const mailed = await askAll(world, [...aFlood('x', 60, 1), next], 26 * hour)
    expect(waited(mailed, next)).toBeLessThan(minute)
  })
})

describe('one mailbox in many spellings', () => {
  const spellings = [
    'ann@example.com',
    'ann+1@example.com',
    'ann+2@example.com',
    'ANN+3@example.com',
    'ann+4@EXAMPLE.com',
  ]
  const asking = (address: string, n: number, ms: number): Asking => ({
    ...{ ms, address, request: `Q${ms}n${n}`, network: `n${n}`, form: `F${ms}n${n}` },
  })

  test('has one cap: one mail in 15 minutes, three a day', async () => {
    const world = aPlainWorld()
    const often = Array.from({ length: 12 }, (_, round) =>
      spellings.map((address, n) => asking(address, n, round * 20 * minute + n * 1000)),
    ).flat()
    const mailed = await askAll(world, often, 23 * hour)
    expect(mailed.map(({ ms }) => Math.floor(ms / minute))).toEqual([0, 20, 40])
  })

  test('asked for at the same moment gets one mail, and only that one has a record', async () => {
    const world = aPlainWorld()
    const mailed = await askAll(
      world,
      spellings.map((address, n) => asking(address, n, 0)),
      hour,
    )
    expect(mailed).toHaveLength(1)
    const readers = await Promise.all(spellings.map((address) => world.readerOf(address)))
    expect(readers.filter((reader) => reader !== null)).toHaveLength(1)
  })

  test('may subscribe each spelling on its own, one after another', async () => {
    const world = aPlainWorld()
    const two = spellings.slice(0, 2).map((address, n) => asking(address, n, n * 20 * minute))
    const mailed = await askAll(world, two, hour)
    expect(mailed.map(({ to }) => to)).toEqual(['ann@example.com', 'ann+1@example.com'])
  })
})
