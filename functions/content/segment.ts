// Cuts a text into segments of one theme each, by its words alone (after Choi's C99: similarities are replaced by their
// rank among the neighbours, then the division with the densest segments is found; here by dynamic programming).
import { contentStems } from './terms.ts'

/** Longest text that is compared piece by piece; longer ones are cut in stretches of this many pieces. */
const stretch = 400

/**
 * Indexes at which a segment starts, the first always 0. Pieces may be sentences or paragraphs.
 * `parts` asks for so many segments; otherwise the number follows from the text.
 */
export function segment(pieces: string[], { parts }: { parts?: number } = {}): number[] {
  if (pieces.length === 0) return []
  const starts: number[] = []
  for (let from = 0; from < pieces.length; from += stretch) {
    const slice = pieces.slice(from, from + stretch)
    const share = parts === undefined ? undefined : Math.max(1, Math.round((parts * slice.length) / pieces.length))
    starts.push(...divide(slice, share).map((start) => from + start))
  }
  return starts
}

function divide(pieces: string[], parts: number | undefined): number[] {
  const sums = prefixSums(ranks(similarities(pieces)))
  const most = Math.min(parts ?? Math.ceil(pieces.length / 2), pieces.length)
  const { cost, from } = partitions(sums, pieces.length, most)
  const count = parts ?? elbow(cost.map((row) => row[pieces.length] ?? 0))
  return trace(from, pieces.length, Math.min(count, most))
}

/** Cosine of every two pieces. */
function similarities(pieces: string[]): number[][] {
  const bags = pieces.map((piece) => {
    const bag = new Map<string, number>()
    for (const stem of contentStems(piece)) bag.set(stem, (bag.get(stem) ?? 0) + 1)
    return bag
  })
  const norms = bags.map((bag) => Math.hypot(...bag.values()))
  return bags.map((a, i) => bags.map((b, j) => (i === j ? 1 : dot(a, b) / ((norms[i] || 1) * (norms[j] || 1)))))
}

function dot(a: Map<string, number>, b: Map<string, number>): number {
  let sum = 0
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  for (const [word, count] of small) sum += count * (large.get(word) ?? 0)
  return sum
}

const reach = 5

/** Share of the neighbours within reach that are less similar. */
function ranks(values: number[][]): number[][] {
  return values.map((row, i) =>
    row.map((value, j) => {
      let less = 0
      let all = 0
      for (let y = Math.max(0, i - reach); y <= Math.min(values.length - 1, i + reach); y += 1) {
        for (let x = Math.max(0, j - reach); x <= Math.min(row.length - 1, j + reach); x += 1) {
          if (y === i && x === j) continue
          all += 1
          if ((values[y]?.[x] ?? 0) < value) less += 1
        }
      }
      return all === 0 ? 0 : less / all
    }),
  )
}

function prefixSums(values: number[][]): number[][] {
  const sums: number[][] = [new Array(values.length + 1).fill(0)]
  for (const [i, row] of values.entries()) {
    const line = [0]
    for (const [j, value] of row.entries()) {
      line.push(value + (line[j] ?? 0) + (sums[i]?.[j + 1] ?? 0) - (sums[i]?.[j] ?? 0))
    }
    sums.push(line)
  }
  return sums
}

/** Best total of the segments' densities for 1, 2 … `most` segments over the first `n` pieces. */
function partitions(sums: number[][], n: number, most: number): { cost: number[][]; from: number[][] } {
  const inside = (a: number, b: number) =>
    ((sums[b]?.[b] ?? 0) - (sums[a]?.[b] ?? 0) - (sums[b]?.[a] ?? 0) + (sums[a]?.[a] ?? 0)) / (b - a)
  const cost: number[][] = [Array.from({ length: n + 1 }, (_, end) => (end === 0 ? 0 : inside(0, end)))]
  const from: number[][] = [new Array(n + 1).fill(0)]
  for (let k = 1; k < most; k += 1) {
    const row = new Array<number>(n + 1).fill(Number.NEGATIVE_INFINITY)
    const back = new Array<number>(n + 1).fill(0)
    for (let end = k + 1; end <= n; end += 1) {
      for (let cut = k; cut < end; cut += 1) {
        const value = (cost[k - 1]?.[cut] ?? 0) + inside(cut, end)
        if (value > (row[end] ?? 0)) {
          row[end] = value
          back[end] = cut
        }
      }
    }
    cost.push(row)
    from.push(back)
  }
  return { cost, from }
}

/** The number of segments after which another one gains little: mean and 1.2 deviations of the gains, as in C99. */
function elbow(totals: number[]): number {
  const gains = totals.slice(1).map((total, k) => total - (totals[k] ?? 0))
  if (gains.length === 0) return 1
  const mean = gains.reduce((a, b) => a + b, 0) / gains.length
  const deviation = Math.sqrt(gains.reduce((a, b) => a + (b - mean) ** 2, 0) / gains.length)
  const limit = mean + 1.2 * deviation
  let count = 1
  while (count <= gains.length && (gains[count - 1] ?? 0) >= limit) count += 1
  return count
}

function trace(from: number[][], n: number, count: number): number[] {
  const starts: number[] = []
  let end = n
  for (let k = count - 1; k >= 0; k -= 1) {
    const start = k === 0 ? 0 : (from[k]?.[end] ?? 0)
    starts.unshift(start)
    end = start
  }
  return [...new Set(starts)].sort((a, b) => a - b)
}
