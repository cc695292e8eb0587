// What an edition would be if it went out now, worked out reader by reader from the list as it is: how many briefings,
// when, how large. Claims no delivery and stores nothing.
import { countOne } from '../../content/language/words/tally.ts'
import type { BriefingEdition } from '../../edition/briefing/briefing.ts'
import { frameAndPlace } from '../../edition/checks/finding-place.ts'
import type { Finding } from '../../edition/types.ts'
import type { Settings } from '../../environment.ts'
import { waveStart, waveTable } from '../../subscription/calendar.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { isEligible } from '../audience.ts'
import { reasonNotToMail } from '../consent-check.ts'
import { BriefingPlans, type PlannedBriefing } from '../message/briefing-plans.ts'
import type { OpenFrame } from '../message/message.ts'
import type { SkipReason } from '../types.ts'
import { leftToday } from './day-quota.ts'
import { durationMs } from './forecast.ts'
import { type Allowance, accountPace } from './pace.ts'

export interface DryRun {
  eligible: number
  mailed: number
  skipped: Map<SkipReason, number>
  /** Of the readers who would be mailed: by topic id, by `zone hour`, by wave, by size (whole KB of the message) and by
   * number of stories. */
  byTopic: Map<string, number>
  byHour: Map<string, number>
  byWave: Map<string, number>
  bySize: Map<number, number>
  byStories: Map<number, number>
  /** Of all messages together. */
  bytes: number
  largest: number
  /** For each finding: readers whose briefing contains what it is about. */
  concerned: number[]
}

export interface DryRunInput {
  /** The edition itself and the earlier ones that readers of a longer cadence catch up on. */
  editions: readonly BriefingEdition<OpenFrame>[]
  findings: readonly Finding[]
  settings: Settings
  now: Date
}

export class DryRunTally {
  readonly result: DryRun
  readonly #input: DryRunInput
  readonly #date: string
  readonly #waveOf: ReturnType<typeof waveTable>
  readonly #plans: BriefingPlans
  /** Ids of the edition's stories. */
  readonly #printed: ReadonlySet<string>

  /** @throws RangeError without an edition */
  constructor(input: DryRunInput) {
    const [edition] = input.editions
    if (edition === undefined) throw new RangeError('a dry run needs an edition')
    this.#input = input
    this.#date = edition.document.date
    this.#plans = new BriefingPlans(input.editions, input.settings, input.now)
    this.#printed = new Set(edition.document.sections.flatMap(({ stories }) => stories.map(({ id }) => id)))
    this.#waveOf = waveTable(this.#date, input.now.getTime())
    this.result = {
      eligible: 0,
      mailed: 0,
      skipped: new Map(),
      byTopic: new Map(),
      byHour: new Map(),
      byWave: new Map(),
      bySize: new Map(),
      byStories: new Map(),
      bytes: 0,
      largest: 0,
      concerned: input.findings.map(() => 0),
    }
  }

  /** Stories that a reader already had from an email outside the edition are not looked up, as that takes a read per
   * reader. */
  add(reader: Subscriber): void {
    if (!isEligible(reader)) return
    const { result } = this
    result.eligible += 1
    const reason = reasonNotToMail(reader, this.#date, this.#input.now.toISOString())
    const plan = reason === null ? this.#plans.for(reader) : { skip: reason }
    if ('skip' in plan) {
      countOne(result.skipped, plan.skip)
      return
    }
    result.mailed += 1
    result.bytes += plan.bytes
    result.largest = Math.max(result.largest, plan.bytes)
    for (const topic of new Set(reader.topics)) countOne(result.byTopic, topic)
    countOne(result.byHour, `${reader.zone} ${String(reader.hour).padStart(2, '0')}:00`)
    countOne(result.byWave, this.#waveOf(reader))
    countOne(result.bySize, Math.ceil(plan.bytes / 1024))
    countOne(result.byStories, plan.stories.length)
    for (const [index, finding] of this.#input.findings.entries())
      if (isIn(finding, plan, this.#printed)) result.concerned[index] = (result.concerned[index] ?? 0) + 1
  }
}

function isIn({ at }: Finding, { language, stories }: PlannedBriefing, printed: ReadonlySet<string>): boolean {
  const { language: frame, place } = frameAndPlace(at)
  if (frame !== undefined && frame !== language) return false
  const story = place.split(':')[1] ?? place
  return !printed.has(story) || stories.includes(story)
}

export interface Estimate {
  perSecond: number
  /** What is left of the day's quota; `null` if the account has no daily quota. */
  leftToday: number | null
  /** Milliseconds to send all emails if they are all due at once; `null` if the quota allows none on any day. */
  takesMs: number | null
  /** Milliseconds since 1970 by which all are mailed, each wave at its hour. `null` as above. */
  endsMs: number | null
}

/** How long it would take with the present quota and rate of SES. */
export function estimate({ byWave, mailed }: DryRun, quota: Allowance, share: number, nowMs: number): Estimate {
  const perSecond = accountPace(quota, share)
  const left = leftToday(quota, share)
  const takesMs = durationMs(mailed, perSecond, left)
  const leftOrNull = Number.isFinite(left) ? left : null
  if (takesMs === null) return { perSecond, leftToday: leftOrNull, takesMs, endsMs: null }
  let endsMs = nowMs
  for (const [wave, readers] of [...byWave].sort(([a], [b]) => (a < b ? -1 : 1)))
    endsMs = Math.max(endsMs, waveStart(wave)) + (readers * 1000) / perSecond
  // What exceeds the day's quota takes until later days.
  return { perSecond, leftToday: leftOrNull, takesMs, endsMs: Math.max(endsMs, nowMs + takesMs) }
}
