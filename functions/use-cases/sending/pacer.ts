// Gives each mail its slot: slots of the account's pace, reserved in blocks, and the day's quota (promise D5).
import { editionRate, leftToday, paceBlock, slotsFrom } from '../../delivery/pace.ts'
import type { Ports, Quota } from '../../ports.ts'

export class Pacer {
  readonly #ports: Pick<Ports, 'deliveries' | 'clock'>
  readonly #perSecond: number
  readonly #deadline: number
  #left: number
  #wanted: number
  #slots: number[] = []
  #reservation: Promise<unknown> = Promise.resolve()

  /** `wanted`: mails at most; `deadline` (ms): no slot is given later than this. */
  constructor(
    ports: Pick<Ports, 'deliveries' | 'clock'>,
    quota: Quota,
    share: number,
    wanted: number,
    deadline: number,
  ) {
    this.#ports = ports
    this.#perSecond = editionRate(quota, share)
    this.#left = leftToday(quota, share)
    this.#wanted = wanted
    this.#deadline = deadline
  }

  /** True where the day's quota was what ended it. */
  get dayIsOver(): boolean {
    return this.#left <= 0
  }

  /** Resolves at the mail's slot; false where it would not come in time, or the day's quota is used up. */
  async waitForSlot(): Promise<boolean> {
    if (this.#left <= 0 || this.#perSecond <= 0) return false
    this.#left -= 1
    const slot = this.#reservation.then(() => this.#nextSlot())
    this.#reservation = slot.catch(() => undefined)
    const at = await slot
    if (at > this.#deadline) return false
    const wait = at - this.#ports.clock.now().getTime()
    if (wait > 0) await this.#ports.clock.sleep(wait)
    return true
  }

  /** Gives a slot to the next reader: nothing was submitted in it. Otherwise a batch that is taken up again would
   * spend its slots on readers who were mailed before, and never come to the rest. */
  returnSlot(): void {
    this.#left += 1
    this.#slots.unshift(this.#ports.clock.now().getTime())
  }

  async #nextSlot(): Promise<number> {
    const ready = this.#slots.shift()
    if (ready !== undefined) return ready
    const count = Math.max(1, Math.min(paceBlock, this.#wanted))
    this.#wanted -= count
    const now = this.#ports.clock.now().getTime()
    const first = await this.#ports.deliveries.reservePace(count, this.#perSecond, now)
    this.#slots = slotsFrom(first, count, this.#perSecond)
    return this.#slots.shift() ?? first
  }
}
