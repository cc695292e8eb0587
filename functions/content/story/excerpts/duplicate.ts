// Finds reprints (duplicates, syndicated copies), by which one piece would be told twice: articles that say the same in
// nearly the same words, paragraph by paragraph. Edited reprints share few whole sentences, so likeness is measured by
// weighted words. Candidates come from an index of rare word pairs, so not every article is compared with every other.
// Decides how alike two articles must be, not which stories of an event are printed (`edition/choosing/choose.ts`).
import { contentStems } from '../../language/words/terms.ts'
import type { Article } from '../../types.ts'

export interface NearDuplicate {
  /** Indexes into the list of articles, a < b. */
  a: number
  b: number
  /** Paragraphs with the same content, as [index in a, index in b]; a paragraph may match several. */
  paragraphs: [number, number][]
}

// Chosen by reading; what more or less of these moves: docs/decisions/072.
/** Cosine similarity from which two paragraphs carry the same content. */
const alike = 0.45
/** The same between two reprints, if at least one of the two paragraphs has no better match. */
const alikeInReprint = 0.27
/** The same for paragraphs between two neighbours that correspond. */
const somewhatAlike = 0.12
/** Share of the shorter article's paragraphs that must be alike before it counts as a reprint. */
const sharedParagraphs = 0.3
/** Share of the shorter article's word pairs that both must contain before they are compared paragraph by paragraph. */
const sharedPairs = 0.15
/** Share of the shorter article's runs of three words that both must contain. A preview, a report and a follow-up of
 * one event share names, numbers and background; a reprint shares the text. */
const sharedText = 1 / 3
/** Fewest word pairs that both must contain. */
const fewestPairs = 4
/** Most articles that may contain a word pair; a pair shared by more tells nothing. */
const commonPair = 12
/** Bits of the hash tables. With four slots per word, one pair in five collides with another; the table takes between
 * 64 KB and 32 MB, the one for pairs of articles 4 MB. Counts stop at the largest value of a byte. */
const slotsPerWord = 4
const [fewestBits, mostBits, meetingBits] = [16, 25, 22] as const
const fullByte = 255
/** Odd numbers that spread neighbouring values over 32 bits: from the golden ratio (Knuth 1973, 6.4), and from the last
 * step of MurmurHash3 (Appleby 2011). */
const multipliers = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35] as const
/** The largest prime below 2 ** 32. */
const largestPrime = 4_294_967_291

/** Pairs of articles that are reprints of each other, with the paragraphs that correspond. */
export function nearDuplicates(articles: readonly Pick<Article, 'paragraphs'>[]): NearDuplicate[] {
  const { stems, kinds } = numbered(articles)
  const weight = rarity(stems, kinds)
  const found: NearDuplicate[] = []
  for (const [a, b] of candidates(stems)) {
    if (sharedRuns(stems[a], stems[b]) < sharedText) continue
    const paragraphs = correspondences(vectors(stems[a], weight), vectors(stems[b], weight))
    if (paragraphs.length > 0) found.push({ a, b, paragraphs })
  }
  return found.sort((x, y) => x.a - y.a || x.b - y.b)
}

/** The stems of each article as numbers, because a large stock has millions of them; 0 ends a paragraph. */
type Numbered = Uint32Array[]

function numbered(articles: readonly Pick<Article, 'paragraphs'>[]): { stems: Numbered; kinds: number } {
  const ids = new Map<string, number>()
  const idOf = (stem: string) => {
    const known = ids.get(stem)
    if (known === undefined) ids.set(stem, ids.size + 1)
    return known ?? ids.size
  }
  const stems = articles.map(({ paragraphs }) =>
    Uint32Array.from(paragraphs.flatMap(({ text }) => [...contentStems(text).map(idOf), 0])),
  )
  return { stems, kinds: ids.size }
}

/** Inverse document frequency of a stem over all articles. */
function rarity(stems: Numbered, kinds: number): (stem: number) => number {
  const counts = new Uint32Array(kinds + 1)
  const latest = new Uint32Array(kinds + 1)
  for (const [at, article] of stems.entries()) {
    for (const stem of article) {
      if (latest[stem] === at + 1) continue
      latest[stem] = at + 1
      counts[stem] = (counts[stem] ?? 0) + 1
    }
  }
  return (stem) => Math.log(1 + (stems.length + 1) / (counts[stem] || 1))
}

/** Pairs of articles that share several rare pairs of neighbouring words. */
function candidates(stems: Numbered): [number, number][] {
  const lengths = stems.map((article) => article.reduce((sum, stem) => sum + (stem > 0 ? 1 : 0), 0))
  const held = sharedPlaces(
    stems,
    lengths.reduce((sum, length) => sum + length, 0),
  )
  const shared = new Map<number, number>()
  for (const pair of oftenMet(held, stems.length)) shared.set(pair, (shared.get(pair) ?? 0) + 1)
  return [...shared].flatMap(([pair, count]): [number, number][] => {
    const [a, b] = [Math.floor(pair / stems.length), pair % stems.length]
    const shorter = Math.min(lengths[a] ?? 0, lengths[b] ?? 0)
    return count >= Math.max(fewestPairs, shorter * sharedPairs) ? [[a, b]] : []
  })
}

