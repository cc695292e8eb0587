// Time that passes only while all processes wait: hours of a system of many processes in seconds, the same in every
// run.
import type { Clock, Random } from '../../../functions/ports.ts'

interface Sleeper {
  at: number
  /** At the same instant, the one who slept first wakes first. */
  order: number
  wake: () => void
}

export class VirtualTime implements Clock {
  #now: number
  #order = 0
  readonly #heap: Sleeper[] = []

  constructor(start: string) {
    this.#now = Date.parse(start)
  }

  /** Whole milliseconds, as a clock shows them. */
  now(): Date {
    return new Date(this.#now)
  }

  /** Milliseconds with fractions. */
  get exactly(): number {
    return this.#now
  }

  sleep(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#order += 1
    this.#push({ at: this.#now + Math.max(0, ms), order: this.#order, wake: resolve })
    return promise
  }

  /** Lets time pass until an instant (ms). */
  async run(until: number): Promise<void> {
    for (;;) {
      await new Promise(setImmediate)
      const next = this.#heap[0]
      if (next === undefined || next.at > until) break
      this.#now = Math.max(this.#now, next.at)
      this.#pop().wake()
    }
    this.#now = Math.max(this.#now, until)
  }

  #push(sleeper: Sleeper): void {
    const heap = this.#heap
    let n = heap.length
    heap.push(sleeper)
    while (n > 0) {
      const parent = (n - 1) >> 1
      if (!isBefore(heap[n], heap[parent])) break
      swap(heap, n, parent)
      n = parent
    }
  }

  #pop(): Sleeper {
    const heap = this.#heap
    const last = heap.length - 1
    swap(heap, 0, last)
    const top = heap.pop()
    if (top === undefined) throw new Error('Nobody sleeps.')
    for (let n = 0; ; ) {
      const [left, right] = [2 * n + 1, 2 * n + 2]
      let least = n
      if (isBefore(heap[left], heap[least])) least = left
      if (isBefore(heap[right], heap[least])) least = right
      if (least === n) return top
      swap(heap, n, least)
      n = least
    }
  }
}

function isBefore(a: Sleeper | undefined, b: Sleeper | undefined): boolean {
  if (a === undefined || b === undefined) return false
  return a.at === b.at ? a.order < b.order : a.at < b.at
}

function swap(heap: Sleeper[], a: number, b: number): void {
  const [one, other] = [heap[a], heap[b]]
  if (one === undefined || other === undefined) return
  heap[a] = other
  heap[b] = one
}

/** mulberry32, a generator with 32 bits of state by T. Ettinger, in the public domain. */
export class SeededRandom implements Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.fraction()
  }

  id(length: number): string {
    let id = ''
    while (id.length < length) id += Math.floor(this.fraction() * 36 ** 5).toString(36)
    return id.slice(0, length)
  }
}
