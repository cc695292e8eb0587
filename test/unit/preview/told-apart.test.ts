// Stories to choose from on the editor's desk: no two read the same.
import { expect, test } from 'vitest'
import { toldApart } from '../../../infra/preview/page/desk/told-apart.ts'
import type { SourceFacts, StoryFacts } from '../../../infra/preview/types.ts'

const source: SourceFacts = {
  article: 'a-A1',
  page: 'a.txt',
  lines: [3],
  title: null,
  byline: [],
  publication: 'The Gull',
  publishedOn: '2026-11-19',
}
const story = (id: string, from: Partial<SourceFacts> = {}, facts: Partial<StoryFacts> = {}): StoryFacts => ({
  ...{ id, name: 'Council meets', language: 'en', topics: ['Rivers'], score: 1, matched: [] },
  text: 'The council of Mirny met on Monday evening.',
  source: { ...source, ...from },
  ...facts,
})
const shown = (...stories: StoryFacts[]) => [...toldApart(stories).values()]

test('a name that only one story has stands alone', () => {
  expect(shown(story('1'), story('2', {}, { name: 'Ferry sails' }))).toEqual(['Council meets', 'Ferry sails'])
})

test('stories of one name say what differs, and only as much as tells them apart', () => {
  expect(shown(story('1'), story('2', { publication: 'The Tern', publishedOn: '2026-11-20' }))).toEqual([
    'Council meets (The Gull)',
    'Council meets (The Tern)',
  ])
  expect(shown(story('1'), story('2', { publishedOn: '2026-11-20' }))).toEqual([
    'Council meets (Thu 19 Nov 2026)',
    'Council meets (Fri 20 Nov 2026)',
  ])
})

test('two stories of one article are told apart by their opening words', () => {
  expect(shown(story('1'), story('2', {}, { text: 'It put off the new quay.' }))).toEqual([
    'Council meets (The council of Mirny met on…)',
    'Council meets (It put off the new quay.)',
  ])
})

test('a story without a publication is told from one that has it', () => {
  expect(shown(story('1', { publication: null }), story('2'))).toEqual(['Council meets', 'Council meets (The Gull)'])
})

test('if nothing else differs, the place in the page does', () => {
  expect(shown(story('1'), story('2', { lines: [9] }))).toEqual([
    'Council meets (a.txt, line 3)',
    'Council meets (a.txt, line 9)',
  ])
})
