// An operator who adds a topic sees what the corpus says about it, and why a paragraph was put under it.
import { describe, expect, it } from 'vitest'
import { suggestTerms } from '../../../../functions/content/story/topics/suggest.ts'
import type { Article, Topic } from '../../../../functions/content/types.ts'
import { explained, suggested } from '../../../../infra/commands/topics/print.ts'
import { seedArticles, seedTopics } from '../../../support/samples/gold.ts'

const article = (...texts: string[]): Article => ({
  id: 'a-A1',
  page: 'a.txt',
  title: null,
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
const topic = (id: string, text: string): Topic => ({ id, label: id, definition: id, terms: [{ text, weight: 3 }] })
const topics = [topic('ships', 'ship*'), topic('trains', 'train*')]
const corpus = [
  article(
    'The ship left the harbour of Bergen. The harbour was full.',
    'A ship lay in the harbour for repairs at Bergen.',
    'Two ships met in the harbour; Bergen cheered.',
    'The train left the station of Oslo in the rain.',
    'A train stood in the station, and it rained.',
    'Two trains met in the station of Oslo.',
  ),
]

describe('terms proposed for a topic', () => {
  const found = suggestTerms(corpus, topics, 'ships')

  it('are what its paragraphs say and others do not, names with their capitals', () => {
    expect(found.map(({ text }) => text).sort()).toEqual(['Bergen', 'harbour'])
    expect(found.find(({ text }) => text === 'Bergen')).toMatchObject({ caseSensitive: true, inside: 3, outside: 0 })
  })

  it('are none that a topic has already', () => {
    expect(found.filter(({ text }) => /ship|train/.test(text))).toEqual([])
  })

  it('are none where nothing is on the topic', () => {
    expect(suggestTerms([article('It rained in Oslo.')], topics, 'ships')).toEqual([])
    expect(suggested([], 'Ships', 1)).toMatch(/^Nothing stands out.*add articles/)
  })

  it('are printed as entries that can be copied into the topics file', () => {
    expect(suggested(found, 'Ships', 1)).toContain('{"text":"Bergen","caseSensitive":true}')
  })
})

describe('the explanation of a page', () => {
  it('shows which words made which paragraph what', () => {
    expect(explained(corpus, topics).split('\n').slice(0, 4)).toEqual([
      'a-A1: untitled',
      '  as a whole: ships (ship*); trains (train*)',
      '  1 (line 1) The ship left the harbour of Bergen. The harbour was full.',
      '      ships 0.71: ship*',
    ])
  })

  it('shows all paragraphs of the seeds', () => {
    const lines = explained(seedArticles, seedTopics).split('\n')
    expect(lines.filter((line) => /^ {2}\d+ \(line \d+\)/.test(line))).toHaveLength(126)
  })
})
