// What all senders of the account share: slots, the day's count, the halt, the quota and the senders' seats (D5).
import { beforeEach, describe, expect, it } from 'vitest'
import { paceStore } from '../../functions/adapters/delivery/pace-store.ts'
import { table } from '../../functions/adapters/services/dynamodb.ts'
import { hourMs } from '../../functions/durations.ts'
import type { PaceStore, SlotAnswer, SlotRequest } from '../../functions/pace-ports.ts'
import { FakeClock } from '../support/fakes/fake-clock.ts'
import { MemoryTable } from '../support/fakes/memory-table.ts'
import { startDynamo } from './engines.ts'

const dynamo = await startDynamo()
const now = Date.parse('2026-11-19T06:00:00.000Z')

const inDynamo = async () => paceStore(table(await dynamo.emptyTable(), new FakeClock(), dynamo.client))
const inMemory = async () => paceStore(new MemoryTable())

describe.each([
  ['DynamoDB', inDynamo],
  ['memory', inMemory],
])('the pace of the account in %s', (_where, open) => {
  let store: PaceStore
  const reserve = (wanted: Partial<SlotRequest> = {}) =>
    store.reserve({ count: 1, perSecond: 10, nowMs: now, latestMs: now + hourMs, ...wanted })
  const first = async (wanted: Partial<SlotRequest> = {}) => firstOf(await reserve(wanted))

  beforeEach(async () => {
    store = await open()
  })

  it('gives ten callers at the same time slots that do not overlap', async () => {
    const starts = await Promise.all(Array.from({ length: 10 }, (_, n) => first({ count: n + 1 })))
    const taken = starts.map((start, n) => ({ start, end: start + (n + 1) * 100 })).sort((a, b) => a.start - b.start)
    expect(taken[0]?.start).toBe(now)
    for (const [n, { start }] of taken.entries()) if (n > 0) expect(start).toBe(taken[n - 1]?.end)
  })

  it('loses nothing of the pace to rounding: 900 a second for a second are 900 slots', async () => {
    for (let n = 0; n < 9; n += 1) await reserve({ count: 100, perSecond: 900 })
    expect(await first({ perSecond: 900 })).toBeLessThan(now + 1001)
  })

  it('starts now when nobody waits, even after an instant written by a clock that was wrong', async () => {
    await reserve({ count: 5 })
    expect(await first({ nowMs: now + 60_000 })).toBe(now + 60_000)
    await reserve({ nowMs: now + 24 * hourMs, latestMs: now + 25 * hourMs })
    expect(await first()).toBe(now)
  })

  it('reserves no slot that is too late, and as many as are not', async () => {
    expect(await reserve({ count: 50, latestMs: now + 1000 })).toMatchObject({ outcome: 'reserved', count: 11 })
    expect(await reserve({ count: 50, latestMs: now + 1000 })).toEqual({ outcome: 'late', nextMs: now + 1100 })
    expect(await reserve({ count: 50, latestMs: now + 1350 })).toMatchObject({ firstMs: now + 1100, count: 3 })
    expect(await reserve({ latestMs: now - 1 })).toMatchObject({ outcome: 'late' })
    expect(await first()).toBe(now + 1400)
  })

  it('refuses a pace of nothing', async () => {
    await expect(reserve({ perSecond: 0 })).rejects.toThrow(/check the quota/)
  })

  it('counts what was reserved, ever and by the hours of a day', async () => {
    await reserve({ count: 3 })
    await reserve({ count: 4, nowMs: now + hourMs, latestMs: now + 2 * hourMs })
    await store.discount(1, now + hourMs)
    const hour = now / hourMs
    const early = await store.reserved(now + hourMs)
    expect(early).toEqual({
      total: 6,
      nextMs: now + hourMs + 400,
      byHour: new Map([
        [hour, 3],
        [hour + 1, 3],
      ]),
    })
    expect((await store.reserved(now + 25 * hourMs)).byHour).toEqual(new Map([[hour + 1, 3]]))
    expect((await store.reserved(now + 26 * hourMs)).byHour).toEqual(new Map())
  })

  it('forgets hours that are no part of the day, so that the count never grows', async () => {
    const table = new MemoryTable()
    const counting = paceStore(table)
    for (let nowMs = now; nowMs < now + 100 * hourMs; nowMs += hourMs)
      await counting.reserve({ count: 1, perSecond: 10, nowMs, latestMs: nowMs + hourMs })
    const names = Object.keys((await table.get({ pk: 'PACE', sk: 'PACE' })) ?? {})
    expect(names.length).toBeLessThan(45)
    expect((await counting.reserved(now + 99 * hourMs)).total).toBe(100)
  })

  it('is halted for everybody by the first who says so, but for the trial, until somebody ends it', async () => {
    expect(await store.halted()).toBeNull()
    expect(await store.halt('503', now, now + 30_000)).toBe(true)
    expect(await store.halt('again', now + 1, now + 60_000)).toBe(false)
    const halt = { sinceMs: now, untilMs: now + 30_000, reason: '503', probes: 0 }
    expect(await reserve()).toEqual({ outcome: 'halted', halt })
    expect(await first({ trial: true })).toBe(now)
    expect(await store.takeProbe(halt, now + 90_000)).toBe(true)
    expect(await store.takeProbe(halt, now + 90_000)).toBe(false)
    expect(await store.halted()).toEqual({ ...halt, untilMs: now + 90_000, probes: 1 })
    expect([await store.goOn(), await store.goOn(), await store.halted()]).toEqual([true, false, null])
    expect((await reserve()).outcome).toBe('reserved')
  })

  it('gives a seat to one sender until it leaves or its time runs out', async () => {
    expect(await store.seats()).toEqual({ held: new Map(), mailMs: null })
    expect(await store.takeSeat(0, 'ann', now, now + 100)).toBe(true)
    expect(await store.takeSeat(0, 'bob', now, now + 100)).toBe(false)
    expect(await store.takeSeat(0, 'ann', now, now + 200)).toBe(true)
    expect(await store.takeSeat(1, 'bob', now, now + 100)).toBe(true)
    expect((await store.seats()).held).toEqual(
      new Map([
        [0, { owner: 'ann', untilMs: now + 200 }],
        [1, { owner: 'bob', untilMs: now + 100 }],
      ]),
    )
    expect(await store.takeSeat(1, 'cid', now + 100, now + 300)).toBe(true)
    await store.leaveSeat(1, 'bob', 140)
    expect((await store.seats()).held.get(1)?.owner).toBe('cid')
    await store.leaveSeat(0, 'ann', 140)
    expect(await store.seats()).toMatchObject({ mailMs: 140 })
    expect((await store.seats()).held.has(0)).toBe(false)
    await store.noteMailMs(900)
    expect((await store.seats()).mailMs).toBe(900)
  })

  it('gives confirmations one slot a second, whoever asks at the same time, beside the slots of the account', async () => {
    await reserve({ count: 100, perSecond: 1 })
    const slots = await Promise.all(Array.from({ length: 10 }, () => store.reserveConfirmation(60_000, now)))
    expect(slots.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 10 }, (_, n) => now + n * 1000))
    expect(await store.reserveConfirmation(60_000, now + 120_000)).toBe(now + 120_000)
    await store.reserveConfirmation(900_000, now + 24 * hourMs)
    expect(await store.reserveConfirmation(900_000, now)).toBe(now)
  })

  it('gives confirmations one slot a minute where that is asked for', async () => {
    for (const minutes of [0, 1, 2])
      expect(await store.reserveConfirmation(900_000, now, 60_000)).toBe(now + minutes * 60_000)
    expect(await store.reserveConfirmation(30_000, now, 60_000)).toBeNull()
  })

  it('gives no slot for a confirmation beyond the ceiling, and gives some again when time moves on', async () => {
    for (let n = 0; n <= 5; n += 1) expect(await store.reserveConfirmation(5_000, now)).toBe(now + n * 1000)
    expect(await store.reserveConfirmation(5_000, now)).toBeNull()
    expect(await store.reserveConfirmation(5_000, now)).toBeNull()
    expect(await store.reserveConfirmation(5_000, now + 1000)).toBe(now + 6_000)
  })

  it('shares what SES said of the quota, and keeps the latest answer', async () => {
    expect(await store.sharedQuota()).toBeNull()
    const known = { quota: { maxPerSecond: 14, maxPerDay: 50_000, used: 12 }, readAtMs: 2_000, reservedBefore: 7 }
    await store.shareQuota(known)
    await store.shareQuota({ ...known, quota: { ...known.quota, used: 3 }, readAtMs: 1_000 })
    expect(await store.sharedQuota()).toEqual(known)
    const later = { ...known, quota: { ...known.quota, maxPerDay: -1 }, readAtMs: 3_000 }
    await store.shareQuota(later)
    expect(await store.sharedQuota()).toEqual(later)
  })
})

function firstOf(answer: SlotAnswer): number {
  if (answer.outcome !== 'reserved') throw new Error(`No slot was reserved: ${answer.outcome}.`)
  return answer.firstMs
}
