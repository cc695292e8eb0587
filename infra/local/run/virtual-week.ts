// Moves the virtual clock forward: every schedule fires at its instant, in order, and the next one only when everything
// caused by the last one is finished; until the current edition has ended.

import type { EditionOutline, EditionRecord } from '../../../functions/delivery/types.ts'
import { dayMs, hourMs } from '../../../functions/durations.ts'
import type { EditionStore } from '../../../functions/ports.ts'
import type { TableEngine } from '../engines/dynamodb.ts'
import type { Laptop } from '../laptop.ts'
import { editionAtHand, editionOf, hasEnded, waitsForOperator } from './edition-week.ts'

export interface VirtualWeekOptions {
  /** The current week: if its edition has ended, the next one is made; `null` before the first. */
  week: string | null
  laptop: Pick<Laptop, 'quiet' | 'fireNext'> & { tables: Pick<TableEngine, 'changes'> }
  editions: Pick<EditionStore, 'outlines' | 'find' | 'listState'>
  /** The instant (ms) up to which schedules have been fired. */
  fired: number
  onFired: (instant: number) => void
  /** Called when the edition has been composed, perhaps by an earlier run. */
  onFound: (edition: EditionOutline) => void
  /** `share` of the way, from 0 to 1. */
  onProgress: (instant: number, edition: EditionOutline | null, share: number) => void
}

/** An edition is composed once a week. */
const composedWithin = 8 * dayMs

/** In the last time zone the delivery day ends after a day and a half, and the edition is closed within hours; one that
 * is still open this long after the day began will never be closed. */
const closedWithin = 4 * dayMs

/** How often the edition is checked, if any table has changed. */
const lookEvery = hourMs

export interface WeekOutcome {
  /** `waits`: paused or stopped, until its operator resumes it; or composed, until the list is opened. */
  outcome: 'ended' | 'waits' | 'not composed' | 'not closed'
  edition: EditionRecord | null
  /** Real seconds from the launch, before the first tick with a wave, to the receipt. */
  sendingSeconds: number
}

export async function runVirtualWeek(options: VirtualWeekOptions): Promise<WeekOutcome> {
  const { laptop, fired: start } = options
  const progress = new EditionProgress(options)
  let fired = start
  let looked = 0
  await laptop.quiet()
  for (;;) {
    if (Math.floor(fired / lookEvery) !== looked) {
      looked = Math.floor(fired / lookEvery)
      const edition = await progress.look()
      options.onProgress(fired, edition, Math.min(1, (fired - start) / (endFor(edition, start) - start)))
      if (hasEnded(edition)) return progress.ended('ended')
      if (waitsForOperator(edition)) return progress.ended('waits')
      if (edition?.status === 'composed' && !(await options.editions.listState()).open) return progress.ended('waits')
    }
    const at = await laptop.fireNext(fired, endFor(progress.edition, start))
    if (at === null) break
    await laptop.quiet()
    fired = at
    options.onFired(at)
  }
  return progress.ended((await progress.look()) === null ? 'not composed' : 'not closed')
}

/** When waiting for the edition is given up. */
function endFor(edition: EditionOutline | null, start: number): number {
  if (edition === null) return start + composedWithin
  return Math.max(start, Date.parse(`${edition.date}T00:00:00Z`)) + closedWithin
}

/** Follows an edition from the moment it exists; a new run of its week replaces it. */
class EditionProgress {
  edition: EditionOutline | null = null
  readonly #options: VirtualWeekOptions
  #launched: number | null = null
  #changes: number | null = null

  constructor(options: VirtualWeekOptions) {
    this.#options = options
  }

  async look(): Promise<EditionOutline | null> {
    // Counted before they are read, so that no change is missed; most hours there is none.
    const changes = this.#options.laptop.tables.changes()
    if (changes === this.#changes) return this.edition
    this.#changes = changes
    const all = await this.#options.editions.outlines()
    const before = this.edition
    this.edition = before === null ? editionAtHand(this.#options.week, all) : editionOf(before.week, all)
    if (before === null && this.edition !== null) this.#options.onFound(this.edition)
    if (this.edition?.status === 'sending') this.#launched ??= performance.now()
    return this.edition
  }

  async ended(outcome: WeekOutcome['outcome']): Promise<WeekOutcome> {
    const sendingSeconds = this.#launched === null ? 0 : (performance.now() - this.#launched) / 1000
    const edition = this.edition && (await this.#options.editions.find(this.edition.id))
    return { outcome, edition, sendingSeconds }
  }
}
