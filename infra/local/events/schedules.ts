// Fires the schedules of the plan, each with the instant at which it was due, in the order of those instants.
import { randomUUID } from 'node:crypto'
import type { Schedule } from '../cloud.ts'
import type { VirtualClock } from '../virtual-clock.ts'
import type { AsynchronousInvocations } from './asynchronous.ts'
import { nextInstant } from './cron.ts'

export interface Due {
  schedule: Schedule
  /** Milliseconds. */
  at: number
}

/** What is due next after an instant: one or several at the same instant. */
export function nextDue(schedules: Schedule[], after: number): Due[] {
  const all = schedules.flatMap((schedule) => {
    const at = nextOf(schedule, after)
    return at === null ? [] : [{ schedule, at }]
  })
  const first = Math.min(...all.map(({ at }) => at))
  return all.filter(({ at }) => at === first)
}

/** Cached, because the next instant of a schedule stays the same until it has passed. */
const known = new WeakMap<Schedule, { after: number; at: number | null }>()

function nextOf(schedule: Schedule, after: number): number | null {
  const last = known.get(schedule)
  if (last !== undefined && last.after <= after && (last.at === null || after < last.at)) return last.at
  const at = nextInstant(schedule.expression, schedule.zone, after)
  known.set(schedule, { after, at })
  return at
}

export interface FiringOptions {
  schedules: Schedule[]
  clock: Pick<VirtualClock, 'advanceTo'>
  invocations: Pick<AsynchronousInvocations, 'call' | 'retry' | 'due'>
}

/** Moves the clock to whatever is due next after an instant, schedules and waiting invocations, if it is due by
 * `until`, and calls it. Resolves to that instant, or `null`. */
export async function fireNext(
  { schedules, clock, invocations }: FiringOptions,
  { after, until }: { after: number; until: number },
): Promise<number | null> {
  const scheduled = nextDue(schedules, after)
  const at = Math.min(
    scheduled[0]?.at ?? Number.POSITIVE_INFINITY,
    Math.max(after, invocations.due ?? Number.POSITIVE_INFINITY),
  )
  if (at > until || at === Number.POSITIVE_INFINITY) return null
  clock.advanceTo(at)
  await invocations.retry()
  // Concurrently, as on AWS, where none waits for another.
  const due = scheduled.filter((one) => one.at === at)
  // What is due next is computed while the functions work, and is cached.
  setImmediate(() => nextDue(schedules, at))
  await Promise.all(due.map(({ schedule }) => invocations.call(schedule.functionArn, inputOf(schedule, at))))
  return at
}

/** `<aws.scheduler.scheduled-time>` becomes e.g. `2026-11-18T06:00:00Z`. */
export function inputOf(schedule: Schedule, at: number): unknown {
  const words: ReadonlyMap<string, string> = new Map(
    Object.entries({
      'scheduled-time': `${new Date(at).toISOString().slice(0, 19)}Z`,
      'schedule-arn': schedule.name,
      'execution-id': randomUUID(),
      'attempt-number': '1',
    }),
  )
  return JSON.parse(
    schedule.input.replace(/<aws\.scheduler\.([a-z-]{1,40})>/g, (_, word: string) => words.get(word) ?? ''),
  )
}
