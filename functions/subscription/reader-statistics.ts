// How many readers a list has, by what they chose: only counts.
import type { Subscriber } from './types.ts'

/** What readers are counted by, in the order shown. */
export const countedBy = ['status', 'topic', 'zone', 'cadence', 'language', 'way of coming'] as const
export type CountedBy = (typeof countedBy)[number]

export interface ReaderCounts {
  all: number
  by: ReadonlyMap<CountedBy, ReadonlyMap<string, number>>
}

export class ReaderStatistics {
  #all = 0
  readonly #by = new Map<CountedBy, Map<string, number>>(countedBy.map((name) => [name, new Map()]))

  add(reader: Subscriber): void {
    this.#all += 1
    this.#count('status', statusOrSuppression(reader))
    if (statusOrSuppression(reader) !== 'active') return
    for (const topic of reader.topics) this.#count('topic', topic)
    this.#count('zone', reader.zone)
    this.#count('cadence', reader.cadence)
    this.#count('language', reader.language)
    this.#count('way of coming', reader.consent.findLast(({ act }) => act === 'requested')?.by ?? 'unknown')
  }

  get counts(): ReaderCounts {
    return { all: this.#all, by: this.#by }
  }

  #count(name: CountedBy, value: string): void {
    const counts = this.#by.get(name)
    counts?.set(value, (counts.get(value) ?? 0) + 1)
  }
}

/** A reader who must not be mailed counts by the reason, whatever they chose. */
export function statusOrSuppression({ status, suppressed }: Pick<Subscriber, 'status' | 'suppressed'>): string {
  return suppressed === null ? status : `suppressed (${suppressed.reason})`
}