/** For each word pair found in several articles, but not in many, those articles, as `hash * articles + article`,
 * sorted. Pairs are counted by hash first, because nearly all occur in one article only and are never kept. A collision
 * adds a candidate, not a reprint. */
function sharedPlaces(stems: Numbered, words: number): Float64Array {
  const bits = Math.ceil(Math.log2(slotsPerWord * words + 1))
  const slots = 2 ** Math.min(mostBits, Math.max(fewestBits, bits))
  const counts = new Uint8Array(slots)
  for (const article of stems) {
    for (const hash of pairHashes(article, slots)) counts[hash] = Math.min(fullByte, (counts[hash] ?? 0) + 1)
  }
  const isShared = (count: number) => count >= 2 && count <= commonPair
  const places = new Float64Array(counts.reduce((sum, count) => sum + (isShared(count) ? count : 0), 0))
  let filled = 0
  for (const [at, article] of stems.entries()) {
    for (const hash of pairHashes(article, slots)) {
      if (!isShared(counts[hash] ?? 0)) continue
      places[filled] = hash * stems.length + at
      filled += 1
    }
  }
  return places.sort()
}

/** Pairs of articles (`a * articles + b`), each as often as the two share a word pair. Most pairs that share too few
 * are left out; they are counted by hash first, which is never too low. */
function* oftenMet(places: Float64Array, articles: number): Generator<number> {
  const meetings = new Uint8Array(2 ** meetingBits)
  const slot = (pair: number) => Math.imul(pair % largestPrime, multipliers[0]) >>> (32 - meetingBits)
  for (const pair of meetingsOf(places, articles))
    meetings[slot(pair)] = Math.min(fullByte, (meetings[slot(pair)] ?? 0) + 1)
  for (const pair of meetingsOf(places, articles)) if ((meetings[slot(pair)] ?? 0) >= fewestPairs) yield pair
}

/** Every two articles with the same hash. */
function* meetingsOf(places: Float64Array, articles: number): Generator<number> {
  for (let from = 0, to = 0; from < places.length; from = to) {
    const hash = Math.floor((places[from] ?? 0) / articles)
    while (to < places.length && Math.floor((places[to] ?? 0) / articles) === hash) to += 1
    for (let a = from; a < to; a += 1) {
      for (let b = a + 1; b < to; b += 1) yield ((places[a] ?? 0) % articles) * articles + ((places[b] ?? 0) % articles)
    }
  }
}

/** The hashes of an article's word pairs, without repeats. */
function pairHashes(stems: Uint32Array, slots: number): Set<number> {
  const hashes = new Set<number>()
  let before = 0
  for (const stem of stems) {
    if (before > 0 && stem > 0)
      hashes.add((Math.imul(before, multipliers[0]) ^ Math.imul(stem, multipliers[1])) & (slots - 1))
    before = stem
  }
  return hashes
}

/** Share, 0–1, of the runs of the article that has fewer of them; collisions are too rare to matter. */
function sharedRuns(a: Uint32Array = new Uint32Array(), b: Uint32Array = new Uint32Array()): number {
  const [few, many] = [runHashes(a), runHashes(b)].sort((x, y) => x.size - y.size)
  if (few === undefined || many === undefined || few.size === 0) return 0
  let shared = 0
  for (const hash of few) if (many.has(hash)) shared += 1
  return shared / few.size
}

function runHashes(stems: Uint32Array): Set<number> {
  const hashes = new Set<number>()
  for (let at = 2; at < stems.length; at += 1) {
    const [first = 0, second = 0, third = 0] = stems.subarray(at - 2, at + 1)
    if (first > 0 && second > 0 && third > 0)
      hashes.add(
        Math.imul(first, multipliers[0]) ^ Math.imul(second, multipliers[1]) ^ Math.imul(third, multipliers[2]),
      )
  }
  return hashes
}

interface Vector {
  weights: Map<number, number>
  norm: number
}

/** One vector for each paragraph. */
function vectors(stems: Uint32Array = new Uint32Array(), weight: (stem: number) => number): Vector[] {
  const found: Vector[] = []
  let weights: Vector['weights'] = new Map()
  for (const stem of stems) {
    if (stem > 0) weights.set(stem, (weights.get(stem) ?? 0) + weight(stem))
    else {
      found.push({ weights, norm: Math.sqrt([...weights.values()].reduce((sum, value) => sum + value * value, 0)) })
      weights = new Map()
    }
  }
  return found
}

function correspondences(a: Vector[], b: Vector[]): [number, number][] {
  const table = a.map((one) => b.map((other) => cosine(one, other)))
  const strong = table.filter((row) => row.some((value) => value >= alike)).length
  if (strong < Math.max(1, sharedParagraphs * Math.min(a.length, b.length))) return []
  const bestOfB = b.map((_, j) => table.reduce((best, row) => Math.max(best, row[j] ?? 0), 0))
  const pairs = table.flatMap((row, i) => {
    const best = row.reduce((most, one) => Math.max(most, one), 0)
    return row.flatMap((value, j): [number, number][] =>
      value >= alikeInReprint && (value === best || value === bestOfB[j]) ? [[i, j]] : [],
    )
  })
  return [...pairs, ...between(pairs, table)].sort((x, y) => x[0] - y[0] || x[1] - y[1])
}

/** Reprints keep the order of paragraphs: two left over between corresponding neighbours correspond if somewhat
 * alike. */
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
