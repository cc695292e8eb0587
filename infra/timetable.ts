// When the week's steps run. The launch is fixed by the earth's time zones; composing, which the operator sets, must
// come before it.

import { dayMs, hourMs, minuteMs } from '../functions/durations.ts'
import { launchHour, type Weekday, weekdays } from '../functions/environment.ts'
import { zoneOffset } from '../functions/zone-offset.ts'

/** Composing takes seconds, but a held edition needs someone to look at it. */
const marginMs = 15 * minuteMs

export function launchExpression(deliveryDay: Weekday): string {
  return `cron(0 ${launchHour} ? * ${short(dayBefore(deliveryDay))} *)`
}

export function dayBefore(day: Weekday): Weekday {
  return weekdays[(weekdays.indexOf(day) + 6) % 7] ?? day
}

/** @example composeDay('cron(0 6 ? * WED *)') // 'wednesday' */
export function composeDay(compose: string): Weekday {
  return weekdays.find((day) => compose.includes(short(day))) ?? 'monday'
}

/** The same hour on the day before. @example dayEarlier('cron(0 6 ? * WED *)') // 'cron(0 6 ? * TUE *)' */
export function dayEarlier(compose: string): string {
  const day = composeDay(compose)
  return compose.replace(short(day), short(dayBefore(day)))
}

/**
 * Every hour, at a given minute, from a weekday to the end of the week in which an edition is delivered, and on the
 * Monday after, when the last zones still have Sunday.
 *
 * @example hourlyFrom(25, 'saturday', 'sunday') // 'cron(25 * ? * SAT,SUN,MON *)'
 */
export function hourlyFrom(minute: number, from: Weekday, deliveryDay: Weekday): string {
  const start = weekdays.indexOf(from)
  // From that day to the delivery day, on to Sunday, and to Monday.
  const ahead = (weekdays.indexOf(deliveryDay) - start + 7) % 7
  const rest = 7 - weekdays.indexOf(deliveryDay)
  const count = Math.min(7, ahead + rest + 1)
  const listed = Array.from({ length: count }, (_, n) => short(weekdays[(start + n) % 7] ?? from))
  return `cron(${minute} * ? * ${listed.join(',')} *)`
}

const short = (day: Weekday) => day.slice(0, 3).toUpperCase()

/**
 * True if, in every week of a year, the edition is composed well before its launch. It is composed for the first
 * delivery day after the local day of composing (`functions/edition/week.ts`), so a late one is never launched.
 *
 * @param compose e.g. `cron(0 6 ? * WED *)`
 */
export function composesInTime(compose: string, zone: string, deliveryDay: Weekday): boolean {
  const [, minute, hour, name = ''] = /^cron\((\d{1,2}) (\d{1,2}) \? \* ([A-Z]{3}) \*\)$/.exec(compose) ?? []
  const weekday = weekdays.findIndex((day) => day.toUpperCase().startsWith(name))
  const ahead = (weekdays.indexOf(deliveryDay) - weekday + 7) % 7 || 7
  // A whole year, to include summer time on both hemispheres; 4 January 2027 is a Monday.
  return Array.from({ length: 53 }, (_, week) => Date.UTC(2027, 0, 4 + weekday + 7 * week)).every((date) => {
    const composed = instantAt(date + Number(hour) * hourMs + Number(minute) * minuteMs, zone)
    const launched = date + (ahead - 1) * dayMs + launchHour * hourMs
    return composed + marginMs <= launched
  })
}

/** The instant at which the clocks of a zone show what UTC clocks show at `wall`; at most an hour off when they
 * change. */
function instantAt(wall: number, zone: string): number {
  return wall - zoneOffset(wall, zone)
}
