// The checks behind the promises fail when a promise is broken.
import { describe, expect, it } from 'vitest'
import {
  checkC1,
  checkC2,
  checkC3,
  checkC5,
  checkC6,
  type PrintedStory,
} from '../../../../functions/content/story/stories/promises.ts'
import type { Article } from '../../../../functions/content/types.ts'

const article: Article = {
  id: 'a-A1',
  page: 'a.txt',
  title: { value: 'A Ship for Oslo', line: 1 },
  byline: [{ value: 'Ann Lee', line: 2 }],
  role: null,
  publication: null,
  publishedOn: { value: '2022-01-07', line: 3 },
  standfirst: null,
  sourceLine: null,
  language: 'en',
  paragraphs: [
    {
      text: 'Norway sold a ship. The firm paid. It left (at noon.) “Never,” he said. Then it sank. All were safe.',
      lines: [4],
    },
    { text: 'Oslo was glad. The mayor spoke.', lines: [5, 7] },
  ],
  sections: [[0, 1]],
}
const lines = { 1: 'A Ship for Oslo', 2: 'By Ann Lee', 3: '7 January 2022' }
const other = { ...article, id: 'b-A1' }
const divided = { ...article, id: 'd-A1', sections: [[0], [1]] }
const articles = { [article.id]: article, [other.id]: other, [divided.id]: divided }
const quote = (text: string, paragraph = 0, of = article.id) => ({ text, article: of, paragraph })
const story = (changes: Partial<PrintedStory> = {}): PrintedStory => ({
  id: 's1',
  article: article.id,
  sentences: [quote('Norway sold a ship.'), quote('The firm paid.')],
  views: [],
  headline: { text: 'A Ship for Oslo', origin: 'title' },
  ...changes,
})
const inSections = (from: number, to: number, of = 'd-A1') => [
  quote('Oslo was glad.', from, of),
  quote('The mayor spoke.', to, of),
]
const caps = { wordsPerStory: 90, wordsPerSentence: 40, wordsPerLeadSentence: 52 }
const reasons = (found: { reason: string }[]) => found.map((one) => one.reason).join('\n')

describe('C1', () => {
  it('is kept by the source’s own words, however they are spaced', () => {
    expect(checkC1(story({ sentences: [quote('Norway\u00a0sold  a ship.')] }), articles)).toEqual([])
  })

  it.each([
    ['words that are not the source’s', quote('Norway bought a ship.'), /not in that paragraph/],
    ['a sentence cut short', quote('Norway sold'), /no end mark/],
    ['a quotation left open', quote('“Never,” he said. Then it sank.'.slice(1)), /left open/],
    ['a paragraph that is not there', quote('Norway sold a ship.', 9), /no such paragraph/],
    ['an article that is not there', quote('Norway sold a ship.', 0, 'c-A1'), /no such paragraph/],
  ])('is broken by %s', (_, broken, reason) => {
    expect(reasons(checkC1(story({ sentences: [broken] }), articles))).toMatch(reason)
    expect(reasons(checkC1(story({ views: [broken] }), articles))).toMatch(reason)
  })

  it('is broken by words whose speaker is not named in print, and kept where the label of a view names them', () => {
    const text = 'Ann Lee came to Oslo at noon. “Norway lied,” said Lee. “It sold a ship.” “It sank,” she said.'
    const quoting: Article = { ...article, paragraphs: [{ text, lines: [4] }] }
    const check = (changes: Partial<PrintedStory>) => reasons(checkC1(story(changes), { [article.id]: quoting }))
    expect(check({ sentences: [quote('“Norway lied,” said Lee.'), quote('“It sold a ship.”')] })).toBe('')
    expect(check({ sentences: [quote('“It sold a ship.”')] })).toMatch(/quotes .*Lee without the name/)
    const view = (speaker: string | null) =>
      check({ sentences: [], views: [{ ...quote('“It sold a ship.”'), speaker }] })
    expect(view(null)).toMatch(/without the name/)
    expect(view('Ann Lee')).toBe('')
  })

  it('is broken by a headline that is in no line, or runs over two', () => {
    const headed = (text: string) => checkC1(story({ headline: { text, origin: 'sentence' } }), articles)
    expect(headed('Norway sold a ship')).toEqual([])
    expect(reasons(headed('Norway sinks a ship'))).toMatch(/in no line/)
    expect(reasons(headed('Oslo was glad'))).toMatch(/in no line/)
  })
})

describe('C2', () => {
  it('is broken by a line that was set aside', () => {
    expect(checkC2(story(), ['Sign up now.'])).toEqual([])
    expect(reasons(checkC2(story(), ['The firm  paid.']))).toMatch(/set aside/)
  })
})

