// Readers week by week, computed from the records of consent: how many, by which topic, who joined, and who left in
// which way. Only counts leave this file.
import { countOne } from '../../content/language/words/tally.ts'
import { weekMs } from '../../durations.ts'
import { deliveryDate, isoWeek } from '../../edition/week.ts'
import { isEntered } from '../../subscription/consent.ts'
import { keptAfterLeaving } from '../../subscription/requests/leave.ts'
import { confirmableMs, keptUnconfirmedMs } from '../../subscription/requests/request.ts'
import type { ConsentEvent, Subscriber, SuppressionReason } from '../../subscription/types.ts'
import { utcDay } from '../../utc-day.ts'

/** `entered`: imported by the operator from a file. */
export type Coming = 'confirmed' | 'entered'
/** Ways of leaving (`ConsentEvent.by`), or why an address is no longer mailed. Readers are not asked for reasons. */
export type LeavingReason = string | SuppressionReason

/** The fields of a reader that are counted. */
export type Counted = Pick<Subscriber, 'consent' | 'requests' | 'suppressed'>

/** Counts readers who confirmed, have not left and may be mailed, including those who paused. */
export interface WeekOfReaders {
  /** ISO week, from Monday 0:00 UTC. */
  week: string
  /** At the week's end, or now. */
  readers: number
  /** Topic id → readers at the week's end. */
  byTopic: Map<string, number>
  came: Map<Coming, number>
  went: Map<LeavingReason, number>
}

/** People who asked with the form in the last 7 days, each counted once, however often they asked. */
export interface Asking {
  asked: number
  confirmed: number
  /** Their confirmation link still works. */
  waiting: number
}

/**
 * The weeks with complete figures, oldest first: those who left are on record for 30 days, so the week must have begun
 * since.
 *
 * @example fullWeeks(new Date('2026-11-27T12:00:00Z')) // ['2026-W45', '2026-W46', '2026-W47', '2026-W48']
 */
export function fullWeeks(now: Date): string[] {
  const kept = now.getTime() - keptAfterLeaving * 1000
  const weeks: string[] = []
  for (let at = now.getTime(); ; at -= weekMs) {
    const week = isoWeek(utcDay(at))
    if (startOf(week) < kept) return weeks.reverse()
    weeks.push(week)
  }
}

export class ReaderTally {
  readonly weeks: WeekOfReaders[]
  readonly asking: Asking = { asked: 0, confirmed: 0, waiting: 0 }
  readonly #now: number
  /** The ends of the weeks, in milliseconds since 1970. */
  readonly #ends: number[]

  constructor(now: Date) {
    this.#now = now.getTime()
    const weeks = fullWeeks(now)
    this.#ends = weeks.map((week) => startOf(week) + weekMs)
    this.weeks = weeks.map((week) => ({ week, readers: 0, byTopic: new Map(), came: new Map(), went: new Map() }))
  }

  add(subscriber: Counted): void {
    this.#addAsking(subscriber)
    const steps = stepsOf(subscriber)
    let next = 0
    let now: Step = { at: 0, isReader: false, topics: [] }
    for (const [index, week] of this.weeks.entries()) {
      const end = this.#ends[index] ?? 0
      for (let step = steps[next]; step !== undefined && step.at < end; step = steps[next]) {
        // Earlier weeks are not reported; their effect is in who was a reader when the first one began.
        if (step.at >= end - weekMs) countStep(week, now, step)
        now = step
        next += 1
      }
      if (now.isReader) countReader(week, now)
    }
  }

  #addAsking({ consent, requests }: Counted): void {
    const since = this.#now - keptUnconfirmedMs
    const first = consent.findIndex(
      (event) => event.act === 'requested' && !isEntered(event) && Date.parse(event.at) > since,
    )
    if (first === -1) return
    this.asking.asked += 1
    if (consent.slice(first).some(({ act }) => act === 'confirmed')) this.asking.confirmed += 1
    else if (requests.some(({ at }) => this.#now - Date.parse(at) < confirmableMs)) this.asking.waiting += 1
  }
}

/** Whether someone was a reader, from an instant on. */
interface Step {
  /** Milliseconds since 1970. */
  at: number
  isReader: boolean
  topics: readonly string[]
  came?: Coming
  went?: LeavingReason
}

function countStep({ came, went }: WeekOfReaders, before: Step, after: Step): void {
  if (before.isReader === after.isReader) return
  if (after.came !== undefined) countOne(came, after.came)
  if (after.went !== undefined) countOne(went, after.went)
}

function countReader(week: WeekOfReaders, { topics }: Step): void {
  week.readers += 1
  for (const topic of new Set(topics)) countOne(week.byTopic, topic)
}

/** A suppression that has been lifted is no longer on record: such a reader counts as one throughout. */
function stepsOf({ consent, suppressed }: Counted): Step[] {
  const stop = suppressed === null ? Number.POSITIVE_INFINITY : Date.parse(suppressed.at)
  const steps: Step[] = []
  for (const event of withoutUndone(consent)) steps.push(stepOf(event, steps.at(-1)?.isReader ?? false))
  if (suppressed === null) return steps
  const before = steps.filter(({ at }) => at <= stop)
  return [...before, { at: stop, isReader: false, topics: [], went: suppressed.reason }]
}

/** Changing choices or renewing links does not change whether someone is a reader. */
function stepOf(event: ConsentEvent, wasReader: boolean): Step {
  const { at, act, by, topics } = event
  const step = { at: Date.parse(at), topics }
  if (act === 'left') return { ...step, isReader: false, went: by }
  if (act !== 'confirmed' && act !== 'returned') return { ...step, isReader: wasReader }
  return { ...step, isReader: true, came: isEntered(event) ? 'entered' : 'confirmed' }
}

/** A reader who undid leaving within the hour did not leave. */
function withoutUndone(consent: readonly ConsentEvent[]): ConsentEvent[] {
  const kept: ConsentEvent[] = []
  for (const event of consent) {
    if (event.act === 'requested') continue
    if (event.act === 'returned' && kept.at(-1)?.act === 'left') kept.pop()
    else kept.push(event)
  }
  return kept
}

const startOf = (week: string) => Date.parse(`${deliveryDate(week, 'monday')}T00:00:00Z`)
