// How far an edition is while it is being sent, and whom it reached once it is over, in words for the operator.

import { isOfAudience } from '../../../functions/delivery/audience.ts'
import { isCanaryUnderWay } from '../../../functions/delivery/pace/canary.ts'
import { type Allowance, accountPace } from '../../../functions/delivery/pace/pace.ts'
import { type Reached, type ReachTally, reachedShares } from '../../../functions/delivery/receipt/reach.ts'
import type { ReportTally } from '../../../functions/delivery/report-limits.ts'
import type { Batch, EditionRecord } from '../../../functions/delivery/types.ts'
import { hourMs, minuteMs } from '../../../functions/durations.ts'
import { instantWords } from '../../../functions/edition/words/messages.ts'
import type { Halt } from '../../../functions/pace-ports.ts'
import { waveStart } from '../../../functions/subscription/calendar.ts'
import { figure } from '../../command-line/figure.ts'
import { quotaLine } from './forecast.ts'
import { canaryWords } from './next-emails.ts'

export interface Look {
  at: Date
  record: EditionRecord
  batches: readonly Batch[]
  /** What SES has reported so far. */
  reports: ReportTally
  halt: Halt | null
  quota: Allowance | null
  share: number
}

/** @param before an earlier look, to compute the rate between the two */
export function progressLines(look: Look, before: Look | null): string[] {
  const { at, record, reports, halt, quota, share } = look
  const own = look.batches.filter((batch) => isOfAudience(batch, record))
  const eligible = record.eligible ?? readersOf(own)
  // Batches are done as a whole; of a batch under way, SES has already accepted some emails.
  const done = eligible - readersOf(own.filter((batch) => !batch.done))
  const handled = Math.min(eligible, Math.max(done, reports.sends))
  const waiting = eligible - handled
  const pace = quota === null ? null : accountPace(quota, share)
  const { sends, bounces, complaints } = reports
  return [
    `  ${bar(eligible === 0 ? 1 : handled / eligible)} ${figure(handled)} of ${figure(eligible)} readers handled, ${figure(waiting)} wait`,
    `  SES took ${figure(sends)}${rateWords(look, before)}; ${figure(bounces)} bounced, ${figure(complaints)} complained`,
    ...(isCanaryUnderWay(record.canary, at.getTime()) ? [canaryLine(record)] : []),
    ...(pace === null ? [] : projection(own, eligible, pace, look)),
    ...(halt === null
      ? []
      : [
          `  ! no email of the list goes out since ${instantWords(new Date(halt.sinceMs).toISOString())}: ${halt.reason}; it is tried again by itself`,
        ]),
    ...(quota === null ? [] : [quotaLine(quota, share)]),
  ]
}

/** If the edition has stopped, the others will not follow. */
function canaryLine(record: EditionRecord): string {
  if (record.status === 'sending') return `  ${canaryWords(record)}`
  return `  it was among the canary (${figure(record.canary?.readers ?? 0)} readers, who go first); no one else has had it`
}

function rateWords(look: Look, before: Look | null): string {
  if (before === null) return ''
  const seconds = (look.at.getTime() - before.at.getTime()) / 1000
  return seconds <= 0 ? '' : ` (${figure((look.reports.sends - before.reports.sends) / seconds)} a second)`
}

/** Wave by wave at the pace: when certain shares of the audience will have been mailed. */
function projection(batches: readonly Batch[], eligible: number, pace: number, { at: now, record }: Look): string[] {
  const undone = batches.filter(({ done }) => !done)
  const done = eligible - readersOf(undone)
  const targets = reachedShares.filter((share) => eligible >= fewestForShares && done < share * eligible)
  const found: string[] = []
  let [endsMs, reached] = [now.getTime(), done]
  for (const { wave, subscribers } of undone) {
    const start = Math.max(endsMs, waveStart(wave))
    endsMs = start + (subscribers.length * 1000) / pace
    const before = reached
    reached += subscribers.length
    while (targets[0] !== undefined && reached >= targets[0] * eligible) {
      const share = targets.shift() ?? 1
      const ms = start + ((share * eligible - before) * 1000) / pace
      found.push(`${share * 100}% in ${untilWords(ms, now)}`)
    }
  }
  if (undone.length === 0) return ['  all are handled']
  const end = instantWords(new Date(endsMs).toISOString())
  const goesOn = record.status === 'paused' || record.status === 'stopped' ? 'if it went on now, ' : ''
  return [
    `  ${goesOn}at ${figure(pace)} a second: ${[...found, `all in ${untilWords(endsMs, now)}`].join(', ')} (${end})`,
  ]
}

/** Above two hours, not in minutes.
 * @example untilWords(now + 90_000, now) // '2 min' */
function untilWords(ms: number, now: Date): string {
  const untilMs = Math.max(0, ms - now.getTime())
  return untilMs > 2 * hourMs ? `${figure(untilMs / hourMs)} h` : `${figure(Math.ceil(untilMs / minuteMs))} min`
}

/** After the end: for the edition, and for each story, those with most readers first.
 * @param editions also earlier ones: readers of a longer cadence get their stories too */
export function reachLines(tally: ReachTally, editions: readonly Pick<EditionRecord, 'published'>[]): string[] {
  const { all, byStory } = tally
  if (all.readers === 0) return []
  const published = editions.flatMap((one) => one.published)
  const names = new Map(published.map(({ id, headline, name = headline }) => [id, name ?? id]))
  const rows = [...byStory].sort(([a, n], [b, m]) => m.readers - n.readers || (a < b ? -1 : 1))
  return [
    `  ${figure(all.readers)} readers emailed: ${minutesWords(all)} of their hour`,
    ...rows.map(([id, one]) => `    ${figure(one.readers).padStart(9)} ${names.get(id) ?? id}: ${lastWords(one)}`),
  ]
}

/** With fewer readers, shares would be misleading, so readers are counted. */
const fewestForShares = 100

/** @example '1 within 1 min, all 2 within 6 min' */
function minutesWords({ readers, minutes }: Reached): string {
  const steps = reachedShares.flatMap((share, at) => {
    if (readers < fewestForShares && minutes[at] === minutes[at + 1]) return []
    const many = Math.ceil(share * readers)
    const who = readers >= fewestForShares ? `${share * 100}%` : many === readers ? `all ${many}` : `${many}`
    return `${who} within ${figure(minutes[at] ?? 0)} min`
  })
  return steps.join(', ')
}

/** @example 'reached 99.9% in 11 min' */
const lastWords = ({ readers, minutes }: Reached) =>
  `reached ${readers >= fewestForShares ? '99.9%' : readers === 1 ? 'one reader' : `all ${readers}`} in ${figure(minutes.at(-1) ?? 0)} min`

const readersOf = (batches: readonly Batch[]) => batches.reduce((sum, { subscribers }) => sum + subscribers.length, 0)

const barWidth = 24
const bar = (share: number) => `[${'█'.repeat(Math.floor(share * barWidth)).padEnd(barWidth, '·')}]`
