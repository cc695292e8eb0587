// One batch that this sender holds; it is done only when each of its readers is handled. Sets how long the batch is
// held (lease).
import { briefingAgainAfterMs } from '../../delivery/pace/tries.ts'
import type { Batch } from '../../delivery/types.ts'
import { minuteMs } from '../../durations.ts'
import type { Ports } from '../../ports.ts'

/** Longer than the two minutes that the function may run, so a live sender never loses its batch. */
export const leaseMs = 5 * minuteMs

/** Time kept between the last submission and the end of the lease. */
const leaseMarginMs = minuteMs

export class BatchRun {
  readonly batch: Batch
  readonly #owner: string
  readonly #waiting: string[]
  #underWay = 0
  #handled = 0
  #isReleased = false
  /** At least one reader was refused temporarily. */
  waits = false
  /** Reader → claim under which certainly nothing was submitted, but which could not be given back. */
  readonly unsent: Map<string, string>

  constructor(batch: Batch, owner: string) {
    this.batch = batch
    this.#owner = owner
    this.#waiting = [...batch.subscribers].reverse()
    this.unsent = new Map(Object.entries(batch.unsent ?? {}))
  }

  next(): string | null {
    const reader = this.#waiting.pop()
    if (reader === undefined) return null
    this.#underWay += 1
    return reader
  }

  /** False if the lease is about to expire. */
  isHeld(nowMs: number): boolean {
    const until = this.batch.lease?.until
    return until !== undefined && nowMs < Date.parse(until) - leaseMarginMs
  }

  /** Called when nothing more is to be done for the reader, or the reader waits. */
  async finished(ports: Pick<Ports, 'editions' | 'clock'>, isHandled: boolean): Promise<void> {
    this.#underWay -= 1
    if (isHandled) this.#handled += 1
    if (this.#waiting.length === 0 && this.#underWay === 0) await this.release(ports)
  }

  async release({ editions, clock }: Pick<Ports, 'editions' | 'clock'>): Promise<void> {
    if (this.#isReleased) return
    this.#isReleased = true
    const isDone = this.#handled === this.batch.subscribers.length
    const notBefore = new Date(clock.now().getTime() + briefingAgainAfterMs).toISOString()
    await editions.release(this.batch, this.#owner, isDone, {
      ...(this.waits ? { notBefore } : {}),
      ...(this.unsent.size > 0 ? { unsent: Object.fromEntries(this.unsent) } : {}),
    })
  }
}
