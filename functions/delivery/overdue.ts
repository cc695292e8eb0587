// Whether an edition is missing: not composed, not launched, or nothing of it submitted when it should have been. Sets
// the delay allowed before that is reported (grace).
import { hourMs, minuteMs } from '../durations.ts'
import { addDays, isoWeek, isWeekOver, launchInstant, weekdayOf } from '../edition/week.ts'
import type { Settings } from '../environment.ts'
import { waveFor, waveStart } from '../subscription/calendar.ts'
import { utcDay } from '../utc-day.ts'
import { isUnderWay, lastRun } from './edition-status.ts'
import type { EditionOutline, EditionStatus, ListState } from './types.ts'

export interface OverdueInput {
  now: Date
  list: ListState
  editions: readonly EditionOutline[]
  plan: Pick<Settings, 'composeSchedule' | 'deliveryDay' | 'timeZone'>
  /** Ids of editions whose first wave began an hour ago or more, with nothing submitted. */
  silent: ReadonlySet<string>
}

export interface Overdue {
  /** ISO date of the delivery day. */
  date: string
  reason: 'not composed' | 'not launched' | 'nothing submitted'
  /** The edition under way that it is waiting for. */
  behind?: string
}

/** Time allowed for every step with its retries. Chosen, not measured. */
export const graceMs = hourMs

/** The first missing edition, or `null`; while the list is closed, none is missing. */
export function overdueEdition(input: OverdueInput): Overdue | null {
  if (!input.list.open) return null
  for (const date of deliveryDates(input)) {
    const reason = reasonFor(date, input)
    if (reason !== null) return { date, reason, ...behind(reason, input.editions) }
  }
  return null
}

function behind(reason: Overdue['reason'], editions: readonly EditionOutline[]): Pick<Overdue, 'behind'> {
  const other = reason === 'not launched' ? editions.find(({ status }) => isUnderWay(status)) : undefined
  return other === undefined ? {} : { behind: other.id }
}

/** Days to look at on either side of today, for a week that is not over everywhere: seven, and one for time zones. */
const daysAround = 8

/** Delivery days whose edition may be in preparation or on its way. */
function deliveryDates({ now, plan }: OverdueInput): string[] {
  const today = utcDay(now)
  const days = Array.from({ length: 2 * daysAround + 1 }, (_, n) => addDays(today, n - daysAround))
  return days.filter((date) => weekdayOf(date) === plan.deliveryDay && !isWeekOver(isoWeek(date), now))
}

/** Steps that were due before the operator opened the list are not reported. */
function reasonFor(date: string, { now, list, editions, plan, silent }: OverdueInput): Overdue['reason'] | null {
  const opened = list.since === null ? 0 : Date.parse(list.since)
  const isLate = (due: number) => now.getTime() >= due + graceMs
  const record = lastRun(editions.filter((one) => one.date === date))
  if (record === undefined || record.status === 'failed') {
    const due = composeInstant(date, plan)
    return due >= opened && isLate(due) ? 'not composed' : null
  }
  // An edition of a list that was opened late goes out late.
  if (unlaunched.has(record.status)) return isLate(Math.max(launchInstant(date), opened)) ? 'not launched' : null
  return silent.has(record.id) ? 'nothing submitted' : null
}

const unlaunched: ReadonlySet<EditionStatus> = new Set(['composed', 'held', 'launching'])

/** When the edition of a delivery day is composed: the last scheduled time before that day (`edition/week.ts`). */
function composeInstant(date: string, { composeSchedule, timeZone }: OverdueInput['plan']): number {
  const [, minute, hour, day] = /^cron\((\d{1,2}) (\d{1,2}) \? \* ([A-Z]{3}) \*\)$/.exec(composeSchedule) ?? []
  const before = [1, 2, 3, 4, 5, 6, 7].map((days) => addDays(date, -days))
  const on = before.find((one) => weekdayOf(one).slice(0, 3).toUpperCase() === day)
  if (on === undefined)
    throw new Error(`The schedule of composing is "${composeSchedule}"; expected e.g. cron(0 6 ? * WED *).`)
  return waveStart(waveFor(on, { zone: timeZone, hour: Number(hour) })) + Number(minute) * minuteMs
}
