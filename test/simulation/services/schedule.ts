// Calls of functions on a schedule, as EventBridge Scheduler and Lambda make them: what fails or dies is tried twice
// more.
import type { ProcessKind, Surroundings } from './process.ts'

const minute = 60_000
const mostTries = 3

export class Died extends Error {
  override readonly name = 'Died'
  readonly isForGood: boolean

  constructor(kind: ProcessKind, isForGood: boolean) {
    super(`${kind} died`)
    this.isForGood = isForGood
  }
}

export class Schedule<Warm> {
  readonly #around: Surroundings
  readonly #call: (kind: ProcessKind, work: (warm: Warm) => Promise<unknown>) => Promise<unknown>

  constructor(
    around: Surroundings,
    call: (kind: ProcessKind, work: (warm: Warm) => Promise<unknown>) => Promise<unknown>,
  ) {
    this.#around = around
    this.#call = call
  }

  /** Once, at an instant (ms), or as a fault has it. */
  plan(kind: ProcessKind, at: number, work: (warm: Warm, at: number) => Promise<unknown>): void {
    const { time, faults, note } = this.#around
    const hits = faults.at(kind)
    for (const hit of hits) note(`schedule: ${kind} comes ${hit.effect}`)
    const effects = hits.map(({ effect }) => effect)
    if (effects.includes('missed')) return
    const ms = hits[0]?.ms ?? 0
    const late = effects.includes('late') ? ms : 0
    for (const after of effects.includes('doubled') ? [late, ms] : [late])
      void time.sleep(at - time.exactly + after).then(() => this.#invoke(kind, at, work, 1))
  }

  repeat(kind: ProcessKind, from: number, every: number, work: (warm: Warm, at: number) => Promise<unknown>): void {
    const next = async (at: number): Promise<void> => {
      await this.#around.time.sleep(at - this.#around.time.exactly - 1)
      this.plan(kind, at, work)
      await next(at + every)
    }
    void next(from)
  }

  async #invoke(kind: ProcessKind, at: number, work: (warm: Warm, at: number) => Promise<unknown>, tries: number) {
    try {
      await this.#call(kind, (warm) => work(warm, at))
    } catch (error) {
      if (tries >= mostTries || (error instanceof Died && error.isForGood)) return
      await this.#around.time.sleep(tries * minute)
      await this.#invoke(kind, at, work, tries + 1)
    }
  }
}
