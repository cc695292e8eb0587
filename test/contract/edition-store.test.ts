// The store of editions and their batches, and whether the list is open. On the fake and on the local engines.
import { beforeEach, describe, expect, it } from 'vitest'
import { editionStore } from '../../functions/adapters/edition/edition-store.ts'
import { table } from '../../functions/adapters/services/dynamodb.ts'
import { bucket } from '../../functions/adapters/services/s3.ts'
import type { EncodedFrame } from '../../functions/delivery/message/message.ts'
import type { Batch, BatchKey } from '../../functions/delivery/types.ts'
import type { ProofFacts } from '../../functions/edition/reports/proof-facts.ts'
import type { EditionStore } from '../../functions/ports.ts'
import { FakeClock } from '../support/fakes/fake-clock.ts'
import { FakeEditionStore } from '../support/fakes/fake-editions.ts'
import { aDocument, anEdition } from '../support/samples/builders.ts'
import { startDynamo, startMessaging } from './engines.ts'

const dynamo = await startDynamo()
const { emptyBucket, s3 } = await startMessaging()
const clock = new FakeClock('2026-11-18T10:00:00.000Z')

async function onAws(): Promise<EditionStore> {
  const name = await dynamo.emptyTable()
  emptyBucket(`content-${name}`)
  return editionStore(table(name, clock, dynamo.client), () => bucket(`content-${name}`, { client: s3 }))
}

function aBatch(changes: Partial<Batch> = {}): Batch {
  const key = { edition: '2026-W47', wave: '2026-11-19T06:00', slice: 0, n: 0 }
  return { ...key, subscribers: ['Ann', 'Bob'], done: false, lease: null, ...changes }
}

const now = '2026-11-19T06:00:00.000Z'
const soon = '2026-11-19T06:05:00.000Z'
const later = '2026-11-19T06:10:00.000Z'

