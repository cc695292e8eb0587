// Does SES fail, or one mail? What nobody knows the outcome of cannot be mailed again, so an outage must not be found
// out by one reader after the other. After the first setback a mail to SES's own simulator shows it; where setbacks are
// too many for that, so many in a row do. Then sending is halted for the whole account (`halt.ts`).
import { minuteMs } from '../../durations.ts'
import type { SubmitOutcome } from '../../ports.ts'

/** After so long without a setback the next one is looked into. */
const quietMs = minuteMs / 6

/** Setbacks in a row, each of another reader, that halt sending without asking anybody. */
const mostInARow = 3

export type Finding = 'fine' | 'doubtful' | 'failing'

/** Lives as long as its process. */
export class Trouble {
  #inARow: string[] = []
  #lastMs = Number.NEGATIVE_INFINITY
  #check: Promise<unknown> | null = null

  /** Notes what SES said of a reader's mail. */
  note(reader: string, { outcome }: SubmitOutcome, nowMs: number): Finding {
    if (outcome !== 'ambiguous' && outcome !== 'transient') {
      this.#inARow = []
      return 'fine'
    }
    const wasQuiet = nowMs - this.#lastMs >= quietMs
    this.#lastMs = nowMs
    // One reader who is tried again and again is no outage.
    this.#inARow = [...this.#inARow.filter((one) => one !== reader), reader]
    if (this.#inARow.length >= mostInARow) {
      this.#inARow = []
      return 'failing'
    }
    return wasQuiet ? 'doubtful' : 'fine'
  }

  /** No mail is submitted until `check` has its answer. */
  lookInto(check: () => Promise<void>): Promise<void> {
    const looked = check().finally(() => {
      if (this.#check === looked) this.#check = null
    })
    this.#check = looked
    return looked
  }

  /** Resolves at once unless somebody is looking into a setback. */
  async isClear(): Promise<void> {
    await this.#check?.catch(() => undefined)
  }
}
