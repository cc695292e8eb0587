// Groups of stories on one matter each, found by an index of terms: no story is compared with everything.
import { dayMs } from '../../durations.ts'
import type { Terms } from './matter-terms.ts'

/** A matter as later editions must know it, to go on with its id. */
export interface KnownMatter {
  id: string
  /** What it is known by, heaviest first, with weights; names begin with `@`. */
  terms: [term: string, weight: number][]
  /** Stories that made the terms. */
  size: number
  /** ISO dates of its first and last dated story. */
  firstOn: string | null
  lastOn: string | null
}

/** A story as it is grouped. */
export interface Member {
  id: string
  article: string
  first: boolean
  /** ISO date. */
  date: string | null
  terms: Terms
}

/** Cosine of their terms from which a story is on a matter, and two matters are one. */
const likeMatter = 0.2
const sameMatter = 0.14
/** Terms that they must share, two names or three of any kind: one rare word makes no matter. */
const fewestShared = 3
const nameCounts = 1.5
/** Terms that a matter is known by. */
const mostTerms = 60
/** Matters that a term stands in, at most: terms of more find nothing. */
const mostHolders = 200
/** Matters that are compared closely: those that share the most. */
const closest = 12
/** Heaviest terms by which matters to be merged are found. */
const heaviest = 12
const mostRounds = 8

/** Days after which likeness counts less, and after which there is none. */
const fresh = 14
const past = 90

export interface Group {
  readonly id: string
  readonly members: readonly Member[]
  readonly size: number
  readonly firstOn: string | null
  readonly lastOn: string | null
  readonly earlier: boolean
  signature(): [string, number][]
}

export class MatterGroups {
  readonly #groups = new Map<number, MatterGroup>()
  readonly #holders = new Map<string, Set<number>>()
  readonly #rarity: (term: string) => number
  #count = 0

  /** The stock's own rarity damps what all of it speaks of; it makes nothing rare. */
  constructor(members: readonly Member[], earlier: readonly KnownMatter[]) {
    this.#rarity = rarityIn(members)
    for (const matter of earlier) this.#add(MatterGroup.known(matter))
  }

  all(): Group[] {
    return [...this.#groups.values()].filter(({ members }) => members.length > 0)
  }

  /** Into the likest group, or a new one. */
  place(member: Member): void {
    const norm = this.#norm(member.terms)
    let best: MatterGroup | null = null
    let most = likeMatter
    for (const group of this.#near(member.terms)) {
      const likeness = this.#likeness(member.terms, norm, group) * timeShare(member.date, member.date, group)
      if (likeness < most || (likeness === most && best !== null)) continue
      best = group
      most = likeness
    }
    if (best === null) this.#add(MatterGroup.begun(member))
    else {
      best.take(member)
      this.#index(best)
    }
  }

  /** Matters that turned out to be one, the likest first; two that were known before stay apart. */
  merge(): void {
    for (let round = 0; round < mostRounds; round += 1) if (!this.#mergeLikest()) return
  }

  #mergeLikest(): boolean {
    const pairs: { a: MatterGroup; b: MatterGroup; likeness: number }[] = []
    for (const a of this.#groups.values()) {
      const norm = this.#norm(a.terms)
      const head = new Map(a.signature().slice(0, heaviest))
      for (const b of this.#near(head)) {
        if (b.at <= a.at || (a.earlier && b.earlier)) continue
        const likeness = this.#likeness(a.terms, norm, b) * timeShare(a.firstOn, a.lastOn, b)
        if (likeness >= sameMatter) pairs.push({ a, b, likeness })
      }
    }
    pairs.sort((x, y) => y.likeness - x.likeness || x.a.at - y.a.at || x.b.at - y.b.at)
    const used = new Set<MatterGroup>()
    for (const { a, b } of pairs) {
      if (used.has(a) || used.has(b)) continue
      used.add(a).add(b)
      this.#unite(a, b)
    }
    return used.size > 0
  }

  #unite(a: MatterGroup, b: MatterGroup): void {
    const [keep, gone] = b.earlier ? [b, a] : [a, b]
    this.#groups.delete(gone.at)
    for (const term of gone.terms.keys()) this.#holders.get(term)?.delete(gone.at)
    keep.unite(gone)
    this.#index(keep)
  }

