// Carries the virtual clock through a week: every schedule fires at its instant, in order, and the next one only when all
// that the last one set off has come to rest; until the week's edition has ended.
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import type { EditionStore } from '../../../functions/ports.ts'
import type { Laptop } from '../laptop.ts'
import { editionOf, hasEnded, waitsForOperator, weekStart } from './edition-week.ts'

export interface VirtualWeekOptions {
  week: string
  laptop: Laptop
  editions: EditionStore
  /** Up to here schedules have been fired, in milliseconds. */
  fired: number
  onFired: (instant: number) => void
  onProgress: (instant: number, edition: EditionRecord | null) => void
}

const day = 86_400_000

/** An edition is closed within hours of its last wave; whatever is open this long after its week never will be. */
const patience = 10 * day

/** How often the edition is looked at. */
const lookEvery = 3_600_000

export interface WeekOutcome {
  /** `waits`: paused or stopped, until its operator resumes it. */
  outcome: 'ended' | 'waits' | 'not composed' | 'not closed'
  edition: EditionRecord | null
  /** Real seconds from the launch, before the first tick with a wave, to the receipt. */
  sendingSeconds: number
}

export async function runVirtualWeek(options: VirtualWeekOptions): Promise<WeekOutcome> {
  const { week, laptop } = options
  const end = weekStart(week) + patience
  let { fired } = options
  let looked = 0
  let launched: number | null = null
  const ended = (outcome: WeekOutcome['outcome'], edition: EditionRecord | null): WeekOutcome => {
    const sendingSeconds = launched === null ? 0 : (performance.now() - launched) / 1000
    return { outcome, edition, sendingSeconds }
  }
  await laptop.quiet()
  for (;;) {
    if (Math.floor(fired / lookEvery) !== looked) {
      looked = Math.floor(fired / lookEvery)
      const edition = editionOf(week, await options.editions.list())
      options.onProgress(fired, edition)
      if (hasEnded(edition)) return ended('ended', edition)
      if (waitsForOperator(edition)) return ended('waits', edition)
      if (edition?.status === 'sending') launched ??= performance.now()
    }
    const at = await laptop.fireNext(fired, end)
    if (at === null) break
    await laptop.quiet()
    fired = at
    options.onFired(at)
  }
  const edition = editionOf(week, await options.editions.list())
  return ended(edition === null ? 'not composed' : 'not closed', edition)
}
