// Translates EventBridge Scheduler's expressions for croner, which rejects AWS's year field and numbers weekdays
// differently (Sunday is 1 on AWS and 0 in croner).

import { Cron } from 'croner'
import { dayMs, hourMs, minuteMs } from '../../../functions/durations.ts'

const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/**
 * The next instant strictly after `after` (milliseconds), or `null` if there is none.
 * @example nextInstant('cron(0 6 ? * WED *)', 'Europe/London', Date.UTC(2026, 10, 16)) // Wednesday 18 November, 06:00
 */
export function nextInstant(expression: string, zone: string, after: number): number | null {
  const rate = /^rate\((\d{1,6}) (minute|hour|day)s?\)$/.exec(expression)
  if (rate !== null) return nextMultiple(Number(rate[1]) * unit[rate[2] as keyof typeof unit], after)
  return cronOf(expression, zone).nextRun(new Date(after))?.getTime() ?? null
}

/** There are as many as schedules: parsing an expression takes longer than evaluating it. */
const known = new Map<string, Cron>()

function cronOf(expression: string, zone: string): Cron {
  const key = `${expression} ${zone}`
  const cron = known.get(key) ?? new Cron(cronerPattern(expression), { timezone: zone, paused: true })
  known.set(key, cron)
  return cron
}

const unit = { minute: minuteMs, hour: hourMs, day: dayMs }

/** Here rates are counted from the epoch, so that a restart does not shift them. */
function nextMultiple(every: number, after: number): number {
  return (Math.floor(after / every) + 1) * every
}

/** `cron(0 6 ? * 4 *)` → `0 6 * * WED`. Throws on anything that croner would understand differently. */
export function cronerPattern(expression: string): string {
  const inner = /^cron\((.{1,200})\)$/.exec(expression)?.[1]
  const fields = inner?.trim().split(/\s+/) ?? []
  const [minute, hour, day, month, weekday, year] = fields
  if (fields.length !== 6 || year === undefined) {
    throw new Error(`the schedule "${expression}" is neither rate(…) nor cron(…) with six fields`)
  }
  if (year !== '*') throw new Error(`the schedule "${expression}" names a year, which the laptop does not honour`)
  if (/[LW]/.test(day ?? '') || /L/.test((weekday ?? '').replace(/[A-Z]{3}/g, ''))) {
    throw new Error(`the schedule "${expression}" uses L or W, which the laptop does not honour`)
  }
  const days = anyFor(weekday).replace(/(?<!#)\d/g, nameOfWeekday)
  return [stepped(minute, 59), stepped(hour, 23), stepped(anyFor(day), 31), stepped(month, 12), days].join(' ')
}

/** `5/10` on AWS means every ten from 5; croner needs the end as well. */
function stepped(field = '*', last: number): string {
  return field.replace(/(?<![-\d])(\d{1,2})\//g, `$1-${last}/`)
}

const anyFor = (field = '*'): string => (field === '?' ? '*' : field)

function nameOfWeekday(number: string): string {
  const name = weekdays[Number(number) - 1]
  if (name === undefined) throw new Error(`there is no weekday ${number}; AWS counts 1 (Sunday) to 7 (Saturday)`)
  return name
}