  #add(group: MatterGroup): void {
    group.at = this.#count
    this.#count += 1
    this.#groups.set(group.at, group)
    this.#index(group)
  }

  #index(group: MatterGroup): void {
    for (const term of group.trim()) this.#holders.get(term)?.delete(group.at)
    for (const term of group.terms.keys()) {
      const holders = this.#holders.get(term)
      if (holders === undefined) this.#holders.set(term, new Set([group.at]))
      else holders.add(group.at)
    }
  }

  /** Groups that share the most with these terms. */
  #near(terms: Terms): MatterGroup[] {
    const shared = new Map<number, number>()
    for (const [term, weight] of terms) {
      const holders = this.#holders.get(term)
      if (holders === undefined || holders.size > mostHolders) continue
      const told = weight * this.#rarity(term)
      for (const at of holders) shared.set(at, (shared.get(at) ?? 0) + told)
    }
    return [...shared]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, closest)
      .flatMap(([at]) => this.#groups.get(at) ?? [])
  }

  #likeness(terms: Terms, norm: number, group: MatterGroup): number {
    const [few, many] = terms.size < group.terms.size ? [terms, group.terms] : [group.terms, terms]
    let sum = 0
    let shared = 0
    for (const [term, weight] of few) {
      const other = many.get(term)
      if (other === undefined) continue
      shared += term.startsWith('@') ? nameCounts : 1
      sum += weight * other * this.#rarity(term) ** 2
    }
    return shared < fewestShared ? 0 : sum / (norm * this.#norm(group.terms))
  }

  #norm(terms: Terms): number {
    let sum = 0
    for (const [term, weight] of terms) sum += (weight * this.#rarity(term)) ** 2
    return Math.sqrt(sum) || 1
  }
}

class MatterGroup implements Group {
  at = 0
  readonly id: string
  readonly earlier: boolean
  readonly members: Member[] = []
  size = 0
  firstOn: string | null = null
  lastOn: string | null = null
  terms = new Map<string, number>()

  private constructor(id: string, earlier: boolean) {
    this.id = id
    this.earlier = earlier
  }

  static known({ id, terms, size, firstOn, lastOn }: KnownMatter): MatterGroup {
    const group = new MatterGroup(id, true)
    for (const [term, weight] of terms) group.terms.set(term, weight * size)
    Object.assign(group, { size, firstOn, lastOn })
    return group
  }

  static begun(member: Member): MatterGroup {
    const group = new MatterGroup(member.id, false)
    group.take(member)
    return group
  }

  /** Each story has the same say, however long it is. */
  take(member: Member): void {
    this.members.push(member)
    this.size += 1
    this.#date(member.date, member.date)
    const length = Math.sqrt([...member.terms.values()].reduce((sum, one) => sum + one * one, 0)) || 1
    for (const [term, weight] of member.terms) this.terms.set(term, (this.terms.get(term) ?? 0) + weight / length)
  }

  unite({ members, size, firstOn, lastOn, terms }: MatterGroup): void {
    for (const member of members) this.members.push(member)
    this.size += size
    this.#date(firstOn, lastOn)
    for (const [term, weight] of terms) this.terms.set(term, (this.terms.get(term) ?? 0) + weight)
  }

  /** Terms that are let go because there are too many. */
  trim(): string[] {
    if (this.terms.size <= 3 * mostTerms) return []
    const kept = new Set(this.#heaviest().map(([term]) => term))
    const gone = [...this.terms.keys()].filter((term) => !kept.has(term))
    for (const term of gone) this.terms.delete(term)
    return gone
  }

  signature(): [string, number][] {
    return this.#heaviest().map(([term, weight]) => [term, Math.round((1000 * weight) / this.size) / 1000])
  }

  #heaviest(): [string, number][] {
    return [...this.terms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, mostTerms)
  }

  #date(from: string | null, to: string | null): void {
    if (from !== null && (this.firstOn === null || from < this.firstOn)) this.firstOn = from
    if (to !== null && (this.lastOn === null || to > this.lastOn)) this.lastOn = to
  }
}

/** 1 in the same time, less from two weeks on, 0 beyond three months; what is undated may be of any time. */
function timeShare(from: string | null, to: string | null, { firstOn, lastOn }: Group): number {
  if (from === null || to === null || firstOn === null || lastOn === null) return 1
  const days = Math.max(daysBetween(lastOn, from), daysBetween(to, firstOn), 0)
  if (days > past) return 0
  return days <= fresh ? 1 : 1 - (0.5 * (days - fresh)) / (past - fresh)
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / dayMs

/** Inverse frequency of a term over the articles. */
function rarityIn(members: readonly Member[]): (term: string) => number {
  const latest = new Map<string, string>()
  const counts = new Map<string, number>()
  const articles = new Set<string>()
  for (const { article, terms } of [...members].sort((a, b) => (a.article < b.article ? -1 : 1))) {
    articles.add(article)
    for (const term of terms.keys()) {
      if (latest.get(term) === article) continue
      latest.set(term, article)
      counts.set(term, (counts.get(term) ?? 0) + 1)
    }
  }
  return (term) => Math.log(1 + Math.max(articles.size, 2) / (counts.get(term) ?? 1))
}
