// An hour in which nothing happens reads the editions once, however many steps begin with them.
import { expect, test, vi } from 'vitest'
import { editionStore } from '../../../functions/adapters/edition/edition-store.ts'
import { rememberOutlines } from '../../../functions/use-cases/remembered-outlines.ts'
import { MemoryTable } from '../../support/fakes/memory-table.ts'
import { anEdition } from '../../support/samples/builders.ts'

function opened() {
  const store = editionStore(new MemoryTable(), () => {
    throw new Error('nobody asks for the bucket')
  })
  return { store, read: vi.spyOn(store, 'outlines'), editions: rememberOutlines(store) }
}

test('the outlines are read once', async () => {
  const { editions, read } = opened()
  await Promise.all([editions.outlines(), editions.outlines()])
  expect(await editions.outlines()).toEqual([])
  expect(read).toHaveBeenCalledTimes(1)
})

test('they are read again after each change, one that was refused too', async () => {
  const { store, editions } = opened()
  const found = async () => (await editions.outlines()).map(({ id, status, slices }) => [id, status, slices])
  expect(await found()).toEqual([])
  await editions.create(anEdition({ id: '2026-W47', status: 'composed' }))
  expect(await found()).toEqual([['2026-W47', 'composed', {}]])
  await editions.change('2026-W47', ['composed'], { status: 'launching' })
  expect(await found()).toEqual([['2026-W47', 'launching', {}]])
  await editions.freezeSlice('2026-W47', 3, 20)
  expect(await found()).toEqual([['2026-W47', 'launching', { 3: 20 }]])
  await store.change('2026-W47', ['launching'], { status: 'sending' })
  expect(await editions.change('2026-W47', ['launching'], { status: 'cancelled' })).toBe(false)
  expect(await found()).toEqual([['2026-W47', 'sending', { 3: 20 }]])
})

test('a reading that failed is made again', async () => {
  const { editions, read } = opened()
  read.mockRejectedValueOnce(new Error('throttled'))
  await expect(editions.outlines()).rejects.toThrow('throttled')
  expect(await editions.outlines()).toEqual([])
})
