// Segmentation: news stories put behind one another, cut apart again by their words.
import { segment } from '../../functions/content/language/sentences/segment.ts'
import { mean, pk } from './scores.ts'
import { measured, type Row } from './table.ts'

interface Joined {
  pieces: string[]
  starts: number[]
}

export function segmentationRows(stories: readonly { sentences: string[] }[]): Row[] {
  const texts = stories.map(({ sentences }) => sentences)
  const choi = joined(texts, 10, (n) => 3 + (n % 9))
  const whole = joined(texts, 5, () => Number.POSITIVE_INFINITY)
  const pkOf = (given: boolean) => (some: readonly Joined[]) =>
    mean(
      some.map(({ pieces, starts }) =>
        pk(segment(pieces, given ? { parts: starts.length } : {}), starts, pieces.length),
      ),
    ).toFixed(3)
  const row = (measure: string, records: Joined[], given: boolean): Row => ({
    measure: `segmentation, ${measure}, Pk`,
    ...measured(records, pkOf(given)),
    target: '≤ .20',
    knownBest: 'C99 .155 on Choi’s set',
  })
  return [
    row('10 heads of 3–11 sentences', choi, false),
    row('the same, number of parts given', choi, true),
    row('5 whole articles', whole, false),
    row('the same, number of parts given', whole, true),
  ]
}

/** Texts of `count` stories each; every story stands in several of them, beside others each time. */
function joined(texts: readonly string[][], count: number, length: (n: number) => number): Joined[] {
  return Array.from({ length: 100 }, (_, at) => {
    const pieces: string[] = []
    const starts: number[] = []
    for (let n = 0; n < count; n += 1) {
      starts.push(pieces.length)
      const text = texts[(at + n * 7 * (1 + (at % 3))) % texts.length] ?? []
      pieces.push(...text.slice(0, length(at * count + n * 5)))
    }
    return { pieces, starts }
  })
}
