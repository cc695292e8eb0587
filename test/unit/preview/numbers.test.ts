// The page of numbers on a phone.
import { expect, test } from 'vitest'
import { numbersPage } from '../../../infra/preview/page/numbers.ts'

test('a table whose columns are named by words is a list on a phone, each figure with its name; one of weeks fits', () => {
  const editions = { title: 'Editions', note: null, head: ['', 'sent', 'complained'], rows: [['2026-W47', '12', '0']] }
  const weeks = { title: 'Readers', note: null, head: ['', '2026-W46', '2026-W47'], rows: [['readers', '11', '12']] }
  const page = numbersPage([editions, weeks], 'a list', 'npm start')
  expect(page).toContain('<section class="paper listed"><h2>Editions</h2>')
  expect(page).toContain('<td class="number" data-name="complained">0</td>')
  expect(page).toContain('<section class="paper"><h2>Readers</h2>')
})
