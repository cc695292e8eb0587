// The scorers, as the README of the development sets defines them.

/** Precision and recall of the 4-gram shingles of a text against the wanted one (case kept, multisets). */
export function shingleMatch(found: string, wanted: string): { precision: number; recall: number } {
  const a = shingles(found)
  const b = shingles(wanted)
  let both = 0
  for (const [key, count] of a) both += Math.min(count, b.get(key) ?? 0)
  const size = (bag: Map<string, number>) => [...bag.values()].reduce((sum, count) => sum + count, 0)
  return { precision: size(a) === 0 ? 0 : both / size(a), recall: size(b) === 0 ? 0 : both / size(b) }
}

function shingles(text: string): Map<string, number> {
  return grams(text.match(/[\p{L}\p{N}_]+/gu) ?? [], 4)
}

function grams(tokens: readonly string[], n: number): Map<string, number> {
  const bag = new Map<string, number>()
  for (let at = 0; at + n <= tokens.length; at += 1) {
    const key = tokens.slice(at, at + n).join(' ')
    bag.set(key, (bag.get(key) ?? 0) + 1)
  }
  return bag
}

/** Pk (Beeferman and others, 1999): how often two pieces half a mean segment apart are wrongly taken for together or
 * for apart. Both lists are start indexes. */
export function pk(found: readonly number[], wanted: readonly number[], pieces: number): number {
  const [a, b] = [segmentNumbers(found, pieces), segmentNumbers(wanted, pieces)]
  const window = Math.max(1, Math.round(pieces / wanted.length / 2))
  let wrong = 0
  let all = 0
  for (let at = 0; at + window < pieces; at += 1) {
    all += 1
    if ((a[at] === a[at + window]) !== (b[at] === b[at + window])) wrong += 1
  }
  return all === 0 ? 0 : wrong / all
}

function segmentNumbers(starts: readonly number[], pieces: number): number[] {
  const known = new Set(starts)
  let number = 0
  return Array.from({ length: pieces }, (_, at) => {
    if (known.has(at)) number += 1
    return number
  })
}

export const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / (values.length || 1)

/** B³ (Bagga and Baldwin, 1998): of each item, how much of its group belongs to it, and how much of what belongs to it
 * is there; both lists name a group per item. */
export function bCubed(
  found: readonly string[],
  wanted: readonly string[],
): { precision: number; recall: number; f1: number } {
  const both = found.map((group, n) => `${group}\n${wanted[n]}`)
  const [inFound, inWanted, inBoth] = [found, wanted, both].map(sizesOf)
  const share = (groups: readonly string[], sizes: ReadonlyMap<string, number> | undefined) =>
    mean(groups.map((group, n) => (inBoth?.get(both[n] ?? '') ?? 0) / (sizes?.get(group) ?? 1)))
  const [precision, recall] = [share(found, inFound), share(wanted, inWanted)]
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) }
}

function sizesOf(groups: readonly string[]): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  return sizes
}
