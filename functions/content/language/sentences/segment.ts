// Cuts a text into segments of one theme each, by its words alone (after Choi's C99: similarities are replaced by their
// rank among the neighbours, then the division with the densest segments is found; here by dynamic programming).
import { contentStems } from '../words/terms.ts'

/** Most pieces that are compared with each other; longer texts are cut in stretches of this many. */
const stretch = 400

/**
 * Indexes at which a segment starts, the first always 0. Pieces may be sentences or paragraphs. `parts` requests a
 * number of segments; by default it follows from the text.
 */
export function segment(pieces: string[], { parts }: { parts?: number } = {}): number[] {
  if (pieces.length === 0) return []
  const starts: number[] = []
  for (let from = 0; from < pieces.length; from += stretch) {
    const slice = pieces.slice(from, from + stretch)
    const share = parts === undefined ? undefined : Math.max(1, Math.round((parts * slice.length) / pieces.length))
    for (const start of divide(slice, share)) starts.push(from + start)
  }
  return starts
}

function divide(pieces: string[], parts: number | undefined): number[] {
  const n = pieces.length
  const most = Math.min(parts ?? Math.ceil(n / 2), n)
  const { totals, from } = partitions(densities(ranks(similarities(pieces), n), n), n, most)
  return trace(from, n, Math.min(parts ?? elbow(totals), most))
}

/** Cosine of every two pieces, row by row: only pieces that share a stem are compared. */
function similarities(pieces: string[]): Float64Array {
  const n = pieces.length
  const values = new Float64Array(n * n)
  for (const holders of holdersOf(pieces)) addProducts(values, holders, n)
  const norms = pieces.map((_, i) => Math.sqrt(values[i * n + i] ?? 0) || 1)
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const value = (values[i * n + j] ?? 0) / ((norms[i] ?? 1) * (norms[j] ?? 1))
      values[i * n + j] = value
      values[j * n + i] = value
    }
  }
  for (let i = 0; i < n; i += 1) values[i * n + i] = 1
  return values
}

/** For each stem, the pieces that contain it and how often, alternating. */
function holdersOf(pieces: string[]): Iterable<number[]> {
  const holders = new Map<string, number[]>()
  for (const [at, piece] of pieces.entries()) {
    for (const stem of contentStems(piece)) {
      const list = holders.get(stem)
      if (list === undefined) holders.set(stem, [at, 1])
      else if (list[list.length - 2] === at) list[list.length - 1] = (list.at(-1) ?? 0) + 1
      else list.push(at, 1)
    }
  }
  return holders.values()
}

/** Adds a stem's contribution to the product of every two pieces that contain it, including a piece with itself. */
function addProducts(products: Float64Array, holders: number[], n: number): void {
  for (let a = 0; a < holders.length; a += 2) {
    const row = (holders[a] ?? 0) * n
    const count = holders[a + 1] ?? 0
    for (let b = 0; b <= a; b += 2) {
      const at = row + (holders[b] ?? 0)
      products[at] = (products[at] ?? 0) + count * (holders[b + 1] ?? 0)
    }
  }
}

/** Neighbours to each side: ranks over 11 × 11, as in C99 (Choi 2000). */
const reach = 5

/** Share of the neighbours within reach that are less similar. */
function ranks(values: Float64Array, n: number): Float64Array {
  const ranked = new Float64Array(n * n)
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      const value = values[i * n + j] ?? 0
      let less = 0
      let all = -1
      for (let y = Math.max(0, i - reach); y <= Math.min(n - 1, i + reach); y += 1) {
        for (let x = Math.max(0, j - reach); x <= Math.min(n - 1, j + reach); x += 1) {
          all += 1
          if ((values[y * n + x] ?? 0) < value) less += 1
        }
      }
      ranked[i * n + j] = all === 0 ? 0 : less / all
      ranked[j * n + i] = ranked[i * n + j] ?? 0
    }
  }
  return ranked
}

/** For each run of pieces (`first * (n + 1) + end`, the end excluded), the sum of its ranks divided by its area. */
function densities(values: Float64Array, n: number): Float64Array {
  const width = n + 1
  const sums = new Float64Array(width * width)
  for (let i = 0; i < n; i += 1) {
    let row = 0
    for (let j = 0; j < n; j += 1) {
      row += values[i * n + j] ?? 0
      sums[(i + 1) * width + j + 1] = row + (sums[i * width + j + 1] ?? 0)
    }
  }
  const at = (i: number, j: number) => sums[i * width + j] ?? 0
  const found = new Float64Array(width * width)
  for (let a = 0; a < n; a += 1) {
    for (let b = a + 1; b <= n; b += 1) found[a * width + b] = (at(b, b) - at(a, b) - at(b, a) + at(a, a)) / (b - a)
  }
  return found
}

/** Best total density for 1, 2 … `most` segments, and for each number and end, where the last segment starts. */
function partitions(inside: Float64Array, n: number, most: number): { totals: number[]; from: Int32Array[] } {
  const width = n + 1
  let cost = inside.slice(0, width)
  const from = [new Int32Array(width)]
  const totals = [cost[n] ?? 0]
  for (let k = 1; k < most; k += 1) {
    const row = new Float64Array(width).fill(Number.NEGATIVE_INFINITY)
    const back = new Int32Array(width)
    for (let end = k + 1; end <= n; end += 1) {
      for (let cut = k; cut < end; cut += 1) {
        const value = (cost[cut] ?? 0) + (inside[cut * width + end] ?? 0)
        if (value > (row[end] ?? 0)) {
          row[end] = value
          back[end] = cut
        }
      }
    }
    cost = row
    from.push(back)
    totals.push(row[n] ?? 0)
  }
  return { totals, from }
}

/** The number of segments after which another one gains little: mean plus 1.2 deviations of the gains, as in C99. */
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

function trace(from: Int32Array[], n: number, count: number): number[] {
  const starts: number[] = []
  let end = n
  for (let k = count - 1; k >= 0; k -= 1) {
    const start = k === 0 ? 0 : (from[k]?.[end] ?? 0)
    starts.unshift(start)
    end = start
  }
  return [...new Set(starts)].sort((a, b) => a - b)
}
