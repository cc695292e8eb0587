// How close a sentence is to what its whole text is about.

interface Stemmed {
  stems: ReadonlySet<string>
}

/** 0 favours long sentences, 1 does not. */
const lengthPenalty = 0.5

/** How close each sentence, given by its stems, is to what its text is about: 0–1, as in centroid-based summaries. */
export function centralityOf(paragraphs: readonly (readonly (readonly string[])[])[]): number[][] {
  const stems = paragraphs.map((some) => some.map((one) => ({ stems: new Set(one) })))
  const weight = importance(stems.flat())
  const values = stems.map((some) => some.map((one) => told(one, weight)))
  const most = values.flat().reduce((largest, one) => Math.max(largest, one), 1e-9)
  return values.map((some) => some.map((one) => one / most))
}

/** The more often a text uses a word, the more it is about it. */
function importance(all: readonly Stemmed[]): Map<string, number> {
  const weight = new Map<string, number>()
  for (const { stems } of all) for (const stem of stems) weight.set(stem, (weight.get(stem) ?? 0) + 1)
  return weight
}

function told({ stems }: Stemmed, weight: Map<string, number>): number {
  let sum = 0
  for (const stem of stems) sum += weight.get(stem) ?? 0
  return sum / Math.max(stems.size, 1) ** lengthPenalty
}
