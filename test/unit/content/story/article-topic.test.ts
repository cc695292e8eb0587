// What an article is about as a whole, by lists of a few plain words.
import { describe, expect, it } from 'vitest'
import { termMatcher } from '../../../../functions/content/language/words/term-matcher.ts'
import { topicsAbout } from '../../../../functions/content/story/topics/article-topic.ts'

const topics = [
  {
    id: 'courts',
    label: 'Courts',
    definition: '',
    terms: ['court', 'judge*', 'prison', 'jury'].map((text) => ({ text })),
  },
  { id: 'war', label: 'War', definition: '', terms: ['attack*', 'army', 'rebel*'].map((text) => ({ text })) },
]
const other = Array.from({ length: 8 }, (_, n) => `The harbour of Odby had ${n + 3} cranes.`)
const about = (title: string, ...sentences: string[]) => {
  const match = termMatcher(topics)
  return topicsAbout({ title: match(title), sentences: sentences.map(match) }, topics).map(({ topic }) => topic)
}

describe('an article is about a topic', () => {
  it('if several of its terms run through it, however few stand in one paragraph', () => {
    const run = ['A judge spoke in Odby.', other[0] ?? '', 'The jury was out.', other[1] ?? '', 'Prison is next.']
    expect(about('A Verdict in Odby', ...run)).toEqual(['courts'])
  })

  it('if title and lead hold one and the text comes back to it', () => {
    const lead = 'The army left Odby.'
    expect(about('Army Leaves Odby', lead, ...other.slice(0, 3), 'It is an army of ten.')).toEqual(['war'])
    expect(about('Odby Is Left', lead, ...other.slice(0, 3), 'It is an army of ten.')).toEqual([])
  })

  it('never by a mention, or by one word that has a second meaning far from its lead', () => {
    expect(about('A Crane for Odby', ...other, 'A judge and a jury came to see it.')).toEqual([])
    expect(about('Shark Attack in Odby', ...other.slice(0, 5), 'It was an attack.', 'Attacks are rare.')).toEqual([])
  })

  it('and one that it hardly touches is none beside it', () => {
    const run = [
      'A judge spoke in court.',
      'The jury was out.',
      'The court waits.',
      'A rebel went to prison after an attack.',
    ]
    expect(about('Court Waits', ...run)).toEqual(['courts'])
  })
})

describe('terms', () => {
  const marks = [
    { id: 'x', label: 'x', definition: '', terms: ['U.S.', 'R&D', 'big bank*', 'ko'].map((text) => ({ text })) },
  ]
  const match = termMatcher([{ ...(marks[0] as (typeof marks)[0]), exclude: ['U.S. Open'] }])
  const found = (text: string) => match(text).map(({ term, count }) => `${term} ${count}`)

  it.each([
    ['The U.S.-led “US” team of Kö', ['U.S. 2', 'ko 1']],
    ['R&D, r&d; A.R&D and R & D. Ko', ['R&D 2', 'ko 1']],
    ['Big Banks’ big banking. The U.S. Open is big', ['big bank* 2']],
    ['ko', ['ko 1']],
    ['.&. ', []],
  ])('are the same words in “%s”, whatever letters stand beside them', (text, terms) => {
    expect(found(text)).toEqual(terms)
    expect(found(`${text} ж`)).toEqual(terms)
  })
})
