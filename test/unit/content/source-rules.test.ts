// What the list of sources says of all articles of one holds for each of them.
import { describe, expect, it } from 'vitest'
import { countWords } from '../../../functions/content/language/words/fold.ts'
import { examinePage } from '../../../functions/content/page/reading/page.ts'
import type { EntryMetadata } from '../../../functions/content/page/stated/entry-metadata.ts'
import { quotableWords } from '../../../functions/content/story/excerpts/quotation-cap.ts'
import { expectationsOf } from '../../../functions/content/story/stories/expectation.ts'
import { findStories } from '../../../functions/content/story/stories/story.ts'
import type { ReadPage, Topic } from '../../../functions/content/types.ts'
import { Quotation } from '../../../functions/edition/choosing/quoted-so-far.ts'
import { someSettings } from '../../support/samples/builders.ts'

const { caps } = someSettings()
const topic = (id: string, ...words: string[]): Topic => ({
  id,
  label: id,
  definition: id,
  terms: words.map((text) => ({ text })),
})
const topics = [topic('ships', 'ferry', 'harbour'), topic('gardens', 'orchard', 'greenhouse')]

const sentences = [
  'The council of Hallworth voted on Tuesday to buy the old ferry from its owner for two million crowns.',
  'The ferry will cross the harbour four times a day from March, said the mayor, Anna Lind.',
  'Its owner had wanted to sell the ship abroad.',
  'Engineers found in October that the hull of the ferry is sound and needs no repair before the spring.',
  'The harbour office expects eight hundred passengers a day.',
  'Two cafés at the pier have asked for longer hours, and the office will answer them in January.',
]
const text = [0, 2, 4]
  .map((at) => `<p>${sentences.slice(at, at + 2).join(' ')}</p>`)
  .concat(`<p>${'A long walk along the shore leads past sheds and boats to the old quay. '.repeat(12)}</p>`)
  .join('')

function read(given: EntryMetadata): ReadPage {
  const html = `<html lang="en"><head><title>Hallworth buys the old ferry</title></head><body><article><h1>Hallworth buys the old ferry</h1>${text}</article></body></html>`
  const examined = examinePage({ name: 'a.html', bytes: new TextEncoder().encode(html), limit: 100_000, given })
  if ('refused' in examined) throw new Error(examined.refused)
  return examined.page
}

const told = (given: EntryMetadata) => findStories([read(given)], topics, caps)
const wordsIn = (quotes: readonly { text: string }[]) => quotes.reduce((sum, one) => sum + countWords(one.text), 0)

describe('a topic of the source', () => {
  it('is given to each story behind those that its article speaks of', () => {
    expect(told({}).map((one) => one.topics)).toContainEqual(['ships'])
    const given = told({ rules: { topics: ['gardens'] } })
    expect(given.length).toBeGreaterThan(0)
    for (const { topics: own } of given) expect(own.at(-1)).toBe('gardens')
    expect(given[0]?.topics).toEqual(['ships', 'gardens'])
  })

  it('is the section of an article that speaks of none', () => {
    const none = [topic('tax', 'levy'), topic('news', 'nothing of the kind')]
    expect(findStories([read({})], none, caps)).toEqual([])
    expect(findStories([read({ rules: { topics: ['news'] } })], none, caps).map((one) => one.topics)[0]).toEqual([
      'news',
    ])
  })

  it('that is no more on the list is given to none', () => {
    expect(told({ rules: { topics: ['old'] } }).map((one) => one.topics)).toEqual(told({}).map((one) => one.topics))
  })
})

describe('words that a source lets be quoted', () => {
  it('bound every story, its first one too', () => {
    expect(wordsIn(told({})[0]?.sentences ?? [])).toBeGreaterThan(36)
    const short = told({ rules: { quote: 36 } })
    expect(short.length).toBeGreaterThan(0)
    for (const story of short) expect(wordsIn(story.sentences)).toBeLessThanOrEqual(36)
  })

  it('bound what all editions print of an article', () => {
    const page = read({ rules: { quote: 36 } })
    const [article] = page.articles
    if (article === undefined) throw new Error('The page of the test has no article.')
    const [story] = findStories([page], topics, caps)
    const words = new Map([[article.id, quotableWords(article)]])
    const quotation = new Quotation([], (id) => id, words, caps)
    expect(quotation.refuses(story?.sentences ?? [])).toBeNull()
    quotation.add(story?.sentences ?? [], null)
    expect(quotation.later().refuses([{ text: 'w '.repeat(30), article: article.id, paragraph: 2 }])).toBe('ever')
  })

  it('are named where no excerpt fits into them', () => {
    const [expected] = expectationsOf([read({ rules: { quote: 12 } })], { topics, caps })
    expect(expected).toMatchObject({
      stories: 0,
      reason: expect.stringContaining('its source lets 12 words be quoted'),
    })
  })
})

it('the language that page, feed or header say is that of a text that does not tell it, in this order', () => {
  const language = (lang: string, given: EntryMetadata) => {
    const words = 'Qalt mirun tesk bola fenu harg silt omne drak pelu vist hong. '.repeat(12)
    const html = `<html${lang}><body><article><h1>Qalt mirun</h1><p>${words}</p><p>${words}</p></article></body></html>`
    const examined = examinePage({ name: 'a.html', bytes: new TextEncoder().encode(html), limit: 100_000, given })
    return 'refused' in examined ? examined.refused : examined.page.articles[0]?.language
  }
  expect([language('', {}), language('', { language: 'is' }), language(' lang="fo"', { language: 'is' })]).toEqual([
    'und',
    'is',
    'fo',
  ])
  expect(language(' lang="en"', { language: 'is' }), 'a template says English over whatever is written in it').toBe(
    'is',
  )
  expect(language(' lang="en"', {})).toBe('und')
  expect(read({ language: 'de' }).articles[0]?.language).toBe('en')
})
