// The store of deliveries: claims, facts, refusals. On the fake and on DynamoDB’s local engine.
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { deliveryStore } from '../../functions/adapters/delivery/delivery-store.ts'
import { type Table, table } from '../../functions/adapters/services/dynamodb.ts'
import { mergeFacts } from '../../functions/delivery/receipt/facts.ts'
import type { DeliveryFacts, DeliveryKey } from '../../functions/delivery/types.ts'
import type { DeliveryStore } from '../../functions/ports.ts'
import { shardOf } from '../../functions/subscription/shard.ts'
import { FakeClock } from '../support/fakes/fake-clock.ts'
import { FakeDeliveryStore } from '../support/fakes/fake-deliveries.ts'
import { startDynamo } from './engines.ts'

const dynamo = await startDynamo()
let clock: FakeClock
let rows: Table

async function inDynamo(): Promise<DeliveryStore> {
  rows = table(await dynamo.emptyTable(), clock, dynamo.client)
  return deliveryStore(rows, 2)
}

async function inMemory(): Promise<DeliveryStore> {
  const store = new FakeDeliveryStore()
  store.pageSize = 2
  return store
}

const key: DeliveryKey = { kind: 'edition', request: '2026-W47', subscriber: 'Ann' }
const instant = (minute: number) => `2026-11-19T06:${String(minute).padStart(2, '0')}:00.000Z`
const claimOf = (id: string) => ({ id, at: instant(0), expiresAt: instant(15) })
const refusedAt = (minute: number, tries: number, permanent = false) => ({
  at: instant(minute),
  reason: 'asked to send more slowly',
  permanent,
  tries,
})

beforeEach(() => {
  clock = new FakeClock(instant(0))
})

