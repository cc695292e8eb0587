// Fires the schedules of the plan, each with the instant it was due at, in the order of those instants.
import { randomUUID } from 'node:crypto'
import type { Schedule } from '../cloud.ts'
import type { Host } from '../functions/host.ts'
import type { Result } from '../functions/instance.ts'
import { nextInstant } from './cron.ts'

export interface Due {
  schedule: Schedule
  /** Milliseconds. */
  at: number
}

/** What is due next after an instant: one firing or several at the same instant. */
export function nextDue(schedules: Schedule[], after: number): Due[] {
  const all = schedules.flatMap((schedule) => {
    const at = nextInstant(schedule.expression, schedule.zone, after)
    return at === null ? [] : [{ schedule, at }]
  })
  const first = Math.min(...all.map(({ at }) => at))
  return all.filter(({ at }) => at === first)
}

export interface FiringOptions {
  host: Host
  /** Puts what failed for good into a dead-letter queue. */
  deadLetter: (queueArn: string, event: unknown) => void
}

/** As the Scheduler and Lambda's asynchronous invocations do: three attempts, then the dead-letter queue. */
export async function fire({ schedule, at }: Due, { host, deadLetter }: FiringOptions): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const event = inputOf(schedule, at, attempt)
    const result = await host.invoke(schedule.functionArn, event)
    if (result.ok || attempt === attempts) {
      const { deadLetterArn } = host.function(schedule.functionArn)
      if (!result.ok && deadLetterArn !== null) deadLetter(deadLetterArn, event)
      return result
    }
  }
}

const attempts = 3

/** `<aws.scheduler.scheduled-time>` becomes e.g. `2026-11-18T06:00:00Z`. */
export function inputOf(schedule: Schedule, at: number, attempt: number): unknown {
  const words: ReadonlyMap<string, string> = new Map(
    Object.entries({
      'scheduled-time': `${new Date(at).toISOString().slice(0, 19)}Z`,
      'schedule-arn': schedule.name,
      'execution-id': randomUUID(),
      'attempt-number': String(attempt),
    }),
  )
  return JSON.parse(
    schedule.input.replace(/<aws\.scheduler\.([a-z-]{1,40})>/g, (_, word: string) => words.get(word) ?? ''),
  )
}