describe.each([
  ['the fake', async () => new FakeEditionStore()],
  ['DynamoDB and S3', onAws],
])('editions in %s', (_where, open: () => Promise<EditionStore>) => {
  let store: EditionStore

  beforeEach(async () => {
    store = await open()
  })

  it('gives an edition back as it was stored, and creates it once', async () => {
    const edition = anEdition({ findings: [{ rule: 'C1', at: 'story', reason: 'no end mark' }] })
    expect(await store.create(edition)).toBe(true)
    expect(await store.create(anEdition({ stories: 9 }))).toBe(false)
    expect(await store.find(edition.id)).toEqual(edition)
    expect(await store.find('2026-W01')).toBeNull()
  })

  it('lists editions from the oldest to the newest', async () => {
    const weeks = ['2026-W47', '2026-W09', '2027-W01', '2026-W46']
    for (const id of weeks) await store.create(anEdition({ id, week: id }))
    await store.create(anEdition({ id: '2026-W47r2', week: '2026-W47' }))
    const found = (await store.list()).map(({ id }) => id)
    expect(found).toEqual(['2026-W09', '2026-W46', '2026-W47', '2026-W47r2', '2027-W01'])
  })

  it('lists how far editions are without what they tell', async () => {
    const stories = [{ id: 'a', article: 'b', first: true, sentences: [] }]
    const edition = anEdition({ findings: [{ rule: 'C1', at: 'story', reason: 'no end mark' }], slices: { '3': 2 } })
    await store.create({ ...edition, matters: [], published: stories as unknown as typeof edition.published })
    const { published: _, findings: __, ...outline } = edition
    expect(await store.outlines()).toEqual([outline])
  })

  it('changes an edition only from the statuses named', async () => {
    await store.create(anEdition())
    expect(await store.change('2026-W47', ['composed', 'paused'], { status: 'launching', launchedAt: now })).toBe(true)
    expect(await store.change('2026-W47', ['composed'], { status: 'cancelled' })).toBe(false)
    expect(await store.change('2026-W48', ['composed'], { status: 'cancelled' })).toBe(false)
    expect(await store.find('2026-W47')).toEqual(anEdition({ status: 'launching', launchedAt: now }))
  })

  it('lets one of ten callers move an edition on', async () => {
    await store.create(anEdition())
    const moves = Array.from({ length: 10 }, () => store.change('2026-W47', ['composed'], { status: 'launching' }))
    expect((await Promise.all(moves)).filter(Boolean)).toHaveLength(1)
  })

  it('belong to a list that counts as closed until it is opened, and knows since when', async () => {
    expect(await store.listState()).toEqual({ open: false, since: null })
    await store.setListState(true, now)
    expect(await store.listState()).toEqual({ open: true, since: now })
    await store.setListState(true, soon)
    expect(await store.listState()).toEqual({ open: true, since: now })
    await store.setListState(false, soon)
    await store.setListState(false, later)
    expect(await store.listState()).toEqual({ open: false, since: soon })
    expect(await store.list()).toEqual([])
  })

  it('notes that a list was closed before it was ever opened', async () => {
    await store.setListState(false, now)
    expect(await store.listState()).toEqual({ open: false, since: now })
  })

  it('notes all sixteen slices frozen at the same time, each as first counted', async () => {
    await store.create(anEdition())
    await Promise.all(Array.from({ length: 16 }, (_, slice) => store.freezeSlice('2026-W47', slice, slice * 10)))
    await store.freezeSlice('2026-W47', 3, 999)
    const slices = Object.fromEntries(Array.from({ length: 16 }, (_, slice) => [String(slice), slice * 10]))
    expect((await store.find('2026-W47'))?.slices).toEqual(slices)
  })

  it('refuses to freeze the audience of an edition that does not exist', async () => {
    await expect(store.freezeSlice('2026-W01', 0, 1)).rejects.toThrow('2026-W01')
  })

  it('gives document and frames back as they were frozen', async () => {
    const document = aDocument()
    const frame = (language: string) => ({ language, dir: 'ltr', html: { head: ['<p>é', 'name', '</p>'] } })
    const frames = ['en', 'pt-BR'].map(frame) as unknown as EncodedFrame[]
    await store.saveDocument(document, frames, 'abc')
    expect(await store.document('2026-W47', 'abc')).toEqual(document)
    expect(await store.frames('2026-W47', 'abc')).toEqual(frames)
  })

  it('keeps what the proof shows beside them, separately for each run', async () => {
    const proof = { edition: '2026-W47', date: '2026-11-19' } as unknown as ProofFacts
    await store.saveProof(proof, 'abc')
    expect(await store.proof('2026-W47', 'abc')).toEqual(proof)
    expect(await store.proof('2026-W47', 'def')).toBeNull()
  })

  it('says which edition is missing', async () => {
    await expect(store.document('2026-W47', 'abc')).rejects.toThrow(/2026-W47.*abc/)
    await expect(store.frames('2026-W47', 'abc')).rejects.toThrow(/2026-W47.*abc/)
  })

  it('lists batches in the order of waves, slices and numbers, up to a wave', async () => {
    const waves = ['2026-11-19T06:15', '2026-11-19T06:00', '2026-11-18T22:00']
    const all = waves.flatMap((wave) => [11, 2].flatMap((slice) => [10, 9].map((n) => aBatch({ wave, slice, n }))))
    await store.saveBatches(all)
    const found = await store.batches('2026-W47', { upTo: '2026-11-19T06:00' })
    expect(found.map(({ wave, slice, n }) => `${wave} ${slice} ${n}`)).toEqual(
      ['2026-11-18T22:00', '2026-11-19T06:00'].flatMap((w) => [`${w} 2 9`, `${w} 2 10`, `${w} 11 9`, `${w} 11 10`]),
    )
    expect(await store.batches('2026-W47')).toHaveLength(all.length)
    expect(await store.batches('2026-W48')).toEqual([])
    const wavesOf = async (bounds: { after?: string | null; upTo?: string }) =>
      new Set((await store.batches('2026-W47', bounds)).map(({ wave }) => wave))
    expect(await wavesOf({ after: '2026-11-18T22:00', upTo: '2026-11-19T06:00' })).toEqual(
      new Set(['2026-11-19T06:00']),
    )
    expect(await wavesOf({ after: '2026-11-18T22:00' })).toEqual(new Set(['2026-11-19T06:00', '2026-11-19T06:15']))
    expect(await wavesOf({ after: null })).toEqual(new Set(waves))
    expect(await wavesOf({ after: '2026-11-19T06:15', upTo: '2026-11-19T06:15' })).toEqual(new Set())
  })

  it('leaves a batch that is there as it is, leased or done', async () => {
    await store.saveBatches([aBatch(), aBatch({ n: 1 })])
    await store.lease(aBatch(), 'one', now, soon)
    await store.lease(aBatch({ n: 1 }), 'one', now, soon)
    await store.release(aBatch({ n: 1 }), 'one', true)
    await store.saveBatches([aBatch(), aBatch({ n: 1 }), aBatch({ n: 2 })])
    expect(await store.batches('2026-W47')).toEqual([
      aBatch({ lease: { owner: 'one', until: soon } }),
      aBatch({ n: 1, done: true }),
      aBatch({ n: 2 }),
    ])
  })

  it('leases a batch to one of twenty', async () => {
    await store.saveBatches([aBatch()])
    const leases = Array.from({ length: 20 }, (_, n) => store.lease(aBatch(), `owner${n}`, now, soon))
    const won = (await Promise.all(leases)).filter((batch) => batch !== null)
    expect(won).toHaveLength(1)
    expect(won[0]?.subscribers).toEqual(['Ann', 'Bob'])
  })

  it('leases it again when the lease has expired or was given back, never when it is done', async () => {
    await store.saveBatches([aBatch()])
    expect(await store.lease(aBatch(), 'one', now, soon)).toEqual(aBatch({ lease: { owner: 'one', until: soon } }))
    expect(await store.lease(aBatch(), 'two', now, later)).toBeNull()
    expect(await store.lease(aBatch(), 'two', soon, later)).not.toBeNull()
    expect(await store.release(aBatch(), 'one', true)).toBe(false)
    expect(await store.release(aBatch(), 'two', false)).toBe(true)
    expect(await store.lease(aBatch(), 'three', now, soon)).not.toBeNull()
    expect(await store.release(aBatch(), 'three', true)).toBe(true)
    expect(await store.lease(aBatch(), 'four', later, later)).toBeNull()
    expect(await store.batches('2026-W47')).toEqual([aBatch({ done: true })])
  })

  it('gives a batch back so that nobody takes it before a given instant', async () => {
    await store.saveBatches([aBatch({ launch: 'first' })])
    await store.lease(aBatch(), 'one', now, soon)
    expect(await store.release(aBatch(), 'one', false, { notBefore: later })).toBe(true)
    expect(await store.lease(aBatch(), 'two', soon, later)).toBeNull()
    expect(await store.lease(aBatch(), 'two', later, '2026-11-19T08:00:00.000Z')).toMatchObject({ launch: 'first' })
  })

  it('keeps what a sender knows to be unsent with the batch, until somebody says otherwise', async () => {
    await store.saveBatches([aBatch()])
    await store.lease(aBatch(), 'one', now, soon)
    const unsent = { Ann: 'claim1' }
    expect(await store.release(aBatch(), 'one', false, { notBefore: soon, unsent })).toBe(true)
    expect(await store.lease(aBatch(), 'two', soon, later)).toMatchObject({ unsent })
    expect(await store.release(aBatch(), 'two', false, { unsent })).toBe(true)
    expect((await store.batches('2026-W47'))[0]).toMatchObject({ unsent, lease: null })
    await store.lease(aBatch(), 'three', soon, later)
    expect(await store.release(aBatch(), 'three', true)).toBe(true)
    expect((await store.batches('2026-W47'))[0]).not.toHaveProperty('unsent')
  })

  it('lists batches page by page after a given one, up to a wave', async () => {
    const batches = ['2026-11-19T06:00', '2026-11-19T06:15', '2026-11-19T06:30'].flatMap((wave) => [
      aBatch({ wave, n: 1 }),
      aBatch({ wave, n: 2 }),
    ])
    await store.saveBatches(batches)
    const listed = async (behind: BatchKey | null, upTo: string) => {
      const found: Batch[] = []
      for await (const page of store.batchPages('2026-W47', { behind, upTo })) for (const one of page) found.push(one)
      return found
    }
    expect(await listed(null, '2026-11-19T06:15')).toEqual(batches.slice(0, 4))
    expect(await listed(aBatch({ wave: '2026-11-19T06:00', n: 1 }), '2026-11-19T06:30')).toEqual(batches.slice(1))
    expect(await listed(aBatch({ wave: '2026-11-19T06:00', n: 2 }), '2026-11-19T06:15')).toEqual(batches.slice(2, 4))
  })

  it('moves an edition on for the launch that holds it alone', async () => {
    await store.create(anEdition({ status: 'launching', launchId: 'second' }))
    const opening = { status: 'sending' as const, launches: ['second'] }
    expect(await store.change('2026-W47', ['launching'], opening, { launchId: 'first' })).toBe(false)
    expect(await store.change('2026-W47', ['launching'], opening, { launchId: 'second' })).toBe(true)
    expect((await store.outlines())[0]).toMatchObject({ status: 'sending', launches: ['second'], launchId: 'second' })
  })

  it('leases no batch that does not exist', async () => {
    expect(await store.lease(aBatch(), 'one', now, soon)).toBeNull()
  })
})

describe('editions in DynamoDB alone', () => {
  it('gives a lease again to the owner whose first answer was lost', async () => {
    const store = await onAws()
    await store.saveBatches([aBatch()])
    await store.lease(aBatch(), 'one', now, soon)
    expect(await store.lease(aBatch(), 'one', now, soon)).not.toBeNull()
  })

  it('lists more batches than fit on one page of DynamoDB, 1 MB', async () => {
    const store = await onAws()
    const subscribers = Array.from({ length: 50 }, (_, n) => `${'R'.repeat(500)}${n}`)
    await store.saveBatches(Array.from({ length: 60 }, (_, n) => aBatch({ n, subscribers })))
    expect(await store.batches('2026-W47')).toHaveLength(60)
  })
})