describe.each([
  ['the fake', inMemory],
  ['DynamoDB', inDynamo],
])('deliveries in %s', (_where, open) => {
  let store: DeliveryStore

  beforeEach(async () => {
    store = await open()
  })

  const factsAfter = async (...added: Omit<DeliveryFacts, 'claim'>[]) => {
    for (const facts of added) await store.add(key, facts)
    return (await store.get(key))?.facts
  }

  it('gives a claim to exactly one of twenty who ask at the same time (D1)', async () => {
    const claims = Array.from({ length: 20 }, (_, n) => store.claim(key, claimOf(`claim${n}`)))
    const outcomes = await Promise.all(claims)
    const winner = outcomes.findIndex(({ won }) => won)
    expect(outcomes.filter(({ won }) => won)).toHaveLength(1)
    const delivery = { ...key, facts: { claim: claimOf(`claim${winner}`) } }
    for (const outcome of outcomes) expect(outcome).toEqual(outcome.won ? { won: true } : { won: false, delivery })
    expect(await store.get(key)).toEqual(delivery)
  })

  it('counts its own claim as won when the call is repeated', async () => {
    await store.claim(key, claimOf('one'))
    expect(await store.claim(key, claimOf('one'))).toEqual({ won: true })
  })

  it.each<[string, Omit<DeliveryFacts, 'claim'>]>([
    ['was skipped', { skipped: { at: instant(1), reason: 'left' } }],
    ['was submitted', { submitted: { at: instant(1), messageIds: ['m1'] } }],
    ['was refused for good', { refused: refusedAt(1, 1, true) }],
    ['may have been submitted', { ambiguous: { at: instant(1), reason: 'time-out' } }],
    ['arrived', { delivered: { at: instant(1) } }],
    ['bounced', { bounced: { at: instant(1), permanent: true, reason: 'no such mailbox' } }],
    ['was complained about', { complained: { at: instant(1), reason: 'abuse' } }],
    ['was rejected', { rejected: { at: instant(1), reason: 'virus' } }],
    ['was closed', { closed: { at: instant(1), as: 'unresolved' } }],
  ])('gives no claim on a delivery that %s (D1)', async (_what, facts) => {
    await store.add(key, facts)
    expect(await store.claim(key, claimOf('one'))).toEqual({ won: false, delivery: { ...key, facts } })
  })

  it('lets a claim that was given back be taken again, with the refusal on record', async () => {
    await store.claim(key, claimOf('one'))
    await store.giveBack(key, 'one', refusedAt(1, 1))
    expect((await store.get(key))?.facts).toEqual({ refused: refusedAt(1, 1) })
    expect(await store.claim(key, claimOf('two'))).toEqual({ won: true })
    await store.giveBack(key, 'two', refusedAt(2, 2))
    expect((await store.get(key))?.facts).toEqual({ refused: refusedAt(2, 2) })
  })

  it('gives no claim until the pause after a try is over, and says until when (D3)', async () => {
    const refused = { ...refusedAt(1, 1), notBefore: instant(5) }
    await store.claim(key, claimOf('one'))
    await store.giveBack(key, 'one', refused)
    const early = { ...claimOf('two'), at: instant(4) }
    expect(await store.claim(key, early)).toEqual({ won: false, delivery: { ...key, facts: { refused } } })
    expect(await store.claim(key, { ...early, at: instant(5) })).toEqual({ won: true })
  })

  it('gives back no claim but our own', async () => {
    await store.claim(key, claimOf('one'))
    await store.giveBack(key, 'two', refusedAt(1, 1))
    await store.giveBack({ ...key, subscriber: 'Bob' }, 'two', refusedAt(1, 1))
    expect((await store.get(key))?.facts).toEqual({ claim: claimOf('one') })
    expect(await store.get({ ...key, subscriber: 'Bob' })).toBeNull()
  })

  it('gives a claim back beside a graver refusal', async () => {
    await store.claim(key, claimOf('one'))
    await store.add(key, { refused: refusedAt(1, 1, true) })
    await store.giveBack(key, 'one', refusedAt(2, 2))
    expect((await store.get(key))?.facts).toEqual({ refused: refusedAt(1, 1, true) })
  })

  it('creates the record when an event comes for a delivery never seen', async () => {
    await store.add(key, { delivered: { at: instant(2) } })
    expect(await store.get(key)).toEqual({ ...key, facts: { delivered: { at: instant(2) } } })
  })

  it('keeps all facts that twenty callers add at the same time', async () => {
    await store.claim(key, claimOf('one'))
    const messageIds = Array.from({ length: 14 }, (_, n) => `m${String(n).padStart(2, '0')}`)
    const others: Omit<DeliveryFacts, 'claim'>[] = [
      { skipped: { at: instant(1), reason: 'left' } },
      { ambiguous: { at: instant(1), reason: 'time-out' } },
      { delivered: { at: instant(2) } },
      { bounced: { at: instant(3), permanent: false, reason: 'full' } },
      { complained: { at: instant(4), reason: 'abuse' } },
      { refused: refusedAt(1, 1, true) },
    ]
    const submitted = messageIds.map((id, n) => ({ submitted: { at: instant(n + 1), messageIds: [id] } }))
    await Promise.all([...submitted, ...others].map((facts) => store.add(key, facts)))
    expect((await store.get(key))?.facts).toEqual(
      Object.assign({ claim: claimOf('one'), submitted: { at: instant(1), messageIds } }, ...others),
    )
  })

  it('keeps the earliest instant, in whatever order and however often events come', async () => {
    const events = [
      { delivered: { at: instant(5) } },
      { delivered: { at: instant(3) } },
      { delivered: { at: instant(4) } },
    ]
    expect(await factsAfter(...events, ...events)).toEqual({ delivered: { at: instant(3) } })
  })

  it('lets a permanent bounce stand over a soft one, and never the other way', async () => {
    const soft = { at: instant(1), permanent: false, reason: 'mailbox full' }
    const hard = { at: instant(2), permanent: true, reason: 'no such mailbox' }
    expect(await factsAfter({ bounced: soft }, { bounced: hard }, { bounced: soft })).toEqual({ bounced: hard })
  })

  it('lets a permanent refusal stand over one that may be tried again, and never the other way', async () => {
    const facts = await factsAfter(
      { refused: refusedAt(1, 3) },
      { refused: refusedAt(2, 1, true) },
      { refused: refusedAt(3, 4) },
    )
    expect(facts).toEqual({ refused: refusedAt(2, 1, true) })
  })

  it('lists every delivery of an edition in one shard once, over several pages', async () => {
    const readers = Array.from({ length: 2_000 }, (_, n) => `Reader${n}`).filter((id) => shardOf(id) === 9)
    for (const subscriber of readers) await store.claim({ ...key, subscriber }, claimOf('one'))
    await store.claim({ ...key, request: '2026-W48', subscriber: readers[0] ?? '' }, claimOf('one'))
    await store.claim({ kind: 'welcome', request: '2026-W47', subscriber: readers[0] ?? '' }, claimOf('one'))
    const pages: string[][] = []
    for await (const page of store.list('2026-W47', 9)) pages.push(page.map(({ subscriber }) => subscriber))
    expect(pages.flat().sort()).toEqual(readers.sort())
    expect(pages.length).toBeGreaterThan(1)
  })

  it('says whether a permanent bounce or a complaint is the first, and counts reports from a given number on', async () => {
    const bounced = { at: instant(1), permanent: true, reason: 'Permanent/General' }
    const complained = { at: instant(2), reason: 'abuse' }
    const soft = { ...bounced, permanent: false }
    expect(await store.report(key, { bounced: soft })).toEqual({ bounced: false, complained: false })
    expect(await store.report(key, { bounced, complained })).toEqual({ bounced: true, complained: true })
    expect(await store.report(key, { bounced, complained })).toEqual({ bounced: false, complained: false })
    expect((await store.get(key))?.facts).toMatchObject({ bounced, complained })
    const counts = { sends: 3, bounces: 1, complaints: 0 }
    const none = { sends: 0, bounces: 0, complaints: 0 }
    expect(await store.countReports('2026-W47', instant(1), counts)).toEqual({ total: counts, base: none })
    await store.restartReports('2026-W47', counts)
    const total = { sends: 4, bounces: 1, complaints: 1 }
    const more = { sends: 1, bounces: 0, complaints: 1 }
    expect(await store.countReports('2026-W47', instant(2), more)).toEqual({ total, base: counts })
    expect([await store.reported('2026-W47'), await store.reported('2026-W48')]).toEqual([total, none])
  })

  it('takes back a permanent refusal with its claim, and nothing else (D1, D6)', async () => {
    const refused = refusedAt(1, 1, true)
    const others = ['submitted', 'closed', 'later'].map((subscriber) => ({ ...key, subscriber }))
    for (const one of [key, ...others]) await store.claim(one, claimOf(one.subscriber))
    for (const one of [key, ...others.slice(0, 2)]) await store.add(one, { refused })
    await store.add({ ...key, subscriber: 'submitted' }, { submitted: { at: instant(2), messageIds: ['m1'] } })
    await store.add({ ...key, subscriber: 'closed' }, { closed: { at: instant(2), as: 'unresolved' } })
    await store.add({ ...key, subscriber: 'later' }, { refused: refusedAt(3, 1, true) })
    for (const one of others) expect(await store.takeBack(one, 'refused', refused.at)).toBe(false)
    expect(await store.takeBack(key, 'refused', refused.at)).toBe(true)
    expect(await store.takeBack(key, 'refused', refused.at)).toBe(false)
    expect(await store.claim(key, claimOf('again'))).toEqual({ won: true })
  })

  it('reopens a delivery that was closed as unsent, unless it was claimed or more is known of it (D1)', async () => {
    const closed = { at: instant(2), as: 'unsent' as const }
    const others = ['claimed', 'submitted', 'unresolved', 'later'].map((subscriber) => ({ ...key, subscriber }))
    const [claimed = key, submitted = key, unresolved = key, later = key] = others
    await store.claim(key, claimOf('one'))
    await store.giveBack(key, 'one', refusedAt(1, 1))
    await store.claim(claimed, claimOf('one'))
    for (const one of [key, claimed, submitted]) await store.add(one, { closed })
    await store.add(submitted, { submitted: { at: instant(3), messageIds: ['m1'] } })
    await store.add(unresolved, { closed: { ...closed, as: 'unresolved' } })
    await store.add(later, { closed: { ...closed, at: instant(3) } })
    for (const one of others) expect(await store.takeBack(one, 'closed', closed.at)).toBe(false)
    expect(await store.takeBack(key, 'refused', closed.at)).toBe(false)
    expect(await store.takeBack(key, 'closed', closed.at)).toBe(true)
    expect(await store.takeBack(key, 'closed', closed.at)).toBe(false)
    expect(await store.claim(key, claimOf('again'))).toEqual({ won: true })
  })

  it('knows when facts were last reported of an edition', async () => {
    expect(await store.reportedAt('2026-W47')).toBeNull()
    for (const minute of [2, 5, 3]) await store.noteReported('2026-W47', instant(minute))
    expect([await store.reportedAt('2026-W47'), await store.reportedAt('2026-W46')]).toEqual([instant(5), null])
  })

  it('keeps deliveries of one reader apart by kind and request', async () => {
    const keys: DeliveryKey[] = [
      key,
      { kind: 'welcome', request: 'r1', subscriber: 'Ann' },
      { kind: 'confirmation', request: 'r1', subscriber: 'Ann' },
      { kind: 'confirmation', request: 'r2', subscriber: 'Ann' },
    ]
    for (const [n, one] of keys.entries()) expect(await store.claim(one, claimOf(`claim${n}`))).toEqual({ won: true })
    for (const [n, one] of keys.entries()) expect((await store.get(one))?.facts.claim?.id).toBe(`claim${n}`)
  })
})

