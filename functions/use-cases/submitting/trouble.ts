// Tells a failure of SES from that of a single email: after how many setbacks (throttling is one) sending halts. A
// delivery with an unknown outcome cannot be repeated, so an outage must not be discovered by reader after reader.
// After the first setback, an email to SES's own simulator tells; if setbacks come faster than that, several in a row
// do. Then sending is halted for the whole account (`halt.ts`).
import { minuteMs } from '../../durations.ts'
import type { SubmitOutcome } from '../../ports.ts'

/** After this long without a setback, the next one is investigated. Chosen, not measured. */
const quietMs = minuteMs / 6

/** Setbacks in a row, each of a different reader, that halt sending without further checks. Chosen, not measured. */
const mostInARow = 3

export type Finding = 'fine' | 'doubtful' | 'failing'

/** Lives as long as its process. */
export class Trouble {
  #inARow: string[] = []
  #lastMs = Number.NEGATIVE_INFINITY
  #check: Promise<unknown> | null = null

  /** Notes SES's answer to a reader's email. */
  note(reader: string, { outcome }: SubmitOutcome, nowMs: number): Finding {
    if (outcome !== 'ambiguous' && outcome !== 'transient') {
      this.#inARow = []
      return 'fine'
    }
    const wasQuiet = nowMs - this.#lastMs >= quietMs
    this.#lastMs = nowMs
    // Repeated attempts for one reader are not an outage.
    this.#inARow = [...this.#inARow.filter((one) => one !== reader), reader]
    if (this.#inARow.length >= mostInARow) {
      this.#inARow = []
      return 'failing'
    }
    return wasQuiet ? 'doubtful' : 'fine'
  }

  /** No email is submitted until `check` has its answer. */
  lookInto(check: () => Promise<void>): Promise<void> {
    const looked = check().finally(() => {
      if (this.#check === looked) this.#check = null
    })
    this.#check = looked
    return looked
  }

  /** Resolves at once, unless a setback is being investigated. */
  async isClear(): Promise<void> {
    await this.#check?.catch(() => undefined)
  }
}
