// The terms of many stories as numbers, weighted by how rare they are in English and less if common in this stock.
import { memoized } from '../../language/words/memoized.ts'
import { type Terms, termsOf } from './matter-terms.ts'

/** A vector of length 1. */
export interface Vector {
  /** Numbers of terms, heaviest first. */
  terms: Uint32Array
  weights: Float32Array
}

interface Text {
  article: string
  title: string
  /** How much the title's terms count, 0–1. */
  titleShare: number
  text: string
}

export interface Vectors {
  /** One vector for each text. */
  of: Vector[]
  vocabulary: Vocabulary
}

/** Texts whose terms are remembered, since one stock is compared for several editions: some KB each. Chosen, not
 * measured. */
const mostKnown = 2_000

const knownTerms: (text: string) => Terms = memoized(termsOf, mostKnown)

/** Texts of one article must be next to each other. */
export function vectorsOf(texts: readonly Text[]): Vectors {
  const vocabulary = new Vocabulary()
  let article = ''
  let [own, titled]: [Terms, string] = [new Map(), '']
  const of = texts.map((one): Vector => {
    if (one.article !== article) vocabulary.nextArticle()
    article = one.article
    if (one.title !== titled) [own, titled] = [knownTerms(one.title), one.title]
    const terms = new Map(knownTerms(one.text))
    for (const [term, weight] of own)
      if (weight * one.titleShare > (terms.get(term) ?? 0)) terms.set(term, weight * one.titleShare)
    return {
      terms: Uint32Array.from(terms.keys(), (term) => vocabulary.count(term)),
      weights: Float32Array.from(terms.values()),
    }
  })
  return { of: of.map((vector) => scaled(vector, vocabulary)), vocabulary }
}

function scaled({ terms, weights }: Vector, vocabulary: Vocabulary): Vector {
  const told = weights.map((weight, n) => weight * vocabulary.rarity(terms[n] ?? 0))
  const length = Math.sqrt(told.reduce((sum, weight) => sum + weight * weight, 0)) || 1
  const order = new Uint32Array(terms.length).map((_, n) => n)
  order.sort((a, b) => (told[b] ?? 0) - (told[a] ?? 0) || (terms[a] ?? 0) - (terms[b] ?? 0))
  const sorted = new Float32Array(terms.length)
  for (const [n, from] of order.entries()) sorted[n] = (told[from] ?? 0) / length
  return { terms: order.map((from) => terms[from] ?? 0), weights: sorted }
}

/** The terms of a stock, each with a number. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>()
  readonly #terms: string[] = []
  /** Number of articles that contain each term, and the last of them. */
  readonly #counts: number[] = []
  readonly #latest: number[] = []
  readonly #rarities: number[] = []
  #articles = 0

  nextArticle(): void {
    this.#articles += 1
  }

  /** The number of a term in the present article, which is counted. */
  count(term: string): number {
    const number = this.number(term)
    if (this.#latest[number] !== this.#articles) {
      this.#latest[number] = this.#articles
      this.#counts[number] = (this.#counts[number] ?? 0) + 1
    }
    return number
  }

  /** The number of a term that need not be in the stock. */
  number(term: string): number {
    const known = this.#numbers.get(term)
    if (known !== undefined) return known
    const number = this.#terms.length
    this.#numbers.set(term, number)
    this.#terms.push(term)
    this.#counts.push(0)
    this.#latest.push(0)
    return number
  }

  term(number: number): string {
    return this.#terms[number] ?? ''
  }

  isName(number: number): boolean {
    return this.#terms[number]?.startsWith('@') ?? false
  }

  /** Inverse frequency over the articles: reduces the weight of what the whole stock mentions, but makes nothing rare
   * by itself. To be called when all terms are counted. */
  rarity(number: number): number {
    const known = this.#rarities[number]
    if (known !== undefined) return known
    const rarity = Math.log(1 + Math.max(this.#articles, 2) / Math.max(this.#counts[number] ?? 0, 1))
    this.#rarities[number] = rarity
    return rarity
  }
}
