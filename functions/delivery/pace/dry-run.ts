// What an edition would be for its readers if it went out now, reckoned reader by reader from the list as it is: how
// many, when, how large. Nobody is claimed and nothing is kept.
import type { BriefingEdition } from '../../edition/briefing/briefing.ts'
import type { Finding } from '../../edition/types.ts'
import type { Settings } from '../../environment.ts'
import { waveStart, waveTable } from '../../subscription/calendar.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { isEligible } from '../audience.ts'
import { reasonNotToMail } from '../consent.ts'
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
  /** Of those who are mailed: by topic id, by `zone hour`, by wave, by size (whole KB of the message) and by number of
   * stories. */
  byTopic: Map<string, number>
  byHour: Map<string, number>
  byWave: Map<string, number>
  bySize: Map<number, number>
  byStories: Map<number, number>
  /** Of all messages. */
  bytes: number
  largest: number
  /** Finding by finding: readers whose briefing has what it is about. */
  concerned: number[]
}

export interface DryRunInput {
  /** The edition itself and those before that readers of a longer cadence catch up on. */
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
  /** Ids of the stories of the edition. */
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

  /** What a reader may have had already by a mail outside the edition is not looked up: it takes a read each. */
  add(reader: Subscriber): void {
    if (!isEligible(reader)) return
    const { result } = this
    result.eligible += 1
    const reason = reasonNotToMail(reader, this.#date, this.#input.now.toISOString())
    const plan = reason === null ? this.#plans.for(reader) : { skip: reason }
    if ('skip' in plan) {
      count(result.skipped, plan.skip)
      return
    }
    result.mailed += 1
    result.bytes += plan.bytes
    result.largest = Math.max(result.largest, plan.bytes)
    for (const topic of new Set(reader.topics)) count(result.byTopic, topic)
    count(result.byHour, `${reader.zone} ${String(reader.hour).padStart(2, '0')}:00`)
    count(result.byWave, this.#waveOf(reader))
    count(result.bySize, Math.ceil(plan.bytes / 1024))
    count(result.byStories, plan.stories.length)
    for (const [index, finding] of this.#input.findings.entries())
      if (isIn(finding, plan, this.#printed)) result.concerned[index] = (result.concerned[index] ?? 0) + 1
  }
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** A finding names a frame, a part of it (`en: story:<id>`) or a story; what names none of these concerns everybody. */
function isIn({ at }: Finding, { language, stories }: PlannedBriefing, printed: ReadonlySet<string>): boolean {
  const [, frame, place = at] = /^([a-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}): (.*)$/s.exec(at) ?? []
  if (frame !== undefined && frame !== language) return false
  const story = place.split(':')[1] ?? place
  return !printed.has(story) || stories.includes(story)
}

export interface Estimate {
  perSecond: number
  /** What is left of the day's quota; `null` where the account has none. */
  leftToday: number | null
  /** Milliseconds that so many mails take where all are due at once; `null` where no day has any left. */
  takesMs: number | null
  /** Milliseconds since 1970 by which all are mailed: each wave as its hour comes. `null` as above. */
  endsMs: number | null
}

/** How long it would take with what SES allows now. */
export function estimate({ byWave, mailed }: DryRun, quota: Allowance, share: number, nowMs: number): Estimate {
  const perSecond = accountPace(quota, share)
  const left = leftToday(quota, share)
  const takesMs = durationMs(mailed, perSecond, left)
  const leftOrNull = Number.isFinite(left) ? left : null
  if (takesMs === null) return { perSecond, leftToday: leftOrNull, takesMs, endsMs: null }
  let endsMs = nowMs
  for (const [wave, readers] of [...byWave].sort(([a], [b]) => (a < b ? -1 : 1)))
    endsMs = Math.max(endsMs, waveStart(wave)) + (readers * 1000) / perSecond
  // More than the day has left takes until other days.
  return { perSecond, leftToday: leftOrNull, takesMs, endsMs: Math.max(endsMs, nowMs + takesMs) }
}
