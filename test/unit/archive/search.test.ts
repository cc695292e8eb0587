// What a reader finds by typing words of the language they know, by the index on the site.
import { expect, test } from 'vitest'
import { searchFile } from '../../../functions/archive/search/search-index.ts'
import { searchIn } from '../../../functions/archive/search/search-query.ts'

const told = [
  ['The mayor of München opens a bridge', 'Harbour Post', 'Barges pass below it.'],
  ['Strasse is how some write Straße', 'Zeitung', 'Züge fahren wieder.'],
  ['İzmir’de yeni köprü açıldı', 'Gazete', 'Işıklar yandı.'],
  ['اتفاق جديد على الطاقة', 'صحيفة المرفأ', 'وقّع الوزراء الاتفاق أمس.'],
  ['橋の建設が始まる', '新聞', '知事が発表した。'],
  ['Ministers agree on grain', 'Example Review', 'Nobody’s barges carry 1,200 tonnes of wheat in 2026.'],
] as const

const stories = told.map(([name, label, text], id) => ({
  ...{ id, edition: '2026-W47', story: `s${id}`, name, label, text, lang: null, dir: 'auto' },
}))
const ask = searchIn(JSON.parse(searchFile(stories, { '2026-W47': '2026-11-19' })))

test.each([
  ['München', 0],
  ['munchen bridge', 0],
  ['MUENCHEN', 0],
  ['strasse', 1],
  ['zuege', 1],
  ['izmir', 2],
  ['ISIKLAR', 2],
  ['köprü', 2],
  ['طاقة', 3],
  ['الطاقه', 3],
  ['وقع الوزراء', 3],
  ['建設', 4],
  ['知事', 4],
  ['wheat', 5],
  ['ministers gra', 5],
  ['barge tonnes', 5],
  ['nobody', 5],
  ['minsters', 5],
  ['example review', 5],
])('%s', (query, id) => {
  expect(ask(query).map(({ story }) => story)).toEqual([`s${id}`])
})

test('an English word is also found in its other number, and then only as a whole', () => {
  const names = ['War is over', 'Warning of floods', 'The ferry sails', 'Two cities vote', 'A new tax', 'Boxes arrive']
  const some = names.map((name, id) => ({
    ...{ id, edition: 'e', story: `s${id}`, name, label: '', text: '', lang: null, dir: 'ltr' },
  }))
  const askSome = searchIn(JSON.parse(searchFile(some, {})))
  const found = (query: string) => askSome(query).map(({ name }) => name)
  expect(['wars', 'FERRIES', 'city', 'taxes', 'box', 'news', 'glass'].map(found)).toEqual([
    ['War is over'],
    ['The ferry sails'],
    ['Two cities vote'],
    ['A new tax'],
    ['Boxes arrive'],
    [],
    [],
  ])
})

test('all words of a query are looked for, and nothing is found by none', () => {
  for (const query of ['wheat bridge', '', '  ', '?!', '2027']) expect(ask(query)).toEqual([])
})

test('a word in the name line counts for more than one that is quoted', () => {
  const some = ['A grain of salt', 'Salt'].map((name, id) => ({
    ...{
      id,
      edition: 'e',
      story: `s${id}`,
      name,
      label: '',
      text: id === 0 ? 'Nothing.' : 'Some grain.',
      lang: null,
      dir: 'ltr',
    },
  }))
  expect(searchIn(JSON.parse(searchFile(some, {})))('grain')[0]?.story).toBe('s0')
})

test('the same stories give the same file, byte by byte', () => {
  expect(searchFile(stories, {})).toBe(searchFile(structuredClone(stories), {}))
})
