// One process of a function: its own clock, and a death after which it does nothing more.
import type { Clock } from '../../../functions/ports.ts'
import type { SeededRandom, VirtualTime } from '../../support/fakes/virtual-time.ts'
import type { Fault, Faults } from '../plan/faults.ts'

/** `outside`: whoever only looks, and meets no fault. */
export type ProcessKind =
  | 'outside'
  | 'compose'
  | 'launch'
  | 'tick'
  | 'send'
  | 'messages'
  | 'feedback'
  | 'reconcile'
  | 'api'
  | 'operator'

const minute = 60_000

/** Milliseconds that each function may run; as in `infra/constructs/function-limits.ts`. */
export const limitMs: Record<ProcessKind, number> = {
  compose: 5 * minute,
  launch: 15 * minute,
  tick: 5 * minute,
  send: 2 * minute,
  messages: minute,
  feedback: minute,
  reconcile: 15 * minute,
  api: minute / 6,
  operator: 60 * minute,
  outside: 60 * minute,
}

/** What all processes of a run share. */
export interface Surroundings {
  time: VirtualTime
  random: SeededRandom
  faults: Faults
  /** What happened, for whoever reads a schedule. */
  note: (what: string) => void
}

export class Process implements Clock {
  readonly kind: ProcessKind
  readonly name: string
  readonly #around: Surroundings
  readonly #skewMs: number
  isDead = false
  /** Deliveries that it claimed, and of which it put no outcome on record. */
  readonly claims = new Set<string>()
  /** Those that it left behind when it died. */
  readonly onDeath: (claims: ReadonlySet<string>) => void
  /** Called when it dies in the midst of a call. */
  died: (isForGood: boolean) => void = () => undefined

  constructor(
    kind: ProcessKind,
    name: string,
    around: Surroundings,
    skewMs: number,
    onDeath: (claims: ReadonlySet<string>) => void,
  ) {
    this.kind = kind
    this.name = name
    this.#around = around
    this.#skewMs = skewMs
    this.onDeath = onDeath
  }

  get random(): SeededRandom {
    return this.#around.random
  }

  now(): Date {
    return new Date(this.#around.time.exactly + this.#skewMs)
  }

  async sleep(ms: number): Promise<void> {
    await this.#around.time.sleep(ms)
    if (this.isDead) await never()
  }

  /** @param isForGood the call is not made again */
  die(isForGood = false): void {
    if (this.isDead) return
    this.isDead = true
    this.onDeath(this.claims)
    this.died(isForGood)
  }

  /** A call to somebody outside: it takes its time on the way there and back, and each end of it is a moment to die. */
  async call<T>(name: string, ms: number, work: (faults: readonly Fault[]) => Promise<T>): Promise<T> {
    if (this.isDead) return never()
    const { time, faults, note, random } = this.#around
    const hits = this.kind === 'outside' ? [] : faults.at(name)
    for (const hit of hits) note(`${this.name}: ${hit.family} ${hit.effect} at ${name}`)
    const crash = hits.find(({ family }) => family === 'crash')
    if (crash !== undefined && crash.effect !== 'after') {
      this.die(crash.effect === 'for-good')
      return never()
    }
    await time.sleep(ms / 2)
    // What was on its way when its sender died arrives, or does not.
    if (this.isDead && random.fraction() < 0.5) return never()
    const answer = work(hits.filter(({ family }) => family !== 'crash'))
    if (crash !== undefined) this.die()
    try {
      return await answer
    } finally {
      await time.sleep(ms / 2)
      if (this.isDead) await never()
    }
  }
}

/** The process is dead and does not go on. */
export function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined)
}
