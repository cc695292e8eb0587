// Puts stories into groups, which it finds by an index of terms, so that no story is compared with all others. Sets how
// alike two stories, or two groups, must be to be the same matter, and how many terms they must share.
import { type KnownMatter, MatterGroup, type Member, timeShare } from './matter-group.ts'
import type { Vocabulary } from './matter-vectors.ts'

export type { KnownMatter } from './matter-group.ts'

// Chosen by reading; what more or less of these moves: docs/decisions/072.
/** Cosine of their terms from which a story is on a matter, or two matters are one. */
const likeMatter = 0.2
const sameMatter = 0.14
/** Fewest terms that they must share: two names, or three of any kind; one rare word is not a matter. */
const fewestShared = 3
const nameCounts = 1.5
/** Number of the heaviest terms by which likely matters are found. */
const heaviest = 16
/** Most matters that a term may find; a term of more finds nothing. */
const mostHolders = 100
/** Most matters that are compared closely: those that share the most. */
const closest = 8
const mostRounds = 16
const none: readonly number[] = []

export class MatterGroups {
  /** By number; `null` if merged into another one. */
  readonly #groups: (MatterGroup | null)[] = []
  readonly #numbers = new Map<MatterGroup, number>()
  /** By term: the groups that contain it, or once did. */
  readonly #holders: (number[] | undefined)[] = []
  /** By group: how much it shares with the present story. */
  readonly #shared: Float64Array
  readonly #vocabulary: Vocabulary
  readonly #earlier = new Map<string, MatterGroup>()

  /** @param most number of stories that will be placed */
  constructor(vocabulary: Vocabulary, earlier: readonly KnownMatter[], most: number) {
    this.#vocabulary = vocabulary
    this.#shared = new Float64Array(earlier.length + most)
    for (const matter of earlier) this.#earlier.set(matter.id, this.#add(MatterGroup.known(matter, vocabulary)))
  }

  /** Groups that contain a story of the present stock. */
  all(): MatterGroup[] {
    return this.#groups.filter((group): group is MatterGroup => group !== null && group.members.length > 0)
  }

  /** Adds a story to the group most like it, or to a new one. */
  place(member: Member): void {
    const { terms, weights } = member.vector
    let best: MatterGroup | null = null
    let most = likeMatter
    for (const group of this.#near(terms)) {
      const likeness = this.#likeness(terms, weights, group) * timeShare(member.date, member.date, group)
      if (likeness < most || (likeness === most && best !== null)) continue
      best = group
      most = likeness
    }
    // A story that an earlier matter is named after must not begin another one with that name.
    const group = best ?? this.#earlier.get(member.id) ?? this.#add(new MatterGroup(member.id))
    this.#index(group, group.take(member))
  }

  /** Merges matters that turned out to be one, the most alike first; two that were known before stay apart. */
  merge(): void {
    let changed: Iterable<MatterGroup> = this.#groups.filter((group) => group !== null)
    for (let round = 0; round < mostRounds; round += 1) {
      const grown = this.#mergeLikest(changed)
      if (grown.size === 0) return
      changed = grown
    }
  }

  #mergeLikest(changed: Iterable<MatterGroup>): Set<MatterGroup> {
    const pairs: { a: MatterGroup; b: MatterGroup; likeness: number }[] = []
    for (const a of changed) {
      const { terms, weights } = a.vector()
      for (const b of this.#near(terms)) {
        if (a === b || (a.earlier && b.earlier)) continue
        const likeness = this.#likeness(terms, weights, b) * timeShare(a.firstOn, a.lastOn, b)
        if (likeness >= sameMatter) pairs.push({ a, b, likeness })
      }
    }
    const at = (group: MatterGroup) => this.#numbers.get(group) ?? 0
    pairs.sort((x, y) => y.likeness - x.likeness || at(x.a) - at(y.a) || at(x.b) - at(y.b))
    const [used, grown] = [new Set<MatterGroup>(), new Set<MatterGroup>()]
    for (const { a, b } of pairs) {
      if (used.has(a) || used.has(b)) continue
      used.add(a).add(b)
      grown.add(this.#unite(a, b))
    }
    return grown
  }

  /** Keeps the earlier of the two. */
  #unite(a: MatterGroup, b: MatterGroup): MatterGroup {
    const [one, other] = [this.#numbers.get(a) ?? 0, this.#numbers.get(b) ?? 0]
    const [keep, gone] = one < other ? [a, b] : [b, a]
    this.#groups[Math.max(one, other)] = null
    this.#index(keep, keep.unite(gone))
    return keep
  }

  #add(group: MatterGroup): MatterGroup {
    this.#numbers.set(group, this.#groups.length)
    this.#groups.push(group)
    this.#index(group, group.terms.keys())
    return group
  }

  #index(group: MatterGroup, terms: Iterable<number>): void {
    const number = this.#numbers.get(group) ?? 0
    for (const term of terms) {
      const holders = this.#holders[term]
      if (holders === undefined) this.#holders[term] = [number]
      else if (holders.length <= mostHolders && holders.at(-1) !== number) holders.push(number)
    }
  }

  /** The groups that share the most of these terms, which are sorted by weight, heaviest first. */
  #near(terms: Uint32Array): MatterGroup[] {
    const shared = this.#shared
    const touched: number[] = []
    for (const term of terms.subarray(0, heaviest)) {
      const holders = this.#holders[term] ?? none
      if (holders.length > mostHolders) continue
      const told = this.#vocabulary.rarity(term)
      for (let n = 0; n < holders.length; n += 1) {
        const number = holders[n] ?? 0
        const before = shared[number] ?? 0
        if (before === 0) touched.push(number)
        shared[number] = before + told
      }
    }
    return this.#mostShared(touched).flatMap((number) => this.#groups[number] ?? [])
  }

  #mostShared(touched: readonly number[]): number[] {
    const shared = this.#shared
    const best: number[] = []
    let least = 0
    for (const number of touched) {
      const own = shared[number] ?? 0
      if (own <= least || this.#groups[number] === null) continue
      let at = best.length
      while (at > 0 && (shared[best[at - 1] ?? 0] ?? 0) < own) at -= 1
      best.splice(at, 0, number)
      if (best.length > closest) best.pop()
      if (best.length === closest) least = shared[best.at(-1) ?? 0] ?? 0
    }
    for (const number of touched) shared[number] = 0
    return best
  }

  /** Cosine; the weights have length 1. */
  #likeness(terms: Uint32Array, weights: Float32Array, group: MatterGroup): number {
    let sum = 0
    let shared = 0
    for (let n = 0; n < terms.length; n += 1) {
      const term = terms[n] ?? 0
      const other = group.terms.get(term)
      if (other === undefined) continue
      shared += this.#vocabulary.isName(term) ? nameCounts : 1
      sum += (weights[n] ?? 0) * other
    }
    return shared < fewestShared ? 0 : sum / group.length
  }
}