describe('C3', () => {
  it('is kept by values that stand in their lines, the date in any form', () => {
    expect(checkC3(article, lines)).toEqual([])
  })

  it.each([
    ['title', { title: { value: 'A Boat', line: 1 } }],
    ['byline', { byline: [{ value: 'Ann Lee', line: 1 }] }],
    ['publishedOn', { publishedOn: { value: '2022-01-08', line: 3 } }],
    ['publication', { publication: { value: 'The Herald', line: 99 } }],
  ])('is broken by a %s that its line does not say', (field, changes) => {
    expect(checkC3({ ...article, ...changes }, lines).map((one) => one.at)).toEqual([`a-A1 ${field}`])
  })
})

describe('C5', () => {
  const says = (changes: Partial<PrintedStory>) => reasons(checkC5(story(changes), articles, caps))

  it('is kept by neighbours, of one paragraph or of two', () => {
    expect(checkC5(story(), articles, caps)).toEqual([])
    expect(
      checkC5(story({ sentences: [quote('All were safe.'), quote('Oslo was glad.', 1)] }), articles, caps),
    ).toEqual([])
  })

  it('allows the lead alone more words', () => {
    const lead = 'Norway sold six ships to Oslo. Oslo paid them in cash.'
    const leads = { [article.id]: { ...article, paragraphs: [{ text: lead, lines: [4] }] } }
    const said = story({ sentences: lead.split(/(?<=\.) /).map((one) => quote(one)) })
    expect(reasons(checkC5(said, leads, { ...caps, wordsPerSentence: 5, wordsPerLeadSentence: 6 }))).toBe('')
    expect(reasons(checkC5(said, leads, { ...caps, wordsPerSentence: 4, wordsPerLeadSentence: 6 }))).toBe(
      'a sentence of 5 words; at most 4',
    )
  })

  it('is kept by the lead alone, which a brief tells', () => {
    const [lead, next] = ['Norway sold six ships to Oslo.', 'All of the crew were glad in the end.']
    const told = { [article.id]: { ...article, paragraphs: [{ text: `${lead} ${next}`, lines: [4] }] } }
    const check = (text: string) => reasons(checkC5(story({ sentences: [quote(text)] }), told, caps))
    expect([check(lead), check(next)]).toEqual(['', '1 sentences; 2 to 4 make a story'])
  })

  it.each([
    ['two sections', { article: 'd-A1', sentences: inSections(0, 1) }, /one section/],
    ['four paragraphs', { sentences: inSections(1, 4, article.id) }, /span more than 3 paragraphs/],
    [
      'two voices',
      { sentences: [quote('Norway sold a ship.'), quote('The firm paid.', 0, 'b-A1')] },
      /voices never mix/,
    ],
    ['a sentence left out', { sentences: [quote('Norway sold a ship.'), quote('Then it sank.')] }, /not neighbours/],
    ['another order', { sentences: [quote('The firm paid.'), quote('Norway sold a ship.')] }, /not neighbours/],
    ['a view of its own', { views: [quote('Then it sank.')] }, /same article/],
    ['three views', { views: ['b-A1', 'c-A1', 'd-A1'].map((one) => quote('Then it sank.', 0, one)) }, /3 views/],
  ])('is broken by %s', (_, changes, reason) => {
    expect(says(changes)).toMatch(reason)
  })

  it('is broken by too many words', () => {
    const few = { wordsPerStory: 5, wordsPerSentence: 3, wordsPerLeadSentence: 3 }
    expect(reasons(checkC5(story(), articles, few))).toMatch(
      /7 words; at most 5[\s\S]*a sentence of 4 words; at most 3/,
    )
  })
})

describe('C6', () => {
  const limits = { quotedPerArticleAndEdition: 8, quotedPerArticle: 400 }
  const words = { 'a-A1': 40 }

  it('is kept within the caps', () => {
    expect(checkC6([quote('Norway sold a ship.')], [], words, limits)).toEqual([])
  })

  it('is broken by too much of one article in an edition', () => {
    expect(reasons(checkC6([quote('One two three four five six seven eight nine.')], [], words, limits))).toMatch(
      /9 words quoted in one edition; at most 8/,
    )
  })

  it('is broken by more than a quarter of an article ever', () => {
    const before = [quote('One two three four five six seven.')]
    expect(reasons(checkC6([quote('Norway sold a ship.')], before, words, limits))).toMatch(
      /11 words quoted in all; at most 10/,
    )
  })
})
