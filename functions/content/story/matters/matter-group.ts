// A group of stories on one matter, and the terms that the group is known by. Sets after how many days likeness counts
// less, and after how many for nothing.

import { dayMs } from '../../../durations.ts'
import { memoized } from '../../language/words/memoized.ts'
import type { Vector, Vocabulary } from './matter-vectors.ts'

/** A matter in the form that later editions need to continue it under the same id. */
export interface KnownMatter {
  id: string
  /** Terms it is known by, with weights, heaviest first; names begin with `@`. */
  terms: [term: string, weight: number][]
  /** Number of stories that the terms come from. */
  size: number
  /** ISO dates of its first and last dated story. */
  firstOn: string | null
  lastOn: string | null
}

/** A story in the form that it is grouped in. */
export interface Member {
  id: string
  first: boolean
  /** ISO date. */
  date: string | null
  vector: Vector
}

/** Most terms that a matter is known by, and most that may gather before the lighter ones are dropped. */
const mostTerms = 60
const mostGathered = 150
/** Most of those that are kept for later editions. */
const mostKept = 30

export class MatterGroup {
  readonly id: string
  /** True if an earlier edition knew it. */
  readonly earlier: boolean
  readonly members: Member[] = []
  size = 0
  firstOn: string | null = null
  lastOn: string | null = null
  /** Sums of its stories' weights, by number of the term. */
  readonly terms = new Map<number, number>()
  #square = 0

  constructor(id: string, earlier = false) {
    this.id = id
    this.earlier = earlier
  }

  static known({ id, terms, size, firstOn, lastOn }: KnownMatter, vocabulary: Vocabulary): MatterGroup {
    const group = new MatterGroup(id, true)
    for (const [term, weight] of terms) {
      const number = vocabulary.number(term)
      group.#add(number, weight * size * vocabulary.rarity(number))
    }
    group.size = size
    group.#date(firstOn, lastOn)
    return group
  }

  /** Length of its terms as a vector. */
  get length(): number {
    return Math.sqrt(this.#square) || 1
  }

  /** Adds a story. Returns the numbers of the terms that are new to the group. */
  take(member: Member): number[] {
    const { terms, weights } = member.vector
    this.members.push(member)
    this.size += 1
    this.#date(member.date, member.date)
    const fresh: number[] = []
    for (let n = 0; n < terms.length; n += 1) {
      const term = terms[n] ?? 0
      if (this.#add(term, weights[n] ?? 0)) fresh.push(term)
    }
    this.#trim()
    return fresh
  }

  /** Adds another group. Returns the numbers of the terms that are new to this one. */
  unite({ members, size, firstOn, lastOn, terms }: MatterGroup): number[] {
    for (const member of members) this.members.push(member)
    this.size += size
    this.#date(firstOn, lastOn)
    const fresh: number[] = []
    for (const [term, weight] of terms) if (this.#add(term, weight)) fresh.push(term)
    this.#trim()
    return fresh
  }

  /** Its terms in the form of one story's. */
  vector(): Vector {
    const [only] = this.members
    if (only !== undefined && this.size === 1) return only.vector
    const terms = Uint32Array.from(this.heaviest(this.terms.size))
    const weights = new Float32Array(terms.length)
    for (let n = 0; n < terms.length; n += 1) weights[n] = (this.terms.get(terms[n] ?? 0) ?? 0) / this.length
    return { terms, weights }
  }

  /** Numbers of the terms it is known by, heaviest first. */
  heaviest(most = mostTerms): number[] {
    const sorted = [...this.terms].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    return sorted.slice(0, most).map(([term]) => term)
  }

  signature(vocabulary: Vocabulary): KnownMatter['terms'] {
    return this.heaviest(mostKept).map((term) => {
      const weight = (this.terms.get(term) ?? 0) / this.size / vocabulary.rarity(term)
      return [vocabulary.term(term), Math.round(10_000 * weight) / 10_000]
    })
  }

  /** True if the term is new. */
  #add(term: number, weight: number): boolean {
    const before = this.terms.get(term)
    this.terms.set(term, (before ?? 0) + weight)
    this.#square += weight * (2 * (before ?? 0) + weight)
    return before === undefined
  }

  #trim(): void {
    if (this.terms.size <= mostGathered) return
    const kept = new Set(this.heaviest())
    for (const [term, weight] of this.terms) {
      if (kept.has(term)) continue
      this.terms.delete(term)
      this.#square -= weight * weight
    }
  }

  #date(from: string | null, to: string | null): void {
    if (from !== null && (this.firstOn === null || from < this.firstOn)) this.firstOn = from
    if (to !== null && (this.lastOn === null || to > this.lastOn)) this.lastOn = to
  }
}

// Chosen by reading; what more or less of these moves: docs/decisions/072.
/** Days after which likeness counts less, and days after which it counts for nothing. */
const fresh = 14
const past = 90

/** Factor for likeness by the days between: 1 up to two weeks, falling to half at 90 days, then 0. Anything undated may
 * be of any time, so 1. */
export function timeShare(from: string | null, to: string | null, { firstOn, lastOn }: MatterGroup): number {
  if (from === null || to === null || firstOn === null || lastOn === null) return 1
  const days = Math.max(daysBetween(lastOn, from), daysBetween(to, firstOn), 0)
  if (days > past) return 0
  return days <= fresh ? 1 : 1 - (0.5 * (days - fresh)) / (past - fresh)
}

const daysBetween = (from: string, to: string) => (from === to ? 0 : dayOf(to) - dayOf(from))

/** More days than twenty years have: a stock has few different dates, and asks for each many times. */
const mostDays = 10_000
const dayOf = memoized((date) => Date.parse(date) / dayMs, mostDays)
