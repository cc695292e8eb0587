// What was judged of a page when it was read is used for finding its stories, and does no harm if it is wrong.
import { describe, expect, it } from 'vitest'
import { fitsItsPage, judgementOf } from '../../../../functions/content/story/excerpts/kept-judgement.ts'
import { findStories } from '../../../../functions/content/story/stories/story.ts'
import type { ReadPage } from '../../../../functions/content/types.ts'
import { someSettings } from '../../../support/samples/builders.ts'
import { seedPages } from '../../../support/samples/gold.ts'
import { sampleTopics } from '../../../support/samples/sample.ts'

const { caps } = someSettings()
const pages = seedPages.slice(0, 3)
const judged = pages.map((page) => ({ ...page, judged: judgementOf(page, caps, 'one') }))
const topics = sampleTopics()
const stories = findStories(pages, topics, caps)
const ofFirst = findStories(pages.slice(0, 1), topics, caps)

const asStored = (some: readonly unknown[]) => JSON.parse(JSON.stringify(some)) as ReadPage[]

describe('what was judged of pages', () => {
  it('gives the very stories that judging them again gives', () => {
    expect(stories.length).toBeGreaterThan(5)
    expect(findStories(asStored(judged), topics, caps)).toEqual(stories)
  })

  it('is what the stories are found by: of sentences that are said to lean, none opens one', () => {
    const leaning = asStored(judged)
    for (const { judged } of leaning) for (const one of judged?.articles ?? []) one.excerpts = []
    expect(findStories(leaning, topics, caps)).toEqual([])
  })

  it('is not used with other caps', () => {
    const shorter = { ...caps, wordsPerStory: caps.wordsPerStory - 30 }
    expect(findStories(asStored(judged), topics, shorter)).toEqual(findStories(pages, topics, shorter))
  })

  it('takes less than a third of what the page itself takes', () => {
    const bytes = (value: unknown) => JSON.stringify(value).length
    expect(bytes(judged) - bytes(pages)).toBeLessThan(bytes(pages) / 3)
  })

  it.each<[string, (kept: NonNullable<ReadPage['judged']>) => unknown]>([
    ['is no object', () => 'x'],
    ['names no rules', ({ rules: _, ...rest }) => rest],
    ['has no articles', (kept) => ({ ...kept, articles: 7 })],
    ['holds nothing of an article', (kept) => ({ ...kept, articles: [null] })],
    ['is of another article', (kept) => with_(kept, { id: 'other-A1' })],
    ['counts other sentences', (kept) => with_(kept, { alone: '1' })],
    ['cuts beyond a paragraph', (kept) => with_(kept, { lengths: [[1e9]] })],
    ['cuts by what is no length', (kept) => with_(kept, { lengths: kept.articles[0]?.lengths.map(() => [-1]) })],
    ['has an excerpt beyond the article', (kept) => with_(kept, { excerpts: [[1e6, 2, 30, 3, 1, 1]] })],
    ['has an excerpt of half a sentence', (kept) => with_(kept, { excerpts: [[0, 1.5, 30, 3, 1, 1]] })],
    ['has an excerpt worth nothing that counts', (kept) => with_(kept, { excerpts: [[0, 2, 30, 3, null, 1]] })],
    ['lets somebody speak who has no name', (kept) => with_(kept, { speech: [[0, { name: 'x' }]] })],
  ])('that %s is seen, and judged anew', (_what, broken) => {
    const [page] = asStored(judged)
    if (page?.judged === undefined) throw new Error('the first page was not judged')
    const changed = { ...page, judged: broken(page.judged) } as ReadPage
    expect(fitsItsPage(page)).toBe(true)
    expect(fitsItsPage(changed)).toBe(false)
    expect(findStories([changed], topics, caps)).toEqual(ofFirst)
  })
})

/** The first article changed. */
function with_(kept: NonNullable<ReadPage['judged']>, change: Record<string, unknown>) {
  return { ...kept, articles: kept.articles.map((one, n) => (n === 0 ? { ...one, ...change } : one)) }
}
