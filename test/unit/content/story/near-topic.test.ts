// An article is found by a topic without holding one of its few words; what is on no topic stays out.
import { describe, expect, it } from 'vitest'
import {
  cosineSimilarity,
  dimensions,
  directionOf,
  knownWord,
} from '../../../../functions/content/language/words/word-vectors.ts'
import { findStories } from '../../../../functions/content/story/stories/story.ts'
import { scatteredTopics, topicGaps } from '../../../../functions/content/story/stories/topic-gaps.ts'
import { topicNear } from '../../../../functions/content/story/topics/near-topic.ts'
import type { Article, Topic } from '../../../../functions/content/types.ts'
import { gaps } from '../../../../infra/commands/topics/print.ts'

const topic = (id: string, terms: string): Topic => ({
  id,
  label: id,
  definition: id,
  terms: terms.split(' ').map((text) => ({ text })),
})
const sport = topic('sport', 'league coach tournament match* champion* olympic*')
const business = topic('business', 'company profit* market* economy investor* shares')

const article = (title: string, ...texts: string[]): Article => ({
  id: 'a-A1',
  page: 'a.txt',
  title: { value: title, origin: 'text' } as unknown as Article['title'],
  byline: [],
  role: null,
  publication: null,
  publishedOn: null,
  standfirst: null,
  sourceLine: null,
  language: 'en',
  paragraphs: texts.map((text, n) => ({ text, lines: [n + 1] })),
  sections: [texts.map((_, n) => n)],
})

const football = article(
  'Keeper Saves Penalty as Odby Town Hold the Leaders',
  'Odby Town goalkeeper Rolf Lind saved a penalty in stoppage time to earn a draw against Vessel Rovers on Saturday. The midfielder Arne Holt had put the visitors ahead with a header before half-time.',
  'Town equalised through their striker, who scored from a free kick. The defender was sent off for a late tackle on the winger.',
  'Rovers stay unbeaten this season, and Lind said his squad deserved the point.',
)
const bazaar = article(
  'Church Bazaar Pays for a New Organ at Odby',
  'The parish church of Odby has a new organ after three bazaars and a choir evening, the vicar said on Sunday. Worshippers sang hymns until the bells rang.',
  'A priest from the next village blessed the pipes, and the bishop sent a prayer.',
  'The congregation will hear the organ at Christmas.',
)
const near = (one: Article, topics: Topic[]) => topicNear(one, [], topics).map((found) => found.topic)

describe('an article with none of a topic’s terms', () => {
  it('is about the topic whose words its own keep company with, and says which', () => {
    const [found] = topicNear(football, [], [sport, business])
    expect(found).toMatchObject({ topic: 'sport', terms: [] })
    expect(found?.near).toContain('striker')
  })

  it('is about none where it is nearer to something that is on no topic', () => {
    expect(near(bazaar, [sport, business])).toEqual([])
  })

  it('is about none where two topics are as near', () => {
    expect(near(football, [sport, topic('games', 'tournament match champion team player olympic')])).toEqual([])
  })

  it('is about none by a topic of few common words, or of words far apart', () => {
    const few = topic('few', 'league coach tournament Odby Vessel Holt')
    const apart = topic('apart', 'coach cancer parliament recipe software earthquake')
    expect([near(football, [few]), near(football, [apart])]).toEqual([[], []])
    expect(scatteredTopics([sport, few, apart]).map(({ topic: { id } }) => id)).toEqual(['few', 'apart'])
  })

  it('gives a story whose reason tells the words', () => {
    const caps = { wordsPerStory: 90, wordsPerSentence: 40, wordsPerLeadSentence: 52 }
    const filler = Array.from(
      { length: 6 },
      (_, n) => `The ${n + 2} scouts in the stand wrote down what the winger did with the ball in the rain.`,
    )
    const long = { ...article('', ...football.paragraphs.map(({ text }) => text), ...filler), title: football.title }
    const [story] = findStories([{ page: 'a.txt', articles: [long] } as never], [sport, business], caps)
    expect(story).toMatchObject({ first: true, topics: ['sport'] })
    expect(story?.because[0]).toMatch(/^sport: words near its terms: .*goalkeeper/)
  })
})

describe('what no topic finds', () => {
  it('is listed with what it is near to and what it says', () => {
    const found = topicGaps([football, bazaar], [sport, business])
    const printed = gaps(found, [], [sport, business], 3)
    expect(printed).toContain('3 articles: 1 have a topic')
    expect(printed).toMatch(/sport \(words near its terms: .*goalkeeper/)
    expect(printed).toMatch(/Church Bazaar .*\n.*It says .*organ ×3/)
  })
})

describe('directions of words', () => {
  it('are of length 1, alike for like words and not for others', () => {
    const [striker, keeper, bank] = ['striker', 'goalkeeper', 'bank'].map((word) => knownWord(word)?.direction)
    if (striker === undefined || keeper === undefined || bank === undefined) throw new Error('a word is unknown')
    expect(cosineSimilarity(striker, striker)).toBeCloseTo(1, 5)
    expect(cosineSimilarity(striker, keeper)).toBeGreaterThan(0.6)
    expect(cosineSimilarity(striker, bank)).toBeLessThan(0.2)
    expect(directionOf([])).toEqual(new Float32Array(dimensions))
  })
})
