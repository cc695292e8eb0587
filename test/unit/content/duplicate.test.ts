// A reprint is one voice, however much it was edited.
import { describe, expect, it } from 'vitest'
import { nearDuplicates } from '../../../functions/content/story/duplicate.ts'
import { goldId, goldSeeds, seedArticles } from './gold.ts'

describe('reprints', () => {
  it('of the seeds are found: 12 of 12 paragraph pairs, and no other', () => {
    const found = nearDuplicates(seedArticles).flatMap(({ a, b, paragraphs }) =>
      paragraphs.map(
        ([i, j]) => `${goldId(seedArticles[a]?.id ?? '')}#${i + 1} ${goldId(seedArticles[b]?.id ?? '')}#${j + 1}`,
      ),
    )
    expect(found.sort()).toEqual(goldSeeds.near_duplicates.pairs.map(({ a, b }) => `${a} ${b}`).sort())
  })

  it('are found when a whole article comes again among others', () => {
    const again = [...seedArticles, ...seedArticles.slice(5, 6)]
    expect(nearDuplicates(again).find(({ a, b }) => a === 5 && b === 8)?.paragraphs.length).toBeGreaterThanOrEqual(14)
  })

  it('are none among articles that share a subject', () => {
    const turkey = seedArticles.filter((one) => ['000-A1', '002-A1'].includes(goldId(one.id)))
    expect(nearDuplicates(turkey)).toEqual([])
  })

  it('are none in an empty stock or an article without text', () => {
    expect(nearDuplicates([])).toEqual([])
    expect(nearDuplicates([{ paragraphs: [] }, { paragraphs: [{ text: '', lines: [1] }] }])).toEqual([])
  })
})
