// Reads what is typed, or comes from a pipe, while `npm start` stays up: `n` or `next`.
import { createInterface, type Interface } from 'node:readline'

/** The run continues when the input ends. */
export class NextCommandInput {
  readonly #lines: Interface
  #waiting = 0
  #wake: () => void = () => {}

  /** @param onUnknown called for a line that is not a command */
  constructor(input: NodeJS.ReadableStream, onUnknown: () => void) {
    this.#lines = createInterface({ input })
    this.#lines.on('line', (line) => {
      if (!/^\s*n(?:ext)?\s*$/i.test(line)) return onUnknown()
      this.#waiting += 1
      this.#wake()
    })
  }

  /** Resolves with false when there is something to read. */
  typed(): Promise<false> {
    if (this.#waiting > 0) return Promise.resolve(false)
    return new Promise((resolve) => {
      this.#wake = () => resolve(false)
    })
  }

  take(): boolean {
    if (this.#waiting === 0) return false
    this.#waiting -= 1
    return true
  }

  close(): void {
    this.#lines.close()
  }
}
