// Promise O1: a schedule fires on the laptop when EventBridge Scheduler would fire it.
import { describe, expect, test } from 'vitest'
import type { Schedule } from '../../../infra/local/cloud.ts'
import { cronerPattern, nextInstant } from '../../../infra/local/events/cron.ts'
import { inputOf, nextDue } from '../../../infra/local/events/schedules.ts'

const conversions: [string, string][] = [
  ['cron(0 6 ? * WED *)', '0 6 * * WED'],
  ['cron(0 6 ? * 4 *)', '0 6 * * WED'],
  ['cron(0 6 ? * 2-6 *)', '0 6 * * MON-FRI'],
  ['cron(0 6 ? * 1,7 *)', '0 6 * * SUN,SAT'],
  ['cron(30 9 1 * ? *)', '30 9 1 * *'],
  ['cron(0,15,30,45 * * * ? *)', '0,15,30,45 * * * *'],
  ['cron(0/10 5/6 * * ? *)', '0-59/10 5-23/6 * * *'],
  ['cron(0 8-18/2 * * ? *)', '0 8-18/2 * * *'],
  ['cron(0 8 ? * 6#3 *)', '0 8 * * FRI#3'],
]

const firings: [string, string, string, string][] = [
  ['cron(0 6 ? * WED *)', 'Europe/London', '2026-11-16T00:00:00Z', '2026-11-18T06:00:00.000Z'],
  ['cron(0 6 ? * WED *)', 'Europe/London', '2026-07-06T00:00:00Z', '2026-07-08T05:00:00.000Z'],
  ['cron(0 6 ? * 4 *)', 'UTC', '2026-11-18T06:00:00Z', '2026-11-25T06:00:00.000Z'],
  ['cron(0,15,30,45 * * * ? *)', 'UTC', '2026-11-18T06:00:00Z', '2026-11-18T06:15:00.000Z'],
  ['cron(0/20 * * * ? *)', 'UTC', '2026-11-18T06:01:00Z', '2026-11-18T06:20:00.000Z'],
  ['rate(15 minutes)', 'UTC', '2026-11-18T06:00:00Z', '2026-11-18T06:15:00.000Z'],
  ['rate(1 hour)', 'UTC', '2026-11-18T06:05:00Z', '2026-11-18T07:00:00.000Z'],
  ['rate(1 day)', 'UTC', '2026-11-18T06:05:00Z', '2026-11-19T00:00:00.000Z'],
]

const refused: [string, string][] = [
  ['cron(0 6 ? * WED 2027)', 'names a year'],
  ['cron(0 6 ? * WED)', 'with six fields'],
  ['cron(0 6 L * ? *)', 'uses L or W'],
  ['cron(0 6 ? * 8 *)', 'there is no weekday 8'],
  ['at(2026-11-18T06:00:00)', 'neither rate(…) nor cron(…)'],
]

const schedule = (name: string, expression: string): Schedule => ({
  name,
  expression,
  zone: 'UTC',
  functionArn: 'f',
  roleArn: 'r',
  input: '{"scheduledTime":"<aws.scheduler.scheduled-time>","attempt":"<aws.scheduler.attempt-number>"}',
})

describe('Schedules', () => {
  test.each(conversions)('%s becomes %s', (aws, croner) => {
    expect(cronerPattern(aws)).toBe(croner)
  })

  test.each(firings)('%s in %s after %s fires at %s', (expression, zone, after, expected) => {
    const instant = nextInstant(expression, zone, Date.parse(after))
    expect(new Date(instant ?? 0).toISOString()).toBe(expected)
  })

  test.each(refused)('%s stops the start', (expression, reason) => {
    expect(() => nextInstant(expression, 'UTC', 0)).toThrow(reason)
  })

  test('what is due at the same instant fires together, the earliest first', () => {
    const all = [
      schedule('hourly', 'rate(1 hour)'),
      schedule('tick', 'rate(15 minutes)'),
      schedule('daily', 'rate(1 day)'),
    ]
    const after = Date.parse('2026-11-18T06:45:00Z')
    expect(nextDue(all, after).map((due) => due.schedule.name)).toEqual(['hourly', 'tick'])
  })

  test('a function is told the instant that was meant, in the words of the Scheduler', () => {
    const at = Date.parse('2026-11-18T06:00:00Z')
    expect(inputOf(schedule('tick', 'rate(1 hour)'), at)).toEqual({
      scheduledTime: '2026-11-18T06:00:00Z',
      attempt: '1',
    })
  })
})
