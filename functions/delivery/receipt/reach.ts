// How many readers an edition reached, and how long after their hour; computed from its deliveries once it is over.
import { minuteMs } from '../../durations.ts'
import { waveStart } from '../../subscription/calendar.ts'

/** Shares of the readers mailed for which the delay is reported. */
export const reachedShares = [0.5, 0.95, 0.999] as const

export interface Reached {
  readers: number
  /** Minutes after their hour within which each of `reachedShares` was mailed. */
  minutes: number[]
}

export class ReachTally {
  readonly #all: number[] = []
  readonly #byStory = new Map<string, number[]>()

  /** @param submittedAt ISO instant
   * @param stories ids of the stories in the reader's briefing */
  add(wave: string, submittedAt: string, stories: readonly string[]): void {
    const delay = Math.max(0, Date.parse(submittedAt) - waveStart(wave))
    this.#all.push(delay)
    for (const story of stories) {
      const delays = this.#byStory.get(story) ?? []
      delays.push(delay)
      this.#byStory.set(story, delays)
    }
  }

  get all(): Reached {
    return reachedBy(this.#all)
  }

  get byStory(): Map<string, Reached> {
    return new Map(Array.from(this.#byStory, ([story, delays]) => [story, reachedBy(delays)]))
  }
}

function reachedBy(delays: readonly number[]): Reached {
  const sorted = Float64Array.from(delays).sort()
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
  return { readers: delays.length, minutes: reachedShares.map((share) => Math.ceil(at(share) / minuteMs)) }
}
