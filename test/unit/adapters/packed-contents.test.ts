// Most of an edition's record is what it prints, which no tick reads: it is one packed attribute, and comes back whole.
import { expect, it } from 'vitest'
import { editionStore } from '../../../functions/adapters/edition/edition-store.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import { MemoryTable } from '../../support/fakes/memory-table.ts'
import { anEdition } from '../../support/samples/builders.ts'

const stories = Array.from({ length: 40 }, (_, n) => ({
  id: `story-${n}`,
  headline: n === 0 ? null : `Ferry “${n}” – late again`,
  topics: ['ferries', 'harbour'],
  sentences: [{ text: 'The ferry was late.', paragraph: n }],
}))
const record = anEdition({
  published: stories as unknown as EditionRecord['published'],
  findings: [{ rule: 'C1', at: 'story', reason: 'no end mark' }],
  matters: [],
})

const aStore = () => {
  const table = new MemoryTable()
  const store = editionStore(table, () => {
    throw new Error('nothing of it is in the bucket')
  })
  return { table, store }
}

it('keeps what an edition prints as one attribute, a quarter as long, and gives it back as it was', async () => {
  const { table, store } = aStore()
  await store.create(record)
  const item = await table.get({ pk: 'E', sk: record.id })
  expect(Object.keys(item ?? {})).toEqual(expect.arrayContaining(['status', 'slices', 'contents']))
  expect(item).not.toHaveProperty('published')
  expect(String(item?.['contents']).length).toBeLessThan(JSON.stringify(stories).length / 4)
  expect(await store.find(record.id)).toEqual(record)
  expect(await store.list()).toEqual([record])
})

it('reads a record whose contents have attributes of their own, as those from before', async () => {
  const { table, store } = aStore()
  await table.put({ pk: 'E', sk: record.id, ...record })
  expect(await store.find(record.id)).toEqual(record)
})

it('gives what was changed since, not what was packed when it was made', async () => {
  const { store } = aStore()
  await store.create(record)
  const findings = [{ rule: 'C2', at: 'story', reason: 'a teaser' }] as EditionRecord['findings']
  await store.change(record.id, ['composed'], { findings, stories: 9 })
  expect(await store.find(record.id)).toEqual({ ...record, findings, stories: 9 })
})
