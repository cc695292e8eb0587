// A long text without headings is cut where its subject changes.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segment } from '../../../../../functions/content/language/sentences/segment.ts'
import { splitSentences } from '../../../../../functions/content/language/sentences/sentence.ts'
import { sectionsOf } from '../../../../../functions/content/page/lines/passage.ts'
import { pk } from '../../../../evaluate/scores.ts'
import { seedArticles } from '../../../../support/samples/gold.ts'

const heads = seedArticles.map((one, n) =>
  one.paragraphs.flatMap(({ text }) => splitSentences(text)).slice(4 * n, 4 * n + 9),
)
const pieces = heads.flat()
const starts = heads.map((_, n) => heads.slice(0, n).flat().length)

describe('segmentation', () => {
  it('finds the articles of the seeds put behind one another, all on one region, better than chance', () => {
    expect(pk(segment(pieces, { parts: starts.length }), starts, pieces.length)).toBeLessThanOrEqual(0.3)
  })

  it('finds two subjects that share no word', () => {
    const ships = [
      'The ship left the port.',
      'Ships need a deep port.',
      'The port of the ship was full.',
      'A ship sank in port.',
    ]
    const bread = [
      'Bread needs good flour.',
      'The baker bakes bread.',
      'Flour makes the baker rich.',
      'Bread of flour is baked.',
    ]
    expect(segment([...ships, ...bread], { parts: 2 })).toEqual([0, 4])
  })

  it('of any text starts at its first piece and goes on in order, with as many parts as asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 50 }),
        (texts, parts) => {
          for (const found of [segment(texts), segment(texts, { parts })]) {
            expect(found[0]).toBe(texts.length === 0 ? undefined : 0)
            expect(found).toEqual([...new Set(found)].sort((a, b) => a - b))
            expect(found.every((start) => start < texts.length)).toBe(true)
          }
          expect(segment(texts, { parts })).toHaveLength(Math.min(parts, texts.length))
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('the sections of an article', () => {
  it('never leave its first paragraph alone: what opens with a scene goes on to its point', () => {
    const scene = 'A red kite hung over meadows where children flew paper dragons.'
    const point = 'Ferries leave the harbour of Oslo for the islands, and sailors load crates.'
    const text = [scene, ...Array.from({ length: 7 }, () => point)]
    expect(segment(text)).toContain(1)
    expect(sectionsOf(text, [])[0]?.slice(0, 2)).toEqual([0, 1])
    expect(sectionsOf(text, [1])[0]).toEqual([0])
  })
})

describe('Pk', () => {
  it('is 0 for the right division, and grows with every wrong one', () => {
    expect(pk([0, 4], [0, 4], 8)).toBe(0)
    expect(pk([0], [0, 4], 8)).toBeGreaterThan(0)
    expect(pk([0, 11], [0, 10], 20)).toBeLessThan(pk([0], [0, 10], 20))
  })
})