/** Facts with instants of their own: of two at the same instant the store keeps whichever came first. */
const someFacts = fc
  .uniqueArray(fc.integer({ min: 1, max: 59 }), { minLength: 2, maxLength: 6 })
  .chain((minutes) => fc.tuple(...minutes.map(factAt)))

function factAt(minute: number): fc.Arbitrary<Omit<DeliveryFacts, 'claim'>> {
  const at = instant(minute)
  const messageIds = fc.uniqueArray(fc.constantFrom('m1', 'm2', 'm3'), { minLength: 1 })
  return fc.oneof(
    fc.constantFrom<Omit<DeliveryFacts, 'claim'>>({ delivered: { at } }, { ambiguous: { at, reason: 'time-out' } }),
    messageIds.map((ids) => ({ submitted: { at, messageIds: ids } })),
    fc.boolean().map((permanent) => ({ bounced: { at, permanent, reason: 'so' } })),
    fc.tuple(fc.integer({ min: 1, max: 3 }), fc.boolean()).map(([n, yes]) => ({ refused: refusedAt(minute, n, yes) })),
  )
}

describe('deliveries in DynamoDB alone', () => {
  it('merges facts as the core does, whichever they are and in whatever order they come', async () => {
    const store = await inDynamo()
    let run = 0
    await fc.assert(
      fc.asyncProperty(someFacts, async (facts) => {
        run += 1
        const one = { ...key, subscriber: `Reader${run}` }
        for (const fact of facts) await store.add(one, fact)
        expect((await store.get(one))?.facts).toEqual(facts.reduce(mergeFacts, {}))
      }),
      { numRuns: 60 },
    )
  })

  it('keeps a delivery for 90 days and not longer, whether or not the row is deleted', async () => {
    const store = await inDynamo()
    await store.claim(key, claimOf('one'))
    clock.set('2027-02-17T05:59:00.000Z')
    expect(await store.get(key)).not.toBeNull()
    clock.set('2027-02-17T06:00:00.000Z')
    expect(await store.get(key)).toBeNull()
    for await (const page of store.list('2026-W47', shardOf('Ann'))) expect(page).toEqual([])
  })
})
