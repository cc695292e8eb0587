// What is to be expected of a page is said before it is printed: how many stories, or why it can give none.
import { describe, expect, it } from 'vitest'
import { examinePage } from '../../../../functions/content/page/reading/page.ts'
import { expectationsOf } from '../../../../functions/content/story/stories/expectation.ts'
import { expectationWords } from '../../../../functions/content/story/stories/expectation-words.ts'
import { findStories } from '../../../../functions/content/story/stories/story.ts'
import type { ReadPage } from '../../../../functions/content/types.ts'
import { expectedStories } from '../../../../infra/local/run/expected-stories.ts'
import { fakePorts } from '../../../support/fakes/fake-ports.ts'
import { someSettings } from '../../../support/samples/builders.ts'
import { ferryPages, ferryTopics as topics } from '../../../support/samples/ferry-pages.ts'

const { caps } = someSettings()
const [ferry] = ferryPages as [ReadPage]
const material = { topics, caps }

function read(name: string, text: string): ReadPage {
  const found = examinePage({ name, bytes: new TextEncoder().encode(text), limit: 100_000 })
  if ('refused' in found) throw new Error(found.refused)
  return found.page
}

const said = (page: ReadPage, more: Partial<Parameters<typeof expectationsOf>[1]> = {}) =>
  expectationsOf([page], { ...material, ...more }).map((one) => expectationWords(one, (id) => id.toUpperCase()))[0]

const changed = (change: Partial<ReadPage['articles'][number]>, page: Partial<ReadPage> = {}): ReadPage => ({
  ...ferry,
  ...page,
  articles: ferry.articles.map((article) => ({ ...article, ...change })),
})

describe('what is expected of a page', () => {
  it('is its stories, as many as a quarter of it has room for, and their topics', () => {
    const found = findStories([ferry], topics, caps)
    const [one] = expectationsOf([ferry], material)
    expect(one).toMatchObject({ page: ferry.page, articles: 1, topics: ['rivers'], reason: null })
    expect(one?.stories).toBeGreaterThan(0)
    expect(one?.stories).toBeLessThanOrEqual(found.length)
    expect(said(ferry)).toMatch(/^\d stor(y|ies) to expect, on RIVERS$/)
  })

  it.each([
    [
      'its genre',
      changed({ unprintable: { kind: 'recipe', reason: 'it is a recipe (7 quantities)' } }),
      'it is a recipe',
    ],
    ['its language', changed({ language: 'zh' }), 'Chinese: kept, not quoted'],
    ['no article', { ...ferry, articles: [] }, 'no article was found in it'],
    ['hidden text', { ...ferry, held: '40 % of its words are hidden' }, 'it is held for you: 40 % of its words'],
  ])('is nothing because of %s', (_, page, reason) => {
    expect(said(page)).toContain(`this page can give no story because ${reason}`)
  })

  it('is told of every other page where one article cannot be asked', () => {
    const bad = changed({}, { page: 'bad.txt' })
    const [article] = bad.articles
    if (article === undefined) throw new Error('the page has an article')
    Object.defineProperty(article, 'unprintable', {
      get() {
        throw new Error('broken')
      },
    })
    const [failed, told] = expectationsOf([bad, ferry], material)
    expect(failed).toMatchObject({ stories: 0, reason: 'it cannot be read: broken' })
    expect(told?.stories).toBeGreaterThan(0)
  })

  it('is nothing where no topic matches', () => {
    const wool = [{ id: 'wool', label: 'Wool', definition: 'x', terms: [{ text: 'wool' }] }]
    expect(said(ferry, { topics: wool })).toContain('no paragraph is about a topic on the list')
  })

  it('is nothing where the quarter that may be quoted is too short', () => {
    const short = read(
      'short.txt',
      'A ferry for Vilmar\n\nBy Ann Vilmar\n\nThe town of Vilmar bought a river ferry from Lisbon on Monday. The new ferry carries forty trucks across the river every morning.',
    )
    expect(said(short)).toMatch(/it is too short: of its \d+ words a quarter may be quoted \(C6\), and no excerpt fits/)
  })

  it('is nothing where it was quoted to the limit, and where all of it was printed', () => {
    const stories = findStories([ferry], topics, caps)
    const article = ferry.articles[0]?.id ?? ''
    const long = { id: 'x', quotes: [{ text: 'word '.repeat(100), article, paragraph: 0 }] }
    expect(said(ferry, { printed: [long] })).toMatch(
      /it is quoted to the limit: 100 of the \d+ words that may be quoted \(C6\)/,
    )
    const all = stories.map(({ id, sentences }) => ({ id, quotes: sentences }))
    expect(said(ferry, { printed: all })).toContain('all its stories were printed')
  })

  it('is nothing where it is too old for the list', () => {
    const stories = findStories([ferry], topics, caps)
    expect(said(ferry, { stories, expired: stories })).toContain('because it is too old for this list')
  })

  it('is nothing where its writer speaks of nobody else', () => {
    const column = read(
      'mine.txt',
      `My ferry\n\n${'I like the ferry of my town. We took it to the river. '.repeat(30)}`,
    )
    expect(said(column)).toContain('because it is written in the first person, and no neighbouring sentences')
  })

  it('is nothing where it tells its point of something that is on no topic of the list', () => {
    const lead =
      'The bank of Elmstadt bought the bank of Vilmar for 40 million crowns on Monday, said its director Ann Lee. The bank of Vilmar had 900 customers in 2021.'
    const about = Array.from(
      { length: 24 },
      (_, n) =>
        `The bank of Elmstadt lent ${n + 3} million crowns to Vilmar in ${n + 1990}. Its director in Vilmar was Bo Ek.`,
    )
    const aside =
      'Its director once came by ferry across the river, over which there is no bridge, and went home by bus.'
    const page = read('bank.txt', ['Bank of Elmstadt Buys Bank of Vilmar', lead, ...about, aside].join('\n\n'))
    expect(said(page)).toContain('because what tells its point is on no topic of the list')
  })

  it('is nothing where its matter was told before', () => {
    const stories = findStories([ferry], topics, caps)
    expect(said(ferry, { stories, expired: stories, told: stories })).toContain('because its matter was told before')
  })

  it('is nothing where another article says the same', () => {
    const twin = changed({ id: 'twin-A1', page: 'twin.txt' }, { page: 'twin.txt', hash: 'b' })
    const stories = findStories([ferry, twin], topics, caps)
    const [first, second] = expectationsOf([ferry, twin], { ...material, stories })
    const reasons = [first?.reason, second?.reason].filter((reason) => reason !== null)
    expect(reasons).toEqual([expect.stringMatching(/says the same: they are one voice/)])
  })
})

it('a run tells every page of its stores, the refused ones with their reason', async () => {
  const ports = fakePorts()
  ports.articles.taxonomy = topics
  await ports.articles.save(ferry)
  const counts = { articles: 1, passages: 1, dropped: 0 }
  await ports.articles.savePage({ name: ferry.page, hash: ferry.hash, status: 'read', reason: null, ...counts })
  await ports.articles.savePage({ name: 'a.rtf', hash: null, status: 'refused', reason: 'it is RTF', ...counts })
  expect(await expectedStories(ports, { caps, freshForDays: null }, null)).toEqual([
    expect.objectContaining({ page: ferry.page, articles: 1, topics: ['rivers'], reason: null }),
    { page: 'a.rtf', articles: 0, topics: [], stories: 0, reason: 'it is RTF' },
  ])
})
