// Whether sending may continue: the edition may be paused, stopped or cancelled at any time. Sets how old the status
// may be on which that is based: two seconds.
import type { Ports } from '../../ports.ts'

/** The edition's status is at most this old when a reader is mailed. */
export const statusAgeMs = 2000

export class SendGuard {
  readonly #ports: Pick<Ports, 'editions' | 'clock'>
  readonly #edition: string
  #sending: Promise<boolean>
  #readAt: number
  #halted = false

  /** `readAt`: when the edition was last seen to be sending. */
  constructor(ports: Pick<Ports, 'editions' | 'clock'>, edition: string, readAt: number) {
    this.#ports = ports
    this.#edition = edition
    this.#sending = Promise.resolve(true)
    this.#readAt = readAt
  }

  async isOpen(): Promise<boolean> {
    if (this.#halted) return false
    const now = this.#ports.clock.now().getTime()
    if (now - this.#readAt >= statusAgeMs) {
      this.#readAt = now
      this.#sending = this.#ports.editions.find(this.#edition).then((record) => record?.status === 'sending')
    }
    if (!(await this.#sending)) this.#halted = true
    return !this.#halted
  }

  /** Why the whole edition should be stopped, if it should. */
  stopReason: string | null = null

  get isHalted(): boolean {
    return this.#halted
  }

  /** No one else is mailed. */
  halt(): void {
    this.#halted = true
  }

  stopFor(reason: string): void {
    this.stopReason ??= reason
    this.halt()
  }
}
