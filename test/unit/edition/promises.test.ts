// The preflight of promises can fail: each breach, put into an edition that keeps them all.
import { describe, expect, it } from 'vitest'
import type { Article, ReadPage } from '../../../functions/content/types.ts'
import { promiseFindings } from '../../../functions/edition/checks/edition-promises.ts'
import type { EditionDocument, EditionStory, PublishedStory } from '../../../functions/edition/types.ts'
import { aDocument, aStory, someSettings } from '../../support/samples/builders.ts'

const { caps } = someSettings()
const first = 'The harbour of Odesa opened again in the spring.'
const second = 'Grain left it within the week.'
const filler = Array.from({ length: 400 }, (_, n) => `word${n}`).join(' ')

function article(id: string, title: string): Article {
  const paragraphs = [`${first} ${second}`, `Another voice speaks plainly in ${id}.`, `${filler}.`]
  return {
    id,
    page: 'page.txt',
    title: { value: title, line: title === 'Elsewhere' ? 2 : 1 },
    byline: [],
    role: null,
    publication: null,
    publishedOn: null,
    standfirst: null,
    sourceLine: null,
    language: 'en',
    headings: [],
    paragraphs: paragraphs.map((text, n) => ({ text, lines: [n + 2] })),
    sections: [[0, 1, 2]],
  }
}

const page: ReadPage = {
  page: 'page.txt',
  hash: 'h',
  articles: [article('page-A1', 'Ports reopen'), article('page-A2', 'Elsewhere')],
  passages: [],
  dropped: [{ line: 9, text: 'Subscribe to our newsletter today.', why: 'sign-up' }],
  cited: { 1: 'Ports reopen', 2: 'Elsewhere' },
}

const good: EditionStory = {
  ...aStory('s1', ['energy']),
  headline: 'Ports reopen',
  sentences: [first, second].map((text) => ({ text, article: 'page-A1', paragraph: 0 })),
  views: [
    {
      text: 'Another voice speaks plainly in page-A2.',
      article: 'page-A2',
      paragraph: 1,
      label: 'x',
      disagrees: false,
      speaker: null,
    },
  ],
}

function documentWith(stories: EditionStory[]): EditionDocument {
  const { sources } = aDocument()
  const source = { ...Object.values(sources)[0], words: 900 } as EditionDocument['sources'][string]
  return aDocument({
    sections: [{ topic: { id: 'energy', label: 'Energy' }, stories }],
    sources: { 'page-A1': { ...source, article: 'page-A1' }, 'page-A2': { ...source, article: 'page-A2' } },
  })
}

const rules = (stories: EditionStory[], ledger: PublishedStory[] = [], changes = {}) =>
  promiseFindings({ document: documentWith(stories), pages: [page], ledger, caps: { ...caps, ...changes } }).map(
    ({ rule }) => rule,
  )

describe('the promises held against an edition', () => {
  it('an edition that keeps them has no finding', () => {
    expect(rules([good])).toEqual([])
  })

  it.each<[string, string, Partial<EditionStory>]>([
    [
      'C1',
      'a word changed',
      {
        sentences: good.sentences.map((quote, n) =>
          n === 0 ? { ...quote, text: first.replace('spring', 'summer') } : quote,
        ),
      },
    ],
    ['C1', 'a headline of our own', { headline: 'Ports are great again' }],
    [
      'C2',
      'a line set aside',
      { views: [{ ...(good.views[0] as EditionStory['views'][number]), text: 'Subscribe to our newsletter today.' }] },
    ],
    ['C5', 'a single sentence that is no lead', { sentences: good.sentences.slice(1, 2) }],
  ])('%s: %s is found', (rule, _, changes) => {
    expect(rules([{ ...good, ...changes }])).toContain(rule)
  })

  it('C3: a field that does not stand in the line it names is found', () => {
    const elsewhere = { ...page, cited: { ...page.cited, 1: 'Harbours reopen' } }
    const found = promiseFindings({ document: documentWith([good]), pages: [elsewhere], ledger: [], caps })
    expect(found.map(({ rule, at }) => `${rule} ${at}`)).toEqual(['C3 page-A1 title'])
  })

  it('C3: a title that its line does not say is found', () => {
    const findings = promiseFindings({
      document: documentWith([good]),
      pages: [{ ...page, cited: { '1': 'Something else' } }],
      ledger: [],
      caps,
    })
    expect(findings.map(({ rule }) => rule)).toContain('C3')
  })

  it('C4: a story, or a sentence, that was printed before is found', () => {
    const printed = [{ id: 's1', headline: 'x', quotes: [] }]
    expect(rules([good], printed)).toEqual(['C4'])
    const sentence = [{ id: 'old', headline: 'x', quotes: [{ text: first, article: 'page-A2', paragraph: 0 }] }]
    expect(rules([good], sentence)).toEqual(['C4'])
    expect(rules([good, { ...good, id: 's2' }])).toContain('C4')
  })

  it('C6: more of one article than agreed is found', () => {
    expect(rules([good], [], { quotedPerArticleAndEdition: 10 })).toContain('C6')
    const earlier = [{ id: 'old', headline: 'x', quotes: [{ text: filler, article: 'page-A1', paragraph: 2 }] }]
    expect(rules([good], earlier)).toContain('C6')
  })

  it('an edition over the editorial limits is found', () => {
    expect(rules([good], [], { storiesPerTopic: 0 })).toContain('limits')
    expect(rules([good], [], { storiesPerArticle: 0 })).toContain('limits')
    expect(rules([good], [], { storiesPerTopic: 0 })).toContain('limits')
  })
})
