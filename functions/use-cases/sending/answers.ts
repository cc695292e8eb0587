// SES's latest answers to this process, by edition: a streak of refusals shows only across batches.
import { type Answered, streakIn, withAnswer } from '../../delivery/pace/account-refusals.ts'

/** Lives as long as its process. */
export class Answers {
  #edition = ''
  #latest: Answered[] = []

  /** Notes an answer; returns the reason of a streak that it completes, or `null`. After a streak, counting starts
   * again. */
  note(edition: string, answer: Answered): string | null {
    if (edition !== this.#edition) this.#latest = []
    this.#edition = edition
    this.#latest = withAnswer(this.#latest, answer)
    const streak = streakIn(this.#latest)
    if (streak !== null) this.#latest = []
    return streak
  }
}
