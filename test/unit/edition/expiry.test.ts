// Of a matter that was covered long ago, stories without a date leave the stock: nothing shows that they were written
// since.
import { describe, expect, it } from 'vitest'
import type { Article, Story } from '../../../functions/content/types.ts'
import { agedStories, toldStories } from '../../../functions/edition/choosing/expiry.ts'

const at = '2026-12-02T06:00:00.000Z'
const article = (id: string, date: string | null) =>
  ({ id, publishedOn: date === null ? null : { value: date, line: 1 } }) as Article
const story = (id: string) => ({ id, article: `${id}-A1`, sentences: [], score: 1 }) as unknown as Story
const articles = [article('dated-A1', '2026-11-30'), article('bare-A1', null)]
const candidates = [story('dated'), story('bare')]
const readAt = new Map(articles.map(({ id }) => [id, '2026-12-01T08:00:00.000Z']))
const freshness = { days: 14, at, since: null, readAt }

const told = (printedOn: string, lastOn: string | null) =>
  toldStories(
    { candidates, articles, ledger: [{ id: 'x', headline: null, quotes: [], matter: 'flood', printedOn }], wanted: [] },
    {
      of: new Map(candidates.map(({ id }) => [id, 'flood'])),
      order: ['flood'],
      known: new Map([['flood', { id: 'flood', terms: [], size: 2, firstOn: lastOn, lastOn }]]),
    },
    freshness,
  ).stories.map(({ id }) => id)

describe('of a matter that was told', () => {
  it('longer ago than stories are fresh, the undated ones leave', () => {
    expect(told('2026-11-12', null)).toEqual(['bare'])
    expect(told('2026-11-12', '2026-11-10')).toEqual(['bare'])
  })

  it('lately, or of which something dated came since, none leaves', () => {
    expect(told('2026-11-19', null)).toEqual([])
    expect(told('2026-11-12', '2026-11-30')).toEqual([])
  })
})

it('a story is as old as its day of publication, else as its page; without either it stays', () => {
  const aged = (written: string | null, read?: string) =>
    agedStories(
      { candidates: [story('one')], articles: [article('one-A1', written)], ledger: [], wanted: [] },
      { ...freshness, readAt: new Map(read === undefined ? [] : [['one-A1', read]]) },
    ).stories.length
  expect([aged('2026-11-18'), aged('2026-11-17'), aged('2026-11-17', at)]).toEqual([0, 1, 1])
  expect([aged(null, '2026-11-18T23:00:00.000Z'), aged(null, '2026-11-17T23:00:00.000Z'), aged(null)]).toEqual([
    0, 1, 0,
  ])
})

it('a story waits as long as its source says, where that says something', () => {
  const waits = (freshForDays: number | null | undefined, days: number | null) => {
    const written = {
      ...article('one-A1', '2026-11-12'),
      sourceRules: freshForDays === undefined ? {} : { freshForDays },
    }
    const aged = agedStories(
      { candidates: [story('one')], articles: [written], ledger: [], wanted: [] },
      { ...freshness, days },
    )
    return aged.stories.length === 0
  }
  expect([waits(undefined, 14), waits(30, 14), waits(null, 14), waits(7, null), waits(7, 30)]).toEqual([
    false,
    true,
    true,
    false,
    false,
  ])
})
