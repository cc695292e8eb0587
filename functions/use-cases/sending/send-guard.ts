// May this batch go on? The edition may be paused, stopped or cancelled, and the lease may run out, in mid-flight.
import { minuteMs } from '../../durations.ts'
import type { Ports } from '../../ports.ts'

/** The edition's status is at most this old when a reader is mailed. */
export const statusAgeMs = 2000

/** Time kept between the last submission and the end of the lease. */
const leaseMarginMs = minuteMs

export class SendGuard {
  readonly #ports: Pick<Ports, 'editions' | 'clock'>
  readonly #edition: string
  readonly #leaseUntil: number
  #sending: Promise<boolean>
  #readAt: number
  #halted = false

  /** `readAt`: when the edition was last seen to be sending. */
  constructor(ports: Pick<Ports, 'editions' | 'clock'>, edition: string, leaseUntil: number, readAt: number) {
    this.#ports = ports
    this.#edition = edition
    this.#leaseUntil = leaseUntil
    this.#sending = Promise.resolve(true)
    this.#readAt = readAt
  }

  async isOpen(): Promise<boolean> {
    const now = this.#ports.clock.now().getTime()
    if (this.#halted || now >= this.#leaseUntil - leaseMarginMs) return false
    if (now - this.#readAt >= statusAgeMs) {
      this.#readAt = now
      this.#sending = this.#ports.editions.find(this.#edition).then((record) => record?.status === 'sending')
    }
    return (await this.#sending) && !this.#halted
  }

  get isHalted(): boolean {
    return this.#halted
  }

  /** Nobody else of this batch is mailed. */
  halt(): void {
    this.#halted = true
  }
}
