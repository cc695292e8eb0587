// What is rare is so in English at large.
import { describe, expect, it } from 'vitest'
import { isRare, zipfOf } from '../../../../functions/content/language/words/word-frequency.ts'

describe('how common a word is', () => {
  it('orders words as English uses them, in whatever form they stand', () => {
    const [the, water, harvest, unheard] = ['the', 'Water', 'harvests', 'Quelvorn'].map(zipfOf)
    expect([the, unheard]).toEqual([6, 0])
    expect(water).toBeGreaterThan(harvest ?? 0)
    expect(harvest).toBe(zipfOf('harvest'))
    expect(zipfOf('café')).toBe(zipfOf('cafes'))
  })

  it('calls plain words and names that any news is full of common, others rare, and numbers and letters neither', () => {
    expect(['committees', 'Monday', 'Russia', 'government', '2014', 'A'].filter(isRare)).toEqual([])
    expect(['Quelvorn', 'estuary', 'Lisbon', 'reservoir'].filter(isRare)).toHaveLength(4)
  })
})
