// What a story announces is no news once its day is over.
import { describe, expect, it } from 'vitest'
import type { Article, Story } from '../../../functions/content/types.ts'
import { announcedUntil } from '../../../functions/edition/choosing/announced-day.ts'
import { agedStories } from '../../../functions/edition/choosing/expiry.ts'

/** A Tuesday. */
const written = '2026-11-24'
const story = (text: string, title = 'Ferry sold to Corham') =>
  ({
    id: text,
    article: 'a-A1',
    sentences: [{ text, article: 'a-A1', paragraph: 0 }],
    headlines: [{ text: title, origin: 'title' }],
    score: 1,
  }) as unknown as Story

describe('a story looks ahead to', () => {
  it.each([
    ['The council of Corham will vote on the ferry on Friday.', '2026-11-27'],
    ['Severe storms are expected to hit the lower Tow tonight.', '2026-11-24'],
    ['Friday marks day two of a barrage of storms set to threaten the valley.', '2026-11-27'],
    ['Voters in Tarnau go to the polls on Sunday to choose a mayor.', '2026-11-29'],
    ['The fair opens on Thursday and will close its gates on Sunday evening.', '2026-11-29'],
    ['The bridge will be closed to traffic until 5 December.', null],
    ['The bridge will be shut on 5 December for a day.', '2026-12-05'],
    ['The light festival begins on January 9 in Port Tully.', '2027-01-09'],
    ['As of next Monday the ferry will sail every hour.', '2026-11-30'],
    ['Rain is forecast for this weekend along the whole coast.', '2026-11-29'],
  ])('its day: %s', (text, day) => expect(announcedUntil(story(text), 'en', written)).toBe(day))

  it.each([
    'The council will sell the ferry, its mayor said on Friday.',
    'The company said on Tuesday that it will close two yards.',
    'The mill will be the first that opened since the flood on Monday.',
    'Ann Lee opened the bridge on Friday.',
    'A man was charged on Monday with setting fire to the ferry.',
    'The ferry will sail every hour from now on.',
    'The fair will be the largest since 3 May 1990.',
  ])('no day: %s', (text) => expect(announcedUntil(story(text), 'en', written)).toBeNull())

  it('the day of its title, a day with its year where nobody knows when it was written, and none in other languages', () => {
    expect(announcedUntil(story('Corham beat Wick last year.', 'Corham face Wick on Saturday'), 'en', written)).toBe(
      '2026-11-28',
    )
    expect(announcedUntil(story('The bridge will be shut on 5 December 2026.'), 'en', null)).toBe('2026-12-05')
    expect(announcedUntil(story('The bridge will be shut on Friday.'), 'en', null)).toBeNull()
    expect(announcedUntil(story('The bridge will be shut on Friday.'), 'de', written)).toBeNull()
  })
})

it('an essay of no known day that tells the past in the present announces nothing', () => {
  for (const past of ['The line opens on 5 March 1912 with a single train.', 'On 3 May 1921 the council meets again.'])
    expect(announcedUntil(story(past), 'en', null)).toBeNull()
})

it('a story leaves when the edition comes out after the day that it announces', () => {
  const article = { id: 'a-A1', publishedOn: { value: written, line: 1 }, language: 'en' } as Article
  const out = (date: string, wanted: string[] = []) => {
    const candidates = [story('The council will vote on the ferry on Friday.'), story('The council sold the ferry.')]
    const freshness = { days: 14, at: '2026-11-26T10:00:00.000Z', since: null, readAt: new Map(), date }
    return agedStories({ candidates, articles: [article], ledger: [], wanted }, freshness).past.map(({ id }) => id)
  }
  expect(out('2026-11-27')).toEqual([])
  expect(out('2026-11-28')).toEqual(['The council will vote on the ferry on Friday.'])
  expect(out('2026-11-28', ['The council will vote on the ferry on Friday.']), 'the editor asks for it').toEqual([])
})
