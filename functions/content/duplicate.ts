// Finds reprints: articles that say the same in nearly the same words, paragraph by paragraph. Edited reprints share few
// whole sentences, so likeness is measured by weighted words; candidates come from an index of rare word pairs, never
// from comparing all with all.
import { contentStems } from './terms.ts'
import type { Article } from './types.ts'

export interface NearDuplicate {
  /** Indexes into the list of articles, a < b. */
  a: number
  b: number
  /** Paragraphs with the same content: index in a, index in b; one may match several. */
  paragraphs: [number, number][]
}

/** A paragraph this like another one carries the same content. */
const alike = 0.45
/** Between two reprints, a paragraph this like another, and like no other more. */
const alikeInReprint = 0.27
/** Between corresponding neighbours. */
const somewhatAlike = 0.12
/** Share of the shorter article's paragraphs that must be alike before it counts as a reprint. */
const sharedParagraphs = 0.3
/** Share of the shorter article's word pairs that both must have before they are compared paragraph by paragraph. */
const sharedPairs = 0.15
/** Texts that contain a word pair, at most: pairs that more share say nothing. */
const commonPair = 12

/** Pairs of articles that are reprints of each other, with the paragraphs that correspond. */
export function nearDuplicates(articles: Pick<Article, 'paragraphs'>[]): NearDuplicate[] {
  const stems = articles.map((article) => article.paragraphs.map((paragraph) => contentStems(paragraph.text)))
  const weight = rarity(stems)
  const found: NearDuplicate[] = []
  for (const [a, b] of candidates(stems)) {
    const paragraphs = correspondences(vectors(stems[a] ?? [], weight), vectors(stems[b] ?? [], weight))
    if (paragraphs.length > 0) found.push({ a, b, paragraphs })
  }
  return found.sort((x, y) => x.a - y.a || x.b - y.b)
}

/** Inverse document frequency of a stem over all articles. */
function rarity(stems: string[][][]): (stem: string) => number {
  const counts = new Map<string, number>()
  for (const article of stems) for (const stem of new Set(article.flat())) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return (stem) => Math.log(1 + (stems.length + 1) / (counts.get(stem) ?? 1))
}

/** Article pairs that share several rare pairs of neighbouring words. */
function candidates(stems: string[][][]): [number, number][] {
  const lengths = stems.map((article) => article.reduce((sum, paragraph) => sum + paragraph.length, 0))
  const shared = new Map<number, number>()
  for (const list of sharingArticles(
    stems,
    lengths.reduce((sum, length) => sum + length, 0),
  )) {
    for (const [n, a] of list.entries()) {
      for (const b of list.slice(n + 1)) shared.set(a * stems.length + b, (shared.get(a * stems.length + b) ?? 0) + 1)
    }
  }
  return [...shared].flatMap(([key, count]): [number, number][] => {
    const a = Math.floor(key / stems.length)
    const b = key % stems.length
    const shorter = Math.min(lengths[a] ?? 0, lengths[b] ?? 0)
    return count >= Math.max(4, shorter * sharedPairs) ? [[a, b]] : []
  })
}

/** For each pair of words that several articles have, and not many, those articles. Pairs are counted by a hash: nearly
 * all stand in one article only and are never kept. Two pairs that meet in one hash make a candidate more, no reprint. */
function sharingArticles(stems: string[][][], words: number): number[][] {
  const slots = 2 ** Math.min(25, Math.max(16, Math.ceil(Math.log2(4 * words + 1))))
  const counts = new Uint8Array(slots)
  const latest = new Int32Array(slots)
  const ids = new Map<string, number>()
  const hashes = stems.map((article) => pairHashes(article, ids, slots))
  for (const [at, own] of hashes.entries()) {
    for (const hash of own) {
      if (latest[hash] === at + 1) continue
      latest[hash] = at + 1
      counts[hash] = Math.min(255, (counts[hash] ?? 0) + 1)
    }
  }
  const holders = new Map<number, number[]>()
  for (const [at, own] of hashes.entries()) {
    for (const hash of own) {
      const count = counts[hash] ?? 0
      if (count < 2 || count > commonPair) continue
      const list = holders.get(hash)
      if (list === undefined) holders.set(hash, [at])
      else if (list.at(-1) !== at) list.push(at)
    }
  }
  return [...holders.values()]
}

function pairHashes(paragraphs: string[][], ids: Map<string, number>, slots: number): Uint32Array {
  const hashes: number[] = []
  for (const stems of paragraphs) {
    let before = -1
    for (const stem of stems) {
      const known = ids.get(stem)
      const id = known ?? ids.size
      if (known === undefined) ids.set(stem, id)
      if (before >= 0) hashes.push((Math.imul(before, 0x9e3779b1) ^ Math.imul(id, 0x85ebca6b)) & (slots - 1))
      before = id
    }
  }
  return Uint32Array.from(hashes)
}

interface Vector {
  weights: Map<string, number>
  norm: number
}

function vectors(paragraphs: string[][], weight: (stem: string) => number): Vector[] {
  return paragraphs.map((stems) => {
    const weights = new Map<string, number>()
    for (const stem of stems) weights.set(stem, (weights.get(stem) ?? 0) + weight(stem))
    return { weights, norm: Math.sqrt([...weights.values()].reduce((sum, value) => sum + value * value, 0)) }
  })
}

function correspondences(a: Vector[], b: Vector[]): [number, number][] {
  const table = a.map((one) => b.map((other) => cosine(one, other)))
  const strong = table.filter((row) => row.some((value) => value >= alike)).length
  if (strong < Math.max(1, sharedParagraphs * Math.min(a.length, b.length))) return []
  const bestOfB = b.map((_, j) => Math.max(...table.map((row) => row[j] ?? 0)))
  const pairs = table.flatMap((row, i) => {
    const best = Math.max(...row)
    return row.flatMap((value, j): [number, number][] =>
      value >= alikeInReprint && (value === best || value === bestOfB[j]) ? [[i, j]] : [],
    )
  })
  return [...pairs, ...between(pairs, table)].sort((x, y) => x[0] - y[0] || x[1] - y[1])
}

/** Reprints keep the order: two paragraphs left over between corresponding neighbours correspond if somewhat alike. */
function between(pairs: [number, number][], table: number[][]): [number, number][] {
  const has = (i: number, j: number) => pairs.some(([a, b]) => a === i && b === j)
  const left = new Set(pairs.map(([i]) => i))
  const right = new Set(pairs.map(([, j]) => j))
  return table.flatMap((row, i) =>
    row.flatMap((value, j): [number, number][] => {
      const free = !left.has(i) && !right.has(j) && value >= somewhatAlike
      return free && has(i - 1, j - 1) && has(i + 1, j + 1) ? [[i, j]] : []
    }),
  )
}

function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.weights.size < b.weights.size ? [a, b] : [b, a]
  let sum = 0
  for (const [stem, value] of small.weights) sum += value * (large.weights.get(stem) ?? 0)
  return sum === 0 ? 0 : sum / (a.norm * b.norm)
}
