// Answers that were worked out lately: what many readers share is worked out once.

/** Enough for one batch of readers; all are forgotten together, which costs less than to keep an order. */
const mostKept = 500

export class Lately {
  readonly #work: (value: string) => string
  readonly #known = new Map<string, string>()

  constructor(work: (value: string) => string) {
    this.#work = work
  }

  of(value: string): string {
    const known = this.#known.get(value)
    if (known !== undefined) return known
    const made = this.#work(value)
    if (this.#known.size >= mostKept) this.#known.clear()
    this.#known.set(value, made)
    return made
  }
}
