// An operator who asks what the topics do is told of the list that runs, and which one that is.
import { expect, test } from 'vitest'
import type { Topic } from '../../../../functions/content/types.ts'
import {
  type Asked,
  articlesAsked,
  mostPages,
  pageOfList,
  topicsAsked,
} from '../../../../infra/commands/topics/read-list.ts'
import { FakeArticleStore } from '../../../support/fakes/fake-content.ts'
import { samplePages } from '../../../support/samples/sample.ts'

const topic = (id: string): Topic => ({ id, label: id, definition: id, terms: [{ text: id }] })
const pages = samplePages().slice(0, 2)

async function aList(stockDay?: string) {
  const store = new FakeArticleStore()
  store.taxonomy = [topic('of-the-list')]
  for (const page of pages) {
    await store.save(page)
    const counts = { articles: page.articles.length, passages: 0, dropped: 0 }
    const record = { name: page.page, hash: page.hash, status: 'read' as const, reason: null, ...counts }
    await store.savePage(stockDay === undefined ? record : { ...record, stockDay })
  }
  return store
}

function asked(articles: FakeArticleStore | null, isNamed = false): Asked {
  return {
    list: articles && { name: 'the running npm start in .local', articles },
    file: { isNamed, name: 'my/topics.json', topics: () => [topic('of-the-file')] },
    folder: { isNamed, name: 'my/articles', articles: () => ({ name: '/my/articles', articles: [], refused: [] }) },
  }
}

const idsOf = (articles: readonly { id: string }[]) => articles.map(({ id }) => id)
const all = pages.flatMap(({ articles }) => idsOf(articles)).toSorted()

test.each([
  ['before there was a stock', undefined],
  ['with a stock', '2026-11-20'],
])('topics and articles are those of the running list, %s', async (_, day) => {
  const list = await aList(day)
  if (day !== undefined) list.state = { rules: '1' }
  expect(await topicsAsked(asked(list))).toMatchObject({
    name: 'the running npm start in .local',
    topics: [{ id: 'of-the-list' }],
  })
  const found = await articlesAsked(asked(list))
  expect(found.name).toBe('the running npm start in .local')
  expect(idsOf(found.articles).toSorted()).toEqual(all)
})

test('a named file or folder comes before the list, and the files of the checkout serve where none runs', async () => {
  const list = await aList()
  for (const one of [asked(list, true), asked(null), asked(null, true)]) {
    expect(await topicsAsked(one)).toMatchObject({ name: 'my/topics.json', topics: [{ id: 'of-the-file' }] })
    expect(await articlesAsked(one)).toMatchObject({ name: 'my/articles' })
  }
})

test('pages that were withdrawn are not read, and a page is found by its name', async () => {
  const list = await aList('2026-11-20')
  list.state = { rules: '1' }
  const [gone, left] = pages
  if (gone === undefined || left === undefined) throw new Error('the sample has two pages')
  const record = await list.page(gone.page)
  if (record === null) throw new Error('it was saved')
  await list.savePage({ ...record, status: 'withdrawn', reason: '2026-11-21' })
  expect(idsOf((await articlesAsked(asked(list))).articles)).toEqual(idsOf(left.articles))
  expect(await pageOfList(list, gone.page)).toBeNull()
  expect((await pageOfList(list, left.page))?.page).toBe(left.page)
})

test('of a large list the newest pages are read, and the rest are said to be left out', async () => {
  const list = await aList('2026-11-20')
  list.state = { rules: '1' }
  list.stock = async () =>
    Array.from({ length: mostPages + 5 }, (_, n) => ({ name: `page ${n}`, day: '2026-11-20', hash: 'x' }))
  const { name } = await articlesAsked(asked(list))
  expect(name).toBe(`the ${mostPages} newest of ${mostPages + 5} pages of the running npm start in .local`)
})
